"""Whole articles and their rewrites in one language: what is found, paired and judged."""

import pytest

import fidelity
from fidelity.encoders import load_encoder
from fidelity.records import Check


@pytest.fixture(scope="module")
def encoder():
    return load_encoder("builtin")


@pytest.fixture
def checked(tmp_path, encoder):
    """The checks of a derivative against its original."""

    def check(original: str, derivative: str) -> list[Check]:
        (tmp_path / "original.txt").write_text(original, encoding="utf-8")
        (tmp_path / "derivative.txt").write_text(derivative, encoding="utf-8")
        original_path = tmp_path / "original.txt"
        report = fidelity.check(tmp_path / "derivative.txt", [original_path], encoder=encoder)
        return list(report.derivatives[0].checks)

    return check


@pytest.mark.parametrize(
    ("kind", "original", "derivative"),
    [
        ("certainty",
         "The council met on Monday. “Perhaps we will open it in September,” said Ines Moll.",
         "“We will open it in September,” said Ines Moll."),
        ("quantifier",
         "It was late. “Almost all older people want a library here,” said Rita Poll, a nurse.",
         "“All older people want a library here,” said Rita Poll, a nurse."),
        ("negation",
         "La consejera llegó tarde. Tampoco las presas bastarán para todos, advirtió Pilar Ruano.",
         "Las presas bastarán para todos, advirtió Pilar Ruano."),
        ("certainty",
         "Era tarde. «Probablemente lo abriremos en septiembre», indicó Inés Ruano.",
         "«Lo abriremos en septiembre», indicó Inés Ruano."),
        ("negation",
         "Było późno. „Nie wolno tam wpuszczać psów” – powiedziała Ewa Zych.",
         "„Wolno tam wpuszczać psów” – powiedziała Ewa Zych."),
        ("name",
         "It was late. “We have no other way out of this,” said the chair, Marina Quist.",
         "“We have no other way out of this,” said the chair, Marina Dahlmann."),
    ],
)  # fmt: skip
def test_a_change_at_the_edge_is_told(checked, kind, original, derivative):
    checks = checked(original, derivative)
    assert kind in {one.kind.value for check in checks for one in check.distortions}
    assert "distorted" in {check.verdict.label.value for check in checks}


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        ("The council met on Monday. “Perhaps we will open it in September,” said Ines Moll.",
         "Perhaps “we will open it in September,” said Ines Moll."),
        ("The mayor was tired. No, we will pay for all of it, said Ines Moll.",
         "“We will pay for all of it,” said Ines Moll."),
        ("Der Chemiker Holger Wieck warnte: „Dort sollte jetzt niemand baden.“",
         "Dort sollte jetzt niemand baden, so der Chemiker."),
        ("C'était tard. « C'est un vrai désastre pour nous », confie Régine Lafont, de Broc.",
         "« C'est un vrai désastre pour nous », soupire Régine Lafont, de Broc, qui a tout vu."),
    ],
)  # fmt: skip
def test_what_keeps_its_edge_is_let_pass(checked, original, derivative):
    checks = checked(original, derivative)
    assert checks
    assert "distorted" not in {check.verdict.label.value for check in checks}


def test_what_somebody_says_to_have_done_is_said(checked):
    """French, Spanish and Portuguese need no "that": "rappelle avoir alerté"."""
    (check,) = checked(
        "Odile Marchat, leur présidente, rappelle avoir alerté la préfecture dès 2019.",
        "La présidente, Odile Marchat, rappelle avoir alerté la préfecture dès 2009.",
    )
    assert check.pair.quotation.speaker is not None
    assert check.pair.quotation.speaker.name == "Odile Marchat"
    assert check.verdict.label.value == "distorted"


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        ("Było późno. Jan Kot zaprzeczył jednak, że gmina prowadzi rozmowy z bankiem.",
         "Jan Kot potwierdził jednak, że gmina prowadzi rozmowy z bankiem."),
        ("Orsini era stanco. Matteo Orsini ha smentito di voler lasciare l'incarico a maggio.",
         "Matteo Orsini ha confermato di voler lasciare l'incarico a maggio."),
        ("Il était tard. Anne Vidal a reconnu que les aides avaient été versées avec retard.",
         "Anne Vidal a nié que les aides avaient été versées avec retard."),
    ],
)  # fmt: skip
def test_a_denial_that_became_a_confirmation_is_told(checked, original, derivative):
    kinds = {one.kind.value for check in checked(original, derivative) for one in check.distortions}
    assert kinds & {"negation", "wording"}


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        ("Było późno. Starosta Jan Bielak zapowiedział, że powiat zapłaci za dowóz chorych.",
         "Starosta Jan Bielak ma nadzieję, że powiat zapłaci za dowóz chorych."),
        ("Es war spät. Ada Moos versprach, dass die Brücke im Mai wieder öffnet.",
         "Ada Moos hofft, dass die Brücke im Mai wieder öffnet."),
    ],
)  # fmt: skip
def test_another_commitment_of_the_speaker_is_told(checked, original, derivative):
    assert "distorted" in {check.verdict.label.value for check in checked(original, derivative)}


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        ("Es war spät. Ada Moos versprach, dass die Brücke im Mai wieder öffnet.",
         "Ada Moos kündigte an, dass die Brücke im Mai wieder öffnet."),
        ("Era tarde. Los técnicos advierten de que el tejado podría hundirse pronto.",
         "El tejado corre peligro de hundirse pronto, advierten los técnicos."),
        ("Es war spät. „Vielleicht können wir im Mai die Brücke öffnen“, sagte Ada Moos.",
         "Ada Moos sagte, unter Umständen werde im Mai die Brücke geöffnet."),
        ("Było późno. Jan Kot zaprzeczył jednak, że gmina prowadzi już rozmowy z bankiem.",
         "Jan Kot zapewnił, że gmina nie prowadzi jeszcze rozmów z bankiem."),
        ("Orsini era stanco. Matteo Orsini ha smentito di voler lasciare l'incarico a maggio.",
         "Matteo Orsini ha negato di voler lasciare l'incarico a maggio."),
    ],
)  # fmt: skip
def test_a_denial_in_other_words_is_let_pass(checked, original, derivative):
    assert "distorted" not in {check.verdict.label.value for check in checked(original, derivative)}
