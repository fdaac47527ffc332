"""The four words and the score."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.alignment import align
from fidelity.records import (
    Comparison,
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
    Score,
    Severity,
    Span,
    VerdictLabel,
)
from fidelity.text.tokens import tokenize
from fidelity.verdict import is_verbatim, judge
from fidelity.verdict.penalty import drift, penalty_points, weights

ORIGINAL = "We will not raise taxes this year"


def document(name, text):
    return Document(
        id=name,
        path=name,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def comparison(original, derivative, *, supported=True):
    hyp, ref = document("d1", derivative), document("o1", original)
    whole = Span(0, len(derivative))
    quotation = Quotation(
        id="d1-q1",
        document_id="d1",
        kind=QuotationKind.DIRECT,
        contents=(whole,),
        extent=whole,
    )
    span = Span(0, len(original))
    passage = Passage(document_id="o1", span=span, contents=(span,)) if supported else None
    return Comparison(
        pair=Pair(
            quotation=quotation,
            passage=passage,
            relation=Relation.SAME_LANGUAGE,
            similarity=0.5,
        ),
        hyp_document=hyp,
        ref_document=ref if supported else None,
        alignment=align(tokenize(derivative), tokenize(original) if supported else ()),
    )


def finding(severity, confidence=Confidence.HIGH):
    return Distortion(
        kind=DistortionKind.WORDING,
        severity=severity,
        confidence=confidence,
        hyp=Excerpt(text="We", spans=(Span(0, 2),)),
        ref=None,
        message="",
    )


@pytest.mark.parametrize(
    ("derivative", "expected"),
    [
        pytest.param("We will not raise taxes this year", VerdictLabel.VERBATIM, id="same"),
        pytest.param("WE WILL NOT RAISE TAXES THIS YEAR", VerdictLabel.VERBATIM, id="capitals"),
        pytest.param("“We will not raise taxes this year.”", VerdictLabel.VERBATIM, id="marks"),
        pytest.param("not raise taxes", VerdictLabel.VERBATIM, id="a part"),
        pytest.param("We won't raise taxes this year", VerdictLabel.FAITHFUL, id="contraction"),
        pytest.param("We will not raise … this year", VerdictLabel.FAITHFUL, id="marked cut"),
        pytest.param("This year we will not raise taxes", VerdictLabel.FAITHFUL, id="order"),
    ],
)
def test_words_decide_between_verbatim_and_faithful(derivative, expected):
    assert judge(comparison(ORIGINAL, derivative), ()).label is expected


def test_a_finding_ends_verbatim_and_a_minor_one_leaves_faithful():
    verdict = judge(comparison(ORIGINAL, ORIGINAL), (finding(Severity.MINOR),))
    assert verdict.label is VerdictLabel.FAITHFUL


@pytest.mark.parametrize("severity", [Severity.MAJOR, Severity.CRITICAL])
def test_one_misleading_finding_makes_it_distorted(severity):
    verdict = judge(comparison(ORIGINAL, ORIGINAL), (finding(Severity.MINOR), finding(severity)))
    assert verdict.label is VerdictLabel.DISTORTED
    assert verdict.decided_by == f"{severity.value} wording"


def test_without_a_passage_it_is_unsupported_and_scores_below_a_distorted_one():
    unsupported = judge(comparison(ORIGINAL, ORIGINAL, supported=False), ())
    distorted = judge(comparison(ORIGINAL, ORIGINAL), (finding(Severity.CRITICAL),))
    assert unsupported.label is VerdictLabel.UNSUPPORTED
    assert unsupported.score < distorted.score


def test_the_same_text_scores_100():
    assert judge(comparison(ORIGINAL, ORIGINAL), ()).score == 100


def test_a_signs_change_is_not_verbatim():
    assert not is_verbatim(comparison("It costs $5", "It costs €5"))


@given(
    findings=st.lists(
        st.builds(finding, st.sampled_from(list(Severity)), st.sampled_from(list(Confidence))),
        max_size=6,
    ),
    more=st.builds(finding, st.sampled_from(list(Severity)), st.sampled_from(list(Confidence))),
)
def test_a_verdict_never_improves_when_a_finding_is_added(findings, more):
    order = [VerdictLabel.VERBATIM, VerdictLabel.FAITHFUL, VerdictLabel.DISTORTED]
    pair = comparison(ORIGINAL, ORIGINAL)
    before, after = judge(pair, findings), judge(pair, [*findings, more])
    assert after.score < before.score
    assert order.index(after.label) >= order.index(before.label)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_score_stays_between_0_and_100(original, derivative):
    if not derivative.strip() or not original.strip():
        return
    assert 0 <= judge(comparison(original, derivative), ()).score <= 100


def test_drift_is_nothing_for_the_same_text_and_grows_with_lost_words():
    same = drift(comparison(ORIGINAL, ORIGINAL))
    lost_one = drift(comparison(ORIGINAL, "We will not raise taxes"))
    lost_more = drift(comparison(ORIGINAL, "We will"))
    assert same == 0 < lost_one < lost_more < 1


def test_a_lower_chrf_drifts_further():
    pair = comparison(ORIGINAL, "We won't raise taxes this year")

    def with_chrf(value):
        score = Score(
            metric="chrf", value=value, low=0, high=100, higher_is_better=True, signature=""
        )
        return drift(pair, (score,))

    assert with_chrf(90) < with_chrf(40)


def test_a_new_time_drifts_further():
    original = "It broke out in spring and no one was ready"
    past = comparison(original, "The outbreak happened in spring and nobody was ready")
    ongoing = comparison(original, "The outbreak was happening in spring and nobody was ready")
    assert drift(past) < drift(ongoing)


@pytest.mark.parametrize(
    ("original", "kept", "moved"),
    [
        ("These things highlight it", "All of this makes it plain", "All of this made it plain"),
        ("She held a talk with the head", "She spoke with him", "She speaks with him"),
        ("They can expect light rain", "Light rain may fall", "Light rain fell"),
    ],
)
def test_verbs_told_in_another_time_drift_further(original, kept, moved):
    assert drift(comparison(original, kept)) < drift(comparison(original, moved))


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        ("If we do not leave, they win", "Unless we leave, they win"),
        ("They also do not plan a reform", "Nor do they plan a reform"),
    ],
)
def test_a_negation_in_another_word_is_no_change_of_polarity(original, derivative):
    turned = derivative.replace("Unless", "If").replace("Nor", "So")
    assert drift(comparison(original, derivative)) < drift(comparison(original, turned))


MOVED = "On Monday the minister left Berlin with the Foreign Ministers"


def test_a_sentence_that_opens_with_a_small_letter_drifts_further_wherever_its_word_stood():
    capital = comparison(MOVED, "The minister left Berlin with the Foreign Ministers on Monday")
    small = comparison(MOVED, "the minister left Berlin with the Foreign Ministers on Monday")
    assert drift(capital) < drift(small)


def test_an_excerpt_may_open_with_a_small_letter():
    small = comparison(MOVED, "the minister left Berlin with the Foreign Ministers")
    capital = comparison(MOVED, "The minister left Berlin with the Foreign Ministers")
    assert drift(small) == drift(capital)


def test_capitals_inside_a_sentence_count_less_than_a_stray_space():
    style = comparison(MOVED, "On Monday the minister left Berlin with the foreign ministers")
    stray = comparison(f"{MOVED}.", f"{MOVED} .")
    assert 0 < drift(style) < drift(stray)


def test_words_in_no_order_drift_further():
    sound = comparison(ORIGINAL, "A guest talked about it openly")
    shaken = comparison(ORIGINAL, "Talked it guest openly a about")
    assert drift(sound) < drift(shaken)


def test_a_smoother_sentence_does_not_undo_a_change():
    rough, smooth = "Taxes this year raise we will not any", "We will raise taxes this year"
    assert drift(comparison(rough, smooth)) > 0


def test_points_are_mqm_points_weighted_by_confidence():
    assert penalty_points([finding(Severity.MINOR), finding(Severity.CRITICAL)]) == 26
    assert penalty_points([finding(Severity.MAJOR, Confidence.LOW)]) == pytest.approx(
        5 * weights()["confidence"]["low"]
    )


def test_drift_alone_costs_less_than_one_sure_major_finding():
    table = weights()["score"]
    kept = judge(comparison(ORIGINAL, ORIGINAL), (finding(Severity.MAJOR),)).score
    assert 100 - table["drift_span"] > kept


def test_a_note_on_a_printed_word_costs_less_than_a_dropped_word():
    noted = comparison("The islands are in the ocean", "The islands are located in the ocean")
    dropped = comparison("The islands are in the ocean", "The islands are in the")
    note = [finding(Severity.MINOR, Confidence.LOW)]
    assert judge(noted, note).score > judge(noted, []).score - 2
    assert judge(noted, note).score > judge(dropped, []).score


def test_wording_alone_costs_less_than_a_minor_finding():
    reworded = judge(comparison(ORIGINAL, "Levies stay put until January comes"), ())
    changed = judge(comparison(ORIGINAL, ORIGINAL), [finding(Severity.MINOR)])

    assert reworded.score > changed.score


def digest(support: float, similarity: float) -> Comparison:
    compared = comparison("We will not raise taxes", "They raise no taxes")
    pair = replace(compared.pair, support=support, similarity=similarity)
    return replace(compared, pair=pair)


def test_the_score_of_a_digest_is_its_support():
    assert judge(digest(0.8, 0.3), ()).score == pytest.approx(80)
    assert judge(digest(0.7, 0.3), ()).score == pytest.approx(70)


@pytest.mark.parametrize("severity", list(Severity))
def test_a_finding_at_a_doubtful_place_costs_a_digest_less(severity):
    scores = [judge(digest(0.8, similarity), [finding(severity)]).score for similarity in (0.3, 1)]

    assert scores[1] < scores[0] < 80


def test_a_finding_at_a_doubtful_place_is_told_nevertheless():
    assert judge(digest(0.8, 0.3), [finding(Severity.MAJOR)]).label is VerdictLabel.DISTORTED


def test_of_two_digests_without_a_passage_the_better_supported_ranks_higher():
    lost = comparison(ORIGINAL, "Bananas ripen", supported=False)
    scores = [
        judge(replace(lost, pair=replace(lost.pair, support=support)), ()).score
        for support in (0.3, 0.5)
    ]

    assert scores[0] < scores[1] < 5
