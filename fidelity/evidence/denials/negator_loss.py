"""How sure it is that a negator which nothing answers was lost, or put in."""

from collections.abc import Collection

from fidelity import lexicons
from fidelity.evidence.denials.negator_sides import NegatorSide, clause_content, place_of
from fidelity.text.polarity import Negator

# Logistic regression on 320 planted or dropped negators (DEMETR and the factuality checklists,
# development parts) against 90 that only one of two human references has (3,500 pairs of
# mt-clusters), rounded. Between references "no" is a matter of style more often than "not".
_KEPT, _CLAUSE, _LEFT_OVER, _OF_A_NOUN, _BASE = 6.5, 1.5, -0.15, -2.5, -3.9
# From paraphrases of ours that deny in other words what the original affirms; up to this many words
# of weight no negator planted in DEMETR is lost by it.
_REWORDED, _SHORT = -3.0, 3
_SUBJECT = 5  # tokens behind "nobody" that may belong to it: "nobody from the council"
_NOBODY = frozenset({"nobody", "no one", "none"})
_AROUND = 6  # tokens around a negator in which words without a partner may render it


def loss(negator: Negator, mine: NegatorSide, other: NegatorSide) -> float:
    """The log odds that an overt negator which nothing answers was lost or put in."""
    clause = clause_content(negator, mine)
    linked = sum(index in mine.to_other for index in clause) / max(1, len(clause))
    answered = {index for partners in mine.to_other.values() for index in partners}
    place = place_of(negator, mine)
    left_over = len(_open(mine, negator.start, mine.to_other.keys() | {*negator.indices}))
    if place is not None:
        left_over += len(_open(other, place, answered))
    return (
        _BASE
        + _KEPT * min(mine.kept, other.kept)
        + _CLAUSE * linked
        + _LEFT_OVER * left_over
        + _OF_A_NOUN * _is_of_style(negator, mine, other)
        + _REWORDED * _is_reworded(negator, mine, other)
    )


def _is_of_style(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it stands for a noun or before one, and the other side has no "somebody" for it."""
    if negator.phrase not in lexicons.words("en", "polarity_grammar", "noun"):
        return False
    affirmative = lexicons.words("en", "polarity_grammar", "affirmative")
    said = {token.norm for token in mine.tokens}
    if any(t.norm in affirmative and t.norm not in said for t in other.tokens):
        return False
    return not _is_replaced(negator, mine, other)


def _is_replaced(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether somebody stands in the place of nobody, before the same verb: "the mayor knew"."""
    last = negator.indices[-1]
    behind = next((k for k in range(last + 1, last + 1 + _SUBJECT) if k in mine.sure), None)
    if negator.phrase not in _NOBODY or behind is None:
        return False
    place = mine.to_other[behind][0] - 1
    answered = {index for partners in mine.to_other.values() for index in partners}
    return place >= 0 and place in other.content and place not in answered


def _is_reworded(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether nothing says that the denied word is there, and another may stand for the denial.

    "Cannot be appealed" for "is final": of so short a sentence little else can tell.
    """
    target = negator.target
    if target is None or target in mine.alike or len(mine.content) > _SHORT:
        return False
    return bool(other.content - other.alike)


def _open(side: NegatorSide, place: int, closed: Collection[int]) -> list[int]:
    """Content words around a place that are not among `closed`."""
    return [
        index
        for index in range(max(0, place - _AROUND), min(len(side.tokens), place + _AROUND + 1))
        if index in side.content and index not in closed
    ]
