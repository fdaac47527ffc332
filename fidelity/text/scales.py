"""Words that differ in strength alone: warm and hot, want and demand."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Token
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases

_DEGREE = "degree"
_NO_GRADE = "no grade"  # "in order" commands nothing
_MIDDLE = 4  # the rung of the scale of degrees at which a word stands by itself
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
    """All words that stand on a scale, in order; a word after a negator is left out."""
    return tuple(
        Grade(
            indices=match.indices,
            scale=match.section,
            rung=int(match.row[1]),
            phrase=match.phrase,
        )
        for match in find_phrases(tokens, "scales", language)
        if match.section not in {_DEGREE, _NO_GRADE} and not _is_negated(tokens, match.start)
    )


def degrees(tokens: Sequence[Token], language: str = "en") -> tuple[Degree, ...]:
    """All adverbs of degree that have a content word after them, in order."""
    found = []
    for match in find_phrases(tokens, "scales", language, section=_DEGREE):
        target = match.end
        if target < len(tokens) and is_content(tokens[target], language):
            step = int(match.row[1]) - _MIDDLE
            found.append(
                Degree(indices=match.indices, step=step, phrase=match.phrase, target=target)
            )
    return tuple(found)


def _is_negated(tokens: Sequence[Token], start: int) -> bool:
    return any(token.norm in _NEGATORS for token in tokens[max(0, start - 2) : start])
