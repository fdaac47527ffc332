"""Amounts with unit, bound and noun; and which amounts agree."""

import pytest

from fidelity.evidence.amounts.counterparts import agree
from fidelity.text.quantities import Bound, quantities
from fidelity.text.tokens import tokenize


def only(text):
    (found,) = quantities(tokenize(text))
    return found


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("six metres", "length", 6),
        ("160 km/h", "speed", 160),
        ("100 miles an hour", "speed", 160.9344),
        ("five per cent", "ratio", 0.05),
        ("five percentage points", "points", 5),
        ("US$5", "usd", 5),
        ("US $5", "usd", 5),
        ("A$5", "aud", 5),
        ("C$5 million", "cad", 5e6),
        ("CHF 500", "franc", 500),
        ("Fr. 500", "franc", 500),
        ("Rs 5 crore", "inr", 5e7),
        ("Rs. 500", "inr", 500),
        ("Kč 500", "czk", 500),
        ("500 Canadian dollars", "cad", 500),
        ("2.3 million dollars", "usd", 2.3e6),
        ("a week", "time", 604800),
        ("24-year-old", "time", 24 * 31557600),
        ("24 states", "count", 24),
    ],
)
def test_units_are_read(text, dimension, value):
    found = only(text)
    assert (found.dimension, round(found.low, 4)) == (dimension, value)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 50 firms", Bound.AT_LEAST),
        ("no fewer than 50", Bound.AT_LEAST),
        ("50 or more", Bound.AT_LEAST),
        ("up to 50", Bound.AT_MOST),
        ("about 50", Bound.ABOUT),
        ("nearly 50", Bound.LESS_THAN),
        ("145 km/h over the gulf", Bound.EXACT),
    ],
)
def test_bounds_are_read(text, bound):
    assert only(text).bound is bound


@pytest.mark.parametrize("text", ["on 3 May 2024", "COVID-19", "in 1986"])
def test_dates_and_identifiers_are_no_amounts(text):
    assert quantities(tokenize(text)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("five miles", "eight kilometres"),
        ("20 feet", "six metres"),
        ("18 months", "a year and a half"),
        ("a quarter of", "25 per cent"),
        ("a third of", "33%"),
        ("$2.3m", "2,300,000 dollars"),
        ("61,000", "61,238"),
        ("about 40", "41"),
        ("half an hour", "30 minutes"),
        ("Rs 5 crore", "50 million rupees"),
        ("A$5 million", "5 million Australian dollars"),
        ("A$5 million", "five million dollars"),
        ("PLN 500", "500 zloty"),
    ],
)
def test_these_amounts_agree(one, other):
    assert agree(only(one), only(other))
    assert agree(only(one), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("five miles", "five kilometres"),
        ("24 states", "42 states"),
        ("€40", "£40"),
        ("Rs 40", "40 dollars"),
        ("C$40", "A$40"),
        ("US$100", "104 dollars"),
        ("4 per cent", "4 percentage points"),
        ("six weeks", "six months"),
        ("4,178,027 cases", "4,178,137 cases"),
        ("more than 330", "more than 340"),
    ],
)
def test_these_amounts_do_not_agree(one, other):
    assert not agree(only(one), only(other))
