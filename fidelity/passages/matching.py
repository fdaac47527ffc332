"""How well each word of a quotation is answered by each word of an original."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from fidelity.encoders.encoder import Encoder
from fidelity.records import Token

# Below this cosine two words of the embedded encoder are not neighbours; chosen where random
# pairs of content words end (99th percentile) on the articles in seeds/.
NEIGHBOUR_COSINE = 0.45
# A neighbour never counts as much as the word itself.
NEIGHBOUR_CEILING = 0.8
# Without an encoder: words this alike in letters (inflections, compounds) count as neighbours.
LETTERS_RATIO = 80.0


class Vocabulary:
    """Similarities between word forms, each pair computed once; state is a cache only."""

    def __init__(self, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def similarities(self, hyp: Sequence[Token], ref: Sequence[Token]) -> NDArray[np.float32]:
        """(n_hyp, n_ref), 0 to 1; 1 for the same word or lemma, 0 for marks."""
        hyp_lemmas, hyp_index = _distinct(hyp)
        ref_lemmas, ref_index = _distinct(ref)
        table = self._soft(hyp_lemmas, ref_lemmas)
        positions = {lemma: i for i, lemma in enumerate(ref_lemmas)}
        for i, lemma in enumerate(hyp_lemmas):
            if lemma in positions:
                table[i, positions[lemma]] = 1.0
        full: NDArray[np.float32] = table[np.ix_(hyp_index, ref_index)]
        full[[not token.is_word for token in hyp], :] = 0.0
        full[:, [not token.is_word for token in ref]] = 0.0
        return full

    def _soft(self, hyp: Sequence[str], ref: Sequence[str]) -> NDArray[np.float32]:
        if not hyp or not ref:
            return np.zeros((len(hyp), len(ref)), dtype=np.float32)
        if self._encoder is None:
            return _by_letters(hyp, ref)
        cosine = self._encode(hyp) @ self._encode(ref).T
        soft = (cosine - NEIGHBOUR_COSINE) / (1 - NEIGHBOUR_COSINE)
        clipped: NDArray[np.float32] = np.clip(soft, 0.0, NEIGHBOUR_CEILING).astype(np.float32)
        return clipped

    def _encode(self, lemmas: Sequence[str]) -> NDArray[np.float32]:
        new = [lemma for lemma in lemmas if lemma not in self._vectors]
        if new and self._encoder is not None:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._vectors[lemma] for lemma in lemmas])


def _by_letters(hyp: Sequence[str], ref: Sequence[str]) -> NDArray[np.float32]:
    table = np.zeros((len(hyp), len(ref)), dtype=np.float32)
    for i, left in enumerate(hyp):
        for j, right in enumerate(ref):
            if len(left) > 4 and len(right) > 4:
                ratio = fuzz.ratio(left, right, score_cutoff=LETTERS_RATIO)
                table[i, j] = NEIGHBOUR_CEILING * ratio / 100
    return table


def _distinct(tokens: Sequence[Token]) -> tuple[list[str], NDArray[np.intp]]:
    """The distinct lemmas, and for each token the index of its own."""
    lemmas = list(dict.fromkeys(token.lemma for token in tokens))
    position = {lemma: i for i, lemma in enumerate(lemmas)}
    return lemmas, np.array([position[token.lemma] for token in tokens], dtype=np.intp)
