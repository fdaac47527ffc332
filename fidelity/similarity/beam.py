"""Edit distances as sacrebleu's TER takes them of long texts: near the diagonal only.

A word may answer words of the other side up to 25 places from where it would stand if both sides
were equally long (Tercom's beam, in `metrics/lib_ter.py` of sacrebleu). All variants of one text
are measured at once, row by row.
"""

import math
from collections import deque
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Steps = Iterator[tuple[int, int, bool]]
"""From the end of a path: place in `hyp` (-1 before the first), place in `ref`, and whether the two
stand for each other; if not, the word of `ref` was put in behind that of `hyp`."""

_WIDTH = 25
_FAR = 10**9
_Table = NDArray[np.int64]  # (n variants, n ref + 1) for each of n hyp + 1 rows


def distances(hyps: Sequence[str], ref: str) -> list[int]:
    """The distance of each text, all of one length, from `ref`; a character is a word."""
    (last,) = deque(_rows(hyps, ref), maxlen=1)
    return [int(value) for value in last[:, -1]]


def steps(hyp: str, ref: str) -> Steps:
    """The path of fewest edits, a substitution before a deletion before an insertion."""
    rows = [row[0].tolist() for row in _rows([hyp], ref)]
    i, j = len(hyp), len(ref)
    while i and j:
        here = rows[i][j]
        if here == rows[i - 1][j - 1] + (hyp[i - 1] != ref[j - 1]):
            i, j = i - 1, j - 1
            yield i, j, True
        elif here == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
            yield i - 1, j, False


def _rows(hyps: Sequence[str], ref: str) -> Iterator[_Table]:
    """The rows of all tables of distances; what is out of reach is far."""
    words = _codes("".join(hyps)).reshape(len(hyps), -1)
    others = _codes(ref)
    places = np.arange(len(ref) + 1, dtype=np.int64)
    before = np.repeat(places[None, :], len(hyps), axis=0)
    yield before
    n_hyp = words.shape[1]
    ratio = len(ref) / n_hyp
    width = math.ceil(ratio / 2 + _WIDTH) if ratio / 2 > _WIDTH else _WIDTH
    for i in range(1, n_hyp + 1):
        diagonal = math.floor(i * ratio)
        low = max(0, diagonal - width)
        high = len(ref) + 1 if i == n_hyp else min(len(ref) + 1, diagonal + width)
        row = np.full_like(before, _FAR)
        row[:, low:high] = before[:, low:high] + 1
        first = max(low, 1)
        kept = before[:, first - 1 : high - 1] + (
            words[:, i - 1, None] != others[first - 1 : high - 1]
        )
        row[:, first:high] = np.minimum(row[:, first:high], kept)
        # each cell from the one to its left: the least of all before it, and a step for each
        part = row[:, low:high] - places[low:high]
        row[:, low:high] = np.minimum.accumulate(part, axis=1) + places[low:high]
        yield row
        before = row


def _codes(words: str) -> NDArray[np.uint32]:
    return np.frombuffer(words.encode("utf-32-le"), dtype=np.uint32)
