"""Which language a text is in."""

import pytest

from fidelity.text.language import UNDETERMINED, detect
from fidelity.training.letters import count

SHORT = {
    "en": "Ferries sail again on Sunday.",
    "fr": "Le fonds n'a pas perdu d'argent",
    "de": "Selenskyj traf 200.000 Wähler.",
    "es": "Murieron nueve pescadores gallegos.",
    "it": "Morti nove pescatori siciliani.",
    "pt": "Morreram nove pescadores açorianos.",
    "nl": "Negen vissers verdronken gisteren.",
    "pl": "Zginęło dziewięciu rybaków.",
    "cs": "Utonulo devět rybářů.",
    "ru": "Погибли девять рыбаков.",
    "uk": "Загинули вісім рибалок.",
}


@pytest.mark.parametrize("language", SHORT)
@pytest.mark.parametrize("default", ["en", "de", "pt-BR"])
def test_a_short_sentence_shows_its_language_in_its_spelling(language: str, default: str) -> None:
    assert detect(SHORT[language], default=default).split("-")[0] == language


@pytest.mark.parametrize(
    "text",
    [
        "Zelensky met Wojciechowski and Hüseyin Çavuşoğlu.",
        "São Paulo beat Fluminense 2-1.",
        "Chancellor Müller resigns.",
        "Il Sole 24 Ore reported losses.",
        "The café in Besançon closed.",
    ],
)
def test_foreign_names_make_no_other_language_of_an_english_sentence(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", ["Emmanuel Macron", "Vojtěch Hamáček", "LE MONDE", "42", "OK"])
def test_names_and_figures_alone_are_in_the_language_that_is_expected(text: str) -> None:
    assert detect(text, default="en") == "en"
    assert detect(text, default="es") == "es"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Openness brings progress, while closure inevitably lags behind.", "en"),
        ("Belediyenin düzenlediği etkinlik kültür merkezinde sabaha kadar sürdü.", "tr"),
        ("Obniżki podatków kosztowały państwo dwieście milionów rocznie.", "pl"),
    ],
)
def test_a_sentence_without_function_words_is_told_by_its_spelling(
    text: str, language: str
) -> None:
    assert detect(text) == language


def test_a_sentence_in_an_unlisted_language_is_in_none() -> None:
    finnish = "Hallitus ilmoitti maanantaina uusista säännöistä, poliisi tutkii tapausta edelleen."
    assert detect(finnish) == UNDETERMINED


def test_words_that_no_list_knows_are_in_no_language() -> None:
    assert detect("qxv " * 40) == UNDETERMINED


def test_common_runs_of_letters_are_counted_in_parts() -> None:
    assert count(["ab ab", "ab"]) == {"_ab": 50_000, "ab_": 50_000}
