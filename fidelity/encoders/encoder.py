"""What the rest of fidelity asks of an encoder: unit vectors for texts, and a name for reports."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray


@runtime_checkable
class Encoder(Protocol):
    """Turns texts, or single words, into vectors whose dot product is their cosine similarity.

    Attributes:
        name: What the user typed to get it, such as `builtin`.
        dimension: The length of each vector.
        signature: Name and a hash of the weights; two encoders that share it give equal vectors.
    """

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        ...

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        ...

    @property
    def signature(self) -> str:
        """Name and hash of the weights."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text.

        Args:
            texts: Sentences, paragraphs or single words, in any language; empty ones too.

        Returns:
            (n_texts, dimension), finite, each row of unit length. The row of a text depends on
            that text alone, not on its neighbours. A text in which nothing is known has the row
            of `blank_vector`.
        """
        ...


def blank_vector(dimension: int) -> NDArray[np.float32]:
    """The row of a text without any known piece: all components equal, of unit length."""
    return np.full(dimension, dimension**-0.5, dtype=np.float32)


def to_unit_length(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows at length one; a row of zeros, or one that is not finite, becomes the blank vector.

    Args:
        vectors: (n, dim).

    Returns:
        A new array (n, dim).
    """
    # what np.linalg.norm does, without its questions, which cost a pair of texts more
    lengths = np.sqrt(np.add.reduce(vectors * vectors, axis=1, keepdims=True))
    if len(vectors) and lengths.min() > 0 and lengths.max() < np.inf:
        return np.divide(vectors, lengths).astype(np.float32, copy=False)
    usable = np.isfinite(lengths) & (lengths > 0)
    scaled = vectors / np.where(usable, lengths, 1.0)
    rows: NDArray[np.float32] = np.where(usable, scaled, blank_vector(vectors.shape[1]))
    return rows.astype(np.float32, copy=False)
