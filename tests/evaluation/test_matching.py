"""The mapping rules of `fidelity.evaluation.matching`, one by one, on hand-made records."""

from pathlib import Path

import pytest

from fidelity.evaluation.gold import GoldDerivative, GoldDistortion, GoldMatch, GoldQuotation
from fidelity.evaluation.matching import match
from fidelity.records import (
    Check,
    CheckedDocument,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Pair,
    Passage,
    Quotation,
    QuotationKind,
    Relation,
    Severity,
    Span,
    Speaker,
    Verdict,
    VerdictLabel,
)

ORIGINAL = (
    "Ada Moss said the port “may close in May”. “We will not sell,” she said. Ships may close in."
)
DERIVATIVE = (
    "Eda Moss said the port “will close in May” and “we will sell”. The “Old Port” is blue."
)
CLAUSE = "the port “will close in May” and “we will sell”"
FIRST, SECOND = "will close in May", "we will sell"


def at(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def excerpt(text, words):
    return Excerpt(text=words, spans=(at(text, words),)) if words else None


def document(doc_id, text, path):
    return Document(id=doc_id, path=path, language="en", text=text, sha256="")


def distortion(kind, derivative, original, severity=Severity.MAJOR):
    return Distortion(
        kind=kind,
        severity=severity,
        confidence=Confidence.HIGH,
        hyp=excerpt(DERIVATIVE, derivative),
        ref=excerpt(ORIGINAL, original),
        message="-",
    )


CERTAINTY = distortion(DistortionKind.CERTAINTY, "will close", "may close")
NEGATION = distortion(DistortionKind.NEGATION, "will sell", "will not sell", Severity.CRITICAL)
DROPPED = distortion(DistortionKind.OMISSION, None, "not")
NAME = distortion(DistortionKind.NAME, "Eda Moss", "Ada Moss")


def predicted(
    *contents,
    kind=QuotationKind.DIRECT,
    fragments=(),
    passage=None,
    found=(),
    label=VerdictLabel.FAITHFUL,
    speaker=None,
):
    spans = tuple(at(DERIVATIVE, words) for words in contents)
    quotation = Quotation(
        id="d1-q1",
        document_id="d1",
        kind=kind,
        contents=spans,
        extent=Span(spans[0].start, spans[-1].end),
        fragments=tuple(at(DERIVATIVE, words) for words in fragments),
        speaker=Speaker(name=speaker, mention=None) if speaker else None,
    )
    answered = None
    if passage is not None:
        span = at(ORIGINAL, passage)
        answered = Passage(document_id="o1", span=span, contents=(span,))
    return Check(
        pair=Pair(quotation=quotation, passage=answered, relation=Relation.SAME_LANGUAGE),
        scores=(),
        distortions=tuple(found),
        verdict=Verdict(label=label, score=50.0, decided_by="-"),
    )


def segment(words, *, passage="may close in May", distortions=(), **changes):
    told = GoldMatch(file="o.txt", span=at(ORIGINAL, passage), text=passage) if passage else None
    values = {
        "text": words,
        "kind": QuotationKind.MIXED,
        "span": at(DERIVATIVE, words),
        "speaker": "Ada Moss",
        "match": told,
        "verdict": VerdictLabel.DISTORTED if distortions else VerdictLabel.FAITHFUL,
        "distortions": tuple(distortions),
    }
    return GoldQuotation(**(values | changes))


def gold_distortion(kind, derivative, original):
    return GoldDistortion(
        kind=kind, severity=Severity.MAJOR, derivative=derivative, original=original
    )


def matched(segments, checks, *, not_quotations=(), ignore=()):
    gold = GoldDerivative(
        path=Path("d.txt"),
        originals=(Path("o.txt"),),
        language="en",
        quotations=tuple(segments),
        not_quotations=not_quotations,
        ignore=ignore,
    )
    checked = CheckedDocument(
        document=document("d1", DERIVATIVE, "d.txt"), checks=tuple(checks), notices=()
    )
    return match(gold, checked, [document("o1", ORIGINAL, "x/o.txt")])


def outcome(segment_, *checks):
    return matched([segment_], checks).outcomes[0]


def test_half_of_the_longer_text_finds_a_segment():
    assert outcome(segment(FIRST), predicted("close in May")).check is not None


def test_less_than_half_does_not():
    assert outcome(segment(FIRST), predicted("in May")).check is None


def test_a_segment_inside_a_longer_prediction_is_found():
    assert outcome(segment(FIRST), predicted(CLAUSE)).check is not None


def test_a_fragment_answers_before_the_clause_of_another_prediction():
    near = predicted(FIRST, kind=QuotationKind.MIXED)
    assert outcome(segment(FIRST), predicted(CLAUSE), near).check is near


def test_one_mixed_prediction_answers_its_clause_and_its_fragments():
    mixed = predicted(CLAUSE, kind=QuotationKind.MIXED, fragments=(FIRST, SECOND))
    segments = [
        segment(FIRST),
        segment(SECOND, passage="We will not sell"),
        segment(CLAUSE, kind=QuotationKind.INDIRECT),
    ]
    assert [o.check for o in matched(segments, [mixed]).outcomes] == [mixed] * 3


def test_of_a_long_prediction_only_what_touches_the_segment_counts():
    mixed = predicted(
        CLAUSE,
        kind=QuotationKind.MIXED,
        fragments=(FIRST, SECOND),
        found=(CERTAINTY,),
        label=VerdictLabel.DISTORTED,
        passage="may close in May",
    )
    first, second = matched([segment(FIRST), segment(SECOND)], [mixed]).outcomes
    assert (first.findings, first.label) == ((CERTAINTY,), VerdictLabel.DISTORTED)
    assert (second.findings, second.label) == ((), VerdictLabel.FAITHFUL)


def test_a_finding_outside_the_words_said_touches_every_segment():
    mixed = predicted(CLAUSE, found=(NAME,), label=VerdictLabel.DISTORTED)
    outcomes = matched([segment(FIRST), segment(SECOND)], [mixed]).outcomes
    assert [o.findings for o in outcomes] == [(NAME,), (NAME,)]


def test_an_omission_touches_the_segment_whose_passage_lost_the_words():
    mixed = predicted(CLAUSE, found=(DROPPED,), label=VerdictLabel.DISTORTED)
    segments = [segment(FIRST), segment(SECOND, passage="We will not sell")]
    first, second = matched(segments, [mixed]).outcomes
    assert (first.findings, second.findings) == ((), (DROPPED,))


def test_verbatim_and_faithful_are_one_verdict():
    check = predicted(FIRST, label=VerdictLabel.VERBATIM)
    assert outcome(segment(FIRST), check).label_is_right


@pytest.mark.parametrize("label", [VerdictLabel.DISTORTED, VerdictLabel.UNSUPPORTED])
def test_any_other_verdict_on_a_kept_segment_is_wrong(label):
    assert not outcome(segment(FIRST), predicted(FIRST, label=label)).label_is_right


def test_unsupported_is_not_distorted():
    gold = segment(FIRST, passage=None, verdict=VerdictLabel.UNSUPPORTED)
    check = predicted(FIRST, label=VerdictLabel.DISTORTED)
    assert not outcome(gold, check).label_is_right


@pytest.mark.parametrize(
    ("passage", "is_right"),
    [
        ("may close in May", True),
        ("close in May", True),
        ("Ada Moss said the port “may close in May”", True),
        ("We will not sell", False),
        (None, False),
    ],
)
def test_a_passage_is_right_from_half_of_the_shorter_overlap(passage, is_right):
    check = predicted(FIRST, passage=passage)
    assert outcome(segment(FIRST), check).paired is is_right


def test_the_decoy_is_wrong_even_where_it_is_near():
    gold = segment(FIRST, decoy="Ships may close in")
    assert not outcome(gold, predicted(FIRST, passage="Ships may close in")).paired


def test_a_segment_without_match_is_right_without_passage():
    gold = segment(FIRST, passage=None, verdict=VerdictLabel.UNSUPPORTED)
    assert outcome(gold, predicted(FIRST)).paired
    assert not outcome(gold, predicted(FIRST, passage="may close in May")).paired


def test_a_distortion_is_flagged_by_kind_and_at_its_words():
    wanted = gold_distortion(DistortionKind.CERTAINTY, "will close", "may close")
    found = outcome(segment(FIRST, distortions=[wanted]), predicted(FIRST, found=(CERTAINTY,)))
    assert found.flagged(wanted)
    assert found.flagged_at_words(wanted)
    assert found.is_backed(CERTAINTY)


def test_the_kind_at_other_words_is_flagged_but_not_at_its_words():
    wanted = gold_distortion(DistortionKind.CERTAINTY, "in May", "in May")
    found = outcome(segment(FIRST, distortions=[wanted]), predicted(FIRST, found=(CERTAINTY,)))
    assert found.flagged(wanted)
    assert not found.flagged_at_words(wanted)


def test_the_words_under_another_kind_are_told_apart():
    wanted = gold_distortion(DistortionKind.TENSE, "will close", "may close")
    found = outcome(segment(FIRST, distortions=[wanted]), predicted(FIRST, found=(CERTAINTY,)))
    assert not found.flagged(wanted)
    assert found.flagged_at_words(wanted, same_kind=False)


def test_a_name_reported_at_another_quotation_counts_here_too():
    wanted = gold_distortion(DistortionKind.NAME, "Eda Moss", "Ada Moss")
    here, there = predicted(FIRST), predicted(SECOND, found=(NAME,))
    assert outcome(segment(FIRST, distortions=[wanted]), here, there).flagged(wanted)


def test_another_kind_at_another_quotation_does_not():
    wanted = gold_distortion(DistortionKind.NEGATION, "will sell", "will not sell")
    here, there = predicted(FIRST), predicted(SECOND, found=(NEGATION,))
    assert not outcome(segment(FIRST, distortions=[wanted]), here, there).flagged(wanted)


@pytest.mark.parametrize(
    ("gold", "predicted_name", "is_right"),
    [
        ("Ada Moss", "Ada Moss", True),
        ("Ada Moss", "Moss", True),
        ("former minister (Ada Moss)", "Ada Moss", True),
        ("the port authority (via Ada Moss)", "Port authority", True),
        ("Ada Moss", "Eda Moss", False),
        ("Ada Moss", None, False),
        (None, "Ada Moss", None),
    ],
)
def test_a_speaker_is_right_when_one_name_holds_the_other(gold, predicted_name, is_right):
    check = predicted(FIRST, speaker=predicted_name)
    assert outcome(segment(FIRST, speaker=gold), check).speaker_is_right is is_right


def test_a_marked_prediction_without_gold_is_false_and_a_title_is_a_trap():
    result = matched([segment(FIRST)], [predicted("Old Port")], not_quotations=("Old Port",))
    assert len(result.false_quotations) == len(result.traps) == 1


def test_an_ignored_text_is_no_false_quotation():
    assert not matched([], [predicted("Old Port")], ignore=("The “Old Port”",)).false_quotations


def test_an_indirect_prediction_is_never_a_false_quotation():
    check = predicted("Old Port", kind=QuotationKind.INDIRECT)
    assert not matched([], [check]).false_quotations
