"""The gate: what fails a run, and what does not."""

import pytest

from fidelity.gate import judge
from fidelity.records import (
    Check,
    CheckedDocument,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Pair,
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

DOCUMENT = Document(id="d1", path="d.txt", language="en", text="He will go.", sha256="")


def report(*checks):
    checked = CheckedDocument(document=DOCUMENT, checks=checks, notices=())
    return Report(originals=(), derivatives=(checked,), signature="", version="")


def check(*severities, label="distorted", score=50.0):
    quotation = Quotation(
        id="d1-q1",
        document_id="d1",
        kind=QuotationKind.DIRECT,
        contents=(Span(0, 7),),
        extent=Span(0, 7),
    )
    found = tuple(
        Distortion(
            kind=DistortionKind.CERTAINTY,
            severity=Severity(severity),
            confidence=Confidence.HIGH,
            hyp=Excerpt(text="will", spans=(Span(3, 7),)),
            ref=None,
            message=f"a {severity} one",
        )
        for severity in severities
    )
    return Check(
        pair=Pair(quotation=quotation, passage=None, relation=Relation.SAME_LANGUAGE),
        scores=(),
        distortions=found,
        verdict=Verdict(label=VerdictLabel(label), score=score, decided_by="test"),
    )


MAJOR = Policy()
CASES = {
    "nothing to check": (report(), MAJOR, True),
    "a minor one under major": (report(check("minor", label="faithful")), MAJOR, True),
    "a major one under major": (report(check("major")), MAJOR, False),
    "a critical one under major": (report(check("critical")), MAJOR, False),
    "a major one under critical": (
        report(check("major")),
        Policy(fail_on=Severity.CRITICAL),
        True,
    ),
    "a minor one under minor": (report(check("minor")), Policy(fail_on=Severity.MINOR), False),
    "a critical one under never": (report(check("critical")), Policy(fail_on=None), True),
    "unsupported, not asked": (report(check(label="unsupported", score=0)), MAJOR, True),
    "unsupported, asked": (
        report(check(label="unsupported", score=0)),
        Policy(fail_unsupported=True),
        False,
    ),
    "unsupported has no score to hold against": (
        report(check(label="unsupported", score=0)),
        Policy(min_score=90),
        True,
    ),
    "a score on the limit": (
        report(check(label="faithful", score=90)),
        Policy(min_score=90),
        True,
    ),
    "a score below the limit": (
        report(check(label="faithful", score=89.9)),
        Policy(min_score=90),
        False,
    ),
}


@pytest.mark.parametrize(("checked", "policy", "passed"), CASES.values(), ids=CASES.keys())
def test_the_gate_holds_a_report_against_its_policy(checked, policy, passed):
    result = judge(checked, policy)
    assert result.passed is passed
    assert bool(result.failures) is not passed


def test_a_failure_names_document_quotation_and_the_worst_reason():
    [failure] = judge(report(check("major", "critical", "minor")), MAJOR).failures
    assert failure == "d.txt: d1-q1: critical certainty: a critical one"
