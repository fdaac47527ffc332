"""A stretch of text inside quotation marks, as all that follows sees it."""

from typing import NamedTuple

from fidelity.records import Span


class Marked(NamedTuple):
    """One marked stretch.

    Attributes:
        parts: the words inside the marks, one span for each paragraph that it runs through.
        outer: the same with the marks, one span for each part.
        closed: False where the closing mark is missing.
        is_single: whether single marks hold it: a headline's quotation, or a scare quote.
        is_answer: an answer of an interview, which no marks hold.
    """

    parts: tuple[Span, ...]
    outer: tuple[Span, ...]
    closed: bool = True
    is_single: bool = False
    is_answer: bool = False
