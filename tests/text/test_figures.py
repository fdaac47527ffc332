"""Numbers in figures: one value, however thousands and fractions are set off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fidelity.text.figures import figure_value, fraction_value
from fidelity.text.numerals import numerals
from fidelity.text.quantities import quantities
from fidelity.text.tokens import tokenize

COMMA = "en"
OTHERS = ("fr", "de", "pl", "sv")
SPACES = (
    " ",
    "\N{NO-BREAK SPACE}",
    "\N{NARROW NO-BREAK SPACE}",
    "\N{THIN SPACE}",
    "\N{FIGURE SPACE}",
)


def values(text: str, language: str) -> list[float]:
    return [found.low for found in numerals(tokenize(text, None, language), language)]


@settings(deadline=None)
@given(
    st.integers(1000, 999_999_999),
    st.sampled_from([COMMA, *OTHERS]),
    st.sampled_from([*SPACES, "'", "’"]),
)
def test_thousands_set_off_by_a_space_or_an_apostrophe_are_one_number(number, language, sign):
    written = f"{number:,}".replace(",", sign)
    assert values(f"x {written} y", language) == [number]
    assert values(f"{number:,}", COMMA) == [number]


@settings(deadline=None)
@given(st.integers(0, 999), st.sampled_from("½⅓⅔¼¾⅕⅛⅜⅝⅞"), st.sampled_from(["", " "]))
def test_a_fraction_in_one_character_goes_on_the_figure_before_it(whole, sign, gap):
    expected = whole + fraction_value(sign)
    for language in (COMMA, *OTHERS):
        assert values(f"x {whole}{gap}{sign} y", language) == pytest.approx([expected])


@settings(deadline=None)
@given(st.integers(1, 99), st.integers(1, 998))
def test_a_fraction_with_a_stroke_is_one_number(part, rest):
    base = part + rest
    if base <= 1000:
        assert values(f"{part}/{base}", COMMA) == pytest.approx([part / base])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 12 500 people came", [12, 500]),
        ("the 12 500-seat halls", [12, 500]),
        ("in 2023 500 people came", [2023, 500]),
        ("in 2012, 500 people came", [2012, 500]),
        ("007 500 files", [7, 500]),
        ("between 12 and 500", [12, 500]),
    ],
)
def test_two_numbers_stay_two(text, expected):
    assert values(text, COMMA) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1'234.50", "de", 1234.5),
        ("1’234,50", "it", 1234.5),
        ("1'234'567", "fr", 1_234_567),
        ("12\N{NARROW NO-BREAK SPACE}500,50", "fr", 12_500.5),
        ("12,500.50", "en", 12_500.5),
        ("12.500,50", "de", 12_500.5),
    ],
)
def test_a_figure_is_worth_what_its_own_country_means(text, language, expected):
    assert figure_value(text, language) == expected
    assert [token.text for token in tokenize(text, None, language)] == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3½ years"),
        ("en", "3 1/2 years"),
        ("en", "three and a half years"),
        ("de", "3½ Jahre"),
        ("de", "dreieinhalb Jahre"),
        ("nl", "drieënhalf jaar"),
        ("fr", "trois ans et demi"),
        ("es", "tres años y medio"),
        ("it", "tre anni e mezzo"),
        ("pt", "três anos e meio"),
        ("pl", "trzy i pół roku"),
        ("cs", "tři a půl roku"),
        ("ru", "три с половиной года"),
    ],
)
def test_three_years_and_a_half_are_as_long_in_every_language(language, text):
    [found] = quantities(tokenize(text, None, language), language)
    [expected] = quantities(tokenize("3.5 years"))
    assert (found.low, found.dimension) == (expected.low, expected.dimension)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "two and a half million"), ("fr", "deux millions et demi"), ("en", "2½ million")],
)
def test_a_half_is_of_the_scale_that_it_stands_by(language, text):
    assert values(text, language) == [2_500_000]
