"""What is told, and not told, between languages that no dictionary joins."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en tr", "The two countries have not exchanged ambassadors since 1962.",
         "İki ülke de 1962'den beri birbirlerine elçi göndermiyor."),
        ("en ro", "He did not sign the agreement in 1962.", "El nu a semnat acordul în 1962."),
        ("en sv", "The two countries have not exchanged ambassadors since 1962.",
         "De två länderna har inte utbytt ambassadörer sedan 1962."),
    ],
)  # fmt: skip
def test_a_negation_in_words_that_nobody_listed_is_not_called_lost(languages, original, derivative):
    assert found("negation", languages, original, derivative) == []


def test_a_negation_lost_in_swedish_is_found():
    original = "The two countries have not exchanged ambassadors since 1962."
    derivative = "De två länderna har utbytt ambassadörer sedan 1962."
    assert [ref for ref, _ in found("negation", "en sv", original, derivative)] == ["not exchanged"]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en sv", "Washington has resisted calls to relax sanctions on North Korea.",
         "Washington har tackat nej till att lätta på sanktionerna mot Nordkorea."),
        ("en sv", "Russia argues that the U.N. Security Council should reward Pyongyang.",
         "Ryssland hävdar att FN:s Säkerhetsrådet bör belöna Pyongyang."),
        ("en tr", "The minister spoke at the United Nations on Saturday.",
         "Bakan cumartesi günü Birleşmiş Milletler'de konuştu."),
    ],
)  # fmt: skip
def test_a_country_under_its_own_name_passes(languages, original, derivative):
    assert found("name", languages, original, derivative) == []


def test_another_person_is_found():
    original = "On Saturday Pompeo visited Pyongyang for the third time."
    derivative = "I lördags besökte Lavrov Pyongyang för tredje gången."
    assert found("name", "en sv", original, derivative) == [("Pompeo", "Lavrov")]


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        ("The Nordlys of Bergen has nineteen cabins.", "Nordlys av Bergen har nittio hytter."),
        (
            "A third of the members in Uppsala voted by post, Svensson said.",
            "En fjärdedel av medlemmarna i Uppsala poströstade, sade Svensson.",
        ),
    ],
)
def test_number_words_of_swedish_are_compared(original, derivative):
    assert len(found("number", "en sv", original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en sv", "Twenty-five people and two dogs were saved in Uppsala in 1998.",
         "Tjugofem personer och två hundar räddades i Uppsala 1998."),
        ("sv en", "Svensson sålde gården i Uppsala för två och en halv miljon kronor.",
         "Svensson sold the farm in Uppsala for 2.5 million kronor."),
        ("en sv", "The Uppsala meeting with Svensson begins at half past six.",
         "Mötet i Uppsala med Svensson börjar halv sju."),
        ("en sv", "One in five pupils in Uppsala had no breakfast, Svensson said.",
         "Var femte elev i Uppsala åt ingen frukost, sade Svensson."),
    ],
)  # fmt: skip
def test_numbers_that_swedish_writes_its_own_way_pass(languages, original, derivative):
    assert found("number", languages, original, derivative) == []
