"""Which word answers which: one partner each, chosen by strength and by company.

A word is known by its neighbours (Sultan, Bethard and Sumner 2014, "Back to Basics for
Monolingual Alignment"): words that match are linked where the words around them match too, content
words first; function words and marks only in such company.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from fidelity.alignment.matching import Match
from fidelity.records import Link, LinkKind, Token
from fidelity.text.function_words import content_places
from fidelity.text.recent import WORDS_REMEMBERED

_REACH = 3  # words to each side that count as company
_BESIDE = 0.6  # a neighbour that stands one place off counts so much of one in step
_COMPANY_WEIGHT = 0.25
_DISTANCE_WEIGHT = 0.2
# A function word or mark needs a linked word at most so many places off, in step or one beside.
_LEAST_COMPANY = 0.2
# Pairs of words that are looked at together, of all texts: some tens of MB.
_MOST_CELLS = 1_000_000

_Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the links of two texts are chosen from; the words of `taken` are spoken for."""

    hyp: Sequence[Token]
    ref: Sequence[Token]
    matches: Sequence[Match]
    taken: Sequence[Link] = ()


def same_words(length: int) -> list[Link]:
    """The links of two sides that have the same words, one after the other."""
    return [_link(i, i, LinkKind.FORM, 1.0) for i in range(length)]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _link(hyp: int, ref: int, kind: LinkKind, strength: float) -> Link:
    """One record for all that are equal: most links are of one form, and sentences are short."""
    return Link(hyp=(hyp,), ref=(ref,), kind=kind, weight=round(strength, 3))


def pick_links(choices: Sequence[Choice]) -> list[list[Link]]:
    """One-to-one links of each pair of texts, by falling score."""
    found: list[list[Link]] = []
    together: list[Choice] = []
    cells = 0
    for choice in choices:
        size = len(choice.hyp) * len(choice.ref)
        if together and cells + size > _MOST_CELLS:
            found += _picked(together)
            together, cells = [], 0
        together.append(choice)
        cells += size
    return found + _picked(together)


def _picked(choices: Sequence[Choice]) -> list[list[Link]]:
    """The same, in as many steps as one pair takes: all their words are numbered through."""
    found: list[list[Link]] = [[] for _ in choices]
    matches = [
        (at, match, is_telling)
        for at, choice in enumerate(choices)
        for match, is_telling in _free_matches(choice)
    ]
    if not matches:
        return found
    pairs = np.array([at for at, _, _ in matches], dtype=np.intp)
    rows = np.array([match[0] for _, match, _ in matches], dtype=np.intp)
    columns = np.array([match[1] for _, match, _ in matches], dtype=np.intp)
    strength = np.array([match[2] for _, match, _ in matches], dtype=np.float32)
    is_telling = np.array([telling for _, _, telling in matches], dtype=np.bool_)
    first = np.array([t and m[3] is not LinkKind.CONTEXT for _, m, t in matches], dtype=np.bool_)
    grid = _Grid(choices)
    cells = grid.cells(pairs, rows, columns)
    distance = grid.off_diagonal(pairs, rows, columns)
    company = grid.company(np.float32)
    company[cells] = np.where(is_telling, strength, 0.3 * strength)
    score = strength + _COMPANY_WEIGHT * grid.around(company, pairs, cells)
    score -= _DISTANCE_WEIGHT * distance
    words = grid.words(pairs, rows, columns)
    used: tuple[set[int], set[int]] = (set(), set())
    chosen = _greedy(np.flatnonzero(first), pairs, score, words, used)

    company = grid.company(np.float64)
    company[cells[chosen]] = 1
    for at, choice in enumerate(choices):
        for link in choice.taken:
            down, across = np.ix_(link.hyp, link.ref)
            company[grid.cells(np.intp(at), down, across)] = 1
    free = np.array(
        [
            at
            for at in np.flatnonzero(~first).tolist()
            if words[at][0] not in used[0] and words[at][1] not in used[1]
        ],
        dtype=np.intp,
    )
    company[cells[free]] = 0.3
    around = grid.around(company, pairs[free], cells[free])
    late_score = np.zeros(len(matches))
    late_score[free] = strength[free] + around - distance[free]
    chosen += _greedy(free[around >= _LEAST_COMPANY], pairs, late_score, words, used)
    values = strength.tolist()
    for number in chosen:
        at, (i, j, _, kind), _ = matches[number]
        found[at].append(_link(i, j, kind, values[number]))
    return found


def _free_matches(choice: Choice) -> list[tuple[Match, bool]]:
    """The matches of words that are not spoken for; whether both words carry content."""
    taken_hyp = {i for link in choice.taken for i in link.hyp}
    taken_ref = {j for link in choice.taken for j in link.ref}
    telling_hyp = content_places(choice.hyp, "en")
    telling_ref = content_places(choice.ref, "en")
    return [
        (match, match[0] in telling_hyp and match[1] in telling_ref)
        for match in choice.matches
        if match[0] not in taken_hyp and match[1] not in taken_ref
    ]


def _greedy(
    among: _Indices,
    pairs: _Indices,
    score: npt.NDArray[np.floating],
    words: Sequence[tuple[int, int]],
    used: tuple[set[int], set[int]],
) -> list[int]:
    """Those matches, by falling score in each pair, whose words are free; they are `used` then."""
    rows, columns = used
    chosen = []
    for at in among[np.lexsort((-score[among], pairs[among]))].tolist():
        i, j = words[at]
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            chosen.append(at)
    return chosen


class _Grid:
    """The cells of the tables of all pairs, row by row, one table after the other.

    A table has a cell for each word of `hyp` (down) with each of `ref` (across), and an edge.
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        edge = _REACH + 1
        self._n_hyp = np.array([len(choice.hyp) for choice in choices], dtype=np.intp)
        self._n_ref = np.array([len(choice.ref) for choice in choices], dtype=np.intp)
        self._widths = self._n_ref + 2 * edge
        sizes = (self._n_hyp + 2 * edge) * self._widths
        self._size = int(sizes.sum())
        self._starts = np.cumsum(sizes) - sizes
        # the cells before the first words and behind the last ones
        first = self._starts + _REACH * (self._widths + 1)
        self._corners = first, first + (self._n_hyp + 1) * self._widths + self._n_ref + 1

    def cells(self, pairs: _Indices | np.intp, rows: _Indices, columns: _Indices) -> _Indices:
        """Where the cells of these words are."""
        edge = _REACH + 1
        found: _Indices = self._starts[pairs] + (rows + edge) * self._widths[pairs] + columns + edge
        return found

    def words(self, pairs: _Indices, rows: _Indices, columns: _Indices) -> list[tuple[int, int]]:
        """The words' numbers among all of their side."""
        down = (np.cumsum(self._n_hyp) - self._n_hyp)[pairs] + rows
        across = (np.cumsum(self._n_ref) - self._n_ref)[pairs] + columns
        return list(zip(down.tolist(), across.tolist(), strict=True))

    def off_diagonal(
        self, pairs: _Indices, rows: _Indices, columns: _Indices
    ) -> npt.NDArray[np.float32]:
        """How far from the diagonal a cell is, 0 to 1."""
        one = np.float32
        down = rows.astype(one) / self._n_hyp[pairs].astype(one)
        across = columns.astype(one) / self._n_ref[pairs].astype(one)
        return np.abs(down - across)

    def company(self, dtype: npt.DTypeLike) -> npt.NDArray[np.floating]:
        """A table of the words that count as company: so far, that both sides start and end."""
        found = np.zeros(self._size, dtype=dtype)
        for corners in self._corners:
            found[corners] = 1
        return found

    def around(
        self, company: npt.NDArray[np.floating], pairs: _Indices, cells: _Indices
    ) -> npt.NDArray[np.floating]:
        """What stands diagonally around each of these cells, nearer and in step counting more."""
        around = cells + _STEPS[:, None] * (self._widths[pairs] + 1)
        near = np.maximum(company[around - 1], company[around + 1])
        near *= _BESIDE
        np.maximum(near, company[around], out=near)
        near[2:4] /= 2
        near[4:6] /= 3
        total: npt.NDArray[np.floating] = np.add.reduce(near, axis=0)
        return total


# Steps along the diagonal, nearest first.
_STEPS = np.array([sign * step for step in range(1, _REACH + 1) for sign in (-1, 1)])
