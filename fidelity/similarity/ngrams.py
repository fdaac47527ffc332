"""Counts of n-grams that two sequences share, for chrF++ and BLEU; the numbers are sacrebleu's.

Texts that are compared are alike at both ends more often than not. What lies wholly inside the
common ends is shared one by one, so only the n-grams of the differing middle have to be counted.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

# Of the words that stand alone: sacrebleu parts one mark from each word.
_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """How many n-grams of one order the two sides have, and how many they have in common."""

    hyp: int
    ref: int
    both: int


def characters(hyp: str, ref: str, *, order: int) -> list[Shared]:
    """Character n-grams of 1 to `order`, white space left out."""
    return _shared("".join(hyp.split()), "".join(ref.split()), order)


def words(hyp: Sequence[str], ref: Sequence[str], *, order: int) -> list[Shared]:
    """Word n-grams of 1 to `order`."""
    letters: dict[str, int] = {}
    left, right = (
        tuple(letters.setdefault(word, len(letters)) for word in side) for side in (hyp, ref)
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


def _shared(hyp: Sequence[Hashable], ref: Sequence[Hashable], order: int) -> list[Shared]:
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


def _alike_at_start(hyp: Sequence[Hashable], ref: Sequence[Hashable]) -> int:
    """The length of the common start, by bisection: slices compare at the speed of memory."""
    low, high = 0, min(len(hyp), len(ref))
    while low < high:
        middle = (low + high + 1) // 2
        if hyp[:middle] == ref[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _in_common(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """The size of the intersection of two multisets."""
    distinct, others = set(left), set(right)
    common = distinct & others
    if len(distinct) == len(left) or len(others) == len(right) or not common:
        return len(common)
    counts, their_counts = Counter(left), Counter(right)
    return sum([min(counts[one], their_counts[one]) for one in common])
