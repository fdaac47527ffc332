"""An alignment, asked from both sides."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fidelity.records import Alignment, Link, LinkKind
from fidelity.text.recent import remember_recent

SAME_WORD = frozenset({LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA, LinkKind.VALUE})
"""Links of one word with itself, in whatever form; a neighbour is another word."""
SURE_WORD = frozenset(
    {LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA, LinkKind.ABBREVIATION, LinkKind.DICTIONARY}
)
"""Links of one word with itself or with its translation."""


@dataclass(frozen=True, slots=True)
class Linkage:
    """Which tokens answer which.

    Attributes:
        to_ref: token of `hyp` -> tokens of `ref` that it is linked with, ascending.
        to_hyp: the same the other way.
        link_of_hyp: token of `hyp` -> its strongest link.
        link_of_ref: token of `ref` -> its strongest link.
    """

    to_ref: dict[int, tuple[int, ...]]
    to_hyp: dict[int, tuple[int, ...]]
    link_of_hyp: dict[int, Link]
    link_of_ref: dict[int, Link]

    def keeps(self, hyp: int, ref: int) -> bool:
        """Whether a token of `hyp` is, by its strongest link, the same word as one of `ref`."""
        link = self.link_of_hyp.get(hyp)
        return link is not None and link.kind in SAME_WORD and ref in link.ref

    def is_loose(self, hyp: int) -> bool:
        """Whether nothing but its place joins a token of `hyp` to one of `ref`."""
        link = self.link_of_hyp.get(hyp)
        return link is None or link.kind is LinkKind.CONTEXT

    def place_in_ref(self, index: int) -> float:
        """About where in `ref` the token `index` of `hyp` would stand.

        Its own link, or else half-way between those of its nearest linked neighbours.
        """
        return _place(index, self.to_ref)

    def company_in_ref(self, indices: tuple[int, ...]) -> float:
        """Where these tokens of `hyp` would stand in `ref` by their neighbours alone.

        A word that stands on both sides may be linked across a sentence; its company tells more.
        """
        others = {h: refs for h, refs in self.to_ref.items() if h not in indices}
        return _place(indices[0], others)

    def place_in_hyp(self, index: int) -> float:
        """About where in `hyp` the token `index` of `ref` would stand."""
        return _place(index, self.to_hyp)


@remember_recent
def linkage(alignment: Alignment) -> Linkage:
    """Index the links of an alignment by token."""
    to_ref: dict[int, tuple[int, ...]] = {}
    to_hyp: dict[int, tuple[int, ...]] = {}
    of_hyp: dict[int, Link] = {}
    of_ref: dict[int, Link] = {}
    for link in alignment.links:
        for h in link.hyp:
            to_ref[h] = _joined(to_ref.get(h), link.ref)
            if h not in of_hyp or link.weight > of_hyp[h].weight:
                of_hyp[h] = link
        for r in link.ref:
            to_hyp[r] = _joined(to_hyp.get(r), link.hyp)
            if r not in of_ref or link.weight > of_ref[r].weight:
                of_ref[r] = link
    return Linkage(to_ref, to_hyp, of_hyp, of_ref)


def in_order(links: Sequence[Link]) -> bool:
    """Whether the links ascend on both sides, none crossing or sharing a word with another."""
    ordered = sorted(links, key=lambda link: link.hyp)
    return all(
        one.hyp[-1] < other.hyp[0] and one.ref[-1] < other.ref[0]
        for one, other in pairwise(ordered)
    )


def _joined(known: tuple[int, ...] | None, more: tuple[int, ...]) -> tuple[int, ...]:
    return more if known is None else tuple(sorted({*known, *more}))


def _place(index: int, links: dict[int, tuple[int, ...]]) -> float:
    if index in links:
        return links[index][0]
    linked = sorted(links)
    at = bisect_left(linked, index)
    before = links[linked[at - 1]][-1] if at > 0 else None
    after = links[linked[at]][0] if at < len(linked) else None
    if before is None and after is None:
        return 0.0
    if before is None or after is None:
        near = after if before is None else before
        return float(near) if near is not None else 0.0
    return (before + after) / 2
