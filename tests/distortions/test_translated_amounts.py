"""Amounts and hours between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "The meeting starts at 3 p.m.", "Das Treffen beginnt um 15 Uhr."),
        ("en fr", "The meeting starts at 3 p.m.", "La réunion commence à 15 h."),
        ("en pl", "The meeting starts at 3 p.m.", "Spotkanie zaczyna się o godz. 15."),
        ("ru en", "Встреча начнется в 15 часов.", "The meeting starts at 3 p.m."),
    ],
)
def test_an_hour_of_the_afternoon_has_two_figures(languages, original, derivative):
    assert found("number", languages, original, derivative) == []
    assert found("date", languages, original, derivative) == []


def test_the_hours_of_another_language_are_none():
    original = "Die Mine förderte im Jahr 3 Tonnen Erz."
    derivative = "The mine produced 15 tonnes of ore a year."  # Italian: "ore 15"
    assert found("number", "de en", original, derivative) == [("3 Tonnen", "15 tonnes")]
