import pytest

from fidelity.encoders import load_encoder
from fidelity.evidence.meaning.senses import Kinship, are_apart, kinship
from fidelity.records import Token
from fidelity.text.tokens import tokenize


def token(word: str) -> Token:
    return tokenize(word, language="en")[0]


def apart(one: str, other: str) -> bool:
    encoder = load_encoder("builtin")
    assert encoder is not None
    vectors = encoder.encode([one, other])
    cosine = float(vectors[0] @ vectors[1])
    return are_apart(token(one), token(other), cosine, "en")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("buy", "purchase", Kinship.SHARED),
        ("poodle", "dog", Kinship.SHARED),
        ("dog", "poodle", Kinship.SHARED),
        ("apple", "pear", Kinship.SISTERS),
        ("poodle", "invoice", Kinship.NONE),
        ("poodle", "quorbish", Kinship.UNKNOWN),
    ],
)
def test_kinship_is_what_two_words_have_in_common(one: str, other: str, expected: Kinship) -> None:
    assert kinship(one, other, "en") is expected


def test_nothing_is_known_of_a_language_without_a_list() -> None:
    assert kinship("Hund", "Pudel", "de") is Kinship.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other"), [("lanterns", "benches"), ("misunderstood", "loved"), ("wine", "tractor")]
)
def test_words_of_no_common_sense_are_apart(one: str, other: str) -> None:
    assert apart(one, other)
    assert apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("purchased", "bought"), ("poodle", "dog"), ("matter", "bench"), ("Lantern", "bench")],
)
def test_synonyms_kinds_vague_words_and_names_are_not(one: str, other: str) -> None:
    assert not apart(one, other)


@pytest.mark.parametrize("other", ["tangible", "harbour"])
def test_a_word_of_very_many_senses_is_never_apart(other: str) -> None:
    assert not apart("clear", other)
