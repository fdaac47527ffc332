"""Who gives and who is given to, between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The minister sent the letter to the judge.",
         "Le juge a envoyé la lettre au ministre."),
        ("en es", "The company offered the workers a bonus.",
         "Los trabajadores ofrecieron una prima a la empresa."),
        ("nl en", "De minister gaf de brief aan de rechter.",
         "The judge gave the letter to the minister."),
        ("de en", "Der Lehrer dankte dem Schüler für seine Hilfe.",
         "The pupil thanked the teacher for his help."),
        ("en pl", "The minister promised the teachers a pay rise.",
         "Nauczyciele obiecali ministrowi podwyżkę."),
        ("en ru", "The president wrote to the governor in May.",
         "Губернатор написал президенту в мае."),
        ("uk en", "Міністр пообіцяв лікарям нові машини.",
         "Doctors promised the minister new cars."),
        ("pl en", "Nauczycielka podarowała uczniom książki.",
         "The pupils gave the teacher books."),
        ("uk en", "Директор подякував лікарю за допомогу.",
         "The doctor thanked the director for his help."),
    ],
)  # fmt: skip
def test_giver_and_taker_that_changed_places_are_found(languages, original, derivative):
    assert len(found("role", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The minister sold the house to the judge.",
         "Le juge a acheté la maison au ministre."),
        ("en es", "The company offered the workers a bonus.",
         "La empresa ofreció una prima a los trabajadores."),
        ("en it", "The doctor promised the patient a second opinion.",
         "Al paziente il medico ha promesso un secondo parere."),
        ("nl en", "De minister gaf de brief aan de rechter.",
         "The minister gave the judge the letter."),
        ("de en", "Dem Schüler dankte der Lehrer für seine Hilfe.",
         "The teacher thanked the pupil for his help."),
        ("en pl", "The minister promised the teachers a pay rise.",
         "Nauczycielom minister obiecał podwyżkę."),
        ("pl en", "Uczniom nauczycielka podarowała książki.",
         "The teacher gave the pupils books."),
        ("en ru", "The widow gave the house to the neighbour.",
         "Соседу вдова подарила дом."),
    ],
)  # fmt: skip
def test_another_order_of_giver_and_taker_passes(languages, original, derivative):
    assert found("role", languages, original, derivative) == []
