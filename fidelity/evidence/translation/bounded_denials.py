"""Negations of a translation that only say where a number ends: "do not exceed 8", "at most 8"."""

from collections.abc import Sequence

from fidelity.evidence.translation.negations import Negation
from fidelity.records import Token
from fidelity.text.bilingual import primary, renderings
from fidelity.text.quantities import Bound, Quantity, quantities

_ENGLISH, _EXCEED = "en", "exceed"
_REACH = 4  # words from a "not" to the number that it bounds
_UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def is_bound(
    negation: Negation, tokens: Sequence[Token], others: Sequence[Token], languages: tuple[str, str]
) -> bool:
    """Whether the other side bounds the same number at the same end.

    Args:
        negation: of `tokens`.
        tokens: the side that denies.
        others: the other side.
        languages: of `tokens` and of `others`.
    """
    code, other_code = map(primary, languages)
    ends = [
        (one, end)
        for one in quantities(tokens, code)
        if (end := _end(negation, one, tokens, code)) is not None
    ]
    return bool(ends) and any(
        other.numeral.low == one.numeral.low and other.bound in end
        for one, end in ends
        for other in quantities(others, other_code)
    )


def _end(
    negation: Negation, one: Quantity, tokens: Sequence[Token], language: str
) -> frozenset[Bound] | None:
    """The bounds that say what the negation says of a number; None where it says nothing of it."""
    last = negation.indices[-1]
    first = one.bound_indices[0] if one.bound_indices else 0
    # "do not take more than 4": the bound was turned by the negation before it
    is_turned = 0 < first - last <= _REACH and one.bound in {Bound.AT_MOST, Bound.AT_LEAST}
    if is_turned or not {*negation.indices, last + 1}.isdisjoint(one.bound_indices):
        return next((end for end in (_UPPER, _LOWER) if one.bound in end), None)
    between = tokens[last + 1 : one.indices[0]]
    is_near = 0 < one.indices[0] - last <= _REACH
    return _UPPER if is_near and any(_exceeds(word, language) for word in between) else None


def _exceeds(token: Token, language: str) -> bool:
    if language == _ENGLISH:
        return token.lemma == _EXCEED
    return _EXCEED in renderings(token, language)
