"""The semantic score of the embedded encoder, alone and among others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.encoders import load_encoder
from fidelity.scores import Sides, score_all

ENCODER = load_encoder("builtin")


def semantic(*pairs):
    sides = [Sides(hyp=hyp, ref=ref, same_language=False) for hyp, ref in pairs]
    return [score.value for (score,) in score_all(sides, encoder=ENCODER)]


@given(st.text(max_size=60))
def test_a_text_against_itself_is_one(text):
    assert semantic((text, text)) == [pytest.approx(1.0, abs=1e-4)]


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_score_is_symmetric_and_within_bounds(first, second):
    (there,), (back,) = semantic((first, second)), semantic((second, first))
    assert there == pytest.approx(back, abs=1e-4)
    assert -1.0 <= there <= 1.0


def test_pairs_are_scored_together_as_alone():
    pairs = [("He refused.", "Er lehnte ab."), ("It rained.", "Es regnete.")]
    crossed = [("He refused.", "Es regnete."), ("It rained.", "Er lehnte ab.")]
    together = semantic(*pairs)
    assert together == [value for pair in pairs for value in semantic(pair)]
    assert min(together) > max(semantic(*crossed))
