"""Words that differ in strength alone: warm and hot, want and demand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.phrases import PhraseMatch, find_phrases

_FILE = "scales"
_DEGREE = "degree"
# "in order" commands nothing
_NO_SCALES = frozenset({_DEGREE, "no grade"})
_MIDDLE = 4  # the rung of the scale of degrees at which a word stands by itself
_BEFORE_A_NOUN = DETERMINERS | {"quantifier", "relative"}
_NEGATORS = frozenset({"not", "no", "never", "without"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A word or phrase on a scale.

    Attributes:
        indices: its tokens, ascending.
        scale: which scale ("request").
        rung: 1, the weakest, upward.
        phrase: the list's form of it.
    """

    indices: tuple[int, ...]
    scale: str
    rung: int
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """An adverb of degree; `step` is below 0 where it weakens its `target`, else above."""

    indices: tuple[int, ...]
    step: int
    phrase: str
    target: int | None


def grades(tokens: Sequence[Token], language: str = "en") -> tuple[Grade, ...]:
    """All words that stand on a scale, in order, once for each scale that has them.

    A word after a negator is left out.
    """
    scales = _scales(language)
    return tuple(
        Grade(indices=match.indices, scale=scale, rung=rung, phrase=phrase)
        for match in find_phrases(tokens, _FILE, language)
        if match.section not in _NO_SCALES and not _is_negated(tokens, match.start)
        for phrase in _forms(tokens, match)
        for scale, rung in scales.get(phrase, ())
    )


def _forms(tokens: Sequence[Token], match: PhraseMatch) -> Iterable[str]:
    """What the scales may have it as: "devastated" is sad, or what somebody did devastate."""
    if match.end - match.start > 1:
        return (match.phrase,)
    token = tokens[match.start]
    return {match.phrase: 0, token.norm: 0, token.lemma: 0}


@cache
def _scales(language: str) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """The scales that a word or phrase stands on, with its rung; none without a list."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    if lexicons.exists(language, _FILE):
        for scale, rows in lexicons.sections(language, _FILE).items():
            if scale not in _NO_SCALES:
                for phrase, rung in rows:
                    found[phrase] = (*found.get(phrase, ()), (scale, int(rung)))
    return MappingProxyType(found)


def degrees(tokens: Sequence[Token], language: str = "en") -> tuple[Degree, ...]:
    """All adverbs of degree that have a content word after them, in order."""
    found = []
    for match in find_phrases(tokens, _FILE, language, section=_DEGREE):
        target = match.end
        if target >= len(tokens) or _is_a_kind(tokens, match, language):
            continue
        if is_content(tokens[target], language):
            step = int(match.row[1]) - _MIDDLE
            found.append(
                Degree(indices=match.indices, step=step, phrase=match.phrase, target=target)
            )
    return tuple(found)


def _is_a_kind(tokens: Sequence[Token], match: PhraseMatch, language: str) -> bool:
    """Whether "kind of" is a noun here: "that kind of time", not "kind of tired"."""
    if match.end - match.start == 1 or not match.start:
        return False
    return word_classes(language).get(tokens[match.start - 1].norm) in _BEFORE_A_NOUN


def _is_negated(tokens: Sequence[Token], start: int) -> bool:
    return any(token.norm in _NEGATORS for token in tokens[max(0, start - 2) : start])
