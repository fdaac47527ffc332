"""Single quotation marks: which characters they are, and what each can do where it stands."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

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
DOUBLE = frozenset({'"', "“", "”", "„", "‟", "``", "''"}) | _BROKEN_OPENS | _BROKEN_CLOSES
_ANGLE = frozenset({"«", "»"})
SINGLE = frozenset({"'", "‘", "’", "‚"})
_SINGLE_ANGLE = frozenset({"‹", "›"})
_CORNER = frozenset({"「", "」"})
_WHITE_CORNER = frozenset({"『", "』"})
_FAMILIES = {
    char: family
    for family in (DOUBLE, _ANGLE, SINGLE, _SINGLE_ANGLE, _CORNER, _WHITE_CORNER)
    for char in family
}
_ONLY_OPENS = frozenset({"„", "‚", "‟", "``", "「", "『", "â€ž", "\x84"})
_ONLY_CLOSES = frozenset({"」", "』"}) | _BROKEN_CLOSES
_BEFORE_OPENING = frozenset(" \t\u00a0\u202f\u2009([{—–-/:;,¿¡\ufeff")
_AFTER_CLOSING = frozenset(" \t\u00a0\u202f\u2009)]},.;:!?…—–-/")
_NEVER_AFTER_OPENING = frozenset(" \t\u00a0\u202f),;:!?]}")
_ENDS_WORDS = frozenset(",;:.!?…")
# What a mark can do is remembered for so many marks with their neighbours.
_NEIGHBOURHOODS = 4096
_APOSTROPHES = frozenset("'‘’")
# Words and years cut short at their beginning: "in 't Veld", "’em", "back in ‘08".
_CUT_SHORT = re.compile(
    r"['‘’](?:(?<=[a-z]\s.)\d\d|t|s|n|k|m|em|til|tis|twas|cause|round|bout)\b(?!['’])"
)


class Side(Enum):
    """What a mark can do where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


OPENS, CLOSES, EITHER = Side


class Mark(NamedTuple):
    """One quotation mark: where it stands, what it can do, and which marks it goes with."""

    start: int
    end: int
    char: str
    side: Side
    family: frozenset[str]


def marks_of(text: str, paragraph: Span) -> Sequence[Mark]:
    """The quotation marks of a paragraph, in order; apostrophes are none."""
    found: list[Mark] = []
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
            has_single = has_single or family is SINGLE
            found.append(Mark(start, end, char, side, family))
    if has_single:
        found = _without_lonely_singles(found)
    return found[1:] if _opens_with_stray(found, paragraph) else found


def _without_lonely_singles(marks: list[Mark]) -> list[Mark]:
    """Leave out single opening marks after which no single mark closes: apostrophes."""
    kept: list[Mark] = []
    may_close = False
    for mark in reversed(marks):
        if mark.family is SINGLE:
            if mark.side is OPENS and not may_close:
                continue
            may_close = may_close or mark.side is not OPENS
        kept.append(mark)
    return kept[::-1]


def _opens_with_stray(marks: Sequence[Mark], paragraph: Span) -> bool:
    """Whether a straight mark opens a paragraph whose own quotations stand in curly marks.

    Content systems leave such marks where a block quotation or a drop capital was.
    """
    if len(marks) < 2 or marks[0].start != paragraph.start or marks[0].char != '"':
        return False
    chars = [mark.char for mark in marks[1:] if mark.family is DOUBLE]
    return chars != [] and chars == ["“", "”"] * (len(chars) // 2)


@lru_cache(maxsize=_NEIGHBOURHOODS)
def _side(char: str, before: str, after: str, is_first: bool) -> Side | None:  # noqa: FBT001
    """What this mark can do by its own shape and its neighbours; None for an apostrophe.

    Args:
        char: the mark.
        before: the character before it, a space where the paragraph begins.
        after: the character after it, a space where the paragraph ends.
        is_first: the paragraph begins with it.
    """
    if char in _ONLY_OPENS:
        return OPENS
    if char in _ONLY_CLOSES:
        return CLOSES
    if char in _ANGLE or char in _SINGLE_ANGLE:
        return EITHER
    may_open = (
        before in _BEFORE_OPENING or _MARK.match(before) is not None
    ) and after not in _NEVER_AFTER_OPENING
    may_close = after in _AFTER_CLOSING or _MARK.match(after) is not None
    if char in SINGLE:
        return _single_side(char, may_open=may_open and before != after, may_close=may_close)
    if before in _ENDS_WORDS and not may_close:
        return EITHER  # `,"Moss said`, or `said:"Wait`: a space was lost
    # a closing mark cannot begin a paragraph: a typing slip
    is_slip = char == "”" and is_first
    return _double_side(char, may_open=may_open or is_slip, may_close=may_close and not is_slip)


def _double_side(char: str, *, may_open: bool, may_close: bool) -> Side:
    is_left = char == "“" or char in _BROKEN_OPENS  # closes what a low mark opened
    if may_open == may_close:
        right = CLOSES if char == "”" else EITHER
        return OPENS if is_left else right
    if is_left:
        return EITHER if may_close else OPENS
    return OPENS if may_open else CLOSES


def _single_side(char: str, *, may_open: bool, may_close: bool) -> Side | None:
    if may_open and not may_close:
        return None if char == "’" else OPENS
    if may_close and not may_open:
        return EITHER if char == "‘" else CLOSES
    return None


def pairs(opener: Mark, closer: Mark) -> bool:
    """Whether one mark can close what another one opened."""
    if opener.family is not closer.family:
        return False
    return opener.family not in (_ANGLE, _SINGLE_ANGLE) or opener.char != closer.char


def broken(marks: Sequence[Sequence[Mark]]) -> Iterator[Notice]:
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
