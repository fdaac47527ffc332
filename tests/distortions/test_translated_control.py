"""Who is ordered to do it, and what a relation leads to, between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The court ordered the airline to pay the passengers 12,000 euros.",
         "Le tribunal a condamné les passagers à verser 12 000 euros à la compagnie aérienne."),
        ("en es", "The minister urged the bank to help the farmers.",
         "El ministro instó a los agricultores a ayudar al banco."),
        ("en de", "The mayor asked the police to protect the teachers.",
         "Der Bürgermeister bat die Lehrer, die Polizei zu schützen."),
        ("it en", "Il sindacato ha costretto l’azienda a ringraziare i lavoratori.",
         "The union forced the workers to thank the company."),
    ],
)  # fmt: skip
def test_another_doer_is_found(languages, original, derivative):
    assert len(found("role", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The judge ordered the tenant to repay the landlord.",
         "Le juge a ordonné au locataire de rembourser le propriétaire."),
        ("en de", "The mayor asked the police to protect the teachers.",
         "Der Bürgermeister bat die Polizei, die Lehrer zu schützen."),
        ("en fr", "The passengers were to be paid by the airline.",
         "La compagnie aérienne devait payer les passagers."),
        ("en fr", "It is hard for the mayor to help the school.",
         "Aider l’école est difficile pour le maire."),
        ("en fr", "The owner paid the man to clean the boat.",
         "Le propriétaire a payé l’homme pour nettoyer le bateau."),
    ],
)  # fmt: skip
def test_the_same_doer_passes(languages, original, derivative):
    assert found("role", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en de", "The ferry was late because of the storm.",
         "Die Fähre war trotz des Sturms verspätet.", ("because of", "trotz")),
        ("en fr", "The match went ahead despite the rain.",
         "Le match a eu lieu grâce à la pluie.", ("despite", "grâce à")),
        ("en de", "The bus arrived before midnight.",
         "Der Bus kam nach Mitternacht an.", ("before", "nach")),
        ("en nl", "The road is closed until Friday.",
         "De weg is vanaf vrijdag afgesloten.", ("until", "vanaf")),
    ],
)  # fmt: skip
def test_another_relation_is_found(languages, original, derivative, expected):
    assert found("wording", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "The shop won’t open until Friday.", "Der Laden öffnet erst ab Freitag."),
        ("en de", "The shop is open from Monday to Friday.",
         "Der Laden ist von Montag bis Freitag offen."),
        ("en de", "He came despite his illness.", "Obwohl er krank war, kam er."),
        ("en fr", "The school closed due to a lack of pupils.", "L’école a fermé faute d’élèves."),
        ("en de", "He moved to Rome before the war.", "Er zog vor dem Krieg nach Rom."),
    ],
)  # fmt: skip
def test_the_same_relation_passes(languages, original, derivative):
    assert found("wording", languages, original, derivative) == []


def test_a_future_of_another_stem_is_one():
    original, derivative = (
        "A truce could hold until spring.",
        "Une trêve tiendra jusqu’au printemps.",
    )
    assert found("certainty", "en fr", original, derivative)
    assert not found("certainty", "en fr", "A truce will hold until spring.", derivative)
