"""Vectors of single words, each encoded once."""

from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from fidelity.encoders.encoder import Encoder

# Words kept per encoder: the vocabulary of some thousand articles, 30 MB at 384 numbers a word.
# Beyond that the store starts afresh, so that memory stays constant over any input.
_MOST_WORDS = 20_000
_STORES: WeakKeyDictionary[Encoder, dict[str, npt.NDArray[np.float32]]] = WeakKeyDictionary()


def cosines(encoder: Encoder, left: list[str], right: list[str]) -> npt.NDArray[np.float32]:
    """Cosine of every word with every word, (n left, n right)."""
    store = _STORES.setdefault(encoder, {})
    missing = sorted({word for word in (*left, *right) if word not in store})
    if missing:
        if len(store) + len(missing) > _MOST_WORDS:
            store.clear()
            missing = sorted({*left, *right})
        store.update(zip(missing, encoder.encode(missing), strict=True))
    one = np.array([store[word] for word in left])
    other = np.array([store[word] for word in right])
    product: npt.NDArray[np.float32] = one @ other.T
    return product
