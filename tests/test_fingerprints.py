"""The names of findings: one each on a page, the same wherever else the page is edited."""

from dataclasses import replace

import pytest

from fidelity.fingerprints import Fingerprints
from fidelity.gate import Excuses, findings, judge
from fidelity.records import (
    Check,
    CheckedDocument,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Finding,
    Pair,
    Passage,
    Policy,
    Quotation,
    QuotationKind,
    Relation,
    Report,
    Severity,
    Span,
    Verdict,
    VerdictLabel,
)

FERRY = "The ferry may sail"
BRIDGE = "The bridge may open"
SCHOOL = "The school may close"


def document(name, sentences):
    text = "\n\n".join(sentences)
    return Document(id=name, path=f"{name}.txt", language="en", text=text, sha256="")


def swapped(*sentences, above="", original_above=""):
    """A report on sentences of which each "may" was printed as "will"."""
    original = document("o1", [original_above, *sentences])
    derivative = document("d1", [above, *(one.replace("may", "will") for one in sentences)])
    checks, at, from_here = [], len(above) + 2, len(original_above) + 2
    for number, sentence in enumerate(sentences, start=1):
        printed = sentence.replace("may", "will")
        contents = Span(at, at + len(printed))
        passage = Span(from_here, from_here + len(sentence))
        hyp, ref = at + printed.index("will"), from_here + sentence.index("may")
        found = Distortion(
            kind=DistortionKind.CERTAINTY,
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=Excerpt(text="will", spans=(Span(hyp, hyp + 4),)),
            ref=Excerpt(text="may", spans=(Span(ref, ref + 3),)),
            message="a message",
        )
        pair = Pair(
            quotation=Quotation(
                id=f"d1-q{number}",
                document_id="d1",
                kind=QuotationKind.INDIRECT,
                contents=(contents,),
                extent=contents,
            ),
            passage=Passage(document_id="o1", span=passage, contents=(passage,)),
            relation=Relation.SAME_LANGUAGE,
        )
        verdict = Verdict(label=VerdictLabel.DISTORTED, score=50.0, decided_by="test")
        checks.append(Check(pair=pair, scores=(), distortions=(found,), verdict=verdict))
        at, from_here = contents.end + 2, passage.end + 2
    checked = CheckedDocument(document=derivative, checks=tuple(checks), notices=())
    return Report(originals=(original,), derivatives=(checked,), signature="", version="")


def shown(report):
    return [finding.fingerprint for finding in findings(report)]


def failed(report, *known):
    """The quotations that fail where these fingerprints are known."""
    there = frozenset(Finding(derivative="d1.txt", fingerprint=one) for one in known)
    return judge(report, Policy(), excuses=Excuses(known=there)).failed


def test_a_change_that_stands_once_goes_by_its_words_alone():
    report = swapped(FERRY)
    [found] = report.derivatives[0].checks[0].distortions
    assert shown(report) == [found.fingerprint]


def test_equal_changes_have_names_of_their_own():
    assert len(set(shown(swapped(FERRY, BRIDGE, SCHOOL)))) == 3


def test_changes_equal_in_their_neighbours_too_are_counted():
    assert len(set(shown(swapped(FERRY, FERRY, FERRY)))) == 3


@pytest.mark.parametrize(
    "edited",
    [
        swapped(FERRY, BRIDGE, above="A new paragraph that nobody says."),
        swapped(FERRY, BRIDGE, original_above="A new one in the original."),
        swapped(FERRY, SCHOOL, BRIDGE),
        swapped(BRIDGE, FERRY),
    ],
    ids=["put in above", "put in above the original", "put in between", "turned round"],
)
def test_a_name_survives_what_happens_elsewhere(edited):
    assert set(shown(swapped(FERRY, BRIDGE))) <= set(shown(edited))


def test_one_that_is_known_hides_no_equal_one():
    report = swapped(FERRY, BRIDGE)
    ferry, bridge = shown(report)
    assert failed(report, ferry) == ("d1-q2",)
    assert failed(report, bridge) == ("d1-q1",)
    assert failed(report, ferry, bridge) == ()


def test_what_was_known_as_the_only_one_stays_known_when_an_equal_one_comes():
    [alone] = shown(swapped(FERRY))
    assert failed(swapped(FERRY, BRIDGE), alone) == ("d1-q2",)


def test_what_was_known_among_equal_ones_stays_known_when_the_others_go():
    ferry, bridge = shown(swapped(FERRY, BRIDGE))
    assert failed(swapped(BRIDGE), bridge) == ()
    assert failed(swapped(BRIDGE), ferry) == ("d1-q1",)


def test_a_change_told_of_two_quotations_is_one_finding():
    report = swapped(FERRY)
    [item] = report.derivatives
    [check] = item.checks
    quotation = replace(check.pair.quotation, id="d1-q2")
    again = replace(check, pair=replace(check.pair, quotation=quotation))
    twice = replace(report, derivatives=(replace(item, checks=(check, again)),))
    assert shown(twice) == shown(report)


def test_a_quotation_without_original_that_stands_twice_has_two_names():
    report = swapped(FERRY, FERRY)
    [item] = report.derivatives
    verdict = Verdict(label=VerdictLabel.UNSUPPORTED, score=0.0, decided_by="test")
    checks = tuple(replace(check, distortions=(), verdict=verdict) for check in item.checks)
    item = replace(item, checks=checks)
    names = Fingerprints(item, report.originals)
    assert len({names.finding(check, None).fingerprint for check in checks}) == 2
