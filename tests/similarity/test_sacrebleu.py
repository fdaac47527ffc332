"""The lexical measures give what sacrebleu gives; sacrebleu is the oracle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.lib_ter import translation_edit_rate
from sacrebleu.metrics.ter import TER

from fidelity.similarity import edit_rate, lexical
from fidelity.text.normalise import fold

ORACLES = [
    (lexical.chrf, CHRF(word_order=2)),
    (lexical.bleu, BLEU(effective_order=True)),
    (lexical.ter, TER()),
]
# Few words and letters, so that they come again, out of order, and in shifts.
SENTENCE = st.lists(st.sampled_from(["a", "ab", "b,", "(a", "1.5", "é", "-", "."]), max_size=14)
LETTERS = st.text(st.sampled_from("aab ,.(1é\n\u2028İ’"), max_size=25)
TEXT = st.one_of(SENTENCE.map(" ".join), LETTERS)


def expected(oracle, hyp, ref):
    value = oracle.sentence_score(fold(hyp), [fold(ref)]).score
    return min(100.0, max(0.0, round(value, 2)))


@pytest.mark.parametrize(("measure", "oracle"), ORACLES, ids=["chrf", "bleu", "ter"])
@given(hyp=TEXT, ref=TEXT)
def test_any_two_texts_score_as_with_sacrebleu(measure, oracle, hyp, ref):
    assert measure(hyp, ref).value == expected(oracle, hyp, ref)


@pytest.mark.parametrize(("measure", "oracle"), ORACLES, ids=["chrf", "bleu", "ter"])
@given(ends=st.tuples(TEXT, TEXT), hyp=TEXT, ref=TEXT)
def test_texts_with_common_ends_score_as_with_sacrebleu(measure, oracle, ends, hyp, ref):
    left, right = (" ".join([ends[0], side, ends[1]]) for side in (hyp, ref))
    assert measure(left, right).value == expected(oracle, left, right)


@pytest.mark.parametrize(("measure", "oracle"), ORACLES, ids=["chrf", "bleu", "ter"])
def test_signatures_are_those_of_sacrebleu(measure, oracle):
    oracle.sentence_score("a", ["a"])
    assert measure("a", "a").signature == str(oracle.get_signature())


@given(pairs=st.lists(st.tuples(TEXT, TEXT), max_size=70))
@settings(deadline=None)
def test_many_pairs_score_as_each_alone(pairs):
    alone = [tuple(measure(*pair) for measure, _ in ORACLES) for pair in pairs]
    assert [scores[:3] for scores in lexical.measures(pairs)] == alone


def test_any_number_of_different_letters_is_counted():
    hyp = "".join(map(chr, range(0x4E00, 0x4E00 + 300)))
    ref = hyp[:200] + hyp[250:] + hyp[:10]
    for measure, oracle in ORACLES:
        assert measure(hyp, ref).value == expected(oracle, hyp, ref)


LONG = st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=70)


@given(hyp=LONG, ref=LONG)
@settings(max_examples=20, deadline=None)
def test_texts_beyond_the_beam_of_sacrebleu_score_as_with_sacrebleu(hyp, ref):
    assert edit_rate.edits(hyp, ref) == translation_edit_rate(hyp, ref)[0]


def test_the_beam_of_sacrebleu_is_kept():
    words = [str(number) for number in range(120)]
    for hyp, ref in ((words[:60], words[60:]), (words[:9], words), (words, words[100:])):
        assert edit_rate.edits(hyp, ref) == translation_edit_rate(hyp, ref)[0]


def test_a_shift_counts_as_one_edit():
    assert edit_rate.edits("e f g a b c d".split(), "a b c d e f g".split()) == 1
