"""Translation edit rate (Snover et al. 2006), the very number of edits that sacrebleu counts.

sacrebleu follows Tercom: shift the stretch of words that lowers the edit distance most, until none
does, then count shifts and edits. It fills a table for every shift that it tries; here the
distances come from bit vectors (Hyyrö 2003), and only the path through the unshifted words, which
says what may be shifted, is traced. The greedy choices are the same, so the count is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from fidelity.similarity import beam
from fidelity.similarity.beam import Steps

# sacrebleu's limits (`metrics/lib_ter.py`).
_MAX_SHIFT_SIZE = 10
_MAX_SHIFT_DISTANCE = 50
_MAX_CANDIDATES = 1000
# sacrebleu looks 25 words to both sides of the diagonal. As long as the edits and the difference
# in length come to no more than this, the best paths keep within that, and the limit has no effect.
_WITHIN_BEAM = 46
# One character stands for each word; the surrogates are left out.
_SURROGATES, _BEHIND_THEM = 0xD800, 0x800


def edits(hyp: Sequence[str], ref: Sequence[str]) -> int:
    """Shifts, insertions, deletions and substitutions that turn the words of `hyp` into `ref`."""
    if not hyp or not ref:
        return len(hyp) if not ref else len(ref)
    letters: dict[str, str] = {}
    for word in (*hyp, *ref):
        if word not in letters:
            number = len(letters)
            letters[word] = chr(number if number < _SURROGATES else number + _BEHIND_THEM)
    left, right = ("".join(letters[word] for word in side) for side in (hyp, ref))
    distance = Levenshtein.distance(left, right)
    within = distance + abs(len(hyp) - len(ref)) <= _WITHIN_BEAM
    if not within:
        (distance,) = beam.distances([left], right)
    least = _least_distance(left, right)
    shifts = tried = 0
    while distance > least:
        path = _path(_steps(left, right) if within else beam.steps(left, right), left, right)
        candidates = list(_candidates(left, right, path, tried))
        tried += len(candidates)
        if tried >= _MAX_CANDIDATES or not candidates:
            break
        shifted = [one.words for one in candidates]
        if within:
            cutoff = distance - 1
            after = [Levenshtein.distance(words, right, score_cutoff=cutoff) for words in shifted]
        else:
            after = beam.distances(shifted, right)
        # the longest of the best, then the earliest, then the one to the earliest place
        best, _, _, _, left_after = min(
            (value, -one.length, one.start, one.target, one.words)
            for value, one in zip(after, candidates, strict=True)
        )
        if best >= distance:
            break
        left, distance, shifts = left_after, best, shifts + 1
    return shifts + distance


def _least_distance(hyp: Sequence[str], ref: Sequence[str]) -> int:
    """What no shift gets below: the words that only one side has; and a shift costs an edit."""
    shared = (Counter(hyp) & Counter(ref)).total()
    return max(1, max(len(hyp), len(ref)) - shared)


class _Candidate(NamedTuple):
    """`length` words from `start` on, shifted to before `target`, and what that gives."""

    length: int
    start: int
    target: int
    words: str


class _Path(NamedTuple):
    """How one side is edited into the other, errors counted from the start up to each word.

    Attributes:
        partner: for each word of `ref` the one of `hyp` that it stands at, -1 before the first.
        hyp_errors: (n hyp + 1,)
        ref_errors: (n ref + 1,)
    """

    partner: Sequence[int]
    hyp_errors: Sequence[int]
    ref_errors: Sequence[int]


def _candidates(hyp: str, ref: str, path: _Path, tried: int) -> Iterator[_Candidate]:
    """Shifts of wrong words to where the other side is wrong, till too many were `tried`."""
    for start, at, length in _shiftable(hyp, ref, path):
        end = start + length
        if (
            path.hyp_errors[end] == path.hyp_errors[start]
            or path.ref_errors[at + length] == path.ref_errors[at]
            or start <= path.partner[at] < end
        ):
            continue
        before = -1
        for place in range(at - 1, min(at + length, len(ref))):
            target = 0 if place < 0 else path.partner[place] + 1
            if target != before:
                before = target
                tried += 1
                words = _shifted(hyp, start, end, target)
                yield _Candidate(length=length, start=start, target=target, words=words)
        if tried >= _MAX_CANDIDATES:
            return


def _shifted(words: str, start: int, end: int, target: int) -> str:
    if target < start:
        return words[:target] + words[start:end] + words[target:start] + words[end:]
    if target > end:
        return words[:start] + words[end:target] + words[start:end] + words[target:]
    # within itself, as Tercom has it: behind as many of the words after it
    after = end + target - start
    return words[:start] + words[end:after] + words[start:end] + words[after:]


def _shiftable(hyp: str, ref: str, path: _Path) -> Iterator[tuple[int, int, int]]:
    """Equal stretches: start in `hyp`, start in `ref`, length.

    Without those that hold no error, however long they grow: that is nearly all that stand where
    they belong.
    """
    errors, their_errors = path.hyp_errors, path.ref_errors
    places: dict[str, list[int]] = {}
    for at, word in enumerate(ref):
        places.setdefault(word, []).append(at)
    for start, word in enumerate(hyp):
        for at in places.get(word, ()):
            if abs(at - start) > _MAX_SHIFT_DISTANCE:
                continue
            most = min(_MAX_SHIFT_SIZE, len(hyp) - start, len(ref) - at)
            if errors[start + most] == errors[start] or their_errors[at + most] == their_errors[at]:
                continue
            length = 0
            while length < most and hyp[start + length] == ref[at + length]:
                length += 1
                yield start, at, length


def _path(steps: Steps, hyp: str, ref: str) -> _Path:
    partner = [-1] * len(ref)
    hyp_wrong, ref_wrong = [1] * len(hyp), [1] * len(ref)
    for i, j, is_straight in steps:
        partner[j] = i
        if is_straight and hyp[i] == ref[j]:
            hyp_wrong[i] = ref_wrong[j] = 0
    return _Path(partner=partner, hyp_errors=_sums(hyp_wrong), ref_errors=_sums(ref_wrong))


def _steps(hyp: str, ref: str) -> Steps:
    """The path of fewest edits, a substitution before a deletion before an insertion."""
    straight, down = _differences(hyp, ref)
    i, j = len(hyp), len(ref)
    while i and j:
        bit = 1 << (j - 1)
        if hyp[i - 1] == ref[j - 1] or not straight[i - 1] & bit:
            i, j = i - 1, j - 1
            yield i, j, True
        elif down[i - 1] & bit:
            i -= 1
        else:
            j -= 1
            yield i - 1, j, False


def _differences(hyp: str, ref: str) -> tuple[list[int], list[int]]:
    """Bit vectors over `ref` for each word of `hyp`, of the table of edit distances.

    The first has a bit where the distance is that of one word less on both sides, the second where
    it is one more than that of one word less of `hyp`.
    """
    full = (1 << len(ref)) - 1
    places: dict[str, int] = {}
    for at, word in enumerate(ref):
        places[word] = places.get(word, 0) | 1 << at
    rises, falls = full, 0
    straight, down = [], []
    for word in hyp:
        same = places.get(word, 0)
        level = (((same & rises) + rises) ^ rises) | same | falls
        up = falls | (full & ~(level | rises))
        less = level & rises
        straight.append(level)
        down.append(up)
        up = up << 1 | 1
        rises = (less << 1 | ~(level | up)) & full
        falls = up & level & full
    return straight, down


def _sums(values: Sequence[int]) -> list[int]:
    """The sum of the values before each place, and of all of them."""
    return list(accumulate(values, initial=0))
