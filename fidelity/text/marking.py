"""A stretch of text cut where marks begin and end, so that a renderer can dress the pieces."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from fidelity.records import Span

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch that is to stand out; `label` tells marks apart, `span` is in the whole text."""

    span: Span
    label: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch that the same marks cover; `labels` ascend, none for an unmarked one.

    `ends` are the labels of the marks that end with it, where a number can be written.
    """

    span: Span
    labels: tuple[int, ...]
    ends: tuple[int, ...] = ()


def cut(extent: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut `extent` at every border of a mark; the pieces cover it once and in order.

    Marks outside are left out; ones that stick out are cut off at the border. Time is the number
    of marks squared, which is that of the distortions of one quotation.
    """
    inside = [
        Mark(span=Span(max(m.span.start, extent.start), min(m.span.end, extent.end)), label=m.label)
        for m in marks
        if m.span.overlap(extent)
    ]
    borders = {extent.start, extent.end}.union(*((m.span.start, m.span.end) for m in inside))
    return tuple(
        Piece(
            span=Span(start, end),
            labels=_labels(m for m in inside if m.span.contains(Span(start, end))),
            ends=_labels(m for m in inside if m.span.end == end),
        )
        for start, end in pairwise(sorted(borders))
    )


def without(extents: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of `extents` where no span of `others` lies."""
    marks = [Mark(span=other, label=1) for other in others]
    return tuple(
        piece.span for extent in extents for piece in cut(extent, marks) if not piece.labels
    )


def differing_words(
    left: str, left_spans: Sequence[Span], right: str, right_spans: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of either side that the other does not have in the same order.

    Letter case and the style of apostrophes do not count. Neighbouring words give one span.
    """
    ours, theirs = _words(left, left_spans), _words(right, right_spans)
    kept = [
        block
        for block in Indel.opcodes(
            [_form(left, span) for span in ours], [_form(right, span) for span in theirs]
        )
        if block.tag != "equal"
    ]
    return (
        _runs([ours[block.src_start : block.src_end] for block in kept]),
        _runs([theirs[block.dest_start : block.dest_end] for block in kept]),
    )


def _labels(marks: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(sorted({mark.label for mark in marks}))


def _words(text: str, spans: Sequence[Span]) -> list[Span]:
    return [
        Span(found.start(), found.end())
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def _form(text: str, span: Span) -> str:
    return span.of(text).casefold().replace("’", "'")


def _runs(blocks: list[list[Span]]) -> tuple[Span, ...]:
    return tuple(Span(block[0].start, block[-1].end) for block in blocks if block)
