"""Modal expressions and their rungs."""

import pytest
from hypothesis import given

from fidelity.text.modality import Dimension, modal_marks
from fidelity.text.tokens import tokenize
from tests.strategies import texts


def marks(text):
    return {mark.phrase: mark for mark in modal_marks(tokenize(text))}


def test_the_ladder_rises_from_impossible_to_certain():
    text = "impossible, unlikely, possible, likely, it is highly likely, it is certain"
    rungs = [mark.rung for mark in modal_marks(tokenize(text))]
    assert rungs == sorted(rungs)
    assert len(rungs) == 6


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("they may come", "may"),
        ("it seems late", "seem"),
        ("she is alleged to have lied", "be alleged to"),
        ("I would not rule out a cut", "not rule out"),
        ("we could not have known", "could"),
    ],
)
def test_an_expression_is_found(text, phrase):
    assert phrase in marks(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("they met in May 2024", "may"),
        ("the will of the people", "will"),
        ("a certain man", "certain"),
        ("Should it rain, we stay", "should"),
        ("she could not say", "could"),
        ("as short as possible", "possible"),
        ("we make sure", "sure"),
    ],
)
def test_the_same_letters_may_mean_something_else(text, phrase):
    assert phrase not in marks(text)


def test_not_likely_is_marked_as_negated():
    assert marks("I would not call it likely")["likely"].is_negated


def test_a_duty_is_measured_apart_from_a_probability():
    assert marks("they must go")["must"].dimension is Dimension.OBLIGATION


def test_the_target_is_the_next_content_word():
    tokens = tokenize("they might soon take action")
    (mark,) = modal_marks(tokens)
    assert tokens[mark.target].norm == "soon"


@given(texts())
def test_marks_point_into_the_text_and_stay_on_the_ladder(text):
    tokens = tokenize(text)
    for mark in modal_marks(tokens):
        assert all(0 <= index < len(tokens) for index in mark.indices)
        assert 0 <= mark.rung <= 100
