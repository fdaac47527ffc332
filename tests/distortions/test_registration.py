"""The registration: two phases, one finding for the same words, and detectors that fail alone."""

import pytest

from fidelity import distortions
from fidelity.alignment import align
from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Pair,
    Passage,
    Quotation,
    QuotationKind,
    Relation,
    Severity,
    Span,
    Speaker,
)
from fidelity.text.tokens import tokenize


def document(identifier, text):
    return Document(id=identifier, path="", language="en", text=text, sha256="")


def comparison(original, derivative, *, speaker=None, known_names=()):
    whole = Span(0, len(derivative))
    quotation = Quotation(
        id="d1-q1",
        document_id="d1",
        kind=QuotationKind.INDIRECT,
        contents=(whole,),
        extent=whole,
        speaker=speaker,
    )
    passage = None
    if original is not None:
        span = Span(0, len(original))
        passage = Passage(document_id="o1", span=span, contents=(span,))
    return Comparison(
        pair=Pair(quotation=quotation, passage=passage, relation=Relation.SAME_LANGUAGE),
        hyp_document=document("d1", derivative),
        ref_document=document("o1", original) if original is not None else None,
        alignment=align(tokenize(derivative), tokenize(original or "")),
        known_names=known_names,
    )


@pytest.fixture
def broken(monkeypatch):
    def fail(_comparison):
        raise ValueError("a list is empty")

    monkeypatch.setattr(distortions.DETECTORS[DistortionKind.TENSE], "detect", fail)


def test_a_text_against_itself_has_no_distortion():
    text = "At least 24 states may act in May, Jens Hall said; they will not wait."
    assert distortions.detect(comparison(text, text)) == ()


@pytest.mark.usefixtures("broken")
def test_a_detector_that_fails_is_named_and_stops_no_other():
    found = distortions.examine(comparison("It lost $3 billion.", "It lost $3 million."))
    assert [one.kind for one in found.distortions] == [DistortionKind.NUMBER]
    (notice,) = found.notices
    assert "tense" in notice.message
    assert "a list is empty" in notice.message


def test_the_same_words_are_named_once():
    found = distortions.detect(
        comparison("I waited seven months for an answer.", "I waited seven weeks for an answer.")
    )
    assert [one.kind for one in found] == [DistortionKind.DATE]


def test_findings_stand_in_the_order_of_the_quotation():
    found = distortions.detect(
        comparison(
            "Some banks lost $3 billion in May 2019.", "All banks lost $3 million in May 2018."
        )
    )
    places = [one.hyp.spans[0] for one in found if one.hyp]
    assert places == sorted(places)
    assert len(found) == 3


def test_residual_detectors_see_what_the_others_explained(monkeypatch):
    seen = []

    def look(comparison):
        seen.append((comparison.explained_hyp, comparison.explained_ref))
        return iter(())

    monkeypatch.setattr(distortions.DETECTORS[DistortionKind.WORDING], "detect", look)
    distortions.detect(comparison("It has 24 members.", "It has 42 members."))
    assert seen == [(frozenset({2}), frozenset({2}))]


def test_without_a_passage_only_the_speakers_name_is_looked_at():
    text = "The summit will send a signal, Jean Hallberg said."
    speaker = Speaker(name="Jean Hallberg", mention=Span(31, 44))
    found = distortions.detect(
        comparison(None, text, speaker=speaker, known_names=("Jens Hallberg", "Ilse Brandt"))
    )
    (one,) = found
    assert (one.kind, one.severity) == (DistortionKind.NAME, Severity.MAJOR)
    assert one.hyp is not None
    assert one.hyp.text == "Jean Hallberg"


@pytest.mark.parametrize(
    ("name", "severity"),
    [("Henri Dahl", Severity.MINOR), ("Henrik Dahl", None), ("Dahl", None), ("Grete Lund", None)],
)
def test_a_speakers_name_is_held_against_the_people_of_the_originals(name, severity):
    text = f"It will rain, {name} said."
    speaker = Speaker(name=name, mention=Span(14, 14 + len(name)))
    found = distortions.detect(
        comparison("It will rain.", text, speaker=speaker, known_names=("Henrik Dahl",))
    )
    named = [one.severity for one in found if one.kind is DistortionKind.NAME]
    assert named == ([severity] if severity else [])


def test_every_finding_is_a_plain_record_with_a_message():
    found = distortions.detect(comparison("Jens Hall has 24 cows.", "Jean Hall has 42 cows."))
    assert len(found) == 2
    for one in found:
        assert isinstance(one, Distortion)
        assert isinstance(one.confidence, Confidence)
        assert one.message
