"""Refusals and failures between two languages."""

import pytest

from fidelity.records import DistortionKind, VerdictLabel
from fidelity.text.separable import separated_verbs
from fidelity.text.tokens import tokenize
from tests.distortions.translations import found, judged


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "The minister refused to rule out a tax increase.",
         "Der Minister schloss eine Steuererhöhung aus."),
        ("en fr", "The minister refused to rule out a tax increase.",
         "Le ministre a exclu une hausse des impôts."),
        ("en es", "The company refused to pay the fine.", "La empresa pagó la multa."),
        ("en it", "The minister refused to rule out a tax increase.",
         "Il ministro ha escluso un aumento delle tasse."),
        ("de en", "Der Minister schloss eine Steuererhöhung nicht aus.",
         "The minister ruled out a tax increase."),
        ("fr en", "Le ministre n'a pas exclu une hausse des impôts.",
         "The minister ruled out a tax increase."),
        ("de en", "Die Firma weigerte sich, die Strafe zu zahlen.", "The company paid the fine."),
        ("en de", "The company warned its customers.",
         "Das Unternehmen versäumte es, seine Kunden zu warnen."),
        ("en fr", "This year.", "Pas cette année."),
    ],
)  # fmt: skip
def test_a_lost_or_added_refusal_is_found(languages, original, derivative):
    check = judged(languages, original, derivative)
    assert DistortionKind.NEGATION in {one.kind for one in check.distortions}
    assert check.verdict.label is VerdictLabel.DISTORTED


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "The minister refused to rule out a tax increase.",
         "Der Minister schloss eine Steuererhöhung nicht aus."),
        ("en de", "The minister refused to rule out a tax increase.",
         "Der Minister weigerte sich, eine Steuererhöhung auszuschließen."),
        ("en fr", "The minister refused to rule out a tax increase.",
         "Le ministre n'a pas exclu une hausse des impôts."),
        ("en es", "The company refused to pay the fine.", "La empresa se negó a pagar la multa."),
        ("en it", "The court rejected the appeal.", "La corte ha respinto il ricorso."),
        ("en de", "The court rejected the appeal.", "Das Gericht wies die Berufung zurück."),
        ("de en", "Die Firma weigerte sich, die Strafe zu zahlen.",
         "The company would not pay the fine."),
        ("fr en", "L'entreprise a refusé de payer l'amende.",
         "The company declined to pay the fine."),
        ("en fr", "The company failed to warn its customers.",
         "L'entreprise n'a pas averti ses clients."),
        ("en fr", "Not this year.", "Pas cette année."),
        ("en fr", "It was a foul, but perhaps it was not.",
         "C'était une faute, mais peut-être pas."),
        ("en fr", "The city will pay no more than half of the costs.",
         "La ville ne prendra pas en charge plus de la moitié des coûts."),
    ],
)  # fmt: skip
def test_the_same_refusal_in_other_words_passes(languages, original, derivative):
    check = judged(languages, original, derivative)
    assert check.verdict.label is VerdictLabel.FAITHFUL


def test_a_verb_may_have_its_prefix_at_the_end_of_the_clause():
    tokens = tokenize("Sie lehnte das Angebot ab und ging.", language="de")
    assert "ablehnen" in {one.lemma for one in separated_verbs(tokens, "de")}
    assert separated_verbs(tokenize("They ran off."), "en") == ()


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "He has yet to comment on the allegations.",
         "Il ne s'est pas encore exprimé sur ces accusations."),
        ("en ru", "He is one of a number of rappers to change their name.",
         "Он не первый рэпер, решивший сменить имя."),
        ("it en", "Il governo non ha ancora approvato la riforma delle pensioni.",
         "The government has yet to approve the pension reform."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_negation_or_has_another_name_for_it_passes(
    languages, original, derivative
):
    assert found("negation", languages, original, derivative) == []


def test_what_remains_as_it_was_denies_nothing():
    original = "He was taken to hospital where he remains in a stable condition."
    derivative = "Hij werd naar het ziekenhuis gebracht en zijn toestand is niet stabiel."
    assert len(found("negation", "en nl", original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("es en", "El acuerdo fue firmado por los presidentes sin que ninguno de ellos hablara.",
         "Both presidents signed the agreement, but neither of them spoke."),
        ("pl en", "Dopiero wieczorem udało się przywrócić dostawy prądu w mieście.",
         "Power was not restored to the city until the evening."),
        ("en fr", "Power was not restored to the city until the evening.",
         "Le courant n'a été rétabli dans la ville que dans la soirée."),
        ("ru en", "Вероятно, переговоры возобновятся не раньше осени, заявил министр.",
         "Talks will probably not resume before the autumn, the minister said."),
    ],
)  # fmt: skip
def test_one_denial_may_be_told_in_two_ways(languages, original, derivative):
    assert judged(languages, original, derivative).verdict.label is not VerdictLabel.DISTORTED


def test_a_denial_before_an_until_that_is_lost_is_found():
    original = "The court ruled that the company did not have to pay until the appeal was heard."
    derivative = "Le tribunal a estimé que l'entreprise devait payer avant l'examen de son appel."
    assert judged("en fr", original, derivative).verdict.label is VerdictLabel.DISTORTED


def test_a_failing_to_renders_a_not_whatever_its_to_is_linked_with():
    original = (
        "Dem Verein wird vorgeworfen, Spenden in Höhe von 1,2 Millionen Euro nicht verbucht zu "
        "haben."
    )
    derivative = "The association is accused of failing to record donations of 1.2 million euros."
    assert judged("de en", original, derivative).verdict.label is not VerdictLabel.DISTORTED
