"""None told as few, never as rarely, every one as one: no "not" and no number tells; English."""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.polarity import NegatorKind, clause_of, negators

_LIST, _AS_MUCH = "none_and_few", "as much"
_NONE = frozenset({"none of them", "at no time"})
_EVERY, _ALONE = "every one", "one alone"
_PAIRS = (("none of them", "scant amount"), ("at no time", "scant time"), (_EVERY, _ALONE))
_BESIDE = 2  # tokens around a phrase among which another makes it say as much
_ONE, _OTHER, _OF = "one", "other", "of"
_NO_ONE_ALONE = frozenset({"the", "this", "that", "no", "any", "every", "each", "not", "another"})
_RATES = frozenset({"by", "in", "or", "out", "way"})  # "one in six", "each way"
_NO_SCANT = frozenset({"a", "the", "at"})
_REACH = 4  # tokens from "few" to what they are few of


def none_and_few(alignment: Alignment) -> Iterator[BothSides]:
    """Words for none and for few that stand in each other's place, one of each in all."""
    if not alignment.is_english:
        return
    for pair in _PAIRS:
        for section, other in (pair, pair[::-1]):
            mine = _only(alignment.hyp, section, other)
            theirs = _only(alignment.ref, other, section) if mine is not None else None
            if mine is None or theirs is None:
                continue
            hyp, ref = tuple(mine.indices), tuple(theirs.indices)
            if is_same_around(alignment, hyp, ref) or _are_of_one(alignment, hyp, ref):
                yield BothSides(hyp=hyp, ref=ref)


def _only(tokens: Sequence[Token], section: str, other: str) -> PhraseMatch | None:
    """The only phrase of a section, where there is none of the other section."""
    found = find_phrases(tokens, _LIST, section=section)
    if not found:
        return None
    mine = [one for one in found if _counts(tokens, one)]
    own = {index for one in found for index in one.indices}
    others = [
        one
        for one in find_phrases(tokens, _LIST, section=other)
        if own.isdisjoint(one.indices)  # "never once"
    ]
    return mine[0] if len(mine) == 1 and not others else None


def _counts(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether a phrase says how many or how often, and nothing beside it says as much as another.

    "Almost nobody" are few, and "not one" is none.
    """
    as_much = lexicons.words("en", _LIST, _AS_MUCH)
    first = max(0, match.start - _BESIDE)
    beside = (*range(first, match.start), *range(match.end, min(match.end + _BESIDE, len(tokens))))
    # a mark before "but" opens another statement: "two were there, but one slept"
    if any(tokens[k].norm in as_much and (not k or tokens[k - 1].is_word) for k in beside):
        return False
    before = tokens[match.start - 1].norm if match.start else ""
    behind = tokens[match.end].norm if match.end < len(tokens) else ""
    if match.section in {_EVERY, _ALONE}:
        is_rate = _is_figure(tokens, match.start) or behind in _RATES
        has_other = _OTHER in {token.norm for token in tokens}
        return before not in _NO_ONE_ALONE and not (is_rate or has_other)
    negating = [one for one in negators(tokens, "en") if one.kind is NegatorKind.OVERT]
    if match.section in _NONE:
        return any(match.start in one.indices for one in negating)
    clause = clause_of(tokens, match.start)
    if any(one.start in clause for one in negating):
        return False
    if match.phrase == _ONE:  # "one can tell"
        return behind == _OF
    return before not in _NO_SCANT and (not match.phrase.endswith(_ONE) or bool(behind))


def _is_figure(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number stands before this, its unit between them or not: "12 euros each way"."""
    return any(token.text[:1].isdigit() for token in tokens[max(0, place - _BESIDE) : place])


def _are_of_one(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether both stand before the same word: "few clubs", "no club"; "nobody at the pier"."""
    links = linkage(alignment)
    here, there = (
        [k for k in range(at[-1] + 1, at[-1] + 1 + _REACH) if _says(tokens, k)]
        for tokens, at in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    return any(links.keeps(h, r) for h in here for r in there)


def _says(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and is_content(tokens[index], "en")
