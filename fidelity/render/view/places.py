"""Offsets as people and editors count: lines and columns from 1."""

import re
from bisect import bisect_right
from functools import lru_cache


def line_of(text: str, offset: int) -> int:
    """The line of `text` that the offset lies in, from 1."""
    return bisect_right(_line_starts(text), offset)


def column_of(text: str, offset: int) -> int:
    """The column that the offset lies in, from 1, in code points."""
    starts = _line_starts(text)
    return offset - starts[bisect_right(starts, offset) - 1] + 1


@lru_cache(maxsize=64)  # articles of which many places are asked for, one after another
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))
