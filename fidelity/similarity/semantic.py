"""How near two texts are in meaning: the cosine of an encoder's vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.encoder import Encoder


def cosine(encoder: Encoder, first: str, second: str) -> float:
    """The cosine of two texts, -1 to 1; 1 for equal texts."""
    return float(pairwise_cosines(encoder, [first], [second])[0])


def pairwise_cosines(
    encoder: Encoder, firsts: Sequence[str], seconds: Sequence[str]
) -> NDArray[np.float32]:
    """The cosine of each text with the one at the same place in the other list.

    Returns:
        (n,), -1 to 1.

    Raises:
        ValueError: The lists differ in length.
    """
    if len(firsts) != len(seconds):
        raise ValueError(f"expected as many texts on both sides, got {len(firsts)}, {len(seconds)}")
    vectors = encoder.encode([*firsts, *seconds])
    half = len(firsts)
    return _clipped(np.einsum("ij,ij->i", vectors[:half], vectors[half:]))


def cosine_matrix(
    encoder: Encoder, rows: Sequence[str], columns: Sequence[str]
) -> NDArray[np.float32]:
    """The cosine of every text in `rows` with every text in `columns`.

    Returns:
        (n_rows, n_columns), -1 to 1.
    """
    vectors = encoder.encode([*rows, *columns])
    return _clipped(vectors[: len(rows)] @ vectors[len(rows) :].T)


def _clipped(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    kept: NDArray[np.float32] = np.clip(cosines, -1.0, 1.0)
    return kept
