"""Strength: a stronger or weaker word of the same scale, another step of one procedure.

What it finds:
    A word that became a stronger or weaker one of its scale (want to demand, setback to
    catastrophe, cruel to harsh), and a booster or downtoner that was put in its place ("a little
    disappointed" to "devastated"). One step of a procedure or an intention told for another
    (accused, convicted; considering, agreed, ruled out; wants, got).

Why it matters:
    The facts survive and the temperature changes: a request becomes an ultimatum.

Example:
    original: A group of allies want a clear path.
    derivative: A group of allies demand a clear path.

What it lets pass:
    Words of one rung ("big", "large"), steps that reports use for each other ("accused",
    "charged"), a step of one rung ("angry", "cross"), "very" dropped or added before a word that
    stayed. In a translation, tone ("soar", "steigen") and whatever the dictionary has as a
    translation; steps are told in English alone.

Source:
    Scales compiled in `lexicons/*/scales.txt`, in the line of de Melo and Bansal 2013; steps in
    `lexicons/en/steps.txt`.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.meaning.steps import other_steps
from fidelity.evidence.translation.contraries import contraries
from fidelity.evidence.translation.shift import translated_steps
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Severity,
    Token,
)
from fidelity.text.clauses import is_verb_form
from fidelity.text.contrary_senses import DEGREES
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.scales import Degree, Grade, degrees, grades

KIND = DistortionKind.INTENSITY

_NOTICED = 2  # rungs
_WEAKENS = -2  # steps: "slightly", "somewhat"; "quite" and "rather" are used for "very" as well
_NEAR = 3.0  # tokens between a word and the place where its counterpart would stand
_LITTLE = frozenset({"little", "bit", "lot", "touch"})  # "a little disappointed"
# Scales of one feeling towards what happened: who was disappointed was not outraged.
_KIN = {"sorrow": "displeasure", "anger": "displeasure"}
_FAR = 3  # rungs: "slipped" to "collapsed" is more than tone
# Scales on which a step still leaves the reader with the same facts: tone, unless it is a far one
# or all that changed.
_TONE = frozenset(
    "criticising|criticism|cut|defeating|fall|joy|liking|novelty|praising|quality|rise|"
    "size|smallness|strangeness".split("|")
)
# Of these a figure or the context tells how much, so a step alone is tone as well.
_SOON = 2  # tokens
_SHORT, _BOTH = 24, 2  # tokens of a short sentence; words of a scale that has one on either side
_REQUEST = "request"
_COURSES = frozenset({"rise", "fall", "cut"})


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield the steps in strength between the passage and the quotation."""
    alignment = comparison.alignment
    if comparison.pair.passage is None:
        return
    if not alignment.is_english:
        for h, r in translated_steps(alignment, _NOTICED):
            yield _finding(comparison, h, r, h.rung - r.rung)
        yield from _far_degrees(comparison)
        return
    links = linkage(alignment)
    hyp_degrees = degrees(alignment.hyp, alignment.hyp_language)
    ref_degrees = degrees(alignment.ref, alignment.ref_language)
    for h, r in _answering(alignment, links):
        before = r.rung + _moved(r, ref_degrees)
        after = h.rung + _moved(h, hyp_degrees)
        if h.rung < r.rung and _is_made_up(h, hyp_degrees) and not _moved(r, ref_degrees):
            continue  # "very happy" is "overjoyed"
        if h.rung == r.rung or _is_denied(alignment.hyp, h) is not _is_denied(alignment.ref, r):
            continue  # "rarely", "typically do not"
        if abs(after - before) >= _NOTICED and not _is_a_plea(alignment, h):
            yield _finding(comparison, h, r, after - before)
    yield from _other_degrees(comparison, hyp_degrees, ref_degrees)
    yield from _other_steps(comparison)


def _is_a_plea(alignment: Alignment, grade: Grade) -> bool:
    """Whether it is asked of a court, where to ask, to plead and to demand are one thing."""
    courts = lexicons.words("en", "court_pleas")
    return (
        alignment.is_english
        and grade.scale == _REQUEST
        and all(
            any(token.lemma in courts for token in side) for side in (alignment.hyp, alignment.ref)
        )
    )


def _far_degrees(comparison: Comparison) -> Iterator[Distortion]:
    """Slightly / sharply, between languages."""
    alignment = comparison.alignment
    for one in contraries(alignment):
        if one.contrast in DEGREES:
            printed, meant = alignment.hyp[one.hyp[0]].text, alignment.ref[one.ref[0]].text
            yield Distortion(
                kind=KIND,
                severity=Severity.MAJOR,
                confidence=Confidence.MEDIUM,
                hyp=comparison.hyp_excerpt(one.hyp),
                ref=comparison.ref_excerpt(one.ref),
                message=f"“{printed}” for “{meant}”: far from it in degree",
                evidence=f"contrast {one.contrast}",
            )


def _other_steps(comparison: Comparison) -> Iterator[Distortion]:
    """Accused / convicted, considering / agreed: one step of a procedure told for another."""
    for one in other_steps(comparison.alignment):
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR if one.misleads else Severity.MINOR,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt(one.hyp.indices),
            ref=comparison.ref_excerpt(one.ref.indices),
            message=f"“{one.ref.phrase}” became “{one.hyp.phrase}”: another step",
            evidence=f"steps:{one.hyp.field} {one.ref.reached} -> {one.hyp.reached}",
        )


def _other_degrees(
    comparison: Comparison, hyp: tuple[Degree, ...], ref: tuple[Degree, ...]
) -> Iterator[Distortion]:
    """Slightly / dramatically: adverbs of one word, on the other side of what it says alone."""
    links = linkage(comparison.alignment)
    for one in hyp:
        for other in ref:
            if (
                min(one.step, other.step) <= _WEAKENS
                and max(one.step, other.step) > 0
                and one.target is not None
                and other.target in links.to_ref.get(one.target, ())
            ):
                verb = "strengthens" if one.step > 0 else "weakens"
                yield Distortion(
                    kind=KIND,
                    severity=Severity.MAJOR,
                    confidence=Confidence.MEDIUM,
                    hyp=comparison.hyp_excerpt(one.indices),
                    ref=comparison.ref_excerpt(other.indices),
                    message=f"{verb} “{other.phrase}” to “{one.phrase}”",
                    evidence=f"degree {other.phrase}={other.step} {one.phrase}={one.step}",
                )


def _answering(alignment: Alignment, links: Linkage) -> Iterator[tuple[Grade, Grade]]:
    """Words of one scale that answer each other, by a link or by standing in each other's place.

    A word that stands on both sides changed nothing, and is no counterpart either. Two words of
    several scales are as far from each other as on the one that has them nearest.
    """
    hyp = grades(alignment.hyp, alignment.hyp_language)
    ref = grades(alignment.ref, alignment.ref_language)
    kept = {grade.phrase for grade in hyp} & {grade.phrase for grade in ref}
    nearest: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[Grade, Grade]] = {}
    for h in hyp:
        for r in ref:
            is_other = _KIN.get(h.scale, h.scale) != _KIN.get(r.scale, r.scale)
            if is_other or {h.phrase, r.phrase} & kept:
                continue
            places = (h.indices, r.indices)
            known = nearest.get(places)
            if known is None or _step(h, r) < _step(*known):
                nearest[places] = (h, r)
    used_hyp, used_ref = set[tuple[int, ...]](), set[tuple[int, ...]]()
    for h, r in nearest.values():
        is_new = h.indices not in used_hyp and r.indices not in used_ref
        is_only = [one.scale for one in (*hyp, *ref)].count(h.scale) == _BOTH
        if is_new and _answers(alignment, h, r, links, is_only=is_only):
            used_hyp.add(h.indices)
            used_ref.add(r.indices)
            yield h, r


def _step(one: Grade, other: Grade) -> int:
    return abs(one.rung - other.rung)


def _are_of_one_sentence(alignment: Alignment) -> bool:
    """Whether either side is a single short sentence, in which nothing else can be meant."""
    return all(
        len(tokens) <= _SHORT and len({token.sentence for token in tokens}) == 1
        for tokens in (alignment.hyp, alignment.ref)
    )


def _answers(
    alignment: Alignment, hyp: Grade, ref: Grade, links: Linkage, *, is_only: bool
) -> bool:
    """Whether they are linked or stand in one place; `is_only` where their scale has no others."""
    is_noun = _is_noun(alignment.hyp, hyp.indices[0]), _is_noun(alignment.ref, ref.indices[0])
    if is_noun[0] is not is_noun[1] and links.is_loose(hyp.indices[0]):
        return False
    linked = {r for h in hyp.indices for r in links.to_ref.get(h, ())}
    if linked:
        return bool(linked & set(ref.indices))
    if any(r in links.to_hyp for r in ref.indices):
        return False
    if is_only and _are_of_one_sentence(alignment):
        return True
    return abs(links.place_in_ref(hyp.indices[0]) - ref.indices[0]) <= _NEAR


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article or its like stands before the word: "cancel the order".

    "That" says nothing: "allies that want".
    """
    if is_verb_form(tokens, index):
        return False  # "the flood ruined us"
    classes, place = word_classes("en"), index - 1
    if place > 0 and is_content(tokens[place], "en") and tokens[place].norm not in _LITTLE:
        place -= 1  # "a serious problem"
    before = tokens[place].norm if place >= 0 else ""
    return before != "that" and classes.get(before) in DETERMINERS


def _is_denied(tokens: Sequence[Token], grade: Grade) -> bool:
    """Whether a "not" follows: "usually does not"."""
    end = grade.indices[-1] + 1
    return any(token.norm == "not" for token in tokens[end : end + _SOON])


def _moved(grade: Grade, near: tuple[Degree, ...]) -> int:
    """How far an adverb moves the word: one rung down or up."""
    for degree in near:
        if degree.target == grade.indices[0]:
            return -1 if degree.step < 0 else 1
    return 0


def _is_made_up(grade: Grade, near: tuple[Degree, ...]) -> bool:
    """Whether a strong adverb makes up for a weaker word."""
    return any(degree.target == grade.indices[0] and degree.step > 0 for degree in near)


def _finding(comparison: Comparison, hyp: Grade, ref: Grade, step: int) -> Distortion:
    alignment = comparison.alignment
    is_alone = (
        alignment.is_english
        and hyp.scale not in _COURSES
        and is_otherwise_same(alignment, hyp.indices, ref.indices)
    )
    is_misleading = hyp.scale not in _TONE or abs(step) >= _FAR or is_alone
    verb = "strengthens" if step > 0 else "weakens"
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR if is_misleading else Severity.MINOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp.indices),
        ref=comparison.ref_excerpt(ref.indices),
        message=f"{verb} “{ref.phrase}” to “{hyp.phrase}”",
        evidence=f"scale:{hyp.scale} {ref.phrase}={ref.rung} {hyp.phrase}={hyp.rung}",
    )
