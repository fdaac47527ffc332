"""Dates facet by facet."""

import pytest

from fidelity.text.dates import date_facets
from fidelity.text.tokens import tokenize


def facets(text):
    return [(found.facet.value, found.value) for found in date_facets(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 May 2024", [("day", 3), ("month", 5), ("year", 2024)]),
        ("on May 3, 2024", [("month", 5), ("day", 3), ("year", 2024)]),
        ("the 3rd of June", [("day", 3), ("month", 6)]),
        ("November first", [("month", 11), ("day", 1)]),
        ("11.-12. July", [("day", 11), ("day", 12), ("month", 7)]),
        ("in the first quarter of 2020", [("quarter", 1), ("year", 2020)]),
        ("at 3.30pm, at 15:30", [("clock", 930), ("clock", 930)]),
        ("since the 1990s", [("decade", 1990)]),
        ("on Tuesday or tomorrow", [("weekday", 2), ("relative day", 1)]),
        ("the 2020 census was in 2021.", [("year", 2020), ("year", 2021)]),
    ],
)
def test_dates_are_read(text, expected):
    assert facets(text) == expected


@pytest.mark.parametrize(
    "text", ["He may go.", "They march on.", "2000 people", "$2000", "a fall in prices", "24 men"]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert facets(text) == []
