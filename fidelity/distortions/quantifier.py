"""How many, how often, or how far a statement reaches.

What it finds:
    Some for all, most for every, almost all for all, usually for always; a ceiling for a floor ("up
    to" for "at least"); a dropped "at least"; a part that became the whole ("four of them",
    "them"); a restriction put in or dropped ("only farmers", "farmers"), or turned ("except",
    "including"); an exception that was opened ("usually only" for "only"); the foremost for one of
    several ("one of the largest", "the second largest"); two things that fared differently, told
    as one; all of a kind, where the original says which of them.

Why it matters:
    The scope of a claim is the claim: what some allies want is not what the alliance wants.

Example:
    original: Some allies want the talks to go on.
    derivative: All allies want the talks to go on.

What it lets pass:
    Words of one rung ("several", "a number of", "a few"), and of the next one; "no fewer than" for
    "at least"; rounding words beside the right number; "everybody is" for "nobody is not".

Source:
    Rungs follow the scales of quantity of Horn (1972), "On the Semantic Properties of Logical
    Operators in English".
"""

from collections.abc import Iterator

from fidelity import lexicons
from fidelity.evidence.amounts.bound_weights import weight_of_bounds
from fidelity.evidence.amounts.counterparts import Answer, answers, shared_amounts
from fidelity.evidence.amounts.distributed import distributed
from fidelity.evidence.content.cut_edges import lost_scope
from fidelity.evidence.denials.merged_statements import merged_statements
from fidelity.evidence.denials.turned import is_turned_nearby
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.scope.exceptions import turned_exceptions
from fidelity.evidence.scope.near_universals import short_of_all
from fidelity.evidence.scope.none_and_few import none_and_few
from fidelity.evidence.scope.opened_to_all import opened_to_all
from fidelity.evidence.scope.parts_of_them import widened_parts
from fidelity.evidence.scope.restrictions import restrictions
from fidelity.evidence.scope.superlatives import changed_ranks
from fidelity.evidence.scope.turned_degrees import turned_degrees
from fidelity.evidence.scope.widened_to_all import widened_to_all
from fidelity.evidence.translation.restrictions import foreign_restrictions
from fidelity.evidence.translation.scope import exchanged_scopes
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    Severity,
    Token,
    became,
)
from fidelity.text.dates import dated_places
from fidelity.text.phrases import PhraseMatch, find_phrases
from fidelity.text.quantities import quantities
from fidelity.text.scopes import is_few_for_a_few, scopes

KIND = DistortionKind.QUANTIFIER

_SAME_PLACE = 2.5  # tokens between two quantifiers that no link joins
_FAR_APART = 2  # rungs; neighbouring rungs overlap in use
_ALL, _MOST, _MANY, _SOME, _FEW = 6, 4, 3, 2, 1
_REACHING = (
    (changed_ranks, "only one of them is foremost alone", "rank"),
    (turned_exceptions, "the one leaves out what the other lets in", "exception turned"),
    (widened_parts, "the original says it of a part alone", "partitive dropped"),
    (distributed, "each of them is not all together", "distribution"),
    (widened_to_all, "the original says which of them", "widened to all"),
    (opened_to_all, "the one leaves out what the other lets in", "restriction opened"),
    (turned_degrees, "few is the contrary of many", "degree turned"),
    (none_and_few, "none, few, one and every one are four things", "none and few"),
    (merged_statements, "the original says another thing of the second", "statements merged"),
)


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Scopes that the quotation widened or narrowed."""
    yield from _told_restrictions(comparison)
    yield from _short_of_all(comparison)
    if comparison.alignment.is_translation:
        for exchange in exchanged_scopes(comparison.alignment):
            yield _rung_changed(comparison, exchange.hyp, exchange.ref)
        yield from _turned_bounds(comparison)
        return
    yield from _bounds(comparison)
    yield from _rungs(comparison)
    yield from _parts(comparison)
    yield from _cut_off(comparison)
    for find, why, evidence in _REACHING:
        for one in find(comparison.alignment):
            yield _reaches(comparison, one.hyp, one.ref, why, evidence)


def _told_restrictions(comparison: Comparison) -> Iterator[Distortion]:
    """Only farmers / farmers: all others are left out, or let in."""
    alignment = comparison.alignment
    for one in (*restrictions(alignment), *foreign_restrictions(alignment)):
        hyp, ref = comparison.hyp_excerpt(one.hyp), comparison.ref_excerpt(one.ref)
        said = hyp if one.is_added else ref
        what = "leaves out what the original lets in" if one.is_added else "was dropped"
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=hyp,
            ref=ref,
            message=f"“{said.text if said else ''}” {what}.",
            evidence="restriction added" if one.is_added else "restriction dropped",
        )


def _short_of_all(comparison: Comparison) -> Iterator[Distortion]:
    """Almost all / all: some are left out, or let in."""
    for one in short_of_all(comparison.alignment):
        evidence = "short of all added" if one.is_added else "short of all dropped"
        yield _reaches(comparison, one.hyp, one.ref, "one of them is not the whole", evidence)


def _reaches(
    comparison: Comparison, hyp: tuple[int, ...], ref: tuple[int, ...], why: str, evidence: str
) -> Distortion:
    """Words that became others which reach farther, or less far."""
    printed, meant = comparison.hyp_excerpt(hyp), comparison.ref_excerpt(ref)
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=printed,
        ref=meant,
        message=f"{became(meant, printed)}: {why}.",
        evidence=evidence,
    )


def _bounds(comparison: Comparison) -> Iterator[Distortion]:
    """At least 50 / up to 50."""
    for answer in answers(comparison.alignment):
        if not answer.agrees:
            continue
        severity = weight_of_bounds(comparison.alignment, answer)
        if severity is not None and not _is_of_the_verb(comparison.alignment, answer):
            yield _bound_changed(comparison, answer, severity)
    yield from _lost_floor(comparison)


def _is_of_the_verb(alignment: Alignment, answer: Answer) -> bool:
    """Whether the bound has the same words on both sides: the verb is denied on one alone."""
    hyp = [alignment.hyp[i].norm for i in answer.hyp.bound_indices]
    ref = [alignment.ref[i].norm for i in answer.ref.bound_indices]
    return hyp == ref and answer.hyp.bound is not answer.ref.bound


def _turned_bounds(comparison: Comparison) -> Iterator[Distortion]:
    """At least 50 / up to 50, between languages."""
    for answer in shared_amounts(comparison.alignment):
        if weight_of_bounds(comparison.alignment, answer) is Severity.MAJOR:
            yield _bound_changed(comparison, answer, Severity.MAJOR)


def _bound_changed(comparison: Comparison, answer: Answer, severity: Severity) -> Distortion:
    hyp = comparison.hyp_excerpt((*answer.hyp.bound_indices, *answer.hyp.indices))
    ref = comparison.ref_excerpt((*answer.ref.bound_indices, *answer.ref.indices))
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.MEDIUM,
        hyp=hyp,
        ref=ref,
        message=f"{became(ref, hyp)}: {answer.ref.bound.value} is not {answer.hyp.bound.value}.",
        evidence=f"bound {answer.ref.bound.value} -> {answer.hyp.bound.value}",
    )


def _lost_floor(comparison: Comparison) -> Iterator[Distortion]:
    """At least a clear path / a clear path: no number, and yet a floor."""
    alignment = comparison.alignment
    floors = [
        [match for match in find_phrases(side, "bounds", "en") if match.section == "at_least"]
        for side in (alignment.hyp, alignment.ref)
    ]
    if floors[0] or not floors[1]:
        return
    links = linkage(alignment)
    counted = {
        index
        for quantity in quantities(alignment.ref, alignment.ref_language)
        for index in quantity.bound_indices
    }
    for floor in floors[1]:
        follows = [j for j in range(floor.end, floor.end + 4) if j in links.to_hyp]
        if counted.isdisjoint(floor.indices) and follows and floor.row[0].startswith("at "):
            last = follows[-1]
            ref = comparison.ref_excerpt(tuple(range(floor.start, last + 1)))
            yield Distortion(
                kind=KIND,
                severity=Severity.MINOR,
                confidence=Confidence.MEDIUM,
                hyp=comparison.hyp_excerpt(
                    tuple(sorted({i for j in follows for i in links.to_hyp[j]}))
                ),
                ref=ref,
                message=f"“{floor.phrase}” was dropped: “{ref.text if ref else ''}” was a floor.",
                evidence="floor dropped",
            )


def _rungs(comparison: Comparison) -> Iterator[Distortion]:
    """Some / all; usually / always; an added "usually"."""
    alignment = comparison.alignment
    links = linkage(alignment)
    hyp = scopes(alignment.hyp, alignment.hyp_language)
    ref = scopes(alignment.ref, alignment.ref_language)
    left = [one for one in ref if _rung(one)]
    rest = []
    for one in hyp:
        same = [other for other in left if other.section == one.section]
        kept = [other for other in same if _rung(other) == _rung(one)]
        if kept:
            left.remove(min(kept, key=lambda other: _distance(one, other, links)))
        elif _rung(one):
            rest.append(one)
    for one in rest:
        partners = [
            other
            for other in left
            if other.section == one.section and _one_place(comparison, one, other, links)
        ]
        if partners:
            other = min(partners, key=lambda other: _distance(one, other, links))
            left.remove(other)
            rest = [item for item in rest if item is not one]
            if is_few_for_a_few(alignment.hyp, one, alignment.ref, other):
                why = "few are hardly any, and a few are some"
                yield _reaches(comparison, one.indices, other.indices, why, "few, a few")
            elif abs(_rung(one) - _rung(other)) >= _FAR_APART and not (
                _FEW in {_rung(one), _rung(other)}
                and is_turned_nearby(alignment, one.indices, other.indices)
            ):
                yield _rung_changed(comparison, one, other)
    yield from _exceptions(comparison, [one for one in rest if one.section == "frequency"], links)


def _exceptions(
    comparison: Comparison, added: list[PhraseMatch], links: Linkage
) -> Iterator[Distortion]:
    """Only / usually only: a word that opens an exception where the original knows none."""
    alignment = comparison.alignment
    absolutes = lexicons.words("en", "absolutes")
    for one in added:
        if not _MOST <= _rung(one) < _ALL:
            continue
        beside = [
            place
            for place in range(max(0, one.start - 1), min(one.end + 1, len(alignment.hyp)))
            if alignment.hyp[place].norm in absolutes and place in links.to_ref
        ]
        if beside:
            hyp = comparison.hyp_excerpt((*one.indices, *beside))
            ref = comparison.ref_excerpt(links.to_ref[beside[0]])
            yield Distortion(
                kind=KIND,
                severity=Severity.MAJOR,
                confidence=Confidence.MEDIUM,
                hyp=hyp,
                ref=ref,
                message=f"“{one.phrase}” opens an exception that the original does not make: "
                f"“{ref.text if ref else ''}”.",
                evidence="exception added",
            )


def _rung(match: PhraseMatch) -> int:
    return int(match.row[1])


def _distance(one: PhraseMatch, other: PhraseMatch, links: Linkage) -> float:
    return abs(links.place_in_ref(one.start) - other.start)


def _one_place(
    comparison: Comparison, one: PhraseMatch, other: PhraseMatch, links: Linkage
) -> bool:
    """Whether both stand before the same word, or in the same gap."""
    if any(index in other.indices for own in one.indices for index in links.to_ref.get(own, ())):
        return True
    alignment = comparison.alignment
    mine = _next_linked(one.end, alignment.hyp, links)
    if mine is not None and mine in range(other.end, other.end + 3):
        return True
    return _distance(one, other, links) <= _SAME_PLACE


def _next_linked(place: int, tokens: tuple[Token, ...], links: Linkage) -> int | None:
    """Where in the passage the next linked word of the quotation, at most three on, stands."""
    for index in range(place, min(place + 3, len(tokens))):
        if index in links.to_ref:
            return links.to_ref[index][0]
    return None


def _rung_changed(comparison: Comparison, one: PhraseMatch, other: PhraseMatch) -> Distortion:
    hyp, ref = comparison.hyp_excerpt(one.indices), comparison.ref_excerpt(other.indices)
    rungs = {_rung(one), _rung(other)}
    turned = _FEW in rungs and max(rungs) >= _MANY
    crossed = min(rungs) <= _SOME and max(rungs) >= _MOST  # from a part to more than half
    grave = _ALL in rungs or turned or crossed or abs(_rung(one) - _rung(other)) > _FAR_APART
    verb = "widened" if _rung(one) > _rung(other) else "narrowed"
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR if grave else Severity.MINOR,
        confidence=Confidence.MEDIUM,
        hyp=hyp,
        ref=ref,
        message=f"“{ref.text if ref else ''}” is {verb} to “{hyp.text if hyp else ''}”.",
        evidence=f"scale:{one.section} {_rung(other)} -> {_rung(one)}",
    )


def _parts(comparison: Comparison) -> Iterator[Distortion]:
    """Cut four of them / cut them: the part became the whole."""
    alignment = comparison.alignment
    links = linkage(alignment)
    found = answers(alignment)
    answered = {answer.ref.indices for answer in found}
    ours = {answer.hyp.indices for answer in found}
    if any(one.indices not in ours for one in quantities(alignment.hyp, alignment.hyp_language)):
        return  # "30 of the 90", "all but one of the ten": the part is told otherwise
    for quantity in quantities(alignment.ref, alignment.ref_language):
        end = quantity.indices[-1] + 1
        if quantity.indices in answered or quantity.numeral.is_weak or quantity.unit:
            continue
        if end + 1 >= len(alignment.ref) or alignment.ref[end].norm != "of":
            continue
        whole = next((j for j in range(end + 1, end + 3) if j in links.to_hyp), None)
        if whole in dated_places(alignment.ref):
            continue  # "the second half of 2022", "between July and December 2022"
        if whole is None or any(index in links.to_hyp for index in quantity.indices):
            continue
        original = tuple(range(quantity.indices[0], whole + 1))
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt(links.to_hyp[whole]),
            ref=comparison.ref_excerpt(original),
            message="A part became the whole: the original says "
            f"“{' '.join(alignment.ref[j].text for j in original)}”.",
            evidence="partitive dropped",
        )


def _cut_off(comparison: Comparison) -> Iterator[Distortion]:
    """[Some] experts: the cut left the scope behind."""
    span = lost_scope(comparison)
    document = comparison.ref_document
    if span is None or document is None:
        return
    said = span.of(document.text)
    yield Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt((0,)),
        ref=Excerpt(text=said, spans=(span,)),
        message=f"“{said}” was cut off: the original does not say it of all.",
        evidence="cut edge",
    )
