"""The vectors in training: each piece is its own vector plus the mean of its character n-grams.

Sharing n-grams is how a rare inflected form learns from its relatives (Bojanowski et al. 2017,
"Enriching Word Vectors with Subword Information"). `bake` sums it all into one vector a piece, so
nothing of this is left at run time.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import embedding_bag

from fidelity.encoders.builtin import BOUNDARY
from fidelity.errors import InputError

NEGATING_PREFIXES = ("non", "nie", "dis", "des", "un", "in", "im", "il", "ir", "on", "не", "ne")
"""Prefixes that make an opposite in one of the languages, the longer before the shorter."""

_SHORTEST_REST = 4  # letters; else "under" is the opposite of "der"
_DECAY = 0.99
_EPSILON = 1e-8


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as piece numbers end to end; text i is `ids[starts[i]:starts[i + 1]]`."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]

    def take(self, rows: NDArray[np.int64]) -> "Bags":
        """The texts with these numbers, in this order."""
        lengths = (self.starts[1:] - self.starts[:-1])[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
        return Bags(self.ids[np.repeat(self.starts[:-1][rows], lengths) + within], starts)


def feature_bags(pieces: Sequence[str], *, shortest: int = 3, longest: int = 5) -> tuple[Bags, int]:
    """The features of each piece, itself first, then n-grams that at least two pieces share.

    A piece in a script without spaces has its single characters and pairs as n-grams. Of a word
    that is another piece behind a negating prefix, the prefix counts at least as much as the
    n-grams together, else "unhappy" would be little but "happy".

    Returns:
        One bag of feature numbers a piece, and how many features there are.
    """
    known = set(pieces)
    known = set(pieces)
    grams = [_with_negation(_grams(p, shortest, longest), p, known) for p in pieces]
    counts = Counter(gram for row in grams for gram in row)
    numbers: dict[str, int] = {}
    rows = []
    for number, row in enumerate(grams):
        shared = [gram for gram in row if counts[gram] > 1]
        rows.append([number] + [numbers.setdefault(g, len(pieces) + len(numbers)) for g in shared])
    starts = np.cumsum([0] + [len(row) for row in rows])
    flat = np.array([feature for row in rows for feature in row], dtype=np.int64)
    return Bags(flat, starts), len(pieces) + len(numbers)


def _with_negation(grams: list[str], piece: str, known: AbstractSet[str]) -> list[str]:
    negation = _negation(piece, known)
    return grams + [negation] * len(grams) if negation else grams


def _negation(piece: str, known: AbstractSet[str]) -> str:
    """The prefix that makes this piece the opposite of another, with a hyphen; "" if none does."""
    body = piece.removeprefix(BOUNDARY)
    if body == piece:
        return ""
    return next(
        (
            prefix + "-"
            for prefix in NEGATING_PREFIXES
            if body.startswith(prefix)
            and len(body) >= len(prefix) + _SHORTEST_REST
            and BOUNDARY + body[len(prefix) :] in known
        ),
        "",
    )


def _grams(piece: str, shortest: int, longest: int) -> list[str]:
    body = piece.removeprefix(BOUNDARY)
    if any("\u3040" <= character <= "\u9fff" for character in body):
        sizes, text = range(1, 3), body
    else:
        sizes, text = range(shortest, longest + 1), piece
    return sorted(
        {
            text[start : start + size]
            for size in sizes
            for start in range(len(text) - size + 1)
            if size < len(piece)
        }
    )


class Table:
    """Feature vectors, and how large the gradient of each has been.

    Attributes:
        weights: (n_features, dim).
        scale: (n_pieces,), what each piece counts in the mean of a text; all ones at first.
    """

    def __init__(self, features: Bags, count: int, dimension: int, *, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        self.features = features
        self.pieces = len(features.starts) - 1
        self.weights = torch.randn(count, dimension, generator=generator) * 0.05
        self.second = torch.zeros(count, 1)
        self.age = torch.zeros(count, 1)
        self.scale = np.ones(self.pieces, dtype=np.float32)
        self._slot = np.zeros(max(count, self.pieces), dtype=np.int64)

    def begin_with(self, vectors: NDArray[np.float32]) -> None:
        """Makes the pieces begin with these vectors, (n_pieces, dim), and the n-grams with nothing.

        Raises:
            InputError: The vectors have another length.
        """
        if vectors.shape[1] != self.weights.shape[1]:
            raise InputError(
                f"expected vectors of length {self.weights.shape[1]}, got {vectors.shape[1]}"
            )
        self.weights *= 0.1
        self.weights[: self.pieces] += torch.from_numpy(vectors)

    def embed(self, bags: Sequence[Bags]) -> "Embedded":
        """The mean vector of each text, with a handle on the rows they came from."""
        ids = np.concatenate([bag.ids for bag in bags])
        used, at = self._compact(ids, self.pieces)
        rows = self.features.take(used)
        features, feature_at = self._compact(rows.ids, len(self.weights))
        shares = self._shares(rows) * np.repeat(self.scale[used], np.diff(rows.starts))
        leaf = self.weights.index_select(0, torch.from_numpy(features)).requires_grad_()
        tokens = embedding_bag(
            torch.from_numpy(feature_at),
            leaf,
            torch.from_numpy(rows.starts[:-1]),
            mode="sum",
            per_sample_weights=torch.from_numpy(shares),
        )
        vectors, begin = [], 0
        for bag in bags:
            part = torch.from_numpy(at[begin : begin + len(bag.ids)])
            begin += len(bag.ids)
            vectors.append(embedding_bag(part, tokens, torch.from_numpy(bag.starts[:-1])))
        return Embedded(tuple(vectors), leaf, torch.from_numpy(features))

    def update(self, embedded: "Embedded", *, rate: float) -> None:
        """One step on the rows of `embedded`, after a backward pass.

        Each row is scaled by a running mean of its own squared gradient (RMSProp, Hinton 2012, with
        one number a row, which keeps the direction of the gradient).
        """
        gradient = embedded.leaf.grad
        if gradient is None:
            return
        rows = embedded.rows
        age = self.age[rows] + 1
        square = torch.linalg.vector_norm(gradient, dim=1, keepdim=True).square_()
        second = self.second[rows].lerp_(square.div_(gradient.shape[1]), 1 - _DECAY)
        self.age[rows], self.second[rows] = age, second
        scale = (second / (1 - _DECAY**age)).sqrt_().add_(_EPSILON)
        self.weights.index_add_(0, rows, gradient.div_(scale), alpha=-rate)

    def save(self, path: Path, step: int) -> None:
        """Writes vectors, moments and the number of steps taken; whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".part")
        state = {"weights": self.weights, "second": self.second, "age": self.age, "step": step}
        torch.save(state, scratch)
        scratch.replace(path)

    def load(self, path: Path) -> int:
        """Takes up what `save` wrote, and returns the number of steps taken.

        Raises:
            InputError: The checkpoint belongs to a table of another size.
        """
        state = torch.load(path, weights_only=True)
        if state["weights"].shape != self.weights.shape:
            raise InputError(
                f"the checkpoint '{path}' is for {tuple(state['weights'].shape)} vectors, "
                f"this run has {tuple(self.weights.shape)}"
            )
        self.weights, self.second, self.age = state["weights"], state["second"], state["age"]
        return int(state["step"])

    def bake(self) -> NDArray[np.float32]:
        """One vector a piece: (n_pieces, dim)."""
        with torch.no_grad():
            baked = embedding_bag(
                torch.from_numpy(self.features.ids),
                self.weights,
                torch.from_numpy(self.features.starts[:-1]),
                mode="sum",
                per_sample_weights=torch.from_numpy(self._shares(self.features)),
            )
        vectors: NDArray[np.float32] = baked.numpy() * self.scale[:, None]
        return vectors

    @staticmethod
    def _shares(rows: Bags) -> NDArray[np.float32]:
        """One for the piece itself, and one in all for its n-grams."""
        lengths = np.diff(rows.starts)
        shares = np.repeat(1.0 / np.maximum(lengths - 1, 1), lengths).astype(np.float32)
        shares[rows.starts[:-1]] = 1.0
        return shares

    def _compact(
        self, ids: NDArray[np.int64], limit: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        seen = np.zeros(limit, dtype=bool)
        seen[ids] = True
        used = np.flatnonzero(seen)
        self._slot[used] = np.arange(len(used))
        return used, self._slot[ids]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Mean vectors of some texts, and the feature rows behind them.

    `vectors` holds a tensor (n_texts, dim) for each group of texts; `leaf` collects the gradient.
    """

    vectors: tuple[torch.Tensor, ...]
    leaf: torch.Tensor
    rows: torch.Tensor
