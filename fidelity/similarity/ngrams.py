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

# An n-gram is a number of eight bytes: its pair and its order first, its letters behind.
_MOST_LETTERS, _LETTERS = 6, 256
_TAG_AT = np.uint64(8 * _MOST_LETTERS)
_ORDERS_A_PAIR = 8
# So many pairs are counted together; each n-gram of theirs takes some dozen bytes meanwhile.
_TOGETHER = 192

_Numbers = NDArray[np.uint64]
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
    highest = max(orders)
    n = np.arange(1, highest + 1)
    is_wanted = n <= np.array(orders)[:, None]

    def grams(lengths: Sequence[int]) -> _Counts:
        """How many n-grams of each order stretches of these lengths have, (n pairs, order)."""
        found: _Counts = np.maximum(np.array(lengths)[:, None] - n + 1, 0) * is_wanted
        return found

    n_hyp, n_ref = grams([len(hyp) for hyp in hyps]), grams([len(ref) for ref in refs])
    starts, ends = zip(*map(_alike_at_ends, hyps, refs), strict=True)
    before, after = grams(starts), grams(ends)
    left = _numbered(hyps, before, n_hyp - after)
    right = _numbered(refs, before, n_ref - after)
    inside = _in_common_by_tag(left, right, _ORDERS_A_PAIR * len(pairs))
    both = before + after + inside.reshape(len(pairs), _ORDERS_A_PAIR)[:, 1 : highest + 1]
    both[(n_hyp == 0) | (n_ref == 0)] = 0
    return [
        list(map(Shared, *(row[:order] for row in counts)))
        for order, *counts in zip(
            orders, n_hyp.tolist(), n_ref.tolist(), both.tolist(), strict=True
        )
    ]


def _numbered(texts: Sequence[bytes], starts: _Counts, stops: _Counts) -> _Numbers:
    """The n-grams that begin in each range, as ascending numbers.

    Args:
        texts: one side of each pair.
        starts: (n texts, order), in n-grams from the start of the text; the first column is n = 1.
        stops: the same.
    """
    n_texts, order = starts.shape
    text = b"".join(texts)
    eight = np.ndarray((len(text),), ">u8", text + bytes(8), 0, (1,)).astype(np.uint64)
    lengths = np.array([len(one) for one in texts])
    counts = np.maximum(stops - starts, 0).ravel()
    # each range of places moves from where it is in the row of all to where it is in the text
    first = (starts + (np.cumsum(lengths) - lengths)[:, None]).ravel()
    places = np.repeat(first - (np.cumsum(counts) - counts), counts)
    places += np.arange(len(places))
    orders = np.arange(1, order + 1, dtype=np.uint64)
    too_much = np.tile(8 * (8 - orders), n_texts)
    pairs = np.arange(n_texts, dtype=np.uint64)[:, None]
    tags = (_ORDERS_A_PAIR * pairs + orders).ravel() << _TAG_AT
    numbers: _Numbers = eight[places]
    numbers >>= np.repeat(too_much, counts)
    numbers |= np.repeat(tags, counts)
    numbers.sort()
    return numbers


def _in_common_by_tag(left: _Numbers, right: _Numbers, n_tags: int) -> _Counts:
    """The size of the intersection of two ascending multisets, for each tag."""
    if not len(left) or not len(right):
        return np.zeros(n_tags, dtype=np.int64)
    (ours, counts), (theirs, their_counts) = _distinct(left), _distinct(right)
    at = np.minimum(ours.searchsorted(theirs), len(ours) - 1)
    is_common = ours[at] == theirs
    least = np.minimum(counts[at], their_counts)[is_common]
    tags = (theirs[is_common] >> _TAG_AT).astype(np.int64)
    return np.bincount(tags, weights=least, minlength=n_tags).astype(np.int64)


def _distinct(ascending: _Numbers) -> tuple[_Numbers, _Counts]:
    """The different numbers, and how often each stands."""
    is_first = np.empty(len(ascending), dtype=np.bool_)
    is_first[0] = True
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    first = np.flatnonzero(is_first)
    return ascending[first], np.append(first[1:], len(ascending)) - first


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
