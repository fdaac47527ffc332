"""Which word answers which: one partner each, chosen by strength and by company.

A word is known by its neighbours (Sultan, Bethard and Sumner 2014, "Back to Basics for
Monolingual Alignment"): words that match are linked where the words around them match too, content
words first; function words and marks only in such company.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from fidelity.alignment.matching import Matches
from fidelity.alignment.picking import off_diagonal
from fidelity.records import Link, LinkKind, Token
from fidelity.text.function_words import content_places

_REACH = 3  # words to each side that count as company
_BESIDE = 0.6  # a neighbour that stands one place off counts so much of one in step
_COMPANY_WEIGHT = 0.25
_DISTANCE_WEIGHT = 0.2
# A function word or mark needs a linked word at most so many places off, in step or one beside.
_LEAST_COMPANY = 0.2


def same_words(length: int) -> list[Link]:
    """The links of two sides that have the same words, one after the other."""
    return [Link(hyp=(i,), ref=(i,), kind=LinkKind.FORM, weight=1.0) for i in range(length)]


def pick_links(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    matches: Matches,
    taken: Sequence[Link] = (),
) -> list[Link]:
    """One-to-one links by falling score; words of `taken` are spoken for."""
    if taken:
        matches = _without(matches, taken)
    if not matches.kinds:
        return []
    rows, columns, strength = matches.rows, matches.columns, matches.strength
    distance = off_diagonal(*matches.shape)[rows, columns]
    is_telling = _content(hyp)[rows] & _content(ref)[columns]
    company = _Company(matches.shape, np.float32)
    company.add(rows, columns, np.where(is_telling, strength, 0.3 * strength))
    score = strength + _COMPANY_WEIGHT * company.around(rows, columns)
    score -= _DISTANCE_WEIGHT * distance
    is_sure = np.array([kind is not LinkKind.CONTEXT for kind in matches.kinds], dtype=np.bool_)
    first = is_telling & is_sure
    places = list(zip(rows.tolist(), columns.tolist(), strict=True))
    used: tuple[set[int], set[int]] = (set(), set())
    chosen = _greedy(np.flatnonzero(first), score, places, used)

    company = _Company(matches.shape, np.float64)
    if chosen:
        company.add(rows[chosen], columns[chosen], 1)
    for link in taken:
        down, across = np.ix_(link.hyp, link.ref)
        company.add(down, across, 1)
    free = [
        at
        for at in np.flatnonzero(~first).tolist()
        if places[at][0] not in used[0] and places[at][1] not in used[1]
    ]
    if free:
        down, across = rows[free], columns[free]
        company.add(down, across, 0.3)
        around = company.around(down, across)
        score = np.zeros(len(rows))
        score[free] = strength[free] + around - distance[free]
        kept = [at for at, least in zip(free, around >= _LEAST_COMPANY, strict=True) if least]
        chosen += _greedy(np.array(kept, dtype=np.intp), score, places, used)
    values = strength.tolist()
    return [
        Link(
            hyp=places[at][:1],
            ref=places[at][1:],
            kind=matches.kinds[at],
            weight=round(values[at], 3),
        )
        for at in chosen
    ]


def _without(matches: Matches, taken: Sequence[Link]) -> Matches:
    """Without the matches of words that are spoken for."""
    hyp = {i for link in taken for i in link.hyp}
    ref = {j for link in taken for j in link.ref}
    pairs = zip(matches.rows.tolist(), matches.columns.tolist(), strict=True)
    kept = [at for at, (i, j) in enumerate(pairs) if i not in hyp and j not in ref]
    return Matches(
        shape=matches.shape,
        rows=matches.rows[kept],
        columns=matches.columns[kept],
        strength=matches.strength[kept],
        kinds=tuple([matches.kinds[at] for at in kept]),
    )


def _greedy(
    among: npt.NDArray[np.intp],
    score: npt.NDArray[np.floating],
    places: Sequence[tuple[int, int]],
    used: tuple[set[int], set[int]],
) -> list[int]:
    """Those matches, by falling score, whose words are both still free; they are `used` then."""
    rows, columns = used
    chosen = []
    for at in among[np.argsort(-score[among], kind="stable")].tolist():
        i, j = places[at]
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            chosen.append(at)
    return chosen


def _content(tokens: Sequence[Token]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(tokens), dtype=np.bool_)
    mask[list(content_places(tokens, "en"))] = True
    return mask


class _Company:
    """What stands diagonally around a pair of words, nearer and in step counting more."""

    def __init__(self, shape: tuple[int, int], dtype: npt.DTypeLike) -> None:
        rows, columns = shape
        edge = _REACH + 1
        self._values = np.zeros((rows + 2 * edge, columns + 2 * edge), dtype=dtype)
        self._values[_REACH, _REACH] = self._values[-edge, -edge] = 1  # both sides start and end

    def add(
        self,
        rows: npt.NDArray[np.intp],
        columns: npt.NDArray[np.intp],
        values: npt.NDArray[np.floating] | float,
    ) -> None:
        """Pairs that count so much as company."""
        self._values[rows + _REACH + 1, columns + _REACH + 1] = values

    def around(
        self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.floating]:
        """The company of each of these pairs."""
        width = self._values.shape[1]
        at = (rows + _REACH + 1) * width + columns + _REACH + 1
        around = at + (_STEPS[:, None] * (width + 1))
        flat = self._values.ravel()
        near = np.maximum(flat[around - 1], flat[around + 1])
        near *= _BESIDE
        np.maximum(near, flat[around], out=near)
        near[2:4] /= 2
        near[4:6] /= 3
        total: npt.NDArray[np.floating] = np.add.reduce(near, axis=0)
        return total


# Steps along the diagonal, nearest first.
_STEPS = np.array([sign * step for step in range(1, _REACH + 1) for sign in (-1, 1)])
