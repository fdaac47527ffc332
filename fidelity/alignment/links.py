"""Which word answers which: one partner each, chosen by strength and by company.

A word is known by its neighbours (Sultan, Bethard and Sumner 2014, "Back to Basics for
Monolingual Alignment"): words that match are linked where the words around them match too, content
words first; function words and marks only in such company.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from fidelity.alignment.matching import Matches, Matrix
from fidelity.alignment.picking import greedy, off_diagonal
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
    strength = matches.strength.copy()
    for link in taken:
        strength[list(link.hyp), :] = 0
        strength[:, list(link.ref)] = 0
    content = np.outer(_content(hyp), _content(ref))
    distance = off_diagonal(*strength.shape)
    score = strength + _COMPANY_WEIGHT * _company(np.where(content, strength, 0.3 * strength))
    score -= _DISTANCE_WEIGHT * distance
    doubtful = matches.kind == matches.kinds.index(LinkKind.CONTEXT)
    chosen = greedy(np.where(content & ~doubtful, strength, 0), score)

    linked = np.zeros_like(strength)
    free = strength.copy()
    if chosen:
        rows, columns = map(list, zip(*chosen, strict=True))
        linked[rows, columns] = 1
        free[rows, :] = 0
        free[:, columns] = 0
    for link in taken:
        linked[np.ix_(link.hyp, link.ref)] = 1
    free[content & ~doubtful] = 0
    company = _company(linked + 0.3 * (free > 0))
    company[company < _LEAST_COMPANY] = 0
    free[company == 0] = 0
    chosen += greedy(free, strength + company - distance)
    return [
        Link(
            hyp=(i,),
            ref=(j,),
            kind=matches.kinds[matches.kind[i, j]],
            weight=round(float(matches.strength[i, j]), 3),
        )
        for i, j in chosen
    ]


def _content(tokens: Sequence[Token]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(tokens), dtype=np.bool_)
    mask[list(content_places(tokens, "en"))] = True
    return mask


def _company(values: Matrix) -> Matrix:
    """Sum of what stands diagonally around every cell, nearer and in step counting more."""
    rows, columns = values.shape
    edge = _REACH + 1
    padded = np.zeros((rows + 2 * edge, columns + 2 * edge), dtype=values.dtype)
    padded[edge:-edge, edge:-edge] = values
    padded[_REACH, _REACH] = padded[-edge, -edge] = 1  # both sides start and end
    # what stands at the rim is out of reach, so it needs no neighbours
    beside = padded.copy()
    best = np.maximum(padded[:, :-2], padded[:, 2:])
    np.maximum(padded[:, 1:-1], _BESIDE * best, out=beside[:, 1:-1])
    total = (
        beside[edge - 1 : edge - 1 + rows, edge - 1 : edge - 1 + columns]
        + beside[edge + 1 : edge + 1 + rows, edge + 1 : edge + 1 + columns]
    )
    for step in range(2, _REACH + 1):
        farther = beside / step
        for place in (edge - step, edge + step):
            total += farther[place : place + rows, place : place + columns]
    return total
