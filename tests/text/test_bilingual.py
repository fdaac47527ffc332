"""Dictionaries, transliteration and the conventions of other languages."""

import pytest

from fidelity import lexicons
from fidelity.records import Relation
from fidelity.text.bilingual import has_dictionary, relation_of, translations, weights
from fidelity.text.numerals import numerals
from fidelity.text.tokens import tokenize
from fidelity.text.transliteration import name_likeness

LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_dictionary_with_origin_and_licence(language: str) -> None:
    import gzip

    text = gzip.decompress(lexicons.data(language, "english.tsv.gz")).decode()
    head = [line for line in text.splitlines()[:8] if line.startswith("#")]
    assert has_dictionary(language, "en")
    assert has_dictionary("en-GB", language)
    assert any("origin:" in line for line in head)
    assert any("licence:" in line for line in head)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_lists_that_detectors_read(language: str) -> None:
    for name in ("numerals", "calendar", "units", "polarity", "modality", "quantifiers", "bounds"):
        assert lexicons.exists(language, name)


def test_no_dictionary_joins_two_languages_other_than_english() -> None:
    assert not has_dictionary("fr", "de")
    assert weights(["maison"], ["haus"], languages=("fr", "de")) == {}


def test_a_compound_answers_what_its_parts_do() -> None:
    assert {"climate", "change"} & set(translations("klimawandel", "de"))


def test_weights_are_the_same_from_either_side() -> None:
    one = weights(["haus"], ["house"], languages=("de", "en"))
    other = weights(["house"], ["haus"], languages=("en", "de"))
    assert one
    assert one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Зеленский"),
        ("Zelensky", "Зеленского"),
        ("Zelensky", "Selenskyj"),
        ("Washington", "Вашингтоне"),
        ("Putin", "Putinem"),
    ],
)
def test_one_name_in_two_languages_sounds_alike(one: str, other: str) -> None:
    assert name_likeness(one, other) >= 0.75


@pytest.mark.parametrize(("one", "other"), [("Merkel", "Macron"), ("Obama", "Трамп")])
def test_two_names_do_not(one: str, other: str) -> None:
    assert name_likeness(one, other) < 0.45


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "1.200,5", 1200.5),
        ("fr", "1 200,5", 1200.5),
        ("de", "3,5 Milliarden", 3.5e9),
        ("fr", "2 milliards", 2e9),
        ("es", "3 mil millones", 3e9),
        ("es", "3.5 millones", 3.5e6),
        ("de", "einundzwanzig", 21),
        ("pl", "15 tys.", 15_000),
        ("ru", "пять миллионов", 5e6),
        ("it", "due terzi", 2 / 3),
    ],
)
def test_numbers_are_read_by_local_conventions(language: str, text: str, value: float) -> None:
    (found,) = numerals(tokenize(text, None, language), language)
    assert found.low == pytest.approx(value, rel=1e-4)


def test_elided_words_are_parted() -> None:
    assert [token.text for token in tokenize("L’inflation n'est", None, "fr")] == [
        "L’", "inflation", "n'", "est",
    ]  # fmt: skip
    assert [token.text for token in tokenize("aujourd'hui", None, "fr")] == ["aujourd'hui"]


def test_a_region_makes_no_translation() -> None:
    assert relation_of("en-GB", "EN-us") is Relation.SAME_LANGUAGE
    assert relation_of("pt-BR", "es") is Relation.TRANSLATION
