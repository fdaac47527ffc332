"""The units of a bilingual file as two texts, and where in them each unit stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from fidelity.documents import markup
from fidelity.records import Notice, Segment, Span, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of a bilingual file: a blank line between units, the same order."""

    original: str
    derivative: str
    segments: tuple[Segment, ...]
    notices: tuple[Notice, ...]


def join(translations: Iterable[Translation]) -> Sides:
    """Put the translated units one after another; a notice counts those without a translation."""
    original, derivative = _Side(), _Side()
    segments: list[Segment] = []
    untranslated = 0
    for unit in translations:
        source, target = markup.visible(unit.source).strip(), markup.visible(unit.target).strip()
        if source and not target:
            untranslated += 1
        if not source or not target:
            continue
        segments.append(
            Segment(
                id=unit.id,
                line=unit.line,
                original=original.add(source),
                derivative=derivative.add(target),
                state=unit.state,
                is_fuzzy=unit.is_fuzzy,
            )
        )
    return Sides(
        original=original.text,
        derivative=derivative.text,
        segments=tuple(segments),
        notices=_notices(untranslated, segments),
    )


def _notices(untranslated: int, segments: list[Segment]) -> tuple[Notice, ...]:
    total = untranslated + len(segments)
    fuzzy = sum(segment.is_fuzzy for segment in segments)
    counts = (
        (untranslated, "without a translation; not checked"),
        (fuzzy, "marked as unconfirmed; checked all the same"),
    )
    return tuple(
        Notice(stage="documents", message=f"{count} of {total} segments {what}")
        for count, what in counts
        if count
    )


class _Side:
    """A text that grows, and knows its length."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, unit: str) -> Span:
        start = self._length
        self._pieces.append(unit + "\n\n")
        self._length += len(unit) + 2
        return Span(start, start + len(unit))
