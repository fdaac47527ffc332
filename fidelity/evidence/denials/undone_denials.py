"""Denials that their own side undoes, or that the other side tells as an exception; English."""

from fidelity import lexicons
from fidelity.evidence.denials.negator_sides import NegatorSide
from fidelity.evidence.scope.exceptions import left_out
from fidelity.text.polarity import Negator, NegatorKind, negators
from fidelity.text.segments import CLAUSE_MARKS

_GRAMMAR = "polarity_grammar"
_ALONE = frozenset({"only", "sole", "solely", "alone", "all"})
_UNIVERSAL = frozenset({"every", "each", "all", "everybody", "everyone", "everything"})
_LINKING = frozenset({"that", "who", "which", "where"})
_TWO = 2


def is_undone(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether nothing is left of a denial but what the other side tells in other words."""
    return (
        _is_called_false(negator, mine)
        or _is_slight(negator, mine)
        or _is_of_each(negator, mine, other)
        or _is_exception(mine, other)
    )


def overt_beside(negator: Negator, side: NegatorSide) -> list[Negator]:
    """The words that do nothing but deny in the sentence of one, itself among them, in order."""
    sentence = side.tokens[negator.start].sentence
    return [
        one
        for one in negators(side.tokens, "en")
        if one.kind is NegatorKind.OVERT and side.tokens[one.start].sentence == sentence
    ]


def _is_called_false(negator: Negator, mine: NegatorSide) -> bool:
    """It is untrue that we never paid."""
    tokens = mine.tokens
    for place in range(negator.start - 1, 0, -1):
        if tokens[place].text in CLAUSE_MARKS:
            return False
        if tokens[place].norm == "that":
            return tokens[place - 1].norm in lexicons.words("en", _GRAMMAR, "called false")
    return False


def _is_slight(negator: Negator, mine: NegatorSide) -> bool:
    """No small effort: a word of little weight, denied and reworded."""
    place = negator.indices[-1] + 1
    if negator.kind is not NegatorKind.OVERT or place >= len(mine.tokens):
        return False
    is_slight = mine.tokens[place].norm in lexicons.words("en", _GRAMMAR, "slight")
    return is_slight and place not in mine.alike


def _is_of_each(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """There is no street that has not been flooded / every street has been flooded."""
    overt = overt_beside(negator, mine)
    if len(overt) != _TWO or not any(token.norm in _UNIVERSAL for token in other.tokens):
        return False
    between = mine.tokens[overt[0].indices[-1] + 1 : overt[1].start]
    is_open = any(one.kind is NegatorKind.OVERT for one in negators(other.tokens, "en"))
    return any(token.norm in _LINKING for token in between) and not is_open


def _is_exception(mine: NegatorSide, other: NegatorSide) -> bool:
    """Nobody but the captain / only the captain; all they had not sold / everything but that."""
    return any(
        any(token.norm in _ALONE for token in there.tokens)
        and not left_out(here.tokens).isdisjoint(here.to_other)
        for here, there in ((mine, other), (other, mine))
    )
