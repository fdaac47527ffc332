"""Counts of n-grams that two sequences share, for chrF++ and BLEU; the numbers are sacrebleu's.

Texts that are compared are alike at both ends more often than not. What lies wholly inside the
common ends is shared one by one, so only the n-grams of the differing middle have to be counted.
Those of many pairs are counted in one go, since what an array costs, it costs once.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# Of the words that stand alone: sacrebleu parts one mark from each word.
_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

# An n-gram is a number of eight bytes: its pair and its order, its letters, a bit for its side.
_MOST_LETTERS, _LETTERS = 6, 256
_SIDE_BIT = np.uint64(1)
_TAG_AT = np.uint64(8 * _MOST_LETTERS + 1)
_ORDERS_A_PAIR = 8
# So many pairs are counted together; each n-gram of theirs takes some dozen bytes meanwhile.
_TOGETHER = 192

_Counts = NDArray[np.int64]


class Sides(NamedTuple):
    """Two sequences, one letter for each element, and the longest n-grams that are counted."""

    hyp: str
    ref: str
    order: int


class Shared(NamedTuple):
    """How many n-grams of one order the two sides have, and how many they have in common."""

    hyp: int
    ref: int
    both: int


def characters(hyp: str, ref: str, *, order: int) -> Sides:
    """The characters of two texts, white space left out."""
    return Sides("".join(hyp.split()), "".join(ref.split()), order)


def words(hyp: Sequence[str], ref: Sequence[str], *, order: int) -> Sides:
    """The words of two texts."""
    letters = {word: chr(number) for number, word in enumerate(dict.fromkeys([*hyp, *ref]))}
    left, right = ("".join([letters[word] for word in side]) for side in (hyp, ref))
    return Sides(left, right, order)


def count(pairs: Sequence[Sides]) -> list[list[Shared]]:
    """The n-grams of 1 to `order` of each pair."""
    coded = [_bytes_of(*pair) for pair in pairs]
    short = [one for one in coded if one is not None]
    parts = (short[at : at + _TOGETHER] for at in range(0, len(short), _TOGETHER))
    in_bytes = chain.from_iterable(map(_counted, parts))
    return [
        _counted_apart(*pair) if one is None else next(in_bytes)
        for pair, one in zip(pairs, coded, strict=True)
    ]


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


_InBytes = tuple[bytes, bytes, int]


def _bytes_of(hyp: str, ref: str, order: int) -> _InBytes | None:
    """One byte for each letter; None where there are too many different ones, or orders."""
    if order > _MOST_LETTERS:
        return None
    try:
        return hyp.encode("latin-1"), ref.encode("latin-1"), order
    except UnicodeEncodeError:
        letters = {*hyp, *ref}
        if len(letters) > _LETTERS:
            return None
        codes = {ord(letter): number for number, letter in enumerate(letters)}
        left, right = (side.translate(codes).encode("latin-1") for side in (hyp, ref))
        return left, right, order


def _counted(pairs: Sequence[_InBytes]) -> list[list[Shared]]:
    """All pairs in one go: their n-grams are numbers, sorted and counted."""
    hyps, refs, orders = zip(*pairs, strict=True)
    starts, ends = zip(*map(_alike_at_ends, hyps, refs), strict=True)
    lengths = np.array([[len(hyp) for hyp in hyps], [len(ref) for ref in refs], starts, ends])
    highest = max(orders)
    n = np.arange(1, highest + 1)
    # how many n-grams of each order the sides and their common ends have, (4, n pairs, order)
    grams = np.maximum(lengths[:, :, None] - n + 1, 0)
    grams *= n <= np.array(orders)[:, None]
    sides, before, after = grams[:2], grams[2], grams[3]
    left_over = np.maximum(sides - before - after, 0)
    both = before + after + _in_common([*hyps, *refs], lengths[:2], before, left_over)
    both[(sides == 0).any(axis=0)] = 0
    return [
        list(map(Shared, *(row[:order] for row in counts)))
        for order, *counts in zip(
            orders, sides[0].tolist(), sides[1].tolist(), both.tolist(), strict=True
        )
    ]


def _in_common(
    texts: Sequence[bytes], lengths: _Counts, skipped: _Counts, counts: _Counts
) -> _Counts:
    """How many n-grams the middles of both sides have in common, (n pairs, order).

    Args:
        texts: one side of all pairs, then the other.
        lengths: (2, n pairs), of the texts.
        skipped: (n pairs, order), how many n-grams stand before the middle.
        counts: (2, n pairs, order), how many stand in it; the first column is n = 1.
    """
    n_pairs, order = skipped.shape
    places = _places(lengths, skipped, counts)
    if not len(places):
        return np.zeros((n_pairs, order), dtype=np.int64)
    text = b"".join(texts)
    eight = np.ndarray((len(text),), ">u8", text + bytes(8), 0, (1,)).astype(np.uint64)
    n = np.arange(1, order + 1, dtype=np.uint64)
    pairs = np.arange(n_pairs, dtype=np.uint64)[:, None]
    tags = ((_ORDERS_A_PAIR * pairs + n) << _TAG_AT) | np.arange(2, dtype=np.uint64)[:, None, None]
    too_much = np.broadcast_to(8 * (8 - n), counts.shape)
    numbers = eight[places]
    numbers >>= np.repeat(too_much.ravel(), counts.ravel())
    numbers <<= _SIDE_BIT
    numbers |= np.repeat(tags.ravel(), counts.ravel())
    numbers.sort()
    is_last = np.append(numbers[1:] != numbers[:-1], True)
    last = np.flatnonzero(is_last)
    distinct, times = numbers[last], np.diff(last, prepend=-1)
    # an n-gram that both sides have stands next to itself, but for the last bit
    shared = np.flatnonzero(distinct[1:] ^ distinct[:-1] == 1)
    least = np.minimum(times[shared], times[shared + 1])
    owners = (distinct[shared] >> _TAG_AT).astype(np.intp)
    found = np.bincount(owners, weights=least, minlength=n_pairs * _ORDERS_A_PAIR)
    return found.astype(np.int64).reshape(n_pairs, _ORDERS_A_PAIR)[:, 1 : order + 1]


def _places(lengths: _Counts, skipped: _Counts, counts: _Counts) -> _Counts:
    """Where each n-gram of the middles begins in the row of all texts."""
    of_texts = (np.cumsum(lengths) - lengths.ravel()).reshape(2, -1, 1)
    every = counts.ravel()
    # each range of places moves from where it is in the row of all to where it is in the texts
    moved = (of_texts + skipped).ravel() - (np.cumsum(every) - every)
    found = np.repeat(moved, every)
    found += np.arange(len(found))
    return found


def _alike_at_ends(hyp: bytes, ref: bytes) -> tuple[int, int]:
    """The lengths of the common start and of the common end of what is left."""
    least = min(len(hyp), len(ref))
    # the first byte that differs is the highest of the difference; the last one, read backwards
    different = int.from_bytes(hyp[:least]) ^ int.from_bytes(ref[:least])
    start = least - (different.bit_length() + 7) // 8
    least -= start
    if not least:
        return start, 0
    different = int.from_bytes(hyp[-least:], "little") ^ int.from_bytes(ref[-least:], "little")
    return start, least - (different.bit_length() + 7) // 8


def _counted_apart(hyp: str, ref: str, order: int) -> list[Shared]:
    """Of one pair, with any number of different letters."""
    found = []
    for n in range(1, order + 1):
        left = Counter([hyp[i : i + n] for i in range(len(hyp) - n + 1)])
        right = Counter([ref[i : i + n] for i in range(len(ref) - n + 1)])
        found.append(Shared(hyp=left.total(), ref=right.total(), both=(left & right).total()))
    return found
