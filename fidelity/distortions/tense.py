"""Time: what goes on is told as over, what happened as to come.

What it finds:
    A verb whose time moved further than reported speech moves it: ongoing to finished ("are
    rehearsing" to "rehearsed"), past to future ("has been selling" to "will be selling"), future
    to past; what is planned, would have been or used to be, told as a fact ("plans to cut" to
    "has cut"). Where nothing else changed, present for past ("relies", "relied") and what goes on
    for what is done ("is being rebuilt", "has been rebuilt") as well.

Why it matters:
    Whether talks go on, failed or are planned is the news.

Example:
    original: “We are rehearsing with the new tenor,” the director said.
    derivative: “We rehearsed with the new tenor,” the director said.

What it lets pass:
    The shift of reported speech (present to past, past to pluperfect, "will" to "would"), the
    perfect for the past and the reverse, the present in headlines (texts without an article), the
    present for a planned future. Across languages, everything but past for future and future for
    past.

Source:
    Backshift as in Huddleston and Pullum 2002, chapter 3.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fidelity import lexicons
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.times.modal_perfects import moved_modals
from fidelity.evidence.times.reported_futures import imminent_done, moved_in_reports
from fidelity.evidence.translation.present_times import times_of_own_words
from fidelity.evidence.translation.times import ShiftedTime, shifted_times
from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    LinkKind,
    Pair,
    QuotationKind,
    Severity,
    Token,
    became,
)
from fidelity.text.clauses import is_verb_form
from fidelity.text.function_words import content_places, word_classes
from fidelity.text.marked import inside_marks
from fidelity.text.reporting import reporting_clauses
from fidelity.text.reporting_frames import reporting_frames
from fidelity.text.unreal import NAME as PLANS
from fidelity.text.unreal import Unreal, unreal
from fidelity.text.verbs import REACH, Time, VerbForm, verb_form
from fidelity.text.whole import is_whole

KIND = DistortionKind.TENSE

_SAME_WORD = {LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA}
_UNLAWFUL = {  # original, quotation
    (Time.ONGOING, Time.PAST),
    (Time.PAST, Time.FUTURE),
    (Time.PERFECT, Time.FUTURE),
    (Time.PERFECT_ONGOING, Time.FUTURE),
    (Time.PERFECT_ONGOING, Time.PAST),
    (Time.PAST_ONGOING, Time.FUTURE),
    (Time.FUTURE, Time.PAST),
    (Time.FUTURE, Time.PERFECT),
    (Time.FUTURE, Time.PERFECT_ONGOING),
    (Time.FUTURE, Time.PAST_ONGOING),
}
# The same where hardly anything else changed and nobody is said to say it: reports put a present
# into the past, and news of today may be told in either.
_UNLAWFUL_ALONE = {
    (Time.PRESENT, Time.PAST),
    (Time.PAST, Time.PRESENT),
    (Time.PAST, Time.ONGOING),
    (Time.ONGOING, Time.PERFECT),
    (Time.PERFECT, Time.ONGOING),
}

_NEVER_SHIFTED = {(Time.PAST, Time.PRESENT), (Time.PAST, Time.ONGOING)}

# What has not come about, or is over, told as a fact of now.
_DONE = frozenset({Time.PAST, Time.PERFECT, Time.PAST_ONGOING})
_TOLD_AS_FACT = {
    Unreal.PLANNED: _DONE,
    Unreal.CONDITIONAL: _DONE | {Time.PRESENT, Time.ONGOING},
    Unreal.FORMER: frozenset({Time.PRESENT, Time.ONGOING}),
}
_NO_LONGER_OVER = frozenset(
    {("was", "is"), ("was", "am"), ("were", "are"), ("had", "have"), ("had", "has")}
)
_TO, _BY = "to", "by"
_ADDRESSING = ("address", "order", "question")  # sections of the verbs that report
_GRAMMAR = "verb_grammar"  # the list of words around verbs


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield the verbs that moved in time."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    if not alignment.is_english:
        yield from _told_by_lists(comparison)
        return
    moved = [*_moved(comparison), *_done_already(comparison), *_looking_back(comparison)]
    moved = moved or list(_was_over(comparison))
    yield from moved or _over(comparison)


def _moved(comparison: Comparison) -> Iterator[Distortion]:
    """Verbs in another time than the passage has them."""
    alignment = comparison.alignment
    words, others = ([token.norm for token in side] for side in (alignment.hyp, alignment.ref))
    content = content_places(alignment.hyp, "en")
    numbers = lexicons.listed("en", "numerals", "cardinal")
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        if h not in content or link.kind not in _SAME_WORD or words[h] in numbers:
            continue
        if words[max(0, h - REACH) : h + 1] == others[max(0, r - REACH) : r + 1]:
            continue  # the same word with the same words before it
        ours, theirs = verb_form(alignment.hyp, h), verb_form(alignment.ref, r)
        if _is_bare(ours, words) or _is_bare(theirs, others):
            continue
        kept = unreal(alignment.ref, r)
        is_fact = kept is not None and (
            ours.time in _TOLD_AS_FACT[kept]
            or (kept is Unreal.FORMER and _is_plain_present(alignment.hyp, ours))
        )
        if kept is not None and is_fact and not _is_open(comparison, h):
            yield _come_true(comparison, kept, ours.indices, r)
            continue
        shift = moved_in_reports(alignment, h, r)
        if shift is not None and is_whole(comparison):
            before, after = (Time.PAST, Time.FUTURE)[:: 1 if shift.is_to_come else -1]
            yield _finding(comparison, shift.hyp, shift.ref, before=before, after=after)
            continue
        if ours.is_passive == theirs.is_passive and _is_unlawful(comparison, ours, theirs):
            yield _finding(
                comparison, ours.indices, theirs.indices, before=theirs.time, after=ours.time
            )


def _is_plain_present(tokens: Sequence[Token], form: VerbForm) -> bool:
    """Whether it is a dictionary form right behind its subject: "they own", not "to own"."""
    (*auxiliaries, verb) = form.indices
    before = word_classes("en").get(tokens[verb - 1].norm) if verb else None
    is_form = tokens[verb].norm == tokens[verb].lemma and not auxiliaries
    return is_form and verb > 0 and tokens[verb - 1].is_word and before in {"pronoun", None}


def _is_bare(form: VerbForm, words: list[str]) -> bool:
    """Whether it is a participle that tells no time: "the discount paid by the state"."""
    end = form.indices[-1] + 1
    return len(form.indices) == 1 and form.time is Time.PAST and words[end : end + 1] == [_BY]


def _done_already(comparison: Comparison) -> Iterator[Distortion]:
    """They are about to demolish it / it has been pulled down."""
    for h, r in imminent_done(comparison.alignment) if is_whole(comparison) else ():
        indices = verb_form(comparison.alignment.hyp, h).indices
        yield _come_true(comparison, Unreal.PLANNED, indices, r)


def _looking_back(comparison: Comparison) -> Iterator[Distortion]:
    """You should have told me / you should tell me."""
    for one in moved_modals(comparison.alignment) if is_whole(comparison) else ():
        hyp, ref = comparison.hyp_excerpt(one.hyp), comparison.ref_excerpt(one.ref)
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=hyp,
            ref=ref,
            message=f"{became(ref, hyp)}: one looks back, and the other does not",
            evidence="modal perfect",
        )


def _is_unlawful(comparison: Comparison, ours: VerbForm, theirs: VerbForm) -> bool:
    step = (theirs.time, ours.time)
    if step not in _UNLAWFUL_ALONE:
        return step in _UNLAWFUL
    if set(step) == {Time.ONGOING, Time.PERFECT} and ours.is_passive and is_whole(comparison):
        return True  # "is being replaced", "has been replaced"
    alignment = comparison.alignment
    verb = alignment.ref[theirs.indices[-1]]
    if step in _NEVER_SHIFTED and _is_own_past(comparison, ours.indices, theirs.indices):
        return True
    return (
        (_is_direct(comparison.pair, verb) or is_whole(comparison))
        and verb.lemma not in lexicons.words("en", "reporting")
        and not _is_headline(alignment.ref)
        and not (step == (Time.PAST, Time.PRESENT) and _is_headline(alignment.hyp))
        and not _is_report(alignment.hyp)
        and not _is_report(alignment.ref)
        and is_otherwise_same(alignment, ours.indices, theirs.indices)
    )


def _is_own_past(comparison: Comparison, hyp: tuple[int, ...], ref: tuple[int, ...]) -> bool:
    """Whether it is a past of the speaker's own words, which no report puts into the present."""
    alignment = comparison.alignment
    marked = inside_marks(alignment.ref)
    return (
        is_whole(comparison)
        and marked.issuperset(ref)
        # "we knew that the earth was round" is the shift of a report as well
        and not any(is_verb_form(alignment.ref, k) for k in marked if k < ref[0])
        and not _is_headline(alignment.hyp)
        and reporting_frames(alignment.hyp).isdisjoint(hyp)
        and is_otherwise_same(alignment, hyp, ref)
    )


def _was_over(comparison: Comparison) -> Iterator[Distortion]:
    """“It was safe,” he said / he said it is safe."""
    alignment = comparison.alignment
    for link in alignment.links:
        h, r = link.hyp[0], link.ref[0]
        forms = alignment.ref[r].norm, alignment.hyp[h].norm
        if link.kind is LinkKind.LEMMA and forms in _NO_LONGER_OVER:
            after = alignment.hyp[h + 1 : h + 2]
            is_auxiliary = any(token.norm != token.lemma for token in after)
            if not is_auxiliary and _is_own_past(comparison, (h,), (r,)):
                yield _finding(comparison, (h,), (r,), before=Time.PAST, after=Time.PRESENT)


def _is_direct(pair: Pair, verb: Token) -> bool:
    """Whether a word of the passage, too, is the speaker's own."""
    marked = pair.passage.marked if pair.passage else ()
    return pair.quotation.kind is QuotationKind.DIRECT and any(
        mark.start <= verb.span.start and verb.span.end <= mark.end for mark in marked
    )


def _is_report(tokens: Sequence[Token]) -> bool:
    """Whether a report may have put its verbs into the past: "told us not to wait because"."""
    if reporting_clauses(tokens):
        return True
    sections = (lexicons.words("en", "reporting", name) for name in _ADDRESSING)
    verbs = frozenset[str]().union(*sections)
    return any(token.lemma in verbs and token.norm != token.lemma for token in tokens)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether no article stands in a text: headlines tell in the present what is past."""
    return not any(word_classes("en").get(token.norm) == "article" for token in tokens)


def _over(comparison: Comparison) -> Iterator[Distortion]:
    """What was, told as what is, where it is the only word that changed: "was the tallest"."""
    alignment = comparison.alignment
    if len(alignment.hyp) != len(alignment.ref):
        return
    words, others = ([token.norm for token in side] for side in (alignment.hyp, alignment.ref))
    changed = [index for index, word in enumerate(words) if word != others[index]]
    if len(changed) == 1 and (others[changed[0]], words[changed[0]]) in _NO_LONGER_OVER:
        if not is_whole(comparison) or _is_report(alignment.hyp):
            return
        at = (changed[0],)
        yield _finding(comparison, at, at, before=Time.PAST, after=Time.PRESENT)


def _is_open(comparison: Comparison, verb: int) -> bool:
    """Whether the quotation's sentence leaves open, or denies, what the verb tells."""
    tokens = comparison.alignment.hyp
    words, plans = lexicons.words("en", _GRAMMAR, "unreal"), lexicons.words("en", PLANS)
    sentence = [token for token in tokens if token.sentence == tokens[verb].sentence]
    is_planned = any(one.lemma in plans and after.norm == _TO for one, after in pairwise(sentence))
    return is_planned or any(token.norm in words for token in sentence)


def _come_true(comparison: Comparison, kept: Unreal, hyp: tuple[int, ...], verb: int) -> Distortion:
    said = {
        Unreal.PLANNED: "what is planned in the original is done here",
        Unreal.CONDITIONAL: "what would have been in the original is a fact here",
        Unreal.FORMER: "what used to be in the original still is here",
    }
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp),
        ref=comparison.ref_excerpt((verb - 2, verb - 1, verb)),
        message=said[kept],
        evidence=f"{kept.value} -> fact",
    )


def _told_by_lists(comparison: Comparison) -> Iterator[Distortion]:
    """Past for future, or the reverse; past for present in words that no report shifts."""
    is_told = False
    for shift in shifted_times(comparison.alignment):
        if not _may_be_backshift(comparison, shift):
            is_told = True
            yield _finding(comparison, shift.hyp, shift.ref, before=shift.there, after=shift.here)
    if is_told or not is_whole(comparison):
        return
    for shift in times_of_own_words(comparison.alignment):
        yield _finding(comparison, shift.hyp, shift.ref, before=shift.there, after=shift.here)


def _may_be_backshift(comparison: Comparison, shift: ShiftedTime) -> bool:
    """Whether an English past may stand for a future: "he planned it if the test went well"."""
    alignment = comparison.alignment
    is_english_here = alignment.hyp_language.startswith("en")
    if (shift.here if is_english_here else shift.there) is Time.FUTURE:
        return False
    tokens, verb = (alignment.hyp, shift.hyp) if is_english_here else (alignment.ref, shift.ref)
    if inside_marks(tokens).issuperset(verb):  # a speaker's own words keep their time
        return not _dependent().isdisjoint(one.norm for one in tokens)
    is_reported = comparison.pair.quotation.kind is QuotationKind.INDIRECT
    return (
        (is_reported and not is_whole(comparison))
        or not _dependent().isdisjoint(one.norm for one in tokens)
        or bool(reporting_clauses(tokens))
    )


def _dependent() -> frozenset[str]:
    return lexicons.words("en", _GRAMMAR, "dependent")


def _finding(
    comparison: Comparison,
    hyp: tuple[int, ...],
    ref: tuple[int, ...],
    *,
    before: Time,
    after: Time,
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp),
        ref=comparison.ref_excerpt(ref),
        message=f"{before.value} in the original, {after.value} here",
        evidence=f"time {before.value} -> {after.value}",
    )
