"""How well each word of a quotation is answered by each word of an original."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from fidelity.encoders.encoder import Encoder
from fidelity.encoders.words import word_vectors
from fidelity.records import Token
from fidelity.text.bilingual import has_dictionary, weights
from fidelity.text.numerals import numerals
from fidelity.text.transliteration import name_likeness

# Below this cosine two words of the embedded encoder are not neighbours; chosen where random
# pairs of content words end (99th percentile) on the articles in seeds/.
NEIGHBOUR_COSINE = 0.405
# A neighbour never counts as much as the word itself.
NEIGHBOUR_CEILING = 0.8
# Without an encoder: words this alike in letters (inflections, compounds) count as neighbours.
LETTERS_RATIO = 80.0
# Across languages: what the rarest translation in the dictionary counts, and from where on two
# words that no dictionary has are taken for one name.
TRANSLATION_FLOOR = 0.55
LEAST_LIKENESS = 0.8
SHORTEST_NAME = 4
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one text, ready for matching.

    Attributes:
        distinct: the different keys, marks left out.
        places: (n_words,), for each word the index of its key in `distinct`; -1 for a mark.
        language: of the text.
    """

    distinct: tuple[str, ...]
    places: NDArray[np.intp]
    language: str = "en"


def words(found: Sequence[str], language: str = "en") -> Words:
    """What `keys` gives, ready for `Vocabulary.similarities`."""
    distinct = tuple(dict.fromkeys(key for key in found if key))
    position = {key: i for i, key in enumerate(distinct)}
    places = np.array([position.get(key, -1) for key in found], dtype=np.intp)
    return Words(distinct=distinct, places=places, language=language)


class Vocabulary:
    """Similarities of words; the vectors of originals' words are kept."""

    def __init__(self, encoder: Encoder | None) -> None:
        self._encoder = encoder
        # the words of an original are asked for again with every quotation
        self._stacks: dict[tuple[str, ...], NDArray[np.float32]] = {}

    def similarities(self, hyp: Words, ref: Words) -> NDArray[np.float32]:
        """(n_hyp, n_ref), 0 to 1; 1 for the same key, 0 for marks."""
        # a row and a column more than there are keys, all zero: what place -1 (a mark) picks
        table = np.zeros((len(hyp.distinct) + 1, len(ref.distinct) + 1), dtype=np.float32)
        table[:-1, :-1] = self._soft(hyp.distinct, ref.distinct)
        table[[i for i, key in enumerate(hyp.distinct) if key.startswith(_VALUE)], :] = 0.0
        table[:, [i for i, key in enumerate(ref.distinct) if key.startswith(_VALUE)]] = 0.0
        if has_dictionary(hyp.language, ref.language):
            _translate(table, hyp, ref)
        positions = {key: i for i, key in enumerate(ref.distinct)}
        for i, key in enumerate(hyp.distinct):
            if key in positions:
                table[i, positions[key]] = 1.0
        return table[np.ix_(hyp.places, ref.places)]

    def _soft(self, hyp: tuple[str, ...], ref: tuple[str, ...]) -> NDArray[np.float32]:
        if not hyp or not ref:
            return np.zeros((len(hyp), len(ref)), dtype=np.float32)
        if self._encoder is None:
            return _by_letters(hyp, ref)
        if ref not in self._stacks:
            self._stacks[ref] = word_vectors(self._encoder, ref)
        cosine = word_vectors(self._encoder, hyp) @ self._stacks[ref].T
        soft = (cosine - NEIGHBOUR_COSINE) / (1 - NEIGHBOUR_COSINE)
        clipped: NDArray[np.float32] = np.clip(soft, 0.0, NEIGHBOUR_CEILING)
        return clipped


def _translate(table: NDArray[np.float32], hyp: Words, ref: Words) -> None:
    """Raise the similarity of words that translate each other, and of names that sound alike."""
    languages = (hyp.language, ref.language)
    for (i, j), weight in weights(hyp.distinct, ref.distinct, languages=languages).items():
        table[i, j] = max(table[i, j], min(1.0, TRANSLATION_FLOOR + weight))
    unknown = np.flatnonzero(table[:-1].max(axis=1, initial=0.0) < TRANSLATION_FLOOR)
    for i in unknown.tolist():
        for j, other in enumerate(ref.distinct):
            likeness = _name_likeness(hyp.distinct[i], other)
            if likeness >= LEAST_LIKENESS:
                table[i, j] = likeness


def _name_likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < SHORTEST_NAME or _VALUE in {one[0], other[0]}:
        return 0.0
    return name_likeness(one, other)


def _by_letters(hyp: Sequence[str], ref: Sequence[str]) -> NDArray[np.float32]:
    table = np.zeros((len(hyp), len(ref)), dtype=np.float32)
    for i, left in enumerate(hyp):
        for j, right in enumerate(ref):
            if len(left) > 4 and len(right) > 4:
                ratio = fuzz.ratio(left, right, score_cutoff=LETTERS_RATIO)
                table[i, j] = NEIGHBOUR_CEILING * ratio / 100
    return table
