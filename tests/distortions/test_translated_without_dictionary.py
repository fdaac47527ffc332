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
