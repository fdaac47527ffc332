"""Offsets as people and editors count: lines and columns from 1."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from fidelity.records import Anchor, Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where in its file a span stands, from 1; `end_column` is the one behind its last character.

    Columns are in code points; None where the file has marks that the text has not.
    """

    line: int
    end_line: int
    column: int | None
    end_column: int | None


def line_of(doc: Document, offset: int) -> int:
    """The line that an editor finds the offset in, from 1.

    Of the file, where it has lines; else of the text that `fidelity text` prints.
    """
    anchor = _anchor(doc, offset) if doc.anchors else None
    return anchor.line if anchor else bisect_right(_line_starts(doc.text), offset)


def region_of(doc: Document, span: Span) -> Region | None:
    """Where in the file a span stands; None where the file has no lines, or nothing tells them."""
    if doc.anchors is None:
        return None
    if not doc.anchors:
        (line, column), (end_line, end_column) = (
            _in_text(doc.text, offset) for offset in (span.start, span.end)
        )
        return Region(line=line, column=column, end_line=end_line, end_column=end_column)
    # the end belongs to the stretch of the last character, and not to the one that follows
    first, last = _anchor(doc, span.start), _anchor(doc, max(span.start, span.end - 1))
    is_exact = first.column is not None and last.column is not None
    return Region(
        line=first.line,
        end_line=last.line,
        column=(first.column or 0) + span.start - first.offset if is_exact else None,
        end_column=(last.column or 0) + span.end - last.offset if is_exact else None,
    )


def _anchor(doc: Document, offset: int) -> Anchor:
    anchors = doc.anchors or ()
    place = bisect_right(anchors, offset, key=lambda anchor: anchor.offset)
    return anchors[max(0, place - 1)]


def _in_text(text: str, offset: int) -> tuple[int, int]:
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=64)  # articles of which many places are asked for, one after another
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))
