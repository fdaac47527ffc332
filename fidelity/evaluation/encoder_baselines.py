"""What an encoder has to beat: shared words, and the plain average of word vectors."""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.encoder import to_unit_length

_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


class WordOverlap:
    """Texts as counts of their words: the dot product says how many words they share.

    Implements the `Encoder` protocol. Words are hashed into `dimension` places; a text without
    words is blank. Chinese and Japanese count by character.
    """

    def __init__(self, dimension: int = 8192) -> None:
        self._dimension = dimension

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        return "word overlap"

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._dimension

    @property
    def signature(self) -> str:
        """Name and hash of the weights."""
        return f"word-overlap@{self._dimension}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: (n_texts, dimension), unit length."""
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            for word, count in Counter(_words(text)).items():
                rows[number, _place(word, self._dimension)] += count
        return to_unit_length(rows)


class PlainAverage:
    """The average of word vectors that know only which words occur in the same sentence.

    A word's vector is the sum of random vectors of the sentences it stands in (random indexing,
    Kanerva, Kristoferson and Holst 2000), weighted down for words that stand everywhere. Such
    vectors put antonyms as near as synonyms, which is what the antonym tests are about.

    Args:
        sentences: What the vectors are learned from.
        dimension: Their length.
        seed: For the random vectors.
    """

    def __init__(self, sentences: Sequence[str], *, dimension: int = 256, seed: int = 0) -> None:
        random = np.random.default_rng(seed)
        self._dimension = dimension
        split = [_words(sentence) for sentence in sentences]
        counts = Counter(word for words in split for word in set(words))
        self._number = {word: number for number, word in enumerate(sorted(counts))}
        table = np.zeros((len(counts), dimension), dtype=np.float32)
        for words in split:
            if words:
                numbers = [self._number[word] for word in set(words)]
                table[numbers] += random.standard_normal(dimension).astype(np.float32)
        if len(table):
            table -= table.mean(axis=0)
        weights = [math.log(1 + len(split) / counts[word]) for word in self._number]
        self._table = to_unit_length(table) * np.array(weights, dtype=np.float32)[:, None]

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        return "plain average"

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._dimension

    @property
    def signature(self) -> str:
        """Name and hash of the weights."""
        return f"plain-average@{len(self._number)}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: (n_texts, dimension), unit length."""
        rows = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            known = [self._number[word] for word in _words(text) if word in self._number]
            if known:
                rows[number] = self._table[known].sum(axis=0)
        return to_unit_length(rows)


def _words(text: str) -> list[str]:
    return [
        part
        for word in _WORD.findall(text.lower())
        for part in (word if _CJK.search(word) else (word,))
    ]


def _place(word: str, dimension: int) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % dimension
