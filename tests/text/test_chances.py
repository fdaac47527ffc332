"""Nouns of probability and their size."""

import pytest
from hypothesis import given

from fidelity.text.chances import chances
from fidelity.text.modality import hanging_doubt
from fidelity.text.tokens import tokenize
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "phrase", "rung"),
    [
        ("a slim chance of a deal", "slim chance", 10),
        ("The chances of a deal are slim.", "slim chance", 10),
        ("the odds are very good that he wins", "very good odds", 80),
        ("a real likelihood of rain", "likelihood", 70),
        ("there is a risk of floods", "risk", 45),
        ("a chance that they might", "chance", 45),
        ("she stands little chance", "little chance", 10),
    ],
)
def test_the_size_of_a_chance_is_its_rung(text, phrase, rung):
    (found,) = chances(tokenize(text))
    assert (found.phrase, found.rung) == (phrase, rung)


@pytest.mark.parametrize(
    "text",
    [
        "they met by chance",
        "he had the chance to speak",
        "a good chance to learn",
        "the prospects of the young",
        "a high risk",
        "they were at odds over taxes",
    ],
)
def test_an_opportunity_is_no_probability(text):
    assert chances(tokenize(text)) == ()


def test_a_doubt_reaches_over_the_end_of_its_words():
    doubt = hanging_doubt(tokenize("There is a slim chance that"))
    assert doubt is not None
    assert doubt.phrase == "slim chance"
    assert hanging_doubt(tokenize("There is a slim chance, he said")) is None
    assert hanging_doubt(tokenize("It is certain that")) is None


@given(texts())
def test_chances_point_into_the_text(text):
    tokens = tokenize(text)
    for one in chances(tokens):
        assert all(0 <= index < len(tokens) for index in one.indices)
        assert 0 <= one.rung <= 100


@pytest.mark.parametrize(
    ("language", "text", "rung"),
    [
        ("de", "Die Chancen auf eine Einigung sind gering.", 10),
        ("de", "Es besteht die Gefahr, dass der Damm bricht.", 45),
        ("fr", "Il y a peu de chances que le gouvernement tombe.", 10),
        ("fr", "la probabilité est très élevée", 90),
        ("es", "Hay pocas posibilidades de que lleguen.", 10),
        ("it", "Ci sono scarse possibilità che arrivino.", 10),
    ],
)
def test_other_languages_size_their_chances_as_well(language, text, rung):
    (found,) = chances(tokenize(text, language=language), language)
    assert found.rung == rung
