"""Counts of n-grams that two sequences share, for chrF++ and BLEU; the numbers are sacrebleu's.

Texts that are compared are alike at both ends more often than not. What lies wholly inside the
common ends is shared one by one, so only the n-grams of the differing middle have to be counted.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

# Of the words that stand alone: sacrebleu parts one mark from each word.
_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


# An n-gram of characters is a number of eight bytes: its order first, its characters behind.
_MOST_BYTES, _BYTES = 7, 256
_ORDER_AT = np.uint64(8 * _MOST_BYTES)
_TOO_MUCH = [np.uint64(8 * (_MOST_BYTES + 1 - n)) for n in range(_MOST_BYTES + 1)]
_ORDERS = [np.uint64(n << 8 * _MOST_BYTES) for n in range(_MOST_BYTES + 1)]
_Text = TypeVar("_Text", str, bytes)


class Shared(NamedTuple):
    """How many n-grams of one order the two sides have, and how many they have in common."""

    hyp: int
    ref: int
    both: int


def characters(hyp: str, ref: str, *, order: int) -> list[Shared]:
    """Character n-grams of 1 to `order`, white space left out."""
    sides = "".join(hyp.split()), "".join(ref.split())
    coded = _bytes_of(*sides) if order <= _MOST_BYTES else None
    if coded is None:
        return _shared(*sides, order)
    return _shared_bytes(*coded, order)


def words(hyp: Sequence[str], ref: Sequence[str], *, order: int) -> list[Shared]:
    """Word n-grams of 1 to `order`."""
    letters: dict[str, str] = {}
    left, right = (
        "".join([letters.setdefault(word, chr(len(letters))) for word in side])
        for side in (hyp, ref)
    )
    return _shared(left, right, order)


def marks_parted(text: str) -> list[str]:
    """Words with a mark at their end, or else at their start, parted from them, as chrF++ does."""
    found: list[str] = []
    for word in text.split():
        if len(word) > 1 and word[-1] in _MARKS:
            found += [word[:-1], word[-1]]
        elif len(word) > 1 and word[0] in _MARKS:
            found += [word[0], word[1:]]
        else:
            found.append(word)
    return found


def _shared(hyp: str, ref: str, order: int) -> list[Shared]:
    start = _alike_at_start(hyp, ref)
    end = _alike_at_start(hyp[start:][::-1], ref[start:][::-1])
    found = []
    for n in range(1, order + 1):
        n_hyp, n_ref = max(0, len(hyp) - n + 1), max(0, len(ref) - n + 1)
        before, after = max(0, start - n + 1), max(0, end - n + 1)
        both = 0
        if n_hyp and n_ref:
            both = before + after
            if min(n_hyp, n_ref) > both:  # else nothing is left of one side
                left = [hyp[i : i + n] for i in range(before, n_hyp - after)]
                right = [ref[i : i + n] for i in range(before, n_ref - after)]
                both += _in_common(left, right)
        found.append(Shared(hyp=n_hyp, ref=n_ref, both=both))
    return found


def _bytes_of(hyp: str, ref: str) -> tuple[bytes, bytes] | None:
    """One byte for each character; None where there are too many different ones."""
    try:
        return hyp.encode("latin-1"), ref.encode("latin-1")
    except UnicodeEncodeError:
        letters = {*hyp, *ref}
        if len(letters) > _BYTES:
            return None
        codes = {ord(letter): number for number, letter in enumerate(letters)}
        return hyp.translate(codes).encode("latin-1"), ref.translate(codes).encode("latin-1")


def _shared_bytes(hyp: bytes, ref: bytes, order: int) -> list[Shared]:
    """The same as `_shared`, for all orders in one go: n-grams are numbers, sorted and counted."""
    start = _alike_at_start(hyp, ref)
    end = _alike_at_start(hyp[start:][::-1], ref[start:][::-1])
    orders = range(1, order + 1)
    lengths = [(max(0, len(hyp) - n + 1), max(0, len(ref) - n + 1)) for n in orders]
    ends = [(max(0, start - n + 1), max(0, end - n + 1)) for n in orders]
    left, right = (
        _numbered(
            side,
            [
                (before, len(side) - n + 1 - after)
                for n, (before, after) in zip(orders, ends, strict=True)
            ],
        )
        for side in (hyp, ref)
    )
    # the k-th of several equal ones has a partner where the other side has as many
    first, last = (left.searchsorted(right, side=side) for side in ("left", "right"))
    nth = np.arange(len(right)) - right.searchsorted(right)
    found = np.bincount(
        (right[first + nth < last] >> _ORDER_AT).astype(np.intp), minlength=order + 1
    )
    return [
        Shared(hyp=n_hyp, ref=n_ref, both=before + after + int(both) if n_hyp and n_ref else 0)
        for (n_hyp, n_ref), (before, after), both in zip(lengths, ends, found[1:], strict=True)
    ]


def _numbered(text: bytes, ranges: Sequence[tuple[int, int]]) -> NDArray[np.uint64]:
    """The n-grams that begin in each range, the first range for n = 1, as ascending numbers."""
    eight = np.ndarray((len(text),), ">u8", text + bytes(_MOST_BYTES + 1), 0, (1,))
    grams = eight.astype(np.uint64)
    rows = [
        (grams[start:stop] >> _TOO_MUCH[n]) | _ORDERS[n]
        for n, (start, stop) in enumerate(ranges, start=1)
        if stop > start
    ]
    if not rows:
        return np.empty(0, dtype=np.uint64)
    numbers = np.concatenate(rows)
    numbers.sort()
    return numbers


def _alike_at_start(hyp: _Text, ref: _Text) -> int:
    """The length of the common start, by bisection: slices compare at the speed of memory."""
    low, high = 0, min(len(hyp), len(ref))
    while low < high:
        middle = (low + high + 1) // 2
        if hyp[:middle] == ref[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _in_common(left: Sequence[str], right: Sequence[str]) -> int:
    """The size of the intersection of two multisets."""
    distinct, others = set(left), set(right)
    common = distinct & others
    if len(distinct) == len(left) or len(others) == len(right) or not common:
        return len(common)
    counts, their_counts = Counter(left), Counter(right)
    return sum([min(counts[one], their_counts[one]) for one in common])
