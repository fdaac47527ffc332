"""Whether one side puts it the other way round: "few doubt", "most believe"; English."""

from collections.abc import Collection, Sequence

from fidelity.records import Alignment, Token
from fidelity.text.opposites import contraries
from fidelity.text.polarity import NegatorKind, negators

_REACH = 10  # tokens from the subject of a statement to the words that turn it
_NO_DENIAL = frozenset({NegatorKind.WEAK, NegatorKind.EXCUSE})


def is_turned(alignment: Alignment) -> bool:
    """Whether one side alone denies, or has a word contrary to one that only the other has."""
    sides = alignment.hyp, alignment.ref
    return _is_turned(sides, tuple(range(len(side)) for side in sides))


def is_turned_nearby(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """The same of what is said within reach of some words of both sides, themselves left out.

    A "not" may stand farther behind.
    """
    sides = alignment.hyp, alignment.ref
    near = tuple(
        [place for place in range(min(words) - _REACH, max(words) + _REACH) if place not in words]
        for words in (hyp, ref)
    )
    return _is_turned(sides, near)


def _is_turned(sides: tuple[Sequence[Token], ...], near: tuple[Collection[int], ...]) -> bool:
    known = contraries("en")
    ours, theirs = (
        {
            word
            for index, token in enumerate(side)
            if index in places
            for word in (token.lemma, token.norm)
        }
        for side, places in zip(sides, near, strict=True)
    )
    if any(not known[word].isdisjoint(theirs) for word in ours - theirs if word in known):
        return True
    hyp, ref = (
        sum(
            one.kind is NegatorKind.OVERT
            or (one.kind not in _NO_DENIAL and one.indices[0] in places)
            for one in negators(side, "en")
        )
        for side, places in zip(sides, near, strict=True)
    )
    return hyp != ref
