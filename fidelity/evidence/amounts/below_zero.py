"""Amounts below zero: by "minus", or by a sign that parts no two numbers."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.amounts.counterparts import Answer
from fidelity.records import Token
from fidelity.text.quantities import Quantity

_MINUS, _PLUS = "minus", "plus"
_SIGNS = frozenset({"-", "−", "–"})


def sign_of(tokens: Sequence[Token], quantity: Quantity) -> int | None:
    """The token that puts an English amount below zero; None where none does."""
    place = quantity.indices[0] - 1
    if place < 0:
        return None
    token = tokens[place]
    if token.norm == _MINUS:
        is_either = place > 1 and tokens[place - 2].norm == _PLUS  # "plus or minus 3 points"
        return None if is_either else place
    is_joined = token.text in _SIGNS and token.span.end == tokens[place + 1].span.start
    is_parted = place == 0 or tokens[place - 1].span.end < token.span.start
    return place if is_joined and is_parted else None


def lost_sign(
    answer: Answer, hyp: Sequence[Token], ref: Sequence[Token]
) -> tuple[int | None, int | None] | None:
    """The sign that one side has alone, as its token in `hyp` or in `ref`, and nothing else says.

    "Fell by 3 percent" says what "-3 percent" says.
    """
    signs = sign_of(hyp, answer.hyp), sign_of(ref, answer.ref)
    if (signs[0] is None) == (signs[1] is None):
        return None
    bare, signed = (hyp, ref) if signs[0] is None else (ref, hyp)
    # what both sides have says nothing for the sign: "fell to minus 12"
    words = lexicons.words("en", "below_zero") - {token.lemma for token in signed}
    is_told = any(token.lemma in words or token.text in _SIGNS for token in bare)
    return None if is_told else signs
