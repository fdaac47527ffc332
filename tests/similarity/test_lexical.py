"""The lexical measures: ranges, and the cases where plain ones fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.similarity import lexical

MEASURES = [lexical.chrf, lexical.bleu, lexical.ter, lexical.token_ratio]


@pytest.mark.parametrize("text", ["None.", "Not in words", "We are not there yet"])
def test_identical_texts_score_best_however_short(text):
    assert [measure(text, text).value for measure in MEASURES] == [100, 100, 0, 100]


def test_case_and_mark_style_are_no_difference():
    assert lexical.bleu("It’s NATO’s “plan”", "It's Nato's \"plan\"").value == 100


@pytest.mark.parametrize("measure", MEASURES)
@given(hyp=st.text(max_size=60), ref=st.text(min_size=1, max_size=60))
def test_every_value_is_in_its_range(measure, hyp, ref):
    score = measure(hyp, ref)
    assert score.low <= score.value <= score.high
