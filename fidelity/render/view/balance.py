"""Stretches of text with both of their quotation marks."""

import re
from collections.abc import Sequence

from fidelity.records import Span
from fidelity.text.marking import Piece

_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'))


def with_both_marks(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a stretch, and a mark right beside it where it holds the other one alone.

    "marvellous,” said Moll" begins at its opening mark, and "there is “no danger" ends at its
    closing one.
    """
    if not pieces:
        return ()
    start, end = pieces[0].span.start, pieces[-1].span.end
    for opener, closer in _PAIRS:
        _, is_closed = _alone(text[start:end], opener, closer)
        if is_closed and text[start - 1 : start] == opener:
            start -= 1
        is_opened, _ = _alone(text[start:end], opener, closer)
        after = re.compile(rf"[.,!?…]?{closer}").match(text, end) if is_opened else None
        if after is not None:
            end = after.end()
    return (
        *_unlabelled(start, pieces[0].span.start),
        *pieces,
        *_unlabelled(pieces[-1].span.end, end),
    )


def _unlabelled(start: int, end: int) -> tuple[Piece, ...]:
    return (Piece(span=Span(start, end), labels=(), ends=()),) if start < end else ()


def _alone(words: str, opener: str, closer: str) -> tuple[bool, bool]:
    """Whether an opening mark, and whether a closing mark, stands there without the other."""
    if opener == closer:
        is_odd = words.count(opener) % 2 == 1
        return is_odd, is_odd
    depth = lowest = 0
    for letter in words:
        depth += (letter == opener) - (letter == closer)
        lowest = min(lowest, depth)
    return depth > lowest, lowest < 0
