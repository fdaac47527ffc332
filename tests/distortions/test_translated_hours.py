"""Times of day as they are spoken, and shares without a number, between two languages."""

import pytest

from tests.distortions.translations import found, judged


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "Divers searched the lake until half past nine.",
         "Bis halb neun suchten Taucher den See ab."),
        ("en fr", "The doors open at half past six.",
         "Les portes ouvrent à sept heures et demie."),
        ("en ru", "A third of the guests left before dinner.",
         "Четверть гостей ушла до ужина."),
        ("en uk", "A quarter of the pupils were ill.", "Третина учнів хворіла."),
        ("es en", "Una cuarta parte de los socios votó en contra.",
         "A third of the members voted against it."),
        ("cs en", "Nehodu přežilo jedenadvacet cestujících.",
         "Twenty-nine passengers survived the accident."),
        ("ru en", "Он встретился с двадцатью пятью рыбаками.",
         "He met with thirty-five fishermen."),
    ],
)  # fmt: skip
def test_another_time_or_share_is_found(languages, original, derivative):
    assert len(found("number", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "Divers searched the lake until half past nine in the evening.",
         "Taucher suchten den See bis 21.30 Uhr ab."),
        ("en fr", "The doors open at half past six.",
         "Les portes ouvrent à six heures et demie."),
        ("ru en", "В половине десятого вечера поиски прекратили.",
         "The search was called off at 9:30 p.m."),
        ("en it", "The doors open at twenty past six.", "Le porte aprono alle 18.20."),
        ("en es", "The doors open at a quarter to seven.",
         "Las puertas se abren a las siete menos cuarto."),
        ("en pl", "The search was called off at half past nine.",
         "Poszukiwania przerwano o wpół do dziesiątej."),
        ("en cs", "One in four pupils was ill, the school said.",
         "Čtvrtina žáků byla nemocná, uvedla škola."),
        ("en nl", "A quarter of the seats stayed empty.", "Een kwart van de stoelen bleef leeg."),
        ("it en", "I voti sono diminuiti di un terzo rispetto a luglio.",
         "Compared with July, votes are down by a third."),
        ("en it", "A third of the members stayed away.",
         "Un terzo degli iscritti è rimasto a casa."),
    ],
)  # fmt: skip
def test_the_same_time_or_share_passes(languages, original, derivative):
    check = judged(languages, original, derivative)
    assert [one.message for one in check.distortions if one.kind.value in {"number", "date"}] == []
