"""Words that limit or turn a statement, so that without them it is another one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fidelity import lexicons
from fidelity.evidence.content.gaps import Gap
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, content_places, word_classes
from fidelity.text.phrases import find_phrases
from fidelity.text.recent import remember_recent
from fidelity.text.segments import CLAUSE_MARKS

LIMIT, TURN, CONDITION, CONTRAST = "limit", "turn", "condition", "contrast"
EXCEPTION = "exception"
_LIST, _RULES = "limits", "rules"
_RELATIVES = frozenset({"who", "whose", "that", "which"})
# "No further comment" is less than "no comment", not more; "even if" sets no condition.
_NO_LIMIT_AFTER = frozenset({"no", "any", "even"})
_DENYING = ("un", "non")
_FEW = 2  # content words of a clause that says something
_DENIED = ("ed", "able", "ible")  # "unlicensed", "unreliable"; not "unit", "unique"


@dataclass(frozen=True, slots=True)
class Limit:
    """The tokens of a limit, and the section of the list that it is of."""

    start: int
    end: int
    kind: str

    def is_all_of(self, indices: Sequence[int]) -> bool:
        """Whether these tokens belong to nothing else."""
        return self.start <= indices[0] and indices[-1] < self.end


def is_set_otherwise(limit: Limit, alignment: Alignment) -> bool:
    """Whether it is a condition that the quotation puts in its own words: "if not", "unless"."""
    if limit.kind != CONDITION:
        return False
    known = lexicons.listed("en", _LIST, CONDITION)
    hyp, ref = ({token.norm for token in side} for side in (alignment.hyp, alignment.ref))
    return not known.isdisjoint(hyp - ref)


@remember_recent
def limits_of(tokens: Sequence[Token], language: str) -> Mapping[int, Limit]:
    """The limits among the tokens by their first token."""
    found = {one.start: one for one in (*_denials(tokens, language), *_clauses(tokens, language))}
    found |= {
        match.start: Limit(match.start, match.end, match.section)
        for match in find_phrases(tokens, _LIST, language)
        if (match.start == 0 or tokens[match.start - 1].norm not in _NO_LIMIT_AFTER)
        and not (match.section == TURN and _is_verb(tokens, match.end - 1))
    }
    return found


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a determiner follows, before which no modifier stands: "to lower the age"."""
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return word_classes("en").get(after) in DETERMINERS


def _denials(tokens: Sequence[Token], language: str) -> Iterator[Limit]:
    """Modifiers that a prefix denies: "unlicensed doctors", "non-binding rules"."""
    if not language.startswith("en"):
        return
    for index, token in enumerate(tokens[:-1]):
        if not token.norm.startswith(_DENYING):
            continue
        if token.norm == "non" and tokens[index + 1].text == "-":
            yield Limit(index, index + 3, TURN)
        elif (
            token.norm.endswith(_DENIED)
            and tokens[index + 1].is_word
            and token.norm not in lexicons.words("en", "unturning")
        ):
            yield Limit(index, index + 1, TURN)


def _clauses(tokens: Sequence[Token], language: str) -> Iterator[Limit]:
    """The clause that says of whom a rule holds: "may kill wolves [that attack sheep]"."""
    if not language.startswith("en"):
        return
    ruling = lexicons.words("en", _RULES, "rule")
    is_rule = False
    for index, token in enumerate(tokens):
        is_rule = is_rule or token.lemma in ruling
        if is_rule and token.norm in _RELATIVES and _follows_all(tokens, index):
            end = index
            while end < len(tokens) and tokens[end].text not in CLAUSE_MARKS:
                end += 1
            yield Limit(index, end, TURN)


def _follows_all(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural that means all of its kind stands right before: no article, no number."""
    noun = index - 1
    if noun > 1 and tokens[noun].text.isdigit():  # "people over 60 who"
        noun -= 2
    if noun < 1 or not tokens[noun].is_word:
        return False
    is_plural = tokens[noun].norm != tokens[noun].lemma and tokens[noun].norm.endswith("s")
    named = is_plural or tokens[noun].norm in lexicons.words("en", _RULES, "plural")
    before = tokens[noun - 1]
    leads = word_classes("en").get(before.norm) in {"article", "possessive"}
    counted = before.text[0].isdigit() or before.norm in lexicons.listed(
        "en", "numerals", "cardinal"
    )
    return named and not (leads or counted)


def is_bare(gap: Gap, limit: Limit) -> bool:
    """Whether only the word for an exception is gone, and not what it leaves out."""
    return limit.kind == EXCEPTION and gap.indices[-1] < limit.end


def is_answered(alignment: Alignment, gap: Gap, limit: Limit) -> bool:
    """Whether words without a partner stand in its place; light ones answer no condition."""
    if limit.kind != CONDITION or len(gap.content) < _FEW:
        return bool(gap.other)
    return not content_places(alignment.hyp, alignment.hyp_language).isdisjoint(gap.other)


def is_lost_turn(alignment: Alignment, gap: Gap, limit: Limit) -> bool:
    """Whether a turning word alone is gone, and is not said elsewhere."""
    word = alignment.ref[gap.indices[0]].lemma
    told = any(token.lemma == word for token in alignment.hyp)
    return limit.kind == TURN and limit.is_all_of(gap.indices) and not told


def is_one_word(gap: Gap, limit: Limit) -> bool:
    """A limit of one word ("further", "depending") may be rendered by any that is left over."""
    return limit.kind in {LIMIT, TURN} or len(gap.indices) == 1


def from_limit(alignment: Alignment, gap: Gap, limits: Mapping[int, Limit]) -> Gap:
    """The end of a run that a limit opens behind a mark: "was returned, [apart from the rest]".

    Words on the other side then answer what stands before it, as far as they go.
    """
    for index in gap.indices[1:]:
        kind = limits[index].kind if index in limits else ""
        if kind not in {CONDITION, CONTRAST, EXCEPTION} or alignment.ref[index - 1].text != ",":
            continue
        before = [place for place in gap.content if place < index]
        new = content_places(alignment.hyp, alignment.hyp_language).intersection(gap.other)
        if len(new) > len(before) + 1 or gap.content[-1] < limits[index].end:
            return gap
        return replace(
            gap,
            indices=tuple(place for place in gap.indices if place >= index),
            content=tuple(place for place in gap.content if place >= index),
            other=(),
        )
    return gap
