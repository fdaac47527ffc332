"""Polarity: what was denied is affirmed, or the reverse.

What it finds:
    A "not", "never", "no" or "without" that was dropped or added; a refusal, denial or failure
    that became its opposite; a word turned round by a prefix (legal, illegal); a cut edge that
    hid the "not" before the quoted words; "not only" that became "only", "not all" that became
    "none"; a "not" that went from one statement of a sentence to another one; an answer that is
    told the other way round ("Was it sold? It was not."). Where most of the
    sentence was put in other words, a lost "not" is only noted (minor, low): the denial may be
    among them.

Why it matters:
    Nothing reverses a statement with less ink. Encoders give a sentence and its negation 0.95.

Example:
    original: We will not raise taxes this year.
    derivative: We will raise taxes this year.

What it lets pass:
    The same denial in other words: "refused to say" for "would not say", "nobody told us" for "we
    were told nothing", "unless it rains" for "if it does not rain"; two negatives resolved into
    none ("not wrong" for "had a point"); "not only", "no fewer than", "whether or not".

Source:
    Overt, implicit and affixal negators as in Huddleston and Pullum 2002, chapter 9, listed in
    `lexicons/en/polarity.txt`.
"""

from collections.abc import Iterable, Iterator, Sequence

from fidelity.evidence.certainty.governed import Released, released
from fidelity.evidence.denials.answers import is_refused, stands_after_no, turned_answer
from fidelity.evidence.denials.denied_before import denied_clauses, is_denied_before
from fidelity.evidence.denials.moved_denials import moved_denials
from fidelity.evidence.denials.negator_loss import loss
from fidelity.evidence.denials.negator_sides import (
    COUNTED,
    NegatorSide,
    distance,
    negator_sides,
    place_of,
    unanswered_near,
)
from fidelity.evidence.denials.opposed_motions import turned_motions
from fidelity.evidence.denials.partial_negation import other_scopes
from fidelity.evidence.denials.rendered_denials import is_rendered
from fidelity.evidence.excerpts import place_of_excerpt
from fidelity.evidence.translation.denials import unanswered_denials
from fidelity.evidence.translation.polarity import unanswered_negations
from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Severity,
    Span,
    Token,
    became,
)
from fidelity.text.polarity import (
    Negator,
    NegatorKind,
    hanging_negator,
    is_denied_behind,
    limiters,
    negators,
    turned_by_prefix,
)
from fidelity.text.surroundings import sentence_before, tokens_around
from fidelity.text.tokens import tokenize

KIND = DistortionKind.NEGATION

# It is cheap and not safe / it is safe and not cheap; not all / none; to vote against the motion to
# block it / to vote to block it.
_TURNED = (
    (moved_denials, Severity.CRITICAL, "what is affirmed is denied, and the reverse"),
    (other_scopes, Severity.MAJOR, "the denial reaches farther on one side"),
    (turned_motions, Severity.CRITICAL, "what is opposed on one side is wanted on the other"),
)
_BESIDE = 2  # tokens between a negator and the word that it surely negates
_LACKS = frozenset({"lack", "absence"})  # a lack of order is disorder
_JOINS = frozenset({"and", "but", "while", "whereas", ";"})  # another clause, with its own "not"
_EVEN = -0.5  # log odds below which a negator without an answer is only worth a note


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield every change of polarity between the passage and the quotation."""
    if comparison.pair.passage is None:
        return
    if not comparison.alignment.is_english:
        yield from _told_by_lists(comparison)
        return
    alignment = comparison.alignment
    yield from _released(comparison, released(comparison))
    start = place_of_excerpt(alignment)
    if start is not None:  # nothing inside can have changed, but the cut may hide a "not"
        yield from _hidden_inside(comparison, start)
        yield from _cut_off(comparison, ())
        return
    hyp, ref = negator_sides(alignment)
    prefixed = turned_by_prefix(hyp.tokens, ref.tokens, comparison.alignment.hyp_language)
    for mine, other in ((ref, hyp), (hyp, ref)):
        turned = [pair[0] if other is hyp else pair[1] for pair in prefixed]
        for negator in mine.unanswered:
            if (
                negator.kind in COUNTED
                and not is_rendered(negator, mine, other, turned)
                and not _is_outside(comparison, in_quotation=mine is ref)
            ):
                yield from _finding(comparison, negator, (mine, other), is_lost=mine is ref)
    yield from _prefixed(comparison, (hyp, ref), prefixed)
    yield from _moved(comparison)
    yield from _answered(comparison)
    yield from _limited(comparison)
    yield from _cut_off(comparison, unanswered_near(hyp, 0))


def _prefixed(
    comparison: Comparison,
    sides: tuple[NegatorSide, NegatorSide],
    prefixed: Sequence[tuple[int, int]],
) -> Iterator[Distortion]:
    """Words that a prefix turned round, where nothing else does: "not yet known" is "unknown".

    "Unable" is such a word and a negator of its own.
    """
    for h, r in prefixed:
        if not any(
            _has_other_negator(side, 0, place)
            or _has_other_negator(side, place, place)
            or _is_denied(side.tokens, place)
            for side, place in zip(sides, (h, r), strict=True)
        ):
            yield _reversed(comparison, h, r)


def _has_other_negator(side: NegatorSide, near: int, own: int) -> bool:
    return any(own not in one.indices for one in unanswered_near(side, near))


def _is_denied(tokens: Sequence[Token], index: int) -> bool:
    return is_denied_behind(tokens, index) or any(
        one.target == index and (one.kind is NegatorKind.OVERT or one.phrase in _LACKS)
        for one in negators(tokens, "en")
    )


def _moved(comparison: Comparison) -> Iterator[Distortion]:
    """Denials that went to another word, reach farther, or were opposed to what is now wanted."""
    for find, severity, why in _TURNED:
        for one in find(comparison.alignment):
            hyp, ref = comparison.hyp_excerpt(one.hyp), comparison.ref_excerpt(one.ref)
            yield Distortion(
                kind=KIND,
                severity=severity,
                confidence=Confidence.MEDIUM,
                hyp=hyp,
                ref=ref,
                message=f"{became(ref, hyp)}: {why}",
                evidence=find.__name__.replace("_", " "),
            )


def _answered(comparison: Comparison) -> Iterator[Distortion]:
    """Was it sold? It was not. / It was sold."""
    answer = turned_answer(comparison.alignment)
    if answer is not None:
        ref = comparison.ref_excerpt(answer.words)
        yield Distortion(
            kind=KIND,
            severity=Severity.CRITICAL,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt(tuple(range(len(comparison.alignment.hyp)))),
            ref=ref,
            message=f"the answer in the original is “{ref.text if ref else ''}”",
            evidence="answer",
        )


def _limited(comparison: Comparison) -> Iterator[Distortion]:
    """A limit that "not" lifts on one side alone: "not only", "only"."""
    alignment = comparison.alignment
    hyp_bare, hyp_lifted = limiters(alignment.hyp)
    ref_bare, ref_lifted = limiters(alignment.ref)
    if hyp_bare and ref_lifted and not hyp_lifted and not ref_bare:
        hyp, ref = hyp_bare[0], ref_lifted[0]
    elif hyp_lifted and ref_bare and not ref_lifted and not hyp_bare:
        hyp, ref = hyp_lifted[0], ref_bare[0]
    else:
        return
    yield Distortion(
        kind=KIND,
        severity=Severity.CRITICAL,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt((hyp - 1, hyp) if hyp_lifted else (hyp,)),
        ref=comparison.ref_excerpt((ref - 1, ref) if ref_lifted else (ref,)),
        message="a limit that was lifted holds now, or the reverse",
        evidence="limit",
    )


def _released(comparison: Comparison, found: Iterable[Released]) -> Iterator[Distortion]:
    """What somebody denies, told as what is so: "[denied that] he had lied", or the reverse."""
    for one in found:
        if not one.is_denied or (not one.is_lost and is_refused(comparison.alignment)):
            continue
        hyp = comparison.hyp_excerpt(one.hyp)
        governor = one.ref if one.is_lost or hyp is None else hyp
        yield Distortion(
            kind=KIND,
            severity=Severity.CRITICAL,
            confidence=Confidence.MEDIUM,
            hyp=hyp,
            ref=one.ref,
            message=(
                f"the original denies it (“{governor.text}”)"
                if one.is_lost
                else f"“{governor.text}” was added: what the original affirms is denied"
            ),
            evidence="denied clause",
        )


def _told_by_lists(comparison: Comparison) -> Iterator[Distortion]:
    """Negations lost or added between two languages, or within one other than English."""
    yield from _released(comparison, denied_clauses(comparison))
    is_resolved = is_denied_before(comparison)
    for one in unanswered_negations(comparison.alignment):
        if is_resolved and not one.is_lost:
            continue  # who denied that there were talks says that there were none
        target = one.negation.target
        whole = tuple(sorted({*one.negation.indices, *([] if target is None else [target])}))
        yield Distortion(
            kind=KIND,
            severity=(
                Severity.CRITICAL
                if one.is_sure
                else Severity.MAJOR
                if one.is_likely
                else Severity.MINOR
            ),
            confidence=Confidence.MEDIUM if one.is_likely else Confidence.LOW,
            hyp=comparison.hyp_excerpt(one.answer if one.is_lost else whole),
            ref=comparison.ref_excerpt(whole if one.is_lost else one.answer),
            message=(
                "a negation is gone: what the original denies is affirmed"
                if one.is_lost
                else "a negation was added: what the original affirms is denied"
            ),
            evidence="negation in translation",
        )
    for denial in unanswered_denials(comparison.alignment):
        own, answer = denial.denial.indices, (denial.answer,)
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt(answer if denial.is_lost else own),
            ref=comparison.ref_excerpt(own if denial.is_lost else answer),
            message=(
                "a refusal or denial is gone: what it denies is affirmed"
                if denial.is_lost
                else "a refusal or denial was added: what the original affirms is denied"
            ),
            evidence="implicit negation in translation",
        )


def _is_outside(comparison: Comparison, *, in_quotation: bool) -> bool:
    """Whether the sentence around the compared words has a negator of its own.

    "Whether he had seen it, he did not know": the reporting clause says the "not".
    """
    pair, passage = comparison.pair, comparison.pair.passage
    if in_quotation:
        return _has_negator(comparison.hyp_document, pair.quotation.contents)
    if passage is None or comparison.ref_document is None:
        return False
    return stands_after_no(comparison) or _has_negator(comparison.ref_document, passage.contents)


def _has_negator(document: Document, contents: Sequence[Span]) -> bool:
    around = tokens_around(document.text, contents, document.language)
    start, end = contents[0].start, contents[-1].end
    for one in negators(around, document.language):
        place = around[one.start].span
        gap = (token for token in around if place.end <= token.span.start < start)
        if place.start >= end:
            gap = (token for token in around if end <= token.span.start < place.start)
        if one.kind is NegatorKind.OVERT and not any(token.norm in _JOINS for token in gap):
            return True
    return False


def _finding(
    comparison: Comparison,
    negator: Negator,
    sides: tuple[NegatorSide, NegatorSide],
    *,
    is_lost: bool,
) -> Iterator[Distortion]:
    """A negator that nothing answers, with the words that it turns round.

    Where much was put in other words, it is only noted: the denial may be among them.
    """
    mine, _ = sides
    place = place_of(negator, mine)
    if place is None:
        return
    target = negator.target
    theirs = mine.to_other.get(target, (place,)) if target is not None else (place,)
    whole = tuple(sorted({*negator.indices, *([] if target is None else [target])}))
    severity, confidence = _weight(negator, sides)
    yield Distortion(
        kind=KIND,
        severity=severity,
        confidence=confidence,
        hyp=comparison.hyp_excerpt(theirs if is_lost else whole),
        ref=comparison.ref_excerpt(whole if is_lost else theirs),
        message=(
            f"“{negator.phrase}” is gone: what the original denies is affirmed"
            if is_lost
            else f"“{negator.phrase}” was added: what the original affirms is denied"
        ),
        evidence=f"negator:{negator.kind.value}",
    )


def _weight(
    negator: Negator, sides: tuple[NegatorSide, NegatorSide]
) -> tuple[Severity, Confidence]:
    mine, other = sides
    if negator.kind is not NegatorKind.OVERT:
        return Severity.MAJOR, Confidence.MEDIUM
    if loss(negator, mine, other) < _EVEN:
        return Severity.MINOR, Confidence.LOW
    is_sure = negator.target in mine.sure and distance(negator, negator.target or 0) <= _BESIDE
    return Severity.CRITICAL, Confidence.HIGH if is_sure else Confidence.MEDIUM


def _reversed(comparison: Comparison, hyp: int, ref: int) -> Distortion:
    alignment = comparison.alignment
    return Distortion(
        kind=KIND,
        severity=Severity.CRITICAL,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt((hyp,)),
        ref=comparison.ref_excerpt((ref,)),
        message=f"“{alignment.ref[ref].norm}” became its opposite, “{alignment.hyp[hyp].norm}”",
        evidence="prefix",
    )


def _hidden_inside(comparison: Comparison, start: int) -> Iterator[Distortion]:
    """A negator of the passage just before the words that the quotation took out of it."""
    alignment = comparison.alignment
    negator = hanging_negator(alignment.ref[:start], alignment.ref_language)
    if negator is not None:
        words = comparison.ref_excerpt(tuple(range(negator, start)))
        if words is not None:
            yield _hidden(comparison, words)


def _cut_off(comparison: Comparison, unanswered: Sequence[Negator]) -> Iterator[Distortion]:
    """A negator just before the passage that the cut left behind: [has not] agreed to send."""
    passage, document = comparison.pair.passage, comparison.ref_document
    if passage is None or document is None or not comparison.alignment.hyp:
        return
    hidden = _before(document, passage.contents[0].start)
    if hidden is None:
        return
    printed = _before(comparison.hyp_document, comparison.pair.quotation.contents[0].start)
    if printed is None and not unanswered:
        yield _hidden(comparison, Excerpt(text=hidden.of(document.text), spans=(hidden,)))


def _hidden(comparison: Comparison, words: Excerpt) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=Severity.CRITICAL,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt((0,)),
        ref=words,
        message=f"the quotation starts after “{words.text}”, which reverses it in the original",
        evidence="cut edge",
    )


def _before(document: Document, start: int) -> Span | None:
    """The negator that stands before `start` in its sentence and reaches over it."""
    before = sentence_before(document.text, start, document.language)
    if before is None:
        return None
    tokens = tokenize(document.text, [before], document.language)
    negator = hanging_negator(tokens, document.language)
    return Span(tokens[negator].span.start, before.end) if negator is not None else None
