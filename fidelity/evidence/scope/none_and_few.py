"""None told as few, never as rarely: both deny, and the one leaves some; English."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.polarity import NegatorKind, clause_of, negators

_LIST = "none_and_few"
_AMOUNT, _TIME = ("none of them", "scant amount"), ("at no time", "scant time")
_AS_MUCH = "as much"
_BESIDE = 2  # tokens around a phrase among which another makes it say as much
_ONE = "one"
_REACH = 3  # words from "few" to what they are few of


def none_and_few(alignment: Alignment) -> Iterator[BothSides]:
    """Words for none and for few that stand in each other's place, one of each in all."""
    if not alignment.is_english:
        return
    for none, few in (_AMOUNT, _TIME):
        for section, other in ((none, few), (few, none)):
            mine, theirs = (
                _only(alignment.hyp, section, other),
                _only(alignment.ref, other, section),
            )
            if mine is None or theirs is None:
                continue
            hyp, ref = tuple(mine.indices), tuple(theirs.indices)
            if is_same_around(alignment, hyp, ref) or _are_of_one(alignment, hyp, ref):
                yield BothSides(hyp=hyp, ref=ref)


def _only(tokens: Sequence[Token], section: str, other: str) -> PhraseMatch | None:
    """The only phrase of a section, where none of the other section stands beside it."""
    found = [one for one in find_phrases(tokens, _LIST) if _counts(tokens, one)]
    mine = [one for one in found if one.section == section]
    if len(mine) != 1 or any(one.section == other for one in found):
        return None
    return mine[0]


def _counts(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether a phrase says how many or how often, and nothing beside it says as much as another.

    "Almost nobody" are few, and "not one" is none.
    """
    as_much = lexicons.words("en", _LIST, _AS_MUCH)
    beside = (*tokens[max(0, match.start - _BESIDE) : match.start], *tokens[match.end :][:_BESIDE])
    if any(token.norm in as_much for token in beside):
        return False
    negating = [one for one in negators(tokens, "en") if one.kind is NegatorKind.OVERT]
    if match.section in {_AMOUNT[0], _TIME[0]}:
        return any(match.start in one.indices for one in negating)
    clause = clause_of(tokens, match.start)
    if any(one.start in clause for one in negating):
        return False
    if match.phrase.endswith(_ONE):  # "one can tell", "the one at the door"
        behind = tokens[match.end].norm if match.end < len(tokens) else ""
        return behind == "of" or (len(match.indices) > 1 and match.end < len(tokens))
    return match.start == 0 or tokens[match.start - 1].norm not in {"a", "the", "at"}


def _are_of_one(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether both lead their text, or stand before the same word: "few clubs", "no club"."""
    links = linkage(alignment)
    if hyp[0] == 0 and ref[0] == 0:
        return True
    here, there = (
        next((k for k in range(at[-1] + 1, at[-1] + 1 + _REACH) if _says(tokens, k)), None)
        for tokens, at in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    return here is not None and there is not None and links.keeps(here, there)


def _says(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and is_content(tokens[index], "en")
