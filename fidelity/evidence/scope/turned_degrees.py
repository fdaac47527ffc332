"""Few and many, little and much behind the same word of degree: "too few", "too many"; English."""

from collections.abc import Iterator

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment
from fidelity.text.polarity import NegatorKind, negators

_TURNED = {"few": "many", "many": "few", "little": "much", "much": "little"}
_DEGREES = frozenset({"too", "how", "so", "that", "this", "very", "as", "know", "knew", "say"})


def turned_degrees(alignment: Alignment) -> Iterator[BothSides]:
    """The two words of degree with what follows them, where the words around are the same.

    Not where one side alone denies something: "not too many", "too few".
    """
    if not alignment.is_english:
        return
    hyp, ref = alignment.hyp, alignment.ref
    links = linkage(alignment)
    for h in range(1, len(hyp)):
        other = _TURNED.get(hyp[h].norm)
        if other is None:
            continue
        for r in range(1, len(ref)):
            if (
                ref[r].norm == other
                and links.keeps(h - 1, r - 1)
                and (
                    not {hyp[h - 1].norm, hyp[h - 1].lemma}.isdisjoint(_DEGREES)
                    or links.keeps(h + 1, r + 1)  # "loses little power"
                )
                and is_same_around(alignment, (h,), (r,))
                and _denials(alignment) == 0
            ):
                yield BothSides(hyp=(h - 1, h), ref=(r - 1, r))


def _denials(alignment: Alignment) -> int:
    """How many plain denials one side has more than the other."""
    ours, theirs = (
        sum(one.kind is NegatorKind.OVERT for one in negators(side, "en"))
        for side in (alignment.hyp, alignment.ref)
    )
    return abs(ours - theirs)
