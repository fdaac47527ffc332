"""Modality: how sure, how possible or how binding something is said to be.

What it finds:
    A statement that was raised or lowered on the ladder from impossible over unlikely, possible
    and likely to certain; a hedge that was dropped or added ("alleged to have", "it seems");
    a cut edge that hid the doubt ("there is a risk that") before the quoted words; a duty that
    became a suggestion or the reverse; what almost happened told as a fact, or the reverse; a
    condition, an aim, a wish, an attempt or a request told as what came true; what one must, can or
    wants to do told as another of these ("must not", "need not"); a statement that became a
    question; in two whole texts, a belief or a claim without who holds it.

Why it matters:
    "May" that becomes "will" turns a worry into a plan. It is the commonest way in which a
    rewritten quotation misleads, and no similarity measure notices it.

Example:
    original: There is a clear possibility that some countries might take action.
    derivative: There is an obvious likelihood that some countries will act.

What it lets pass:
    Another word on the same rung ("may", "could possibly", "would not rule out"); the shifts of
    reported speech ("will" to "would", "may" to "might", "must" to "had to"); a hedge that is
    said once instead of twice; "could" for an ability.

Source:
    Percentages: medians of a public survey on words of probability, as marked in
    `lexicons/en/modality.txt` and `chances.txt`. The ladder of claims follows Light, Qiu and
    Srinivasan 2004 and Sumner et al. 2014 (exaggeration in health news).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity.evidence.certainty.beliefs import dropped_belief
from fidelity.evidence.certainty.dropped_can import told_without_can
from fidelity.evidence.certainty.dropped_claims import dropped_claim
from fidelity.evidence.certainty.dropped_hedges import (
    is_told_alike,
    is_told_open,
    matter_of,
    may_render_hedges,
)
from fidelity.evidence.certainty.governed import released
from fidelity.evidence.certainty.modal_forces import OtherForce, other_forces
from fidelity.evidence.certainty.modal_pairs import paired, with_exclusions
from fidelity.evidence.certainty.modal_steps import (
    EXPLICIT,
    FLAT,
    MISLEADS,
    NEARBY,
    OPEN,
    any_near,
    have_contrary_targets,
    is_hedged,
    leaves_doubt,
    makes_room,
    may_hedge_nothing,
    named,
    of_its_clause,
    weight_of_step,
)
from fidelity.evidence.certainty.nearly import nearly
from fidelity.evidence.certainty.overstated import overstated
from fidelity.evidence.certainty.permissions import OtherFreedom, is_a_ban, other_freedoms
from fidelity.evidence.certainty.questions import turned_questions
from fidelity.evidence.content.lost_conditions import told_as_true
from fidelity.evidence.excerpts import place_of_excerpt
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.roles.connectives import other_connectives
from fidelity.evidence.translation.hedges import lost_hedges
from fidelity.evidence.translation.modality import exchanged_modality
from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    Severity,
    Span,
    Token,
)
from fidelity.text.assurance import claims_proof
from fidelity.text.modality import (
    Dimension,
    ModalMark,
    hanging_doubt,
    is_conditional,
    is_left_open,
    modal_marks,
)
from fidelity.text.surroundings import sentence_before, tokens_around
from fidelity.text.tokens import tokenize

KIND = DistortionKind.CERTAINTY

_LINKING = frozenset({"to", "of", "that", "have", "be"})
_ALMOST = "what almost happened is told as a fact", "what happened is told as what almost did"
_DENIAL = "no "  # "no prospect" that is gone is for the detector of negations


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """Both sides of a comparison with their modal expressions."""

    comparison: Comparison
    links: Linkage
    hyp: tuple[ModalMark, ...]
    ref: tuple[ModalMark, ...]


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield the steps on the ladder between the passage and the quotation."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    if not alignment.is_english:
        yield from _told_by_lists(comparison)
        return
    sides = _Sides(
        comparison=comparison,
        links=linkage(alignment),
        hyp=modal_marks(alignment.hyp, alignment.hyp_language),
        ref=modal_marks(alignment.ref, alignment.ref_language),
    )
    yield from _turned_question(comparison)
    yield from _nearly(comparison)
    yield from _realised(comparison)
    yield from _belief(comparison)
    turns: list[OtherFreedom | OtherForce] = [*other_forces(alignment)]
    for one in (*turns, *other_freedoms(alignment, sides.hyp, sides.ref)):
        words = (one.hyp.indices, one.ref.indices)
        message = f"turns “{one.ref.phrase}” into “{one.hyp.phrase}”"
        yield _finding(comparison, words=words, message=message, evidence=one.evidence)
    pairs = paired(alignment, *with_exclusions(alignment, sides.hyp, sides.ref))
    for hyp, ref in pairs:
        yield from _step(sides, hyp, ref)
    answered_hyp = [hyp for hyp, _ in pairs]
    answered_ref = [ref for _, ref in pairs]
    start = place_of_excerpt(alignment)
    yield from _cut_off(sides, start or 0)
    if start is not None:
        yield from _cut_before(sides, start)
        return  # cut out word for word: a hedge elsewhere in the passage hedges something else
    for ref in sides.ref:
        if ref not in answered_ref:
            yield from _dropped(sides, ref)
    for hyp in sides.hyp:
        if hyp not in answered_hyp:
            yield from _added(sides, hyp)


def _turned_question(comparison: Comparison) -> Iterator[Distortion]:
    """A statement that became a question, or the reverse."""
    evidence = "question mark"
    for words, message, sure in turned_questions(comparison.alignment):
        yield _finding(comparison, words=words, message=message, evidence=evidence, confidence=sure)


def _nearly(comparison: Comparison) -> Iterator[Distortion]:
    """What almost happened, told as a fact, or the reverse."""
    for one in nearly(comparison.alignment):
        words = (one.words, (one.answer,)) if one.is_added else ((one.answer,), one.words)
        yield _finding(comparison, words=words, message=_ALMOST[one.is_added], evidence="almost")


def _realised(comparison: Comparison) -> Iterator[Distortion]:
    """A condition, an aim, a wish or an attempt told as what came true, or the reverse."""
    for one in other_connectives(comparison.alignment):
        if one.is_open:
            words, message = (one.hyp, one.ref), f"{one.became}: only one is told as a fact"
            yield _finding(comparison, words=words, message=message, evidence="connective")
    for left in (one for one in released(comparison) if not one.is_denied):
        words, message = (left.hyp, ()), f"the original leaves it open (“{left.ref.text}”)"
        yield _finding(comparison, words=words, ref=left.ref, message=message, evidence="open")
    for told in told_as_true(comparison.alignment):
        words, said = (told.hyp, told.ref), comparison.ref_excerpt(told.ref)
        message = f"“{said.text if said else ''}” is told as a fact"
        yield _finding(comparison, words=words, message=message, evidence=told.evidence)


def _belief(comparison: Comparison) -> Iterator[Distortion]:
    """What somebody believes, or nobody can prove, told as a fact."""
    belief = dropped_belief(comparison) or dropped_claim(comparison)
    if belief is not None:
        words = belief.hyp, belief.ref
        said = comparison.alignment.ref[belief.ref[-1]].text
        if len(belief.ref) > 1 and said in _LINKING:
            said = f"{comparison.alignment.ref[belief.ref[-2]].text} {said}"
        message = f"drops “{said}” and states it flatly"
        yield _finding(comparison, words=words, message=message, evidence="belief")
    for one, message in overstated(comparison.alignment):
        yield _finding(comparison, words=(one.hyp, one.ref), message=message, evidence="claim")


def _told_by_lists(comparison: Comparison) -> Iterator[Distortion]:
    """Marks that commit the speaker to something else, or are gone: of no English pair."""
    exchanges = exchanged_modality(comparison.alignment)
    for exchange in exchanges:
        hyp, ref = exchange.hyp, exchange.ref
        added = named(hyp).rstrip(",")
        message, rung = f"adds {added}, which the original does not say", f"flat={FLAT}"
        if ref is not None:
            message, rung = f"turns {named(ref)} into {named(hyp)}", f"{ref.phrase}={ref.rung}"
        yield _finding(
            comparison,
            words=(hyp.indices, ref.indices if ref else ()),
            severity=Severity.MAJOR if exchange.misleads else Severity.MINOR,
            message=message,
            evidence=f"scale:{(ref or hyp).dimension.value} {rung} {hyp.phrase}={hyp.rung}",
        )
    told = {exchange.ref.indices for exchange in exchanges if exchange.ref is not None}
    for lost in lost_hedges(comparison.alignment):
        if lost.ref.indices not in told:
            told.add(lost.ref.indices)
            yield _stated_flatly(comparison, lost.hyp, lost.ref)
    for one in told_without_can(comparison.alignment):
        if one.ref[:-1] not in told:
            message, words = "what only may be is told as a fact", (one.hyp, one.ref)
            yield _finding(comparison, words=words, message=message, evidence="can")


def _step(sides: _Sides, hyp: ModalMark, ref: ModalMark) -> Iterator[Distortion]:
    """A finding where two expressions that answer each other stand on different rungs."""
    if hyp.dimension is not ref.dimension:
        return
    alignment = sides.comparison.alignment
    hyp, ref = of_its_clause(alignment.hyp, hyp), of_its_clause(alignment.ref, ref)
    step = hyp.rung - ref.rung
    severity = weight_of_step(alignment, hyp, ref)
    if severity is None or (step < 0 and ref.is_prediction and hyp.is_hedge):
        return
    if have_contrary_targets(alignment, hyp, ref):
        return  # "unlikely to hit" is "will probably miss"
    if step > 0 and not ref.is_auxiliary and is_conditional(alignment.hyp, hyp):
        return  # "threatens to strike unless" is "would strike if not"
    if (
        step > 0
        and hyp.is_prediction
        and is_left_open(alignment.hyp, sides.hyp, hyp)
        and not is_left_open(alignment.ref, sides.ref, ref)
    ):
        return
    shares_target = hyp.target is not None and ref.target in sides.links.to_ref.get(hyp.target, ())
    verb = "raises" if step > 0 else "lowers"
    yield _finding(
        sides.comparison,
        words=(hyp.indices, ref.indices),
        severity=severity,
        confidence=(
            Confidence.HIGH if shares_target and abs(step) >= MISLEADS else Confidence.MEDIUM
        ),
        message=f"{verb} {named(ref)} to {named(hyp)}",
        evidence=f"scale:{ref.dimension.value} {ref.phrase}={ref.rung} {hyp.phrase}={hyp.rung}",
    )


def _dropped(sides: _Sides, ref: ModalMark) -> Iterator[Distortion]:
    """A hedge of the original that nothing renders, although its statement is there."""
    is_denied = ref.is_negated or ref.phrase.startswith(_DENIAL)
    if ref.dimension is not Dimension.PROBABILITY or ref.rung >= FLAT or is_denied:
        return
    alignment = sides.comparison.alignment
    target = _answer(matter_of(alignment, ref), sides.links.to_hyp)
    if target is None or is_a_ban(alignment, ref) or is_told_open(alignment, ref):
        return
    hedges = may_render_hedges(sides.hyp, sides.ref)
    is_doubted = ref.rung < OPEN and leaves_doubt(alignment.hyp)
    if is_doubted or is_hedged(alignment.hyp, hedges, target):
        return
    is_slight = may_hedge_nothing(alignment.ref, ref) or (
        ref.rung > OPEN and not is_told_alike(alignment, _in_place_of(sides, ref), ref.indices)
    )
    is_proof = claims_proof(alignment.hyp, alignment.ref, alignment.hyp_language)
    severity = Severity.MINOR if is_slight and not is_proof else Severity.MAJOR
    yield _stated_flatly(sides.comparison, target, ref, severity)


def _stated_flatly(
    comparison: Comparison, target: int, ref: ModalMark, severity: Severity = Severity.MAJOR
) -> Distortion:
    stated, alignment = "it", comparison.alignment
    if alignment.is_translation or _stands_by(alignment.ref, ref):
        stated = f"“{alignment.hyp[target].text}”"
    return _finding(
        comparison,
        words=((target,), ref.indices),
        severity=severity,
        message=f"drops {named(ref)} and states {stated} flatly",
        evidence=f"scale:{ref.dimension.value} {ref.phrase}={ref.rung} flat={FLAT}",
    )


def _cut_before(sides: _Sides, start: int) -> Iterator[Distortion]:
    """A hedge of the passage right before what the quotation has of it: [perhaps] it will open."""
    for ref in (one for one in sides.ref if one.indices[-1] + 1 == start):
        opens = not sides.comparison.alignment.ref[max(0, ref.indices[0] - 1)].is_word
        if (opens or not ref.indices[0]) and not ref.is_auxiliary and not ref.is_hedge:
            yield from _dropped(sides, ref)


def _in_place_of(sides: _Sides, ref: ModalMark) -> tuple[int, ...]:
    return tuple(h for r in ref.indices for h in sides.links.to_hyp.get(r, ()))


def _stands_by(tokens: Sequence[Token], mark: ModalMark) -> bool:
    """Whether the hedge is of one word: "a possible attack", "the possibility of troops"."""
    following = mark.indices[-1] + 1
    return following < len(tokens) and (mark.target == following or tokens[following].norm == "of")


def _cut_off(sides: _Sides, start: int) -> Iterator[Distortion]:
    """A doubt that the cut left behind: [there is a risk that] the dam will burst."""
    comparison, passage = sides.comparison, sides.comparison.pair.passage
    document, language = comparison.ref_document, comparison.alignment.ref_language
    if passage is None or document is None or not comparison.alignment.hyp:
        return
    cut = comparison.alignment.ref[start].span.start if start else passage.contents[0].start
    left = sentence_before(document.text, cut, language)
    before = tokenize(document.text, [left], language) if left is not None else ()
    doubt = hanging_doubt(before, language)
    if doubt is None or left is None:
        return
    around = tokens_around(
        comparison.hyp_document.text,
        comparison.pair.quotation.contents,
        comparison.alignment.hyp_language,
    )
    marks = (*sides.hyp, *modal_marks(around, comparison.alignment.hyp_language))
    if any(mark.rung < FLAT or mark.is_negated for mark in marks):
        return
    words = Span(before[doubt.indices[0]].span.start, left.end)
    yield Distortion(
        kind=KIND,
        severity=Severity.MINOR if doubt.rung > OPEN else Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt((0,)),
        ref=Excerpt(text=words.of(document.text), spans=(words,)),
        message=f"starts after {named(doubt)} and states it flatly",
        evidence=f"cut edge {doubt.phrase}={doubt.rung} flat={FLAT}",
    )


def _added(sides: _Sides, hyp: ModalMark) -> Iterator[Distortion]:
    """A hedge or a certainty of the quotation that nothing in the original answers."""
    if hyp.dimension is not Dimension.PROBABILITY or hyp.is_negated or hyp.is_prediction:
        return
    if FLAT <= hyp.rung < EXPLICIT or makes_room(sides.comparison.alignment.hyp, hyp):
        return
    target = _answer(hyp.target, sides.links.to_ref)
    if target is None:
        return
    alike = {"below": FLAT} if hyp.rung < FLAT else {"at_least": EXPLICIT}
    if any_near(sides.ref, target, **alike):
        return
    word = sides.comparison.alignment.ref[target].text
    what = "certainty" if hyp.rung >= EXPLICIT else "a doubt"
    is_sure = hyp.rung <= OPEN and all(mark.rung >= FLAT for mark in sides.ref)
    is_all = is_sure and is_told_alike(sides.comparison.alignment, hyp.indices, ())
    is_turned = _doubts(sides, target) if hyp.rung >= EXPLICIT else is_all
    yield _finding(
        sides.comparison,
        words=(hyp.indices, (target,)),
        severity=Severity.MAJOR if is_turned else Severity.MINOR,
        message=f"adds {what} to “{word}” that the original does not state: {named(hyp)}",
        evidence=f"scale:{hyp.dimension.value} flat={FLAT} {hyp.phrase}={hyp.rung}",
    )


def _doubts(sides: _Sides, place: int) -> bool:
    """Whether a word near a place of the original doubts, and the quotation has no such word."""
    alignment = sides.comparison.alignment
    near = alignment.ref[max(0, place - NEARBY) : place + NEARBY]
    return leaves_doubt(near) and not leaves_doubt(alignment.hyp)


def _answer(target: int | None, links: dict[int, tuple[int, ...]]) -> int | None:
    return links[target][0] if target is not None and target in links else None


def _finding(
    comparison: Comparison,
    *,
    words: tuple[tuple[int, ...], tuple[int, ...]],
    message: str,
    evidence: str,
    severity: Severity = Severity.MAJOR,
    confidence: Confidence = Confidence.MEDIUM,
    ref: Excerpt | None = None,
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=confidence,
        hyp=comparison.hyp_excerpt(words[0]),
        ref=ref or comparison.ref_excerpt(words[1]),
        message=message.rstrip(","),
        evidence=evidence,
    )
