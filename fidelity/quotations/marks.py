"""Stretches of text that stand inside quotation marks, in any style and however badly paired.

Only the outermost marks count: a quotation within a quotation belongs to the outer one. A mark
that is never closed costs no more than its own sentence or paragraph, and is told in a notice.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from fidelity.quotations.marked import Marked
from fidelity.quotations.signs import (
    CLOSES,
    DOUBLE,
    OPENS,
    SINGLE,
    Mark,
    broken,
    marks_of,
    pairs,
)
from fidelity.records import Notice, Span

# A lost closing mark may swallow this much of its paragraph; beyond it, one sentence.
_LONGEST_UNCLOSED = 1500
# How many paragraphs a quotation may run on before its closing mark.
_LONGEST_RUN = 6
# A speech of more paragraphs than this is a page whose marks went wrong.
_MOST_PARTS = 60
# Quotations within quotations go no deeper; more opening marks than that are noise.
_DEEPEST = 5
_NEARBY_MARKS = 12
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
# Invisible marks of writing direction and the like, at which a paragraph does not begin.
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_UNSEEN = _INVISIBLE + " "


class Marking(NamedTuple):
    """All marked stretches of a text, in order."""

    stretches: tuple[Marked, ...]
    notices: tuple[Notice, ...]


def find_marked(text: str, paragraphs: Sequence[Span]) -> Marking:
    """Pair the quotation marks of `text`, paragraph by paragraph.

    A stretch that is open at the end of its paragraph runs on where the next paragraph opens
    again (English habit) or closes what it never opened (French and German habit).
    """
    stretches: list[Marked] = []
    notices: list[Notice] = []
    running: _Running | None = None
    paragraphs = [_visible(text, paragraph) for paragraph in paragraphs]
    marks = [marks_of(text, paragraph) for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        if not marks[index] and running is None:
            continue
        if running is None and (in_turn := _pairs_in_turn(text, marks[index])) is not None:
            stretches.extend(in_turn)
            continue
        found = _Paragraph(text=text, span=paragraph, marks=marks[index], running=running)
        stretches.extend(found.stretches)
        running = found.left_open
        if running is None:
            continue
        following = marks[index + 1 : index + 1 + _LONGEST_RUN]
        if len(running.parts) < _MOST_PARTS and _runs_on(
            running.opener, following, paragraphs[index + 1 : index + 1 + _LONGEST_RUN]
        ):
            continue
        stretch = running.unclosed(text)
        notices.append(
            Notice(
                stage="quotations",
                message="expected a closing quotation mark, got the end of the paragraph",
                spans=stretch.outer or (Span(running.opener.start, running.opener.end),),
            )
        )
        if stretch.parts:
            stretches.append(stretch)
        running = None
    return Marking(stretches=tuple(stretches), notices=(*broken(marks), *notices))


def _visible(text: str, paragraph: Span) -> Span:
    """The paragraph without invisible characters at its start."""
    if text[paragraph.start] not in _UNSEEN:
        return paragraph
    words = paragraph.of(text)
    return Span(paragraph.end - len(words.lstrip(_UNSEEN)), paragraph.end)


class _Running(NamedTuple):
    """A stretch whose closing mark has not come yet."""

    opener: Mark
    parts: tuple[Span, ...]
    outer: tuple[Span, ...]

    def with_part(
        self, text: str, start: int, inner_start: int, end: int, outer_end: int
    ) -> Marked:
        """The stretch with its last part, white space at both ends left out."""
        inner = _trimmed(text, inner_start, end)
        return Marked(
            parts=(*self.parts, *([inner] if inner else [])),
            outer=(*self.outer, *([Span(start, outer_end)] if inner else [])),
            is_single=self.opener.family is SINGLE,
        )

    def unclosed(self, text: str) -> Marked:
        """What is taken for the stretch when its mark is never closed."""
        parts, outer = self.parts, self.outer
        if parts and len(parts[-1]) > _LONGEST_UNCLOSED:
            start = parts[-1].start
            stop = _SENTENCE_END.search(text, start, start + _LONGEST_UNCLOSED)
            end = stop.end() if stop else start + _LONGEST_UNCLOSED
            parts = (*parts[:-1], Span(start, end))
            outer = (*outer[:-1], Span(outer[-1].start, end))
        return Marked(
            parts=parts, outer=outer, closed=False, is_single=self.opener.family is SINGLE
        )


class _Paragraph:
    """The marks of one paragraph, paired from left to right with a stack."""

    def __init__(
        self, *, text: str, span: Span, marks: Sequence[Mark], running: _Running | None
    ) -> None:
        self._text = text
        self._span = span
        self._running = running
        self._start = span.start  # where the outermost stretch's part opens, its mark included
        self._inner = span.start
        self._stack: list[Mark] = [running.opener] if running else []
        self.stretches: list[Marked] = []
        self._read(marks)

    @property
    def left_open(self) -> _Running | None:
        """The stretch that this paragraph leaves open, with its part of this paragraph."""
        while self._stack and self._stack[0].family is SINGLE and self._running is None:
            self._stack.clear()  # an apostrophe, not a quotation mark
        if not self._stack:
            return None
        before = self._running or _Running(self._stack[0], (), ())
        inner = _trimmed(self._text, self._inner, self._span.end)
        return _Running(
            opener=before.opener,
            parts=(*before.parts, *([inner] if inner else [])),
            outer=(*before.outer, *([Span(self._start, self._span.end)] if inner else [])),
        )

    def _read(self, marks: Sequence[Mark]) -> None:
        for index, mark in enumerate(marks):
            is_first = mark.start == self._span.start
            if is_first and self._running and mark.side is not CLOSES:
                self._start, self._inner = mark.start, mark.end  # re-opened, as English does
            elif self._closes(marks, index):
                self._close(mark)
            elif mark.side is not CLOSES:
                self._open(mark)

    def _closes(self, marks: Sequence[Mark], index: int) -> bool:
        mark = marks[index]
        if mark.side is OPENS or not self._stack:
            return False
        return any(pairs(opener, mark) for opener in self._stack) and not (
            mark.char in "'’" and self._is_plural(marks, index)
        )

    def _is_plural(self, marks: Sequence[Mark], index: int) -> bool:
        """Whether this is the apostrophe of "the workers’ party" inside single marks."""
        mark = marks[index]
        if self._text[mark.start - 1] != "s" or not self._text[mark.end : mark.end + 1].isspace():
            return False
        following = marks[index + 1 : index + 1 + _NEARBY_MARKS]
        later = next((m for m in following if m.family is SINGLE), None)
        return later is not None and later.side is CLOSES

    def _close(self, mark: Mark) -> None:
        while self._stack:
            opener = self._stack.pop()
            if pairs(opener, mark):
                break
        if self._stack:
            return
        running = self._running or _Running(opener, (), ())
        stretch = running.with_part(self._text, self._start, self._inner, mark.start, mark.end)
        if stretch.parts:
            self.stretches.append(stretch)
        self._running = None

    def _open(self, mark: Mark) -> None:
        if not self._stack:
            self._start, self._inner = mark.start, mark.end
        elif _same_opening(self._stack[0], mark) and mark.family is not SINGLE:
            self._end_before(mark)
        if len(self._stack) < _DEEPEST:
            self._stack.append(mark)

    def _end_before(self, mark: Mark) -> None:
        """A second opening mark of the same shape: the first was never closed."""
        opener = self._stack[0]
        stop = _SENTENCE_END.search(self._text, self._inner, mark.start)
        end = stop.end() if stop else mark.start
        running = self._running or _Running(opener, (), ())
        stretch = running.with_part(self._text, self._start, self._inner, end, end)
        if stretch.parts:
            self.stretches.append(stretch._replace(closed=False))
        self._running = None
        self._stack.clear()
        self._start, self._inner = mark.start, mark.end


def _pairs_in_turn(text: str, marks: Sequence[Mark]) -> list[Marked] | None:
    """The stretches of a paragraph whose double marks open and close in turn; None for others."""
    if len(marks) % 2:
        return None
    found: list[Marked] = []
    for opener, closer in zip(marks[::2], marks[1::2], strict=True):
        if opener.side is not OPENS or closer.side is not CLOSES:
            return None
        if opener.family is not DOUBLE or closer.family is not DOUBLE:
            return None
        inner = _trimmed(text, opener.end, closer.start)
        if inner is not None:
            found.append(Marked((inner,), (Span(opener.start, closer.end),)))
    return found


def _same_opening(opener: Mark, mark: Mark) -> bool:
    return opener.char == mark.char and opener.char != '"'


def _runs_on(opener: Mark, following: Sequence[Sequence[Mark]], paragraphs: Sequence[Span]) -> bool:
    """Whether a later paragraph opens again at its start, or closes what it never opened."""
    if opener.family is SINGLE:
        return False
    for offset, (marks, paragraph) in enumerate(zip(following, paragraphs, strict=False)):
        if not marks:
            continue
        first = marks[0]
        if first.start == paragraph.start and first.side is not CLOSES:
            return offset == 0 and first.char == opener.char
        may_close = first.side is CLOSES or first.char in "“»«"
        return may_close and pairs(opener, first) and first.side is not OPENS
    return False


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    if len(stripped) == len(piece):
        return Span(start, end)
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, left + len(stripped))
