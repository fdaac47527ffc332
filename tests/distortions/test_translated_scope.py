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
