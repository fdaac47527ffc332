"""A level against a change, between two languages."""

import pytest

from tests.distortions.translations import found

ORIGINAL = "Unemployment fell to 11 percent in June."


def is_flagged(language, derivative):
    return bool(found("number", f"en {language}", ORIGINAL, derivative))


@pytest.mark.parametrize(
    ("language", "derivative"),
    [
        ("de", "Die Arbeitslosigkeit sank im Juni um 11 Prozent."),
        ("fr", "Le chômage a baissé de 11 % en juin."),
        ("it", "La disoccupazione è calata dell’11 per cento a giugno."),
    ],
)
def test_a_change_for_a_level_is_found(language, derivative):
    assert is_flagged(language, derivative)


@pytest.mark.parametrize(
    ("language", "derivative"),
    [
        ("de", "Die Arbeitslosigkeit sank im Juni auf 11 Prozent."),
        ("fr", "Le chômage a reculé à 11 % en juin."),
        ("it", "La disoccupazione è calata all’11 per cento a giugno."),
        ("es", "El paro cayó al 11 por ciento en junio."),
    ],
)
def test_the_same_level_passes(language, derivative):
    assert not is_flagged(language, derivative)
