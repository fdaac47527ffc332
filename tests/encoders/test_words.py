"""Vectors of single words: those of the encoder, each asked for once."""

import numpy as np
import pytest

from fidelity.encoders import words
from fidelity.encoders.encoder import to_unit_length


class Counting:
    """Unit vectors from the letters of a word."""

    name = signature = "counting"
    dimension = 3

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        raw = [[1.0, len(text), sum(map(ord, text)) % 7] for text in texts]
        return to_unit_length(np.array(raw, dtype=np.float32))


@pytest.mark.parametrize("most", [20_000, 3, 2])
def test_vectors_are_those_of_the_encoder_however_few_are_kept(monkeypatch, most):
    monkeypatch.setattr(words, "_MOST_WORDS", most)
    encoder = Counting()
    for wanted in (["a", "bb"], ["bb", "ccc", "a"], ["dddd", "dddd"], ["a"], []):
        found = words.word_vectors(encoder, wanted)
        assert found.shape == (len(wanted), 3)
        if wanted:
            assert np.array_equal(found, Counting().encode(wanted))


def test_a_word_is_encoded_once():
    encoder = Counting()
    words.cosines(encoder, ["a", "bb"], ["bb", "a"])
    words.cosines(encoder, ["bb"], ["ccc"])
    assert encoder.asked == ["a", "bb", "ccc"]
