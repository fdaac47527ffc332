"""How far a statement reaches, between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en de", "Most members support the plan.",
         "Alle Mitglieder unterstützen den Plan.", ("Most", "Alle")),
        ("en it", "Most members support the plan.",
         "Tutti i membri sostengono il piano.", ("Most", "Tutti")),
        ("fr en", "La plupart des membres soutiennent le plan.",
         "All members support the plan.", ("La plupart", "All")),
        ("es en", "La mayoría de los miembros apoya el plan.",
         "All members support the plan.", ("La mayoría", "All")),
        ("en de", "Few members support the plan.",
         "Viele Mitglieder unterstützen den Plan.", ("Few", "Viele")),
        ("en de", "He usually arrives on time.",
         "Er kommt immer pünktlich.", ("usually", "immer")),
    ],
)  # fmt: skip
def test_a_wider_scope_is_found(languages, original, derivative, expected):
    assert found("quantifier", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "Most members support the plan.",
         "Die Mehrheit der Mitglieder unterstützt den Plan."),
        ("en fr", "Most members support the plan.",
         "La plupart des membres soutiennent le plan."),
        ("de en", "Alle Mitglieder unterstützen den Plan.", "Every member supports the plan."),
        ("en de", "Few members support the plan.",
         "Nur wenige Mitglieder unterstützen den Plan."),
        ("en de", "The flowers are of the most intense blue.",
         "Die Blumen sind von ganz intensivem Blau."),
    ],
)  # fmt: skip
def test_the_same_scope_in_other_words_passes(languages, original, derivative):
    assert found("quantifier", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en fr", "At least 60 cows died.", "Au plus 60 vaches sont mortes.",
         ("At least 60", "Au plus 60")),
        ("de en", "Mehr als 90 Höfe sind betroffen.", "Fewer than 90 farms are affected.",
         ("Mehr als 90", "Fewer than 90")),
        ("en nl", "More than half of the cows died.", "Minder dan de helft van de koeien stierf.",
         ("More than half", "Minder dan … helft")),
        ("en es", "Up to 80 cows died.", "Murieron al menos 80 vacas.",
         ("Up to 80", "al menos 80")),
    ],
)  # fmt: skip
def test_a_bound_that_became_the_other_one_is_found(languages, original, derivative, expected):
    assert found("quantifier", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "No fewer than 90 farms are affected.", "Mindestens 90 Höfe sind betroffen."),
        ("en fr", "More than 190 cows died.", "Près de 200 vaches sont mortes."),
        ("en it", "Nearly 200 cows died.", "Quasi 200 mucche sono morte."),
    ],
)  # fmt: skip
def test_a_bound_in_other_words_passes(languages, original, derivative):
    assert found("quantifier", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "is_exchanged"),
    [
        ("en de", "Half of the cows survived.", "Alle Kühe überlebten.", True),
        ("en es", "A third of the trees died.", "Murieron todos los árboles.", True),
        ("en it", "Two thirds of the houses were empty.", "Tutte le case erano vuote.", True),
        ("en fr", "Half of the pupils passed.", "50 % des élèves ont réussi.", False),
        ("en fr", "More than half of the pupils passed.",
         "La plupart des élèves ont réussi.", False),
        ("en fr", "All trains were half an hour late.",
         "Tous les trains avaient une demi-heure de retard.", False),
        ("en fr", "Every second child is ill.", "La moitié des enfants est malade.", False),
        ("en de", "A quarter of all cars are old.", "Ein Viertel aller Autos ist alt.", False),
    ],
)  # fmt: skip
def test_a_part_is_not_all(languages, original, derivative, is_exchanged):
    assert bool(found("quantifier", languages, original, derivative)) is is_exchanged


def test_what_is_provided_first_is_a_condition():
    original = "Provided the rain stops, the race will start at noon."
    assert found("omission", "en fr", original, "La course partira à midi.")
    whole = "Pourvu que la pluie cesse, la course partira à midi."
    assert not found("omission", "en fr", original, whole)
