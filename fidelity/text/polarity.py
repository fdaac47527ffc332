"""Words that turn a statement round, and what they bear on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import content_places, is_content, word_classes
from fidelity.text.heightening import heightens
from fidelity.text.lemmas import dictionary_form
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.recent import WORDS_REMEMBERED, remember_recent


class NegatorKind(Enum):
    """How plainly a negator negates."""

    OVERT = "overt"  # not, nobody, without
    WEAK = "weak"  # hardly, few
    IMPLICIT = "implicit"  # refuse, deny, fail to
    EXCUSE = "excuse"  # may render a negation, never counts by itself: lack, instead


@dataclass(frozen=True, slots=True, kw_only=True)
class Negator:
    """One negator.

    Attributes:
        indices: its tokens, ascending.
        phrase: the list's form of it.
        kind: how plainly it negates.
        target: the content word that it bears on: the next one of its clause, or, at the end of
            one ("said nothing"), the one before; None when there is none.
        anchors: the content words around it, nearest first, `target` among them.
    """

    indices: tuple[int, ...]
    phrase: str
    kind: NegatorKind
    target: int | None
    anchors: tuple[int, ...]

    @property
    def start(self) -> int:
        """Its first token."""
        return self.indices[0]


_CLAUSE_MARKS = frozenset(',;:—–()"“”.?!')
_GRAMMAR = "polarity_grammar"  # the list of words around negators
# content words on each side that tell one "not" of a sentence from another
_ANCHORS = 3
_HORIZON = 9  # tokens looked at on each side for them
_ANSWER_ENDS = frozenset(",.;:!?—–…")
_STOPS = frozenset(".!?")
_QUOTES = frozenset("\"“”„‟«»‘’'‹›–—-")
_SHORT_ANSWER = 6  # words and marks
_HANGING = frozenset({"not", "never", "no", "neither", "nor", "without"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least"})
_EDGE = 3
_NEGATIVE_FORM = re.compile(
    r"^(?:un|il|ir|dis|non|im(?=[mpb]))(\w{4,})$"
    r"|^in(\w{3,}(?:able|ible|ent|ant|ive|ly))$|^(\w{3,})less$"
)
_NEGATIVE_NOUNS = frozenset({"nothing", "nobody", "no one", "none", "nowhere"})
_FORBIDDING = frozenset({"forbid", "prohibit", "prevent"})
_ACT = frozenset({"to", "from"})  # before what somebody may not do
_SHORTEST_BASE = 4
_THAT = "that"
_NOT_SHORT = re.compile("(?i)n['’ʼ]t$")
_LIMITERS = frozenset({"only", "just", "merely", "simply", "solely"})
_REPLACING = {("rather", "than"), ("instead", "of")}
_NOTS = ("not", "n't")
_SOON_DENIED = 3  # tokens from "probably" to the "not" behind it
BEFORE_LIMITS = frozenset({"be", "the", "have", "to"})  # "need not have to simply accept it"
# "I don't think it is" says "I think it is not" (Huddleston and Pullum 2002, 9.5).
_RAISING, _RAISED = frozenset({"think", "believe", "suppose", "imagine", "reckon"}), 6


@remember_recent
def negators(tokens: Sequence[Token], language: str = "en") -> tuple[Negator, ...]:
    """All negators of a text, in order; none in a language without the word list.

    "not only", "no fewer than" and their like turn nothing round and are left out, and so does the
    "not" of an answer that agrees: "And he never threatened you?" "Not in words."
    """
    found: list[Negator] = []
    for match in find_phrases(tokens, "polarity", language):
        if match.section in {"not negative", "prefix", "no prefix"}:
            continue
        if match.phrase == "no" and _is_answer(tokens, match.start):
            continue
        is_agreement = match.phrase == "not" and _agrees(tokens, match.start, found)
        if is_agreement or heightens(tokens, match.indices[-1]):
            continue
        target = _target(tokens, match, language)
        found.append(
            Negator(
                indices=match.indices,
                phrase=match.phrase,
                kind=_kind(tokens, match),
                target=target,
                anchors=_anchors(tokens, match.start, match.end, language),
            )
        )
    return tuple(found)


def clause_of(tokens: Sequence[Token], index: int) -> range:
    """The tokens around `index` up to the nearest marks and words that part clauses.

    What depends on a word belongs to its clause: "could not determine who had done it".
    """
    start = end = index
    depends = lexicons.words("en", _GRAMMAR, "depends")
    while start > 0 and not _parts_clauses(tokens[start - 1]):
        start -= 1
    while end + 1 < len(tokens) and not (
        _parts_clauses(tokens[end + 1]) and tokens[end + 1].norm not in depends
    ):
        end += 1
    return range(start, end + 1)


@cache
def _clause_words() -> frozenset[str]:
    """Words before which a clause ends; asked of every word."""
    return lexicons.words("en", _GRAMMAR, "parts clauses")


def _parts_clauses(token: Token) -> bool:
    return token.text in _CLAUSE_MARKS or token.norm in _clause_words()


def turned_by_prefix(
    hyp: Sequence[Token], ref: Sequence[Token], language: str = "en"
) -> tuple[tuple[int, int], ...]:
    """Words of `hyp` and `ref` that differ by a negating prefix alone: legal / illegal.

    A word that the other side has as well was not turned round there.
    """
    if not lexicons.exists(language, "polarity"):
        return ()
    prefixes = lexicons.words(language, "polarity", "prefix")
    plain = lexicons.words(language, "polarity", "no prefix")
    hyp_words = _unprefixed(hyp, prefixes, plain)
    ref_words = _unprefixed(ref, prefixes, plain)
    return tuple(
        sorted(
            {
                *(
                    (index, ref_words[base])
                    for word, index in hyp_words.items()
                    if word not in ref_words
                    for base in _bases(word, prefixes)
                    if base in ref_words and base not in hyp_words
                ),
                *(
                    (hyp_words[base], index)
                    for word, index in ref_words.items()
                    if word not in hyp_words
                    for base in _bases(word, prefixes)
                    if base in hyp_words and base not in ref_words
                ),
            }
        )
    )


def _unprefixed(
    tokens: Sequence[Token], prefixes: frozenset[str], plain: frozenset[str]
) -> dict[str, int]:
    """Words with their places, without `plain` ones and what a hyphen ties to a prefix."""
    before_hyphen = prefixes | {"anti"}
    return {
        token.norm: index
        for index, token in enumerate(tokens)
        if token.norm not in plain
        and not (
            index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].norm in before_hyphen
        )
    }


def looks_negative(norm: str) -> bool:
    """Whether an English word is negative by its form: "unable", "irrelevant", "useless".

    What is left without the prefix must be a word: "important", "district" and "university" deny
    nothing.
    """
    shape = _NEGATIVE_FORM.search(norm)
    if shape is None or norm in lexicons.words("en", "polarity", "no prefix"):
        return False
    return any(part and dictionary_form(part) is not None for part in shape.groups())


def is_denied_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "not" follows right behind, over an auxiliary: "probably won't", "likely not"."""
    classes = word_classes("en")
    for token in tokens[index + 1 : index + 1 + _SOON_DENIED]:
        if token.norm.endswith(_NOTS):
            return True
        if classes.get(token.norm) not in {"auxiliary", "modal"}:
            return False
    return False


def limiters(tokens: Sequence[Token]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Words such as "only": those that stand alone, and those that a "not" lifts."""
    bare: list[int] = []
    lifted: list[int] = []
    for index, token in enumerate(tokens):
        if token.norm in _LIMITERS:
            before = index - 1
            while before > 0 and tokens[before].norm in BEFORE_LIMITS:
                before -= 1
            is_lifted = before >= 0 and tokens[before].norm.endswith(_NOTS)
            is_lifted = is_lifted or is_doubted(tokens, index) or _is_replaced(tokens, before)
            (lifted if is_lifted else bare).append(index)
    return tuple(bare), tuple(lifted)


def _is_replaced(tokens: Sequence[Token], index: int) -> bool:
    """Whether "rather than" or "instead of" ends here: "rather than just once" is "not only"."""
    return index > 0 and (tokens[index - 1].norm, tokens[index].norm) in _REPLACING


def is_doubted(tokens: Sequence[Token], index: int) -> bool:
    """Whether somebody does not think what stands here: "I don't think I am the only one"."""
    return any(
        tokens[place].lemma in _RAISING
        and tokens[place - 1].norm.endswith(_NOTS)
        and tokens[place].sentence == tokens[index].sentence
        for place in range(max(1, index - _RAISED), index)
    )


def hanging_negator(tokens: Sequence[Token], language: str = "en") -> int | None:
    """The overt negator that reaches over the end of `tokens`; None where none does.

    At most `_EDGE` words may stand after it, none of them a content word but one verb, and no
    mark: "has not", "would not call it", not "did not attend, and".
    """
    contents = 0
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 2 - _EDGE), -1):
        token = tokens[index]
        if not token.is_word or token.norm in _clause_words():
            return None
        if token.norm in _HANGING:
            only = index + 1 < len(tokens) and tokens[index + 1].norm in _NOT_ONLY
            return None if only else index
        contents += is_content(token, language)
        if contents > 1:
            return None
    return None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _bases(word: str, prefixes: frozenset[str]) -> tuple[str, ...]:
    """What is left of a word without a negating prefix."""
    found = []
    for prefix in prefixes:
        base = word.removeprefix(prefix).removeprefix("-")
        if base != word and len(base) >= _SHORTEST_BASE:
            found.append(base)
    return tuple(found)


def _kind(tokens: Sequence[Token], match: PhraseMatch) -> NegatorKind:
    """A negator that only qualifies a word ("no-cook") or an alternative ("or should not")."""
    after = tokens[match.end] if match.end < len(tokens) else None
    is_prefix = after is not None and after.text == "-" and match.phrase in {"no", "not"}
    is_alternative = any(
        token.norm == "or" for token in tokens[max(0, match.start - 2) : match.start]
    )
    if match.section == "overt" and (
        is_prefix or is_alternative or _asks_for_consent(tokens, match.start)
    ):
        return NegatorKind.EXCUSE
    return NegatorKind(match.section)


def _asks_for_consent(tokens: Sequence[Token], index: int) -> bool:
    """Whether it belongs to a question that denies nothing: "Isn't it better to wait?"."""
    if not 0 < index < len(tokens) - 1 or not _NOT_SHORT.match(tokens[index].text):
        return False
    classes = word_classes("en")
    starts = index == 1 or _parts_clauses(tokens[index - 2])
    if not starts or classes.get(tokens[index + 1].norm) not in {"pronoun", "demonstrative"}:
        return False
    sentence = tokens[index].sentence
    rest = (token for token in tokens[index:] if token.sentence == sentence)
    return any(token.text == "?" for token in rest)


def _target(tokens: Sequence[Token], match: PhraseMatch, language: str) -> int | None:
    before = _previous_content(tokens, match.start, language)
    reach = 0 if match.start and _parts_clauses(tokens[match.start - 1]) else 2
    if match.phrase in _NEGATIVE_NOUNS and before is not None and match.start - before <= reach:
        return before  # "changes nothing": an object negates its verb
    after = _next_content(tokens, match.end + _opens_a_clause(tokens, match), language)
    if after is not None:
        return _what_is_forbidden(tokens, match, after, language)
    if before is None or tokens[before].sentence != tokens[match.start].sentence:
        return _auxiliary(tokens, match.start, language)
    return before


def _what_is_forbidden(
    tokens: Sequence[Token], match: PhraseMatch, after: int, language: str
) -> int:
    """The act, where somebody is named before it: "forbids [anyone in office] to take"."""
    if match.phrase not in _FORBIDDING:
        return after
    for index in range(after + 1, min(len(tokens) - 1, after + _HORIZON)):
        if tokens[index].text in _STOPS:
            break
        if tokens[index].norm in _ACT and tokens[index - 1].is_word:
            act = _next_content(tokens, index + 1, language)
            if act is not None and (tokens[index].norm == "to" or tokens[act].norm.endswith("ing")):
                return act
    return after


def _opens_a_clause(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether it excludes what a clause says: "ruled out that it had rained".

    What somebody denies to be so ("denied that") is looked at by itself.
    """
    return (
        match.section == "implicit"
        and match.phrase not in lexicons.words("en", "governing", "denied")
        and match.end < len(tokens)
        and tokens[match.end].norm == _THAT
    )


def _auxiliary(tokens: Sequence[Token], negator: int, language: str) -> int | None:
    """The auxiliary before a "not" whose clause has no content word: "I would not do it again"."""
    if negator == 0 or tokens[negator].sentence != tokens[negator - 1].sentence:
        return None
    kind = word_classes(language).get(tokens[negator - 1].norm)
    return negator - 1 if kind in {"auxiliary", "modal"} else None


def _is_answer(tokens: Sequence[Token], index: int) -> bool:
    """Whether it negates what was asked, not what follows: "No, we listen to everyone"."""
    if index + 1 >= len(tokens) or tokens[index + 1].text in _ANSWER_ENDS:
        return True
    return tokens[index + 1].sentence != tokens[index].sentence


def _agrees(tokens: Sequence[Token], index: int, before: Sequence[Negator]) -> bool:
    """Whether a few words that "not" begins answer a question that is negated itself."""
    place = index - 1
    while place >= 0 and tokens[place].text in _QUOTES:
        place -= 1
    if place < 0 or tokens[place].text != "?":
        return False
    end = next((k for k in range(index, len(tokens)) if tokens[k].text in _STOPS), len(tokens))
    if end - index > _SHORT_ANSWER:
        return False
    asked = next((k for k in range(place - 1, -1, -1) if tokens[k].text in _STOPS), -1)
    return any(one.kind is NegatorKind.OVERT and asked < one.start < place for one in before)


def _next_content(tokens: Sequence[Token], start: int, language: str) -> int | None:
    content = content_places(tokens, language)
    for index in range(start, min(len(tokens), start + _HORIZON)):
        token = tokens[index]
        if token.text in _CLAUSE_MARKS or token.norm in _clause_words():
            return None
        if index in content:
            return index
    return None


def _previous_content(tokens: Sequence[Token], end: int, language: str) -> int | None:
    content = content_places(tokens, language)
    for index in range(end - 1, max(-1, end - 1 - _HORIZON), -1):
        if tokens[index].text in _CLAUSE_MARKS:
            return None
        if index in content:
            return index
    return None


def _anchors(tokens: Sequence[Token], start: int, end: int, language: str) -> tuple[int, ...]:
    sentence = tokens[start].sentence
    content = content_places(tokens, language)
    after = range(end, min(len(tokens), end + _HORIZON))
    before = range(start - 1, max(-1, start - 1 - _HORIZON), -1)
    found = []
    for side in (after, before):
        near = [index for index in side if index in content and tokens[index].sentence == sentence]
        found += near[:_ANCHORS]
    return tuple(sorted(found, key=lambda index: min(abs(index - start), abs(index - end + 1))))
