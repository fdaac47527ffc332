"""What somebody says, left in the original's language; an object that stands first."""

import pytest

from fidelity import load_encoder
from tests.distortions.translations import found

BUILTIN = load_encoder("builtin")


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "“The match has been cancelled,” the referee said.",
         "« The match has been cancelled », a dit l’arbitre."),
        ("en es", "“The garden is closed today,” the guide said.",
         "«The garden is closed today», dijo la guía."),
        ("de en", "„Der Garten ist heute geschlossen“, sagte die Führerin.",
         "“Der Garten ist heute geschlossen,” the guide said."),
    ],
)  # fmt: skip
def test_speech_that_was_left_is_found(languages, original, derivative):
    assert found("untranslated", languages, original, derivative, BUILTIN)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The band played “Here comes the morning” twice.",
         "Le groupe a joué deux fois « Here comes the morning »."),
        ("en de", "The slogan “we are open” hung on the door.",
         "Am Tor hing der Slogan „we are open“."),
        ("en es", "“The garden is closed today,” the guide said.",
         "«El jardín está cerrado hoy», dijo la guía."),
    ],
)  # fmt: skip
def test_a_title_or_slogan_may_stay(languages, original, derivative):
    assert found("untranslated", languages, original, derivative, BUILTIN) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en it", "The fence was painted by the pupils.",
         "Lo steccato l’hanno dipinto gli alunni."),
        ("en es", "The letter was written by the queen.", "La carta la escribió la reina."),
    ],
)  # fmt: skip
def test_an_object_that_stands_first_is_still_the_object(languages, original, derivative):
    assert found("role", languages, original, derivative, BUILTIN) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("fr en", "La reine a été insultée par un boulanger.", "The queen insulted a baker."),
    ],
)
def test_a_passive_whose_verb_is_only_alike_tells_roles(languages, original, derivative):
    assert found("role", languages, original, derivative, BUILTIN)
