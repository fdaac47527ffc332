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


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "It will be 86 degrees on Friday, 10 degrees warmer than usual.",
         "Am Freitag werden es 30 Grad, sechs Grad mehr als sonst."),
        ("en fr", "Fewer than one in nine pupils walked.",
         "Moins d'un élève sur neuf venait à pied."),
        ("en es", "Three out of ten shops shut.", "Tres de cada diez tiendas cerraron."),
    ],
)  # fmt: skip
def test_degrees_and_shares_are_told_as_the_other_language_tells_them(
    languages, original, derivative
):
    assert found("number", languages, original, derivative) == []


def test_degrees_that_convert_to_others_are_found():
    original, derivative = "It will be 86 degrees.", "Es werden 42 Grad."
    assert found("number", "en de", original, derivative) == [("86 degrees", "42 Grad")]


def test_a_number_of_several_parts_in_one_word_has_a_value():
    original, derivative = "Siebzigtausend Fans kamen.", "Seventeen thousand fans came."
    assert found("number", "de en", original, derivative) == [
        ("Siebzigtausend", "Seventeen thousand")
    ]
    assert found("number", "de en", original, "Seventy thousand fans came.") == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("de en", "Die Frist endet in vier Monaten.", "The deadline ends in four weeks.",
         [("vier Monaten", "four weeks")]),
        ("en fr", "The deadline ends in 48 hours.", "Le délai expire dans deux jours.", []),
        ("de en", "Er blieb zwei Nächte.", "He stayed for two days.", []),
        ("en es", "She slept five hours on all five days.", "Durmió cinco horas los cinco días.",
         []),
    ],
)  # fmt: skip
def test_a_length_of_time_in_another_unit_is_found(languages, original, derivative, expected):
    assert found("date", languages, original, derivative) == expected


def test_an_ordinal_of_italian_is_no_temperature():
    original = "Chelsea led after a goal in the 25th minute."
    derivative = "Il Chelsea vinceva dopo un goal al 15º minuto."
    assert found("number", "en it", original, derivative) == [("25th minute", "15")]


def test_amounts_answer_each_other_by_what_they_count():
    original = (
        "As part of a push into a market that is growing while fashion sales fall back, the larger "
        "aisles will be tested out in 11 stores."
    )
    derivative = (
        "Het initiatief maakt deel uit van een strategie om de markt te veroveren, die blijft "
        "groeien terwijl de verkoop van mode daalt. De grotere afdelingen worden volgend jaar "
        "eerst uitgetest in 61 winkels."
    )
    assert found("number", "en nl", original, derivative) == [("11", "61")]


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en cs", "The damage is greater along the coast 300 km (190 miles) north of the town.",
         "Škody jsou větší na pobřeží 400 km severně od města.", [("300 km", "400 km")]),
        ("en fr", "She said that she was 100 percent certain of it.",
         "Dans une lettre, elle s'en est dite certaine à 200 %.", [("100 percent", "200 %")]),
        ("en uk", "Rainfall of over half an inch is possible on Friday.",
         "У п'ятницю можливі опади понад 1,27 см.", []),
        ("en fr", "About 80,000 homes are without power.",
         "Quelque quatre-vingt mille foyers sont privés de courant.", []),
    ],
)  # fmt: skip
def test_a_conversion_is_one_of_the_same_measure(languages, original, derivative, expected):
    assert found("number", languages, original, derivative) == expected
