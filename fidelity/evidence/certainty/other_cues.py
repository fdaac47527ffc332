"""Another verb that reports the same words: announced and hoped; outside of English."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Comparison, Document, Excerpt, Span, Token
from fidelity.text.bilingual import primary
from fidelity.text.contrary_senses import COMMITMENTS, Sense, senses
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.surroundings import tokens_around

_TOLD = COMMITMENTS | {"admit"}


@dataclass(frozen=True, slots=True)
class OtherCue:
    """What reports the words on either side, as printed."""

    hyp: Excerpt
    ref: Excerpt


def other_cue(comparison: Comparison) -> OtherCue | None:
    """The verb of the quotation, where that of the original answers for more or less.

    Both stand outside the words that they report, and neither is denied.
    """
    alignment, original = comparison.alignment, comparison.ref_document
    quotation, passage = comparison.pair.quotation, comparison.pair.passage
    if alignment.is_english or alignment.is_translation:
        return None
    if original is None or passage is None or quotation.cue is None:
        return None
    printed, language = comparison.hyp_document, primary(alignment.hyp_language)
    ours = tokens_around(printed.text, quotation.contents, language)
    theirs = tokens_around(original.text, passage.contents, language)
    if any(_denies(side, language) for side in (ours, theirs)):
        return None
    hyp, ref = senses(ours, language), senses(theirs, language)
    for contrast in sorted(_TOLD & hyp.keys() & ref.keys()):
        mine, other = hyp[contrast], ref[contrast]
        if len({one.side for one in (*mine, *other)}) != 2 or len({o.side for o in mine}) != 1:
            continue
        told = [one for one in mine if one.tells and _is_in(quotation.cue, ours, one)]
        if told and len({one.side for one in other}) == 1 and any(one.tells for one in other):
            there = next(one for one in other if one.tells)
            return OtherCue(
                hyp=_excerpt(printed, ours, told[0]), ref=_excerpt(original, theirs, there)
            )
    return None


def _denies(tokens: Sequence[Token], language: str) -> bool:
    return any(one.kind is NegatorKind.OVERT for one in negators(tokens, language))


def _is_in(cue: Span, tokens: Sequence[Token], one: Sense) -> bool:
    return any(cue.overlap(tokens[index].span) for index in one.indices)


def _excerpt(document: Document, tokens: Sequence[Token], one: Sense) -> Excerpt:
    first, last = tokens[one.indices[0]].span, tokens[one.indices[-1]].span
    span = Span(first.start, last.end)
    return Excerpt(text=span.of(document.text), spans=(span,))
