"""Draws pairs of texts of one meaning, so that small languages are not drowned by large ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fidelity.training.corpus import Corpus
from fidelity.training.table import Bags


@dataclass(frozen=True, slots=True)
class Pairs:
    """Numbers of texts that mean the same: `left[i]` and `right[i]`."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]


class PairSampler:
    """Draws pairs out of the groups of a corpus.

    A language is drawn with a chance that goes with its number of texts to the power `flatness`;
    then a text of it; then its partner in the group, which is English with chance `english`.
    """

    def __init__(
        self, corpus: Corpus, *, flatness: float = 0.5, english: float = 0.6, skip: str = ""
    ) -> None:
        groups = np.array(corpus.groups, dtype=np.int64)
        languages = np.array(corpus.languages)
        self.groups = groups
        self.starts = np.searchsorted(groups, np.arange(groups[-1] + 2))
        self.english = english
        is_english = languages == "en"
        self._english_rows = np.flatnonzero(is_english)
        self._english_starts = np.searchsorted(
            groups[self._english_rows], np.arange(groups[-1] + 2)
        )
        self._pools = [
            np.flatnonzero(languages == name) for name in sorted(set(corpus.languages) - {skip})
        ]
        sizes = np.array([len(pool) for pool in self._pools], dtype=float) ** flatness
        self._chances = sizes / sizes.sum()

    def draw(self, count: int, random: np.random.Generator) -> Pairs:
        """At most `count` pairs, no two from one group."""
        pool_of = random.choice(len(self._pools), size=count, p=self._chances)
        shares = np.bincount(pool_of, minlength=len(self._pools))
        left = np.concatenate(
            [random.choice(pool, size=n) for pool, n in zip(self._pools, shares, strict=True)]
        )
        _, first = np.unique(self.groups[left], return_index=True)
        left = left[first]
        right = self._partner(left, random)
        kept = right != left
        return Pairs(left[kept], right[kept])

    def partner_in(
        self, group: NDArray[np.int64], random: np.random.Generator
    ) -> NDArray[np.int64]:
        """One text of each of these groups."""
        low, high = self.starts[group], self.starts[group + 1]
        return low + (random.random(len(group)) * (high - low)).astype(np.int64)

    def _partner(self, left: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
        group = self.groups[left]
        right = self.partner_in(group, random)
        low, high = self._english_starts[group], self._english_starts[group + 1]
        wanted = (random.random(len(left)) < self.english) & (high > low)
        picked = low + (random.random(len(left)) * (high - low)).astype(np.int64)
        right[wanted] = self._english_rows[picked[wanted]]
        again = right == left
        right[again] = self.partner_in(group[again], random)
        return right


def blurred(
    bags: Bags, splits: Bags, random: np.random.Generator, *, drop: float, split: float
) -> Bags:
    """Texts with some pieces dropped and some cut into smaller ones.

    Cutting stands in for subword regularisation (Kudo 2018): the pieces of a frequent word learn
    what the word means. A text never loses its last piece.

    Args:
        bags: The texts.
        splits: For each piece, the smaller pieces it may be cut into; itself alone if into none.
        random: Where the chances come from.
        drop: Chance that a piece goes.
        split: Chance that a piece is cut.
    """
    lengths = np.diff(bags.starts)
    keep = random.random(len(bags.ids)) >= drop
    keep[bags.starts[:-1][lengths > 0]] |= lengths[lengths > 0] <= 2
    rows = np.repeat(np.arange(len(lengths)), lengths)[keep]
    ids = bags.ids[keep]
    cut = random.random(len(ids)) < split
    sizes = np.where(cut, np.diff(splits.starts)[ids], 1)
    parts = np.repeat(ids, sizes)
    parts[np.repeat(cut, sizes)] = splits.take(ids[cut]).ids
    return Bags(parts, np.searchsorted(np.repeat(rows, sizes), np.arange(len(lengths) + 1)))
