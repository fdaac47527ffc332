"""The parts of a quotation between its marked ellipses."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from fidelity.passages.stretches import joined
from fidelity.records import Passage, Quotation, Span, Voice


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
    return _with(passage, map(find, parts if len(parts) > 1 else ()))


def with_pieces_elsewhere(
    passage: Passage,
    quotation: Quotation,
    *,
    piece: Callable[[tuple[Span, ...]], Passage | None],
    rest: Callable[[tuple[Span, ...]], Passage | None],
) -> Passage:
    """What renders a split quotation some of whose pieces stand elsewhere.

    Who stitches two statements together may take one of them from anywhere, and from anybody.

    Args:
        passage: What renders most of the quotation.
        quotation: Whose contents are the pieces.
        piece: Where a piece stands in the same original, word for word and outside the passage.
        rest: The passage of all the others; None where there is no sure one.
    """
    if len(quotation.contents) == 1:
        return passage
    places = [piece((span,)) for span in quotation.contents]
    if not any(places):
        return passage
    others = tuple(
        span for span, place in zip(quotation.contents, places, strict=True) if place is None
    )
    base = rest(others) if others else None
    return _with(base or passage, places)


def _with(passage: Passage, places: Iterable[Passage | None]) -> Passage:
    """The passage, joined with what stands at other places, whoever says it there."""
    found = [passage]
    for elsewhere in places:
        if elsewhere and not any(elsewhere.span.overlap(known.span) for known in found):
            found.append(elsewhere)
    if len(found) == 1:
        return passage
    whole = joined(sorted(found, key=lambda one: one.span))
    name = passage.speaker.name if passage.speaker else None
    others = tuple(
        Voice(speaker=one.speaker, span=span)
        for one in found[1:]
        if one.speaker and one.speaker.name != name
        for span in one.contents
    )
    return replace(whole, speaker=passage.speaker, others=whole.others + others)
