"""Stretches of text that stand inside quotation marks, in any style and however badly paired.

Only the outermost marks count: a quotation within a quotation belongs to the outer one. A mark
that is never closed costs no more than its own sentence or paragraph, and is told in a notice.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from fidelity.quotations.marked import Marked
from fidelity.records import Notice, Span

# Two acutes or two graves are what a typewriter makes of a double mark. „ and ‚ are opening marks
# everywhere; “ closes what „ opened; » opens in German and Danish print, and closes elsewhere.
# “ ” „ whose bytes were decoded as Windows-1252 or as Latin-1 are marks all the same.
_BROKEN_OPENS = frozenset({"â€œ", "â€ž", "\x93", "\x84"})
_BROKEN_CLOSES = frozenset({"â€\x9d", "â€", "\x94"})
# It begins with a set of characters, so that a search goes over the others fast.
_MARK = re.compile(
    r"[\"“”„‟«»‘’‚'‹›「」『』\x93\x94\x84`â]"
    r"(?:(?<!['`â])|(?<=')'?|(?<=`)`|(?<=â)€(?:[œž\x9d]|(?![™˜”“¦\w])))"
)
_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "``", "''"}) | _BROKEN_OPENS | _BROKEN_CLOSES
_ANGLE = frozenset({"«", "»"})
_SINGLE = frozenset({"'", "‘", "’", "‚"})
_SINGLE_ANGLE = frozenset({"‹", "›"})
_CORNER = frozenset({"「", "」"})
_WHITE_CORNER = frozenset({"『", "』"})
_FAMILIES = {
    char: family
    for family in (_DOUBLE, _ANGLE, _SINGLE, _SINGLE_ANGLE, _CORNER, _WHITE_CORNER)
    for char in family
}
_ONLY_OPENS = frozenset({"„", "‚", "‟", "``", "「", "『", "â€ž", "\x84"})
_ONLY_CLOSES = frozenset({"」", "』"}) | _BROKEN_CLOSES
_BEFORE_OPENING = frozenset(" \t\u00a0\u202f\u2009([{—–-/:;,¿¡\ufeff")
_AFTER_CLOSING = frozenset(" \t\u00a0\u202f\u2009)]},.;:!?…—–-/")
_NEVER_AFTER_OPENING = frozenset(" \t\u00a0\u202f),;:!?]}")
_ENDS_WORDS = frozenset(",;:.!?…")
# A lost closing mark may swallow this much of its paragraph; beyond it, one sentence.
_LONGEST_UNCLOSED = 1500
# How many paragraphs a quotation may run on before its closing mark.
_LONGEST_RUN = 6
# A speech of more paragraphs than this is a page whose marks went wrong.
_MOST_PARTS = 60
# Quotations within quotations go no deeper; more opening marks than that are noise.
_DEEPEST = 5
_NEARBY_MARKS = 12
# What a mark can do is remembered for so many marks with their neighbours.
_NEIGHBOURHOODS = 4096
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
# Invisible marks of writing direction and the like, at which a paragraph does not begin.
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_UNSEEN = _INVISIBLE + " "
_APOSTROPHES = frozenset("'‘’")
# Words and years cut short at their beginning: "in 't Veld", "’em", "back in ‘08".
_CUT_SHORT = re.compile(
    r"['‘’](?:(?<=[a-z]\s.)\d\d|t|s|n|k|m|em|til|tis|twas|cause|round|bout)\b(?!['’])"
)


class _Side(Enum):
    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


_OPENS, _CLOSES, _EITHER = _Side


class _Mark(NamedTuple):
    start: int
    end: int
    char: str
    side: _Side
    family: frozenset[str]


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
    marks = [_marks(text, paragraph) for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        if not marks[index] and running is None:
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
    return Marking(stretches=tuple(stretches), notices=(*_broken(marks), *notices))


def _broken(marks: Sequence[Sequence[_Mark]]) -> Iterator[Notice]:
    """One notice for a text whose marks were decoded wrongly."""
    for paragraph in marks:
        for mark in paragraph:
            if mark.char in _BROKEN_OPENS or mark.char in _BROKEN_CLOSES:
                message = (
                    f"expected a quotation mark, got {mark.char!r}: decoded as another encoding"
                )
                span = Span(mark.start, mark.end)
                yield Notice(stage="quotations", message=message, spans=(span,))
                return


def _marks(text: str, paragraph: Span) -> Sequence[_Mark]:
    found: list[_Mark] = []
    has_single = False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        char = match.group()
        is_first = start == paragraph.start
        before = " " if is_first else text[start - 1]
        after = text[end] if end < paragraph.end else " "
        if char in _APOSTROPHES and (
            (before.isalnum() and after.isalnum()) or _CUT_SHORT.match(text, start, paragraph.end)
        ):
            continue
        side = _side(char, before, after, is_first)
        if side is not None:
            family = _FAMILIES[char]
            has_single = has_single or family is _SINGLE
            found.append(_Mark(start, end, char, side, family))
    if has_single:
        found = _without_lonely_singles(found)
    return found[1:] if _opens_with_stray(found, paragraph) else found


def _visible(text: str, paragraph: Span) -> Span:
    """The paragraph without invisible characters at its start."""
    if text[paragraph.start] not in _UNSEEN:
        return paragraph
    words = paragraph.of(text)
    return Span(paragraph.end - len(words.lstrip(_UNSEEN)), paragraph.end)


def _without_lonely_singles(marks: list[_Mark]) -> list[_Mark]:
    """Leave out single opening marks after which no single mark closes: apostrophes."""
    kept: list[_Mark] = []
    may_close = False
    for mark in reversed(marks):
        if mark.family is _SINGLE:
            if mark.side is _OPENS and not may_close:
                continue
            may_close = may_close or mark.side is not _OPENS
        kept.append(mark)
    return kept[::-1]


def _opens_with_stray(marks: Sequence[_Mark], paragraph: Span) -> bool:
    """Whether a straight mark opens a paragraph whose own quotations stand in curly marks.

    Content systems leave such marks where a block quotation or a drop capital was.
    """
    if len(marks) < 2 or marks[0].start != paragraph.start or marks[0].char != '"':
        return False
    chars = [mark.char for mark in marks[1:] if mark.family is _DOUBLE]
    return chars != [] and chars == ["“", "”"] * (len(chars) // 2)


@lru_cache(maxsize=_NEIGHBOURHOODS)
def _side(char: str, before: str, after: str, is_first: bool) -> _Side | None:  # noqa: FBT001
    """What this mark can do by its own shape and its neighbours; None for an apostrophe.

    Args:
        char: the mark.
        before: the character before it, a space where the paragraph begins.
        after: the character after it, a space where the paragraph ends.
        is_first: the paragraph begins with it.
    """
    if char in _ONLY_OPENS:
        return _OPENS
    if char in _ONLY_CLOSES:
        return _CLOSES
    if char in _ANGLE or char in _SINGLE_ANGLE:
        return _EITHER
    may_open = (
        before in _BEFORE_OPENING or _MARK.match(before) is not None
    ) and after not in _NEVER_AFTER_OPENING
    may_close = after in _AFTER_CLOSING or _MARK.match(after) is not None
    if char in _SINGLE:
        return _single_side(char, may_open=may_open and before != after, may_close=may_close)
    if before in _ENDS_WORDS and not may_close:
        return _EITHER  # `,"Moss said`, or `said:"Wait`: a space was lost
    # a closing mark cannot begin a paragraph: a typing slip
    is_slip = char == "”" and is_first
    return _double_side(char, may_open=may_open or is_slip, may_close=may_close and not is_slip)


def _double_side(char: str, *, may_open: bool, may_close: bool) -> _Side:
    is_left = char == "“" or char in _BROKEN_OPENS  # closes what a low mark opened
    if may_open == may_close:
        right = _CLOSES if char == "”" else _EITHER
        return _OPENS if is_left else right
    if is_left:
        return _EITHER if may_close else _OPENS
    return _OPENS if may_open else _CLOSES


def _single_side(char: str, *, may_open: bool, may_close: bool) -> _Side | None:
    if may_open and not may_close:
        return None if char == "’" else _OPENS
    if may_close and not may_open:
        return _EITHER if char == "‘" else _CLOSES
    return None


class _Running(NamedTuple):
    """A stretch whose closing mark has not come yet."""

    opener: _Mark
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
            is_single=self.opener.family is _SINGLE,
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
            parts=parts, outer=outer, closed=False, is_single=self.opener.family is _SINGLE
        )


class _Paragraph:
    """The marks of one paragraph, paired from left to right with a stack."""

    def __init__(
        self, *, text: str, span: Span, marks: Sequence[_Mark], running: _Running | None
    ) -> None:
        self._text = text
        self._span = span
        self._running = running
        self._start = span.start  # where the outermost stretch's part opens, its mark included
        self._inner = span.start
        self._stack: list[_Mark] = [running.opener] if running else []
        self.stretches: list[Marked] = []
        self._read(marks)

    @property
    def left_open(self) -> _Running | None:
        """The stretch that this paragraph leaves open, with its part of this paragraph."""
        while self._stack and self._stack[0].family is _SINGLE and self._running is None:
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

    def _read(self, marks: Sequence[_Mark]) -> None:
        for index, mark in enumerate(marks):
            is_first = mark.start == self._span.start
            if is_first and self._running and mark.side is not _CLOSES:
                self._start, self._inner = mark.start, mark.end  # re-opened, as English does
            elif self._closes(marks, index):
                self._close(mark)
            elif mark.side is not _CLOSES:
                self._open(mark)

    def _closes(self, marks: Sequence[_Mark], index: int) -> bool:
        mark = marks[index]
        if mark.side is _OPENS or not self._stack:
            return False
        return any(_pairs(opener, mark) for opener in self._stack) and not (
            mark.char in "'’" and self._is_plural(marks, index)
        )

    def _is_plural(self, marks: Sequence[_Mark], index: int) -> bool:
        """Whether this is the apostrophe of "the workers’ party" inside single marks."""
        mark = marks[index]
        if self._text[mark.start - 1] != "s" or not self._text[mark.end : mark.end + 1].isspace():
            return False
        following = marks[index + 1 : index + 1 + _NEARBY_MARKS]
        later = next((m for m in following if m.family is _SINGLE), None)
        return later is not None and later.side is _CLOSES

    def _close(self, mark: _Mark) -> None:
        while self._stack:
            opener = self._stack.pop()
            if _pairs(opener, mark):
                break
        if self._stack:
            return
        running = self._running or _Running(opener, (), ())
        stretch = running.with_part(self._text, self._start, self._inner, mark.start, mark.end)
        if stretch.parts:
            self.stretches.append(stretch)
        self._running = None

    def _open(self, mark: _Mark) -> None:
        if not self._stack:
            self._start, self._inner = mark.start, mark.end
        elif _same_opening(self._stack[0], mark) and mark.family is not _SINGLE:
            self._end_before(mark)
        if len(self._stack) < _DEEPEST:
            self._stack.append(mark)

    def _end_before(self, mark: _Mark) -> None:
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


def _pairs(opener: _Mark, closer: _Mark) -> bool:
    if opener.family is not closer.family:
        return False
    return opener.family not in (_ANGLE, _SINGLE_ANGLE) or opener.char != closer.char


def _same_opening(opener: _Mark, mark: _Mark) -> bool:
    return opener.char == mark.char and opener.char != '"'


def _runs_on(
    opener: _Mark, following: Sequence[Sequence[_Mark]], paragraphs: Sequence[Span]
) -> bool:
    """Whether a later paragraph opens again at its start, or closes what it never opened."""
    if opener.family is _SINGLE:
        return False
    for offset, (marks, paragraph) in enumerate(zip(following, paragraphs, strict=False)):
        if not marks:
            continue
        first = marks[0]
        if first.start == paragraph.start and first.side is not _CLOSES:
            return offset == 0 and first.char == opener.char
        may_close = first.side is _CLOSES or first.char in "“»«"
        return may_close and _pairs(opener, first) and first.side is not _OPENS
    return False


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, left + len(stripped))
