"""Polarity: what was denied is affirmed, or the reverse.

What it finds:
    A "not", "never", "no" or "without" that was dropped or added; a refusal, denial or failure
    that became its opposite; a word turned round by a prefix (legal, illegal); a cut edge that
    hid the "not" before the quoted words.

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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Link,
    LinkKind,
    Severity,
    Span,
    Token,
)
from fidelity.text.excerpts import excerpt_start
from fidelity.text.foreign_polarity import unanswered_negations
from fidelity.text.function_words import is_content
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.polarity import (
    Negator,
    NegatorKind,
    hanging_negator,
    looks_negative,
    negators,
    turned_by_prefix,
)
from fidelity.text.segments import paragraph_around, sentences
from fidelity.text.tokens import tokenize

KIND = DistortionKind.NEGATION

# Links that say that the word itself is there, not only something in its place.
_SURE = frozenset(LinkKind) - {LinkKind.CONTEXT, LinkKind.NEIGHBOUR, LinkKind.DICTIONARY}
# Two negators answer each other when they are linked, bear on linked words, or keep company.
_LINKED, _SAME_TARGET, _COMPANY, _SAME_KIND, _LEAST_AFFINITY = 3.0, 2.0, 0.6, 0.3, 1.0
# An opening mark before the cut hides nothing: he would not call it “likely”.
_OPENING = " \u00a0\"'“„«‘‚"
_NEARBY = 8  # tokens within which another negator may render one
_SCOPE = 14  # within which two of one side may cancel out
_SIDE_BY_SIDE = 4  # within which two plain ones do
_VERY_NEAR = 5  # and within which a word may that only sometimes does ("lack", "instead")
_BESIDE = 2  # tokens between a negator and the word that it surely negates
# These bear on their noun alone: no other word tells whether they are rendered.
_NARROW = frozenset({"without", "neither", "nor"})
_LEAST_KEPT = 0.5  # below this share a negated matter may be rendered by anything
_COUNTED = (NegatorKind.OVERT, NegatorKind.IMPLICIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One side: its tokens, and those of its negators that nothing answers."""

    tokens: Sequence[Token]
    unanswered: tuple[Negator, ...]
    to_other: dict[int, tuple[int, ...]]
    sure: frozenset[int]
    kept: float  # share of its content words that are surely on the other side


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield every change of polarity between the passage and the quotation."""
    if comparison.pair.passage is None:
        return
    if comparison.alignment.is_translation:
        yield from _translated(comparison)
        return
    alignment = comparison.alignment
    start = excerpt_start(alignment.hyp, alignment.ref, alignment.hyp_language)
    if start is not None:  # nothing inside can have changed, but the cut may hide a "not"
        yield from _hidden_inside(comparison, start)
        yield from _cut_off(comparison, ())
        return
    links = linkage(alignment)
    hyp, ref = _sides(comparison, links)
    prefixed = turned_by_prefix(hyp.tokens, ref.tokens, comparison.alignment.hyp_language)
    for mine, other in ((ref, hyp), (hyp, ref)):
        turned = [pair[0] if other is hyp else pair[1] for pair in prefixed]
        for negator in mine.unanswered:
            if (
                negator.kind in _COUNTED
                and not _is_rendered(negator, mine, other, turned)
                and not _is_outside(comparison, in_quotation=mine is ref)
            ):
                yield from _finding(comparison, negator, mine, is_lost=mine is ref)
    if not _unanswered_near(hyp, 0) and not _unanswered_near(ref, 0):
        for h, r in prefixed:
            if not _unanswered_near(hyp, h) and not _unanswered_near(ref, r):
                yield _reversed(comparison, h, r)
    yield from _cut_off(comparison, _unanswered_near(hyp, 0))


def _translated(comparison: Comparison) -> Iterator[Distortion]:
    """Negations that a translation lost or added."""
    for one in unanswered_negations(comparison.alignment):
        target = one.negation.target
        whole = tuple(sorted({*one.negation.indices, *([] if target is None else [target])}))
        yield Distortion(
            kind=KIND,
            severity=Severity.CRITICAL if one.is_sure else Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt(one.answer if one.is_lost else whole),
            ref=comparison.ref_excerpt(whole if one.is_lost else one.answer),
            message=(
                "a negation is gone: what the original denies is affirmed"
                if one.is_lost
                else "a negation was added: what the original affirms is denied"
            ),
            evidence="negation in translation",
        )


def _sides(comparison: Comparison, links: Linkage) -> tuple[_Side, _Side]:
    alignment = comparison.alignment
    hyp = negators(alignment.hyp, alignment.hyp_language)
    ref = negators(alignment.ref, alignment.ref_language)
    paired_hyp, paired_ref = _paired(hyp, ref, links)
    return (
        _side(
            alignment.hyp,
            [one for one in hyp if one.start not in paired_hyp],
            links.to_ref,
            links.link_of_hyp,
            alignment.hyp_language,
        ),
        _side(
            alignment.ref,
            [one for one in ref if one.start not in paired_ref],
            links.to_hyp,
            links.link_of_ref,
            alignment.ref_language,
        ),
    )


def _side(
    tokens: Sequence[Token],
    unanswered: Sequence[Negator],
    to_other: dict[int, tuple[int, ...]],
    link_of: dict[int, Link],
    language: str,
) -> _Side:
    sure = frozenset(index for index, link in link_of.items() if link.kind in _SURE)
    content = [index for index, token in enumerate(tokens) if is_content(token, language)]
    return _Side(
        tokens=tokens,
        unanswered=tuple(unanswered),
        to_other=to_other,
        sure=sure,
        kept=sum(index in sure for index in content) / max(1, len(content)),
    )


def _paired(
    hyp: tuple[Negator, ...], ref: tuple[Negator, ...], links: Linkage
) -> tuple[set[int], set[int]]:
    """First tokens of the negators that answer one another, the surest pairs first."""
    ranked = sorted((-_affinity(links, h, r), h.start, r.start) for h in hyp for r in ref)
    used_hyp: set[int] = set()
    used_ref: set[int] = set()
    for affinity, h, r in ranked:
        if -affinity >= _LEAST_AFFINITY and h not in used_hyp and r not in used_ref:
            used_hyp.add(h)
            used_ref.add(r)
    return used_hyp, used_ref


def _affinity(links: Linkage, hyp: Negator, ref: Negator) -> float:
    total = 0.0
    if any(set(links.to_ref.get(i, ())) & set(ref.indices) for i in hyp.indices):
        total += _LINKED
    if hyp.target is not None and ref.target in links.to_ref.get(hyp.target, ()):
        total += _SAME_TARGET
    company = sum(bool(set(links.to_ref.get(i, ())) & set(ref.anchors)) for i in hyp.anchors)
    total += _COMPANY * company
    return total + _SAME_KIND if hyp.kind is ref.kind else total


def _is_rendered(negator: Negator, mine: _Side, other: _Side, turned: Sequence[int]) -> bool:
    """Whether the other side may say the same in other words, or says nothing of the matter."""
    place = _place(negator, mine)
    if place is None:
        return True
    if any(negator.target in one.indices for one in mine.unanswered):
        return True  # "not wrong", "could not refuse": two negatives make none
    if negator.kind is NegatorKind.IMPLICIT and (
        negator.target not in mine.sure or any(i in mine.to_other for i in negator.indices)
    ):
        return True
    if any(abs(index - place) <= _NEARBY for index in turned) or _has_negative_word(other, place):
        return True
    if any(
        one.kind is not NegatorKind.EXCUSE or _distance(one, place) <= _VERY_NEAR
        for one in _unanswered_near(other, place)
    ):
        return True
    return _is_cancelled(negator, mine)


def _is_cancelled(negator: Negator, mine: _Side) -> bool:
    """Whether another negator of the same side undoes this one: "not allow it to be kept off".

    Two plain ones do so only side by side ("nobody is not welcome"); in two clauses each negates
    its own ("it is not near the village and is not beside the road").
    """
    partners = [
        one
        for one in _unanswered_near(mine, negator.start, _COUNTED, within=_SCOPE)
        if one is not negator
        and (
            NegatorKind.IMPLICIT in {one.kind, negator.kind}
            or _distance(one, negator.start) <= _SIDE_BY_SIDE
        )
    ]
    return len(partners) % 2 == 1


def _has_negative_word(side: _Side, place: int) -> bool:
    """Whether another word there is negative by its form: "irrelevant", "useless"."""
    near = range(max(0, place - _NEARBY), min(len(side.tokens), place + _NEARBY + 1))
    return any(i not in side.sure and looks_negative(side.tokens[i].norm) for i in near)


def _is_outside(comparison: Comparison, *, in_quotation: bool) -> bool:
    """Whether the sentence around the compared words has a negator of its own.

    "Whether he had seen it, he did not know": the reporting clause says the "not".
    """
    pair, passage = comparison.pair, comparison.pair.passage
    if in_quotation:
        return _has_negator(comparison.hyp_document, pair.quotation.contents)
    if passage is None or comparison.ref_document is None:
        return False
    return _has_negator(comparison.ref_document, passage.contents)


def _has_negator(document: Document, contents: Sequence[Span]) -> bool:
    line = paragraph_around(document.text, Span(contents[0].start, contents[-1].end))
    for sentence in sentences(document.text, line, document.language):
        if not any(sentence.overlap(span) for span in contents):
            continue
        tokens = tokenize(document.text, [sentence], document.language)
        around = [
            token for token in tokens if not any(span.overlap(token.span) for span in contents)
        ]
        found = negators(around, document.language)
        if any(one.kind is NegatorKind.OVERT for one in found):
            return True
    return False


def _place(negator: Negator, mine: _Side) -> int | None:
    """Where on the other side the negated matter stands; None where it is not to be found.

    Its target must be there, or, where that was reworded, enough of the words around it.
    """
    target = negator.target
    if target is not None and target in mine.sure:
        return mine.to_other[target][0]
    company = [index for index in negator.anchors if index in mine.sure]
    needed = 1 if target in mine.to_other else 2
    if negator.phrase in _NARROW or len(company) < needed or mine.kept < _LEAST_KEPT:
        return None
    return mine.to_other[company[0]][0]


def _distance(negator: Negator, place: int) -> int:
    return min(abs(index - place) for index in negator.indices)


def _unanswered_near(
    side: _Side,
    place: int,
    kinds: Sequence[NegatorKind] = tuple(NegatorKind),
    *,
    within: int = _NEARBY,
) -> list[Negator]:
    return [one for one in side.unanswered if one.kind in kinds and _distance(one, place) <= within]


def _finding(
    comparison: Comparison, negator: Negator, mine: _Side, *, is_lost: bool
) -> Iterator[Distortion]:
    """A negator that nothing answers, with the words that it turns round."""
    place = _place(negator, mine)
    if place is None:
        return
    target = negator.target
    theirs = mine.to_other.get(target, (place,)) if target is not None else (place,)
    whole = tuple(sorted({*negator.indices, *([] if target is None else [target])}))
    is_overt = negator.kind is NegatorKind.OVERT
    is_sure = is_overt and target in mine.sure and _distance(negator, target or 0) <= _BESIDE
    yield Distortion(
        kind=KIND,
        severity=Severity.CRITICAL if is_overt else Severity.MAJOR,
        confidence=Confidence.HIGH if is_sure else Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(theirs if is_lost else whole),
        ref=comparison.ref_excerpt(whole if is_lost else theirs),
        message=(
            f"“{negator.phrase}” is gone: what the original denies is affirmed"
            if is_lost
            else f"“{negator.phrase}” was added: what the original affirms is denied"
        ),
        evidence=f"negator:{negator.kind.value}",
    )


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
    line = Span(paragraph_around(document.text, Span(start, start)).start, start)
    before = line.of(document.text).rstrip(_OPENING)
    if not before:
        return None
    line = Span(line.start, line.start + len(before))
    last = sentences(document.text, line, document.language)[-1]
    tokens = tokenize(document.text, [last], document.language)
    negator = hanging_negator(tokens, document.language)
    return Span(tokens[negator].span.start, last.end) if negator is not None else None
