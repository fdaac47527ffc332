"""Negators: which words turn a statement round."""

import pytest
from hypothesis import given

from fidelity.text.polarity import (
    NegatorKind,
    hanging_negator,
    looks_negative,
    negators,
    turned_by_prefix,
)
from fidelity.text.tokens import tokenize
from tests.strategies import texts


def found(text):
    return [(one.phrase, one.kind) for one in negators(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("we will not pay", "not", NegatorKind.OVERT),
        ("we can't pay", "not", NegatorKind.OVERT),
        ("nobody paid", "nobody", NegatorKind.OVERT),
        ("she refused to pay", "refuse", NegatorKind.IMPLICIT),
        ("he hardly paid", "hardly", NegatorKind.WEAK),
    ],
)
def test_a_negator_is_found_with_its_kind(text, phrase, kind):
    assert found(text) == [(phrase, kind)]


@pytest.mark.parametrize(
    "text",
    ["not only the rich", "no fewer than 50", "whether or not", "No, we listen", "a warm day"],
)
def test_what_turns_nothing_round_is_left_out(text):
    assert found(text) == []


def test_an_object_negates_the_verb_before_it():
    tokens = tokenize("it changes nothing and says much")
    (negator,) = negators(tokens)
    assert tokens[negator.target].norm == "changes"


def test_a_prefix_turns_a_word_round():
    assert turned_by_prefix(tokenize("it is illegal"), tokenize("it is legal")) == ((2, 2),)


def test_a_word_that_both_sides_have_is_not_turned_round():
    hyp, ref = tokenize("legal or illegal"), tokenize("legal and illegal")
    assert turned_by_prefix(hyp, ref) == ()


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("the country has not", True),
        ("I would not call it", True),
        ("he did not attend, and", False),
        ("it is not only", False),
        ("the country has", False),
    ],
)
def test_a_negator_hangs_over_the_end(text, hangs):
    assert (hanging_negator(tokenize(text)) is not None) is hangs


@pytest.mark.parametrize(("word", "negative"), [("unable", True), ("useless", True), ("in", False)])
def test_a_word_may_be_negative_by_its_form(word, negative):
    assert looks_negative(word) is negative


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“And he never threatened you?” “Not in words.”", 1),
        ("“Did he threaten you?” “Not in words.”", 1),
        ("“He never threatened you?” “Not once did he leave me alone with the files.”", 2),
        ("He never threatened her. Not in words.", 2),
    ],
)
def test_an_answer_that_agrees_with_a_negated_question_turns_nothing_round(text, count):
    assert len(negators(tokenize(text))) == count


@given(texts())
def test_negators_point_into_the_text(text):
    tokens = tokenize(text)
    for one in negators(tokens):
        assert all(0 <= index < len(tokens) for index in (*one.indices, *one.anchors))
        assert one.target is None or 0 <= one.target < len(tokens)
