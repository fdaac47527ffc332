"""The units of a bilingual file as two texts, and where in them each unit stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fidelity.documents import markup
from fidelity.records import Anchor, Notice, Segment, Span, Translation
from fidelity.text.growing import GrowingText

_MAX_TAGS = 8  # that one notice names


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of a bilingual file: a blank line between units, the same order."""

    original: GrowingText
    derivative: GrowingText
    segments: tuple[Segment, ...]
    notices: tuple[Notice, ...]


def join(translations: Iterable[Translation]) -> Sides:
    """Put the translated units one after another; a notice counts those without a translation."""
    original, derivative = GrowingText(), GrowingText()
    segments: list[Segment] = []
    untranslated = 0
    lost: list[str] = []
    for unit in translations:
        source, target = markup.visible(unit.source).strip(), markup.visible(unit.target).strip()
        if source and not target:
            untranslated += 1
        if not source or not target:
            continue
        lost += [f"<{tag}> in {unit.id}" for tag in _lost_tags(unit)]
        segments.append(
            Segment(
                id=unit.id,
                line=unit.line,
                original=_add(original, source, unit.source_line or unit.line),
                derivative=_add(derivative, target, unit.target_line or unit.line),
                state=unit.state,
                is_fuzzy=unit.is_fuzzy,
            )
        )
    return Sides(
        original=original,
        derivative=derivative,
        segments=tuple(segments),
        notices=_notices(untranslated, segments) + _tag_notices(lost),
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


def _lost_tags(unit: Translation) -> list[str]:
    """Tags of the source that the translation lacks; what it has besides, it may need."""
    left = Counter(markup.tags(unit.source))
    left.subtract(markup.tags(unit.target))
    return sorted(left.elements())


def _tag_notices(lost: list[str]) -> tuple[Notice, ...]:
    if not lost:
        return ()
    shown = ", ".join(lost[:_MAX_TAGS]) + (" ..." if len(lost) > _MAX_TAGS else "")
    message = f"tags that a translation has lost: {shown}"
    return (Notice(stage="documents", message=message),)


def _add(side: GrowingText, unit: str, line: int) -> Span:
    found = side.add(unit, [Anchor(offset=0, line=line)])
    side.add("\n\n")
    return found
