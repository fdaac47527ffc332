"""Spelling variants have one key, and other words do not."""

import pytest

from fidelity.text.spelling import spelling_key
from fidelity.text.stems import share_stem


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("favour", "favor"),
        ("organised", "organized"),
        ("travelling", "traveling"),
        ("centres", "centers"),
        ("defence", "defense"),
        ("programme", "program"),
        ("analyse", "analyze"),
        ("summarise", "summarize"),
        ("polarising", "polarizing"),
        ("neighbourhood", "neighborhood"),
    ],
)
def test_variants_have_one_key(british, american):
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize(
    "word", "four hour tour wise otherwise promise exercise course advise here were".split()
)
def test_other_words_are_left_alone(word):
    assert spelling_key(word) == word


def test_a_key_is_its_own_key():
    for word in ("favour", "organisation", "theatre", "levelled"):
        assert spelling_key(spelling_key(word)) == spelling_key(word)


def test_another_language_keeps_its_spelling():
    assert spelling_key("couleur", "fr") == "couleur"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("agree", "agreement", True),
        ("possible", "possibly", True),
        ("tax", "taxi", False),
        ("2014", "2015", False),
    ],
)
def test_words_of_one_stem(one, other, expected):
    assert share_stem(one, other) is expected
