"""How well each word of a quotation is answered by each word of an original."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from fidelity.encoders.encoder import Encoder
from fidelity.records import Token
from fidelity.text.numerals import numerals

# Below this cosine two words of the embedded encoder are not neighbours; chosen where random
# pairs of content words end (99th percentile) on the articles in seeds/.
NEIGHBOUR_COSINE = 0.45
# A neighbour never counts as much as the word itself.
NEIGHBOUR_CEILING = 0.8
# Without an encoder: words this alike in letters (inflections, compounds) count as neighbours.
LETTERS_RATIO = 80.0
_VALUE = "="


def keys(tokens: Sequence[Token], language: str) -> tuple[str, ...]:
    """What stands for each token when words are matched.

    The lemma; the value for a number ("eleven" and "11" are one word here, and no number is like
    another); nothing for a mark.
    """
    found = [token.lemma if token.is_word else "" for token in tokens]
    for numeral in numerals(tokens, language):
        if numeral.end == numeral.start + 1 and numeral.low == numeral.high:
            found[numeral.start] = f"{_VALUE}{numeral.low:g}"
    return tuple(found)


class Vocabulary:
    """Similarities between word forms, each pair computed once; state is a cache only."""

    def __init__(self, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def similarities(self, hyp: Sequence[str], ref: Sequence[str]) -> NDArray[np.float32]:
        """(n_hyp, n_ref), 0 to 1; 1 for the same key, 0 for marks (empty keys).

        Args:
            hyp: what `keys` gives for the tokens of the quotation.
            ref: the same for the original.
        """
        hyp_keys, hyp_index = _distinct(hyp)
        ref_keys, ref_index = _distinct(ref)
        table = self._soft(hyp_keys, ref_keys)
        table[[key.startswith(_VALUE) for key in hyp_keys], :] = 0.0
        table[:, [key.startswith(_VALUE) for key in ref_keys]] = 0.0
        positions = {key: i for i, key in enumerate(ref_keys)}
        for i, key in enumerate(hyp_keys):
            if key in positions:
                table[i, positions[key]] = 1.0
        full: NDArray[np.float32] = table[np.ix_(hyp_index, ref_index)]
        full[[not key for key in hyp], :] = 0.0
        full[:, [not key for key in ref]] = 0.0
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


def _distinct(keys: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
    """The distinct keys, and for each place the index of its own."""
    distinct = list(dict.fromkeys(keys))
    position = {key: i for i, key in enumerate(distinct)}
    return distinct, np.array([position[key] for key in keys], dtype=np.intp)
