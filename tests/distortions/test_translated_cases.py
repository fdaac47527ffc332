"""Who does what to whom, between English and a language that tells it by cases."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en pl", "The president criticised the prime minister for his decision.",
         "Premier skrytykował prezydenta za decyzję."),
        ("en pl", "The police arrested the journalist on Saturday.",
         "Dziennikarz aresztował policję w sobotę."),
        ("en ru", "The president invited the chancellor to Moscow in May.",
         "Канцлер пригласил президента в Москву в мае."),
        ("en ru", "The boxer from Kazakhstan defeated the American champion.",
         "Американский чемпион победил боксёра из Казахстана."),
        ("en ru", "Macron accused Putin of lying about the attack.",
         "Путин обвинил Макрона во лжи о нападении."),
        ("uk en", "Міністр звинуватив прокурора у брехні.",
         "The prosecutor accused the minister of lying."),
    ],
)  # fmt: skip
def test_two_sides_that_changed_places_are_found(languages, original, derivative):
    assert len(found("role", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en pl", "The president criticised the prime minister for his decision.",
         "Premiera skrytykował prezydent za decyzję."),
        ("en pl", "The president criticised the prime minister for his decision.",
         "Premier został skrytykowany przez prezydenta za decyzję."),
        ("en ru", "The president invited the chancellor to Moscow in May.",
         "Канцлера пригласил в Москву в мае президент."),
        ("en ru", "The president invited the chancellor to Moscow in May.",
         "Канцлер был приглашён президентом в Москву в мае."),
        ("en ru", "The agreement ended the war.",
         "С подписанием договора закончилась война."),
        ("uk en", "Міністр звинуватив прокурора у брехні.",
         "The minister accused the prosecutor of lying."),
        ("cs en", "Prezident kritizoval premiéra za jeho postup.",
         "The president criticised the prime minister for his approach."),
    ],
)  # fmt: skip
def test_another_order_and_the_passive_pass(languages, original, derivative):
    assert found("role", languages, original, derivative) == []
