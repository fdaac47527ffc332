"""The directions in which the vectors of sentences differ."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import embedding_bag, normalize

from fidelity.training.table import Bags

_LOOKED_AT = 4_000  # texts a language that directions are found on
_LEAST = 1e-9


def evened(vectors: NDArray[np.float32], sentences: Bags, power: float) -> NDArray[np.float32]:
    """The vectors with the directions in which sentences differ most made shorter.

    Few directions hold most of what a contrastive loss has taught, and the cosine of two sentences
    hangs on those. Each is divided by its variance to this power: at 0.5 that is the whitening of
    Su et al. 2021 ("Whitening Sentence Representations"), with no mean taken off.

    Args:
        vectors: (n_pieces, dim).
        sentences: Texts in pieces, of all languages alike.
        power: 0 for no change, to 0.5.

    Returns:
        (n_pieces, dim), for the same pieces.
    """
    unit = normalize(summed(vectors, sentences), dim=1).double()
    spread, directions = torch.linalg.eigh(unit.T @ unit / len(unit))
    turn = (directions * spread.clamp_min(_LEAST) ** -power) @ directions.T
    turned: NDArray[np.float32] = vectors @ turn.numpy().astype(np.float32)
    return turned


def summed(table: NDArray[np.float32], texts: Bags) -> torch.Tensor:
    """The sum of the vectors of the pieces of each text, (n_texts, dim)."""
    return embedding_bag(
        torch.from_numpy(texts.ids),
        torch.from_numpy(table),
        torch.from_numpy(texts.starts[:-1]),
        mode="sum",
    )


def some_of_each(languages: Sequence[str]) -> NDArray[np.int64]:
    """Numbers of texts, as many of each language and spread over all of it."""
    names = np.array(languages)
    rows = [np.flatnonzero(names == name) for name in sorted(set(languages))]
    spread = [np.linspace(0, len(row) - 1, min(_LOOKED_AT, len(row))).astype(int) for row in rows]
    return np.concatenate([row[places] for row, places in zip(rows, spread, strict=True)])


def negated(
    vectors: NDArray[np.float32], pairs: NDArray[np.int64], share: float
) -> NDArray[np.float32]:
    """The vectors with words behind a negating prefix moved away from the word without it.

    Contexts make "unwanted" a neighbour of "wanted". A word that is still on the same side as its
    opposite loses a part of what the two have in common.

    Args:
        vectors: (n_pieces, dim).
        pairs: (n, 2), pieces: a word, and the same negated.
        share: The part that goes, 0 to 1.

    Returns:
        (n_pieces, dim).
    """
    words, opposites = pairs.T
    plain = vectors[words]
    plain = plain / np.maximum(np.linalg.norm(plain, axis=1, keepdims=True), _LEAST)
    common = np.maximum(0, (plain * vectors[opposites]).sum(axis=1, keepdims=True))
    moved = vectors.copy()
    np.subtract.at(moved, opposites, np.float32(share) * common * plain)
    return moved
