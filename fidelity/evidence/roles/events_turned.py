"""One event told by one verb or by another that sees it from the other end; English.

"Derby lost to Hull" is "Hull beat Derby", and not "Derby beat Hull".
"""

from collections.abc import Iterator
from typing import NamedTuple

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment
from fidelity.text.event_frames import Event, events
from fidelity.text.function_words import is_content


class _Shared(NamedTuple):
    hyp: Event
    ref: Event
    kept: tuple[tuple[int, int], ...]  # words that stand at one end of both
    moved: tuple[tuple[int, int], ...]  # words that stand at another


def turned_events(alignment: Alignment) -> Iterator[BothSides]:
    """Events of which whoever stands at one end stood at the other."""
    for one in _shared(alignment):
        if one.moved and not one.kept:
            words = zip(*one.moved, strict=True)
            hyp, ref = (tuple(sorted(set(side))) for side in words)
            yield BothSides(
                hyp=tuple(sorted({*one.hyp.verb, *hyp})), ref=tuple(sorted({*one.ref.verb, *ref}))
            )


def told_from_the_other_end(alignment: Alignment) -> frozenset[int]:
    """The tokens of verbs of the quotation that tell, in another word, what the passage tells."""
    return frozenset(
        index for one in _shared(alignment) if one.kept and not one.moved for index in one.hyp.verb
    )


def _shared(alignment: Alignment) -> Iterator[_Shared]:
    if not alignment.is_english:
        return
    ours, theirs = events(alignment.hyp), events(alignment.ref)
    links = linkage(alignment)
    for mine in ours:
        others = [one for one in theirs if one.name == mine.name]
        if len(others) != 1 or sum(one.name == mine.name for one in ours) > 1:
            continue
        (other,) = others
        kept: list[tuple[int, int]] = []
        moved: list[tuple[int, int]] = []
        for role, h in mine.ends.items():
            if not is_content(alignment.hyp[h], "en"):
                continue
            for there, r in other.ends.items():
                if links.keeps(h, r):
                    (kept if there == role else moved).append((h, r))
        yield _Shared(mine, other, tuple(kept), tuple(moved))
