"""Numbers by value, in figures and in words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fidelity.text.figures import figure_value
from fidelity.text.numerals import NumeralForm, numerals
from fidelity.text.tokens import tokenize

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = f"-{UNITS[number % 10]}" if number % 10 else ""
        return TENS[number // 10] + rest
    if number < 1000:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    rest = f" {spelled(number % 1000)}" if number % 1000 else ""
    return f"{spelled(number // 1000)} thousand{rest}"


def values(text: str, language: str = "en") -> list[float]:
    return [round(found.low, 4) for found in numerals(tokenize(text, None, language), language)]


@settings(deadline=None)
@given(st.integers(0, 999_999))
def test_a_number_in_words_is_worth_what_it_says(number):
    assert values(spelled(number)) == [number]


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_grouped_figures_are_worth_what_they_say(number):
    assert figure_value(f"{number:,}") == number


@settings(deadline=None)
@given(st.text(alphabet="one two/-.,0123456789afhundredth ", max_size=40))
def test_numerals_never_overlap_and_stand_in_order(text):
    found = numerals(tokenize(text))
    assert all(one.start < one.end for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$3.5 billion", [3.5e9]),
        ("two lakh, 2.5 crore", [2e5, 2.5e7]),
        ("€2.3m or 400k", [2.3e6, 4e5]),
        ("a hundred and five, two dozen", [105, 24]),
        ("a quarter of it, two thirds, about a third is", [0.25, 0.6667, 0.3333]),
        ("one in five, nine out of ten, every sixth", [0.2, 0.9, 0.1667]),
        ("three times in six months", [3, 6]),
        ("2 1/2 million", [2.5e6]),
        ("20 to 30 thousand, one or two million, 3–4 billion", [2e4, 3e4, 1e6, 2e6, 3e9, 4e9]),
        ("from 5 of them to 3 million, 900 to 1 million", [5, 3e6, 900, 1e6]),
        ("the 21st and the twenty-first", [21, 21]),
        ("twice, doubled, half as many", [2, 2, 0.5]),
        ("3,5 million and 272.000", [3.5e6, 272000]),
        ("a man and an hour", []),
    ],
)
def test_numbers_are_read(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [("1.000,5", "de", 1000.5), ("1,000.5", "en", 1000.5), ("3,3", "fr", 3.3)],
)
def test_the_decimal_mark_is_the_languages(text, language, expected):
    assert figure_value(text, language) == expected


def test_one_as_a_pronoun_is_weak():
    (found,) = numerals(tokenize("one of them"))
    assert found.is_weak
    assert found.form is NumeralForm.CARDINAL


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dreihundertfünfzigtausend Euro", "de", [350_000]),
        ("zweitausendfünfhundert Menschen", "de", [2_500]),
        ("fünfunddreißig, dreißigtausend", "de", [35, 30_000]),
        ("quarantamila persone", "it", [40_000]),
        ("tweehonderdvijftig huizen", "nl", [250]),
        ("minder dan de helft", "nl", [0.5]),
        ("la mitad de las casas", "es", [0.5]),
        ("el medio ambiente", "es", []),
        ("quatre-vingt mille foyers", "fr", [80_000]),
        ("quatre-vingt-dix-sept ou soixante-quinze", "fr", [97, 75]),
        ("soixante et onze, vingt-et-un", "fr", [71, 21]),
        ("deux cent mille, mille deux cents", "fr", [200_000, 1_200]),
        ("quatre ou vingt", "fr", [4, 20]),
        ("treinta y cinco mil, cien mil", "es", [35_000, 100_000]),
        ("doscientas mil; mil doscientos millones", "es", [200_000, 1.2e9]),
        ("entre treinta y cuarenta", "es", [30, 40]),
        ("medio millón, mezza", "es", [500_000]),
        ("cento e vinte mil, mil e duzentos", "pt", [120_000, 1_200]),
        ("entre vinte e trinta", "pt", [20, 30]),
        ("zwölfhundert, tausendachthundert", "de", [1_200, 1_800]),
        ("eine halbe Million", "de", [500_000]),
        ("dvě stě tisíc, pětadvacet", "cs", [200_000, 25]),
        ("pół miliona, osiemdziesięciu tysięcy", "pl", [500_000, 80_000]),
        ("шестьсот, полмиллиона", "ru", [600, 500_000]),
        ("Mila ha due figli", "it", [2]),
    ],
)
def test_number_words_of_other_languages_are_read(text, language, expected):
    assert values(text, language) == expected
