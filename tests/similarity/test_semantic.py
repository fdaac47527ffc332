"""Cosines of the embedded encoder, one by one, in pairs and in a table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.encoders import load_encoder
from fidelity.similarity.semantic import cosine, cosine_matrix, pairwise_cosines

ENCODER = load_encoder("builtin")


@given(st.text(max_size=60))
def test_a_text_against_itself_is_one(text):
    assert cosine(ENCODER, text, text) == pytest.approx(1.0, abs=1e-5)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_cosine_is_symmetric_and_within_bounds(first, second):
    there, back = cosine(ENCODER, first, second), cosine(ENCODER, second, first)
    assert there == pytest.approx(back, abs=1e-6)
    assert -1.0 <= there <= 1.0


def test_the_table_holds_the_pairs():
    firsts, seconds = ["He refused.", "It rained."], ["Er lehnte ab.", "Es regnete."]
    table = cosine_matrix(ENCODER, firsts, seconds)
    np.testing.assert_allclose(
        np.diag(table), pairwise_cosines(ENCODER, firsts, seconds), atol=1e-6
    )
    assert table[0, 0] > table[0, 1]
    assert table[1, 1] > table[1, 0]


def test_no_texts_give_an_empty_table():
    assert cosine_matrix(ENCODER, [], ["a", "b"]).shape == (0, 2)


def test_lists_of_two_lengths_are_refused():
    with pytest.raises(ValueError, match="as many texts"):
        pairwise_cosines(ENCODER, ["a"], [])
