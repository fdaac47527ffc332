"""Vectors of single words, each encoded once a process."""

from collections.abc import Sequence
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from fidelity.encoders.encoder import Encoder

Vectors = npt.NDArray[np.float32]

# Words kept per encoder: the vocabulary of some thousand articles, 30 MB at 384 numbers a word.
# Beyond that the store starts afresh, so that memory stays constant over any input.
_MOST_WORDS = 20_000


class _Store:
    """The words of one encoder that are known so far; safe to ask from several threads."""

    def __init__(self, dimension: int) -> None:
        self._lock = Lock()
        self._rows: dict[str, int] = {}
        self._vectors = np.empty((_MOST_WORDS, dimension), dtype=np.float32)  # memory row by row

    def vectors(self, encoder: Encoder, words: Sequence[str]) -> Vectors:
        """The vector of each word, (n words, dimension)."""
        with self._lock:
            missing = sorted({word for word in words if word not in self._rows})
            if len(self._rows) + len(missing) > _MOST_WORDS:
                self._rows.clear()
                missing = sorted(set(words))
                if len(missing) > _MOST_WORDS:
                    return encoder.encode(words)
            if missing:
                rows = range(len(self._rows), len(self._rows) + len(missing))
                self._vectors[rows.start : rows.stop] = encoder.encode(missing)
                self._rows.update(zip(missing, rows, strict=True))
            return self._vectors.take([self._rows[word] for word in words], axis=0)


_STORES: WeakKeyDictionary[Encoder, _Store] = WeakKeyDictionary()


def word_vectors(encoder: Encoder, words: Sequence[str]) -> Vectors:
    """The vector of each word, (n words, dimension)."""
    store = _STORES.get(encoder)
    if store is None:
        store = _STORES.setdefault(encoder, _Store(encoder.dimension))
    return store.vectors(encoder, words)


def cosines(encoder: Encoder, left: Sequence[str], right: Sequence[str]) -> Vectors:
    """Cosine of every word with every word, (n left, n right)."""
    product: Vectors = word_vectors(encoder, left) @ word_vectors(encoder, right).T
    return product
