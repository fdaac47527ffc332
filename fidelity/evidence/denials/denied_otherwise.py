"""Denials that the other side tells without one, most of them by comparing; English.

"Has not changed" is "as many as before", "cannot pay" is "more than they can pay" or "too much",
and "60, not the 200 that they had wanted" tells the same as "they wanted 200; 60 were allowed".
"""

from collections.abc import Sequence
from itertools import pairwise

from fidelity import lexicons
from fidelity.evidence.denials.negator_sides import NegatorSide
from fidelity.evidence.denials.turned_universals import sentence_of
from fidelity.records import Token
from fidelity.text.function_words import word_classes
from fidelity.text.polarity import Negator

_LIST = "denied_otherwise"
_NOT = frozenset({"not", "n't", "cannot", "unable", "never"})
_BEFORE_CONTRAST = frozenset({",", ";", "and", "but", "–", "—", "("})
_CAN = frozenset({"can", "could", "able", "cannot", "unable"})
_WITHOUT = "without"
_BUT_FOR, _IMAGINED = ("but", "for"), frozenset({"would", "could", "might"})
_NEAR = 3  # tokens from "would" to its "have": "would almost certainly have"
_BESIDE, _BEHIND = 1, 6  # tokens from a thing to what says that it is another, or gone
_EQUATED = 12  # tokens between "as" and "as"
_COMPARED = 8  # tokens behind "than" among which "can" stands
_SET_APART = 12  # tokens behind "not" among which the plan stands


def is_told_otherwise(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether the other side says by a comparison, of a plan or of a lack, what this one says."""
    if negator.phrase == _WITHOUT:
        return _is_off(negator, mine, other) or _stands_but_for(other.tokens)
    if _was_otherwise(negator, mine, other):
        return True
    if negator.phrase not in _NOT:
        return False
    return (
        _is_another(negator, mine, other)
        or _is_not_until(negator, mine, other)
        or _is_under_way(negator, mine, other)
        or _is_asked_why(negator, mine, other)
        or _stays(negator, mine, other)
        or _is_too_much(negator, mine, other)
        or _was_planned(negator, mine, other)
    )


def _stands_but_for(tokens: Sequence[Token]) -> bool:
    """Whether something would have been "but for" another thing: without it."""
    return any(
        (one.norm, after.norm) == _BUT_FOR and _is_imagined(tokens)
        for one, after in pairwise(tokens)
    )


def _was_otherwise(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether the other side tells what would have been, which this one says was not so.

    "It would have been found if they had been there": it was not, as they were not.
    """
    around = negator.anchors if negator.target is None else (negator.target, *negator.anchors)
    places = [place for index in around for place in mine.to_other.get(index, ())]
    if not places:
        return False
    here = sentence_of(mine.tokens, negator.start)
    there = sentence_of(other.tokens, places[0])
    conditions = _words("imagined")
    return (
        _is_imagined(there)
        and not _is_imagined(here)
        and any(token.norm in conditions for token in there)
    )


def _is_imagined(tokens: Sequence[Token]) -> bool:
    """Whether anything "would have" been."""
    return any(
        token.norm in _IMAGINED
        and any(
            after.norm == "have" and last.norm != "to"
            for after, last in pairwise(tokens[index + 1 : index + 2 + _NEAR])
        )
        for index, token in enumerate(tokens)
    )


def _is_under_way(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it has "not yet" been done, and the other side has it go on."""
    end, target = negator.indices[-1] + 1, negator.target
    if target is None or [token.norm for token in mine.tokens[end : end + 1]] != ["yet"]:
        return False
    places = mine.to_other.get(target, ())
    return any(other.tokens[place].norm.endswith("ing") for place in places)


def _is_not_until(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it is not so until a time, and so from then on: "believe it when I see it"."""
    said, printed = (
        {token.norm for token in tokens}
        for tokens in (mine.tokens[negator.indices[-1] :], other.tokens)
    )
    words, answers = _words("until"), _words("from then on")
    return not words.isdisjoint(said) and words.isdisjoint(printed) and bool(answers & printed)


def _is_asked_why(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it is asked "why she had not gone", and the other side only speaks of going."""
    here = sentence_of(mine.tokens, negator.start)
    before = [
        token.norm for token in here if token.span.start < mine.tokens[negator.start].span.start
    ]
    places = () if negator.target is None else mine.to_other.get(negator.target, ())
    return "why" in before and any(
        other.tokens[place].norm.endswith("ing")
        and place > 0
        and word_classes("en").get(other.tokens[place - 1].norm) == "preposition"
        for place in places
    )


def _stays(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether nothing changed, and the other side has as much as before."""
    target = negator.target
    if target is None or mine.tokens[target].lemma not in _words("changes"):
        return False
    return _equates(other.tokens) and not _equates(mine.tokens)


def _is_off(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether somebody is without it, and it is off or gone: "without power", "power was cut"."""
    target = negator.target
    places = () if target is None else mine.to_other.get(target, ())
    gone = _words("gone")
    return any(
        token.norm in gone
        for place in places
        for token in other.tokens[place + 1 : place + 1 + _BEHIND]
    )


def _is_another(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it is not this one, and there another one: "does not speak it", "speaks another"."""
    said = {token.norm for token in mine.tokens}
    around = negator.anchors if negator.target is None else (negator.target, *negator.anchors)
    places = [place for index in around for place in mine.to_other.get(index, ())]
    return any(
        token.norm not in said and token.norm in _words("another")
        for place in places
        for token in other.tokens[max(0, place - _BESIDE) : place + 1 + _BESIDE]
    )


def _equates(tokens: Sequence[Token]) -> bool:
    places = [index for index, token in enumerate(tokens) if token.norm == "as"]
    return any(1 < later - first <= _EQUATED for first, later in pairwise(places))


def _is_too_much(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether somebody is not able to, and it is too much or more than he can."""
    around = mine.tokens[max(0, negator.start - 1) : negator.indices[-1] + 1]
    if _CAN.isdisjoint(token.norm for token in around):
        return False
    said = {token.norm for token in mine.tokens}
    for index, token in enumerate(other.tokens):
        if token.norm == "too" and "too" not in said and _leads_a_degree(other.tokens, index):
            return True
        behind = other.tokens[index + 1 : index + 1 + _COMPARED]
        if token.norm == "than" and not _CAN.isdisjoint(one.norm for one in behind):
            return True
    return False


def _leads_a_degree(tokens: Sequence[Token], index: int) -> bool:
    """Whether "too" stands before what there is too much of: not at the end of its clause."""
    return index + 1 < len(tokens) and tokens[index + 1].is_word


def _was_planned(negator: Negator, mine: NegatorSide, other: NegatorSide) -> bool:
    """Whether it sets apart what was only wanted, and the other side says that it was."""
    before = mine.tokens[negator.start - 1].norm if negator.start else ""
    plans = _words("plans")
    end = negator.indices[-1] + 1
    behind = mine.tokens[end : end + _SET_APART]
    return (
        before in _BEFORE_CONTRAST
        and not plans.isdisjoint(token.lemma for token in behind)
        and not plans.isdisjoint(token.lemma for token in other.tokens)
    )


def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", _LIST, section)
