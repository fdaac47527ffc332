"""The parts of a quotation between its marked ellipses."""

from collections.abc import Callable
from dataclasses import replace

from fidelity.passages.stretches import joined
from fidelity.records import Passage, Quotation, Span


def parts_of(quotation: Quotation) -> list[tuple[Span, ...]]:
    """The contents as the ellipses divide them, in order; one part where there are none."""
    parts: list[tuple[Span, ...]] = []
    current: list[Span] = []
    holes = sorted(quotation.ellipses)
    for content in quotation.contents:
        start = content.start
        for hole in holes:
            if content.start <= hole.start and hole.end <= content.end:
                current.append(Span(start, hole.start))
                parts.append(tuple(current))
                current, start = [], hole.end
        current.append(Span(start, content.end))
    parts.append(tuple(current))
    kept = [tuple(span for span in part if span.end > span.start) for part in parts]
    return [part for part in kept if part]


def with_parts_elsewhere(
    passage: Passage,
    quotation: Quotation,
    find: Callable[[tuple[Span, ...]], Passage | None],
) -> Passage:
    """The passage, joined with where the parts beyond a marked ellipsis stand.

    "A ... B" may leave out more than a window holds; B is no invention then.

    Args:
        passage: What renders most of the quotation.
        quotation: Whose ellipses count.
        find: The passage of one part in the same original; None where there is none.
    """
    parts = parts_of(quotation)
    found = [passage]
    for elsewhere in map(find, parts if len(parts) > 1 else ()):
        if elsewhere and not any(elsewhere.span.overlap(known.span) for known in found):
            found.append(elsewhere)
    if len(found) == 1:
        return passage
    return replace(joined(sorted(found, key=lambda one: one.span)), speaker=passage.speaker)
