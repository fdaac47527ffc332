"""Meaning that was left out without saying so.

What it finds:
    Words dropped inside quotation marks with no ellipsis; a qualifier dropped from a paraphrase:
    a condition, a contrast, a limit ("in rats", "unless"), what takes a statement back ("wrongly",
    "unarmed"); what somebody agreed, refused or began to do ("agreed to keep talking"); whose or
    of what something is ("the mayor's son", "a copy of"); a name without which the sentence is
    broken ("a flight to on Monday"); in programs, a placeholder ("%s").

Why it matters:
    A quotation cut in the middle is a quotation made up; a limit left out makes a finding general.

Example:
    original: The extract slows the disease in rats, the team reported.
    derivative: The extract slows the disease, the team reported.

What it lets pass:
    A marked cut ("..."), an insertion in brackets, a digest that leaves out what does not change
    the claim, words that the paraphrase says otherwise.

Source:
    MQM's accuracy/omission (themqm.org); the quotation rules of newspaper style guides.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity import lexicons
from fidelity.evidence.content.cut_edges import (
    CONTRASTS,
    lost_condition,
    lost_half,
    lost_object,
    short_contrast,
)
from fidelity.evidence.content.gaps import NEAR_VERBATIM, Gap, unchanged_share
from fidelity.evidence.content.limits import (
    CONDITION,
    CONTRAST,
    TURN,
    Limit,
    from_limit,
    is_answered,
    is_bare,
    is_lost_turn,
    is_one_word,
    is_set_otherwise,
    limits_of,
)
from fidelity.evidence.content.lost_scopes import lost_scopes
from fidelity.evidence.content.passed_over import is_in_a_lost_tag, is_passed_over, told_gaps
from fidelity.evidence.content.phrase_heads import lone_heads
from fidelity.evidence.excerpts import is_marked_cut, place_of_excerpt
from fidelity.evidence.linkage import linkage
from fidelity.evidence.names.lost_names import is_described, lost_in_holes, lost_names
from fidelity.evidence.scope.superlatives import narrows_a_rank
from fidelity.evidence.translation.exceptions import unanswered_exceptions
from fidelity.evidence.translation.gaps import foreign_gap
from fidelity.evidence.translation.limits import lost_conditions
from fidelity.evidence.translation.lost_sentences import lost_sentences
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    Severity,
    Token,
)
from fidelity.text.dangling import is_dangling, opens_without_subject
from fidelity.text.dates import dated_places
from fidelity.text.function_words import content_places, word_classes
from fidelity.text.marked import marked_hyp
from fidelity.text.modality import modal_marks
from fidelity.text.opening_conditions import opening_condition
from fidelity.text.placeholders import placeholders_of
from fidelity.text.polarity import negators
from fidelity.text.rarity import rarity
from fidelity.text.reporting import reporting_verbs
from fidelity.text.whole import is_whole

KIND = DistortionKind.OMISSION

_MANY = 3  # content words whose loss nobody would call a nuance
_NO_CONDITION = frozenset({"as", "even", "what", "only"})
_FEW = 2  # content words of a phrase that says something
_WITHOUT, _TO = "without", "to"
_OPEN_AS_WELL = frozenset({_WITHOUT, "for", "once", "when", "until"})
_OPEN_A_PHRASE = frozenset({"preposition", "relative"})
_CLAUSE = 5  # words that make a statement of their own: "I would not call it likely"
_TELLING = 2  # rarity from which a single dropped word is noticed

# He respected the decision [but regretted it]; they agreed [to keep talking]; [if the vote fails,]
# I will resign.
_CUT_OFF = (
    (lost_half, "the other half of the statement is left out"),
    (lost_object, "left out, and the verb says another thing without it"),
    (lost_condition, "the condition is left out"),
)


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield what the passage says and the quotation leaves out."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    yield from _lost_placeholders(comparison)
    if alignment.is_translation:
        yield from _translated(comparison)
        return
    yield from _lost_heads(comparison)
    yield from _lost_conditions(comparison)
    inside = marked_hyp(comparison)
    whole = is_whole(comparison)
    limits = limits_of(alignment.ref, alignment.ref_language)
    is_excerpt = place_of_excerpt(alignment) is not None
    if whole and not is_excerpt:
        yield from _lost_names(comparison)
    for told in told_gaps(alignment):
        # a limit within what a cut leaves away was cut with it
        gap = told if is_excerpt else from_limit(alignment, told, limits)
        limit = limits.get(gap.indices[0])
        is_turn = limit is not None and is_lost_turn(alignment, gap, limit)
        is_cut = is_excerpt or (gap.is_edge and alignment.ref[gap.indices[0]].norm in CONTRASTS)
        stays = _is_balance(alignment.ref, gap) or _is_condition(comparison, gap)
        if is_cut and not stays and not (is_turn and whole):
            continue
        if comparison.explained_ref.issuperset(gap.content) or is_marked_cut(
            alignment.hyp, gap.place
        ):
            continue
        is_strict = whole or {gap.place - 1, gap.place} <= inside
        is_no_turn = limit is not None and limit.kind == TURN and not (is_turn and is_strict)
        if limit is not None and (
            is_no_turn or is_set_otherwise(limit, alignment) or is_bare(gap, limit)
        ):
            limit = None
        if (
            limit is not None
            and not is_answered(alignment, gap, limit)
            and (gap.is_lone or not is_one_word(gap, limit))
        ):
            yield _finding(
                comparison, gap.indices, _weight(comparison, gap, limit), "a limit is left out"
            )
        elif is_strict and (not gap.is_edge or _lost_subject(comparison, gap)):
            yield from _missing(comparison, gap)
    yield from _cut_edges(comparison)


def _translated(comparison: Comparison) -> Iterator[Distortion]:
    """A condition, a sentence, or a long stretch that a translation leaves out."""
    yield from _lost_conditions(comparison)
    sentences = lost_sentences(comparison.alignment) if is_whole(comparison) else ()
    for sentence in sentences:
        yield _finding(comparison, sentence, Severity.MAJOR, "a sentence is left out")
    gap = foreign_gap(comparison.alignment) if is_whole(comparison) and not sentences else None
    for left in unanswered_exceptions(comparison.alignment):
        if not left.is_added and comparison.explained_ref.isdisjoint(left.ref):
            yield _finding(comparison, left.ref, Severity.MAJOR, "an exception is left out")
    if gap is None or gap.is_lost is not True or comparison.explained_ref & set(gap.indices):
        return
    yield Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=None,
        ref=comparison.ref_excerpt(gap.indices),
        message="a passage of the original is left out",
        evidence="stretch and length",
    )


def _lost_conditions(comparison: Comparison) -> Iterator[Distortion]:
    for clause in lost_conditions(comparison.alignment):
        if comparison.explained_ref.isdisjoint(clause):
            yield _finding(comparison, clause, Severity.MAJOR, "a condition is left out")
    for scope in lost_scopes(comparison):
        if comparison.explained_ref.isdisjoint(scope.indices):
            what = "for what it holds is left out"
            yield _finding(comparison, scope.indices, Severity.MAJOR, what)


def _lost_placeholders(comparison: Comparison) -> Iterator[Distortion]:
    """What a program puts in has no place any more."""
    for words in placeholders_of(comparison).lost:
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=None,
            ref=words,
            message=f"the placeholder “{words.text}” is gone",
            evidence="placeholder",
        )


def _lost_names(comparison: Comparison) -> Iterator[Distortion]:
    """A person or a place that nothing in the quotation stands for."""
    alignment = comparison.alignment
    broken = lost_in_holes(alignment)
    for phrase in dict.fromkeys((*broken, *lost_names(alignment))):
        is_open = comparison.explained_ref.isdisjoint(phrase.words)
        if is_open and (phrase in broken or not is_described(alignment, phrase)):
            indices = tuple(range(phrase.start, phrase.end))
            what = ", and the sentence broken" if phrase in broken else ""
            is_by_the_way = phrase not in broken and is_passed_over(alignment, phrase)
            is_minor = is_by_the_way or is_in_a_lost_tag(alignment, phrase.words)
            severity = Severity.MINOR if is_minor else Severity.MAJOR
            yield _finding(comparison, indices, severity, f"a name is left out{what}")


def _lost_heads(comparison: Comparison) -> Iterator[Distortion]:
    """The mayor's [son]; [a copy of] the painting."""
    for one in lone_heads(comparison.alignment):
        if not one.is_added and comparison.explained_ref.isdisjoint(one.words):
            what = "without it, something else is meant"
            yield _finding(comparison, one.words, Severity.MAJOR, what)


def _is_balance(tokens: Sequence[Token], gap: Gap) -> bool:
    """Whether the run is a short contrast, which an excerpt may not leave behind."""
    return bool(short_contrast([tokens[index] for index in gap.indices]))


def _is_condition(comparison: Comparison, gap: Gap) -> bool:
    """Whether the run is a condition of what stands beside it: "..., if prices stay low".

    Not "asked if", nor "as if" or "even if"; where a new sentence begins, only up to a comma, and
    not "if I remember rightly".
    """
    tokens, start = comparison.alignment.ref, gap.indices[0]
    limit = limits_of(tokens, comparison.alignment.ref_language).get(start)
    if limit is None or limit.kind != CONDITION:
        return False
    if start == 0 or tokens[start - 1].sentence != tokens[start].sentence:
        return opening_condition(tokens, start) == gap.indices[-1] + 1
    before = tokens[start - 2 if tokens[start - 1].text == "," and start > 1 else start - 1]
    asking = reporting_verbs("en") | lexicons.words("en", "mental_verbs", "asked")
    is_whether = before.lemma in asking or before.norm in _NO_CONDITION
    return before.sentence == tokens[start].sentence and not is_whether


def _cut_edges(comparison: Comparison) -> Iterator[Distortion]:
    """What the original says right beside the passage, and the passage is another one without."""
    original = comparison.ref_document
    for find, why in _CUT_OFF:
        span = find(comparison)
        if span is not None and original is not None:
            said = span.of(original.text)
            yield Distortion(
                kind=KIND,
                severity=Severity.MAJOR,
                confidence=Confidence.MEDIUM,
                hyp=None,
                ref=Excerpt(text=said, spans=(span,)),
                message=f"“{said}”: {why}",
                evidence="cut edge",
            )


def _missing(comparison: Comparison, gap: Gap) -> Iterator[Distortion]:
    """What a rendering of the whole, or a quotation, should have."""
    alignment = comparison.alignment
    if _is_dated_otherwise(alignment, gap):
        return
    if _leaves_a_hole(comparison, gap):
        yield _finding(comparison, gap.indices, Severity.MAJOR, "left out, and the sentence broken")
    elif gap.is_clean and gap.is_lone:
        judged = _judged_elsewhere(comparison)
        is_clause = len(gap.indices) >= _CLAUSE
        rarities = [
            rarity(alignment.ref[index].lemma, alignment.ref_language)
            for index in gap.content
            if is_clause or index not in judged
        ]
        if rarities and (is_clause or max(rarities) >= _TELLING):
            turns = is_clause and judged.intersection(gap.indices)
            many = len(gap.content) >= _MANY
            is_wider = narrows_a_rank(alignment.ref, gap.indices)
            is_major = turns or many or is_wider or _was_taken_out(comparison, gap)
            severity = Severity.MAJOR if is_major else Severity.MINOR
            yield _finding(comparison, gap.indices, severity, "left out without an ellipsis")


def _is_dated_otherwise(alignment: Alignment, gap: Gap) -> bool:
    """Whether the run is a date, and the quotation has one of its own: "yesterday", "Friday"."""
    new = set(range(len(alignment.hyp))) - linkage(alignment).to_ref.keys()
    return dated_places(alignment.ref, alignment.ref_language).issuperset(gap.indices) and not (
        dated_places(alignment.hyp, alignment.hyp_language).isdisjoint(new)
    )


def _was_taken_out(comparison: Comparison, gap: Gap) -> bool:
    """Whether a phrase is all that is gone from an otherwise unchanged text: "with a mutation"."""
    alignment = comparison.alignment
    classes = word_classes(alignment.ref_language)
    first = alignment.ref[gap.indices[0]].norm
    opens = classes.get(first) in _OPEN_A_PHRASE or first in _OPEN_AS_WELL
    linked = linkage(alignment).to_hyp.keys()
    kept = content_places(alignment.ref, alignment.ref_language).difference(gap.content) <= linked
    return (
        opens
        and (len(gap.content) >= _FEW or first == _WITHOUT)
        and kept
        and unchanged_share(alignment) >= NEAR_VERBATIM
        and not _only_places(comparison, gap)
        and not _is_listener(alignment, gap)
    )


def _is_listener(alignment: Alignment, gap: Gap) -> bool:
    """Whether it only tells to whom it was said: "confirmed to a newspaper that"."""
    start = gap.indices[0]
    verbs = reporting_verbs(alignment.ref_language)
    is_told = start > 0 and alignment.ref[start - 1].lemma in verbs
    return is_told and alignment.ref[start].norm == _TO


def _only_places(comparison: Comparison, gap: Gap) -> bool:
    """Whether the phrase only tells when or where, which a shorter text may leave out."""
    alignment = comparison.alignment
    return not dated_places(alignment.ref, alignment.ref_language).isdisjoint(gap.indices)


def _leaves_a_hole(comparison: Comparison, gap: Gap) -> bool:
    """Whether the quotation is broken where these words should be: "north of, ..."."""
    alignment = comparison.alignment
    tokens, language = alignment.hyp, alignment.hyp_language
    steps = {(one.norm, after.norm) for one, after in pairwise(alignment.ref)}
    return _lost_subject(comparison, gap) or any(
        is_dangling(tokens, place, language)
        and (tokens[place - 1].norm, tokens[place].norm if place < len(tokens) else "") not in steps
        for place in (gap.place - 1, gap.place, gap.place + 1)
    )


def _lost_subject(comparison: Comparison, gap: Gap) -> bool:
    """Whether the quotation starts with the verb whose subject this is."""
    alignment = comparison.alignment
    if gap.indices[0] > 1 or len(gap.indices) > _MANY:
        return False
    lost = opens_without_subject(alignment.hyp, alignment.hyp_language)
    return lost and not opens_without_subject(alignment.ref, alignment.ref_language)


def _judged_elsewhere(comparison: Comparison) -> frozenset[int]:
    """Tokens of modal words and negators: what became of them is for their own detectors."""
    alignment = comparison.alignment
    marks = modal_marks(alignment.ref, alignment.ref_language)
    negating = negators(alignment.ref, alignment.ref_language)
    runs = [mark.indices for mark in marks] + [negator.indices for negator in negating]
    return frozenset(index for run in runs for index in run)


def _weight(comparison: Comparison, gap: Gap, limit: Limit) -> Severity:
    """A contrast without a statement of its own ("but outside the framework") is a nuance."""
    tokens = comparison.alignment.ref
    if limit.kind != CONTRAST or len(gap.indices) < 2:
        return Severity.MAJOR
    if _is_rendered_contrast(comparison, gap):
        return Severity.MINOR
    classes = word_classes(comparison.alignment.ref_language)
    following = classes.get(tokens[gap.indices[1]].norm)
    return Severity.MINOR if following == "preposition" else Severity.MAJOR


def _is_rendered_contrast(comparison: Comparison, gap: Gap) -> bool:
    """Whether its statement goes on, or the quotation has a contrast of its own: "although"."""
    alignment = comparison.alignment
    links = linkage(alignment)
    after = gap.indices[-1] + 1
    goes_on = after in links.to_hyp and alignment.ref[after].is_word
    return goes_on or any(
        token.norm in CONTRASTS and index not in links.to_ref
        for index, token in enumerate(alignment.hyp)
    )


def _finding(
    comparison: Comparison, indices: tuple[int, ...], severity: Severity, what: str
) -> Distortion:
    words = comparison.ref_excerpt(indices)
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.LOW if severity is Severity.MINOR else Confidence.MEDIUM,
        hyp=None,
        ref=words,
        message=f"“{words.text if words else ''}”: {what}",
        evidence="unlinked",
    )
