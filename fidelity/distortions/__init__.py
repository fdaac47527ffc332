"""Stage 6: what changed between a passage and its quotation; the only registration of kinds.

Detectors run in two phases. Those that name one kind of change run first, each by itself. Those
that judge what is left over (omission, addition, wording) then see which words are explained.
Where two findings name the same words, the one whose kind comes first in `DETECTORS` stays:
a date is also a number, and any of them is also a wording.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.distortions import (
    addition,
    attribution,
    boundary,
    certainty,
    date,
    garbled,
    intensity,
    name,
    negation,
    number,
    omission,
    quantifier,
    role,
    tense,
    untranslated,
    wording,
)
from fidelity.evidence.amounts.counterparts import answers
from fidelity.evidence.translation.gaps import has_known_length
from fidelity.evidence.translation.roles import tells_roles
from fidelity.evidence.translation.times import tells_times
from fidelity.records import (
    Comparison,
    Confidence,
    Detection,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Notice,
    Relation,
    Severity,
    Span,
    Token,
)
from fidelity.text.bilingual import has_dictionary, primary, relation_of
from fidelity.text.whole import is_whole

DETECTORS = MappingProxyType(
    {
        module.KIND: module
        for module in (
            untranslated,
            name,
            date,
            number,
            quantifier,
            negation,
            certainty,
            role,
            intensity,
            tense,
            garbled,
            attribution,
            boundary,
            addition,
            omission,
            wording,
        )
    }
)
"""Every kind with its module, by falling priority."""

_RESIDUAL = (DistortionKind.ADDITION, DistortionKind.OMISSION, DistortionKind.WORDING)
_TYPED = tuple(kind for kind in DETECTORS if kind not in _RESIDUAL)
# They tell whose words these are, not what became of them: both can be true of the same words.
_BESIDE = {DistortionKind.ATTRIBUTION, DistortionKind.BOUNDARY}
# What is compared sentence by sentence, too; of the words that only share no sense, 9 of 25 were
# honest ones when measured (SummEdits).
_BY_SENTENCE = frozenset(
    {
        DistortionKind.NAME,
        DistortionKind.DATE,
        DistortionKind.NUMBER,
        DistortionKind.QUANTIFIER,
        DistortionKind.NEGATION,
        DistortionKind.CERTAINTY,
        DistortionKind.ROLE,
        DistortionKind.INTENSITY,
        DistortionKind.WORDING,
    }
)
_ANCHORED = frozenset({DistortionKind.NAME, DistortionKind.DATE, DistortionKind.NUMBER})
_WITHOUT_PASSAGE = (DistortionKind.NAME,)
# A file of pairs asks for the same two languages in every line.
_LANGUAGE_PAIRS = 64
# Kinds that are told across languages; what the others look at, translation changes lawfully.
_IN_TRANSLATION = frozenset(
    {
        DistortionKind.NAME,
        DistortionKind.DATE,
        DistortionKind.NUMBER,
        DistortionKind.NEGATION,
        DistortionKind.CERTAINTY,
        DistortionKind.QUANTIFIER,
        DistortionKind.UNTRANSLATED,
        DistortionKind.ATTRIBUTION,
        DistortionKind.OMISSION,
        DistortionKind.ADDITION,
        DistortionKind.INTENSITY,
        DistortionKind.GARBLED,
        DistortionKind.BOUNDARY,
        DistortionKind.WORDING,
        DistortionKind.ROLE,
        DistortionKind.TENSE,
    }
)

# The word lists without which a detector finds nothing in a language.
_LISTS = MappingProxyType(
    {
        DistortionKind.DATE: ("calendar",),
        DistortionKind.NUMBER: ("numerals",),
        DistortionKind.NEGATION: ("polarity",),
        DistortionKind.CERTAINTY: ("modality",),
        DistortionKind.QUANTIFIER: ("quantifiers",),
        DistortionKind.INTENSITY: ("scales",),
        # across languages, without the commonest words of a language nothing tells a name from
        # the rest, and without its verbs of speech nobody can be named as the speaker
        DistortionKind.NAME: ("function_words",),
        DistortionKind.ATTRIBUTION: ("reporting",),
    }
)
# Without the words of one language, each of the other would count as lost.
_ONE_SIDED = frozenset({DistortionKind.NEGATION})
_ENGLISH = {"en"}
_NEEDS_LENGTH = (DistortionKind.OMISSION, DistortionKind.ADDITION)
_NEEDS_DICTIONARY = (DistortionKind.INTENSITY, DistortionKind.WORDING, DistortionKind.TENSE)


def detect(comparison: Comparison) -> tuple[Distortion, ...]:
    """All distortions of one comparison, in the order of the quotation's words."""
    return examine(comparison).distortions


def examine(comparison: Comparison) -> Detection:
    """All distortions of one comparison, and the detectors that failed on it."""
    (found,) = examine_all((comparison,))
    return found


def examine_all(comparisons: Sequence[Comparison]) -> tuple[Detection, ...]:
    """The same of many, detector by detector: what one works with stays at hand.

    Without a passage nothing can have changed but the speaker's name.
    """
    wanted = [_wanted(comparison) for comparison in comparisons]
    typed = _run(_TYPED, comparisons, wanted)
    clear = [_resolve(one.distortions) for one in typed]
    residual = _run(_RESIDUAL, list(map(_explained, comparisons, clear)), wanted)
    return tuple(
        Detection(
            distortions=tuple(sorted(_resolve((*named, *left.distortions)), key=_place)),
            notices=first.notices + left.notices,
        )
        for first, named, left in zip(typed, clear, residual, strict=True)
    )


def with_sentences(
    whole: Detection, comparison: Comparison, told: Iterable[Distortion]
) -> Detection:
    """What was found in a long quotation, with what its sentences tell and the whole did not.

    Between two long texts a word finds its like in another sentence, and hides what took its
    place in its own.

    Args:
        whole: What was found in the whole quotation.
        comparison: The whole quotation with its passage.
        told: What was found in its sentences, each compared with the one that it renders.
    """
    news = [
        one
        for one in told
        if _is_told_by_sentence(one, comparison)
        and not any(_shares_words(one, other) for other in whole.distortions)
    ]
    if not news:
        return whole
    kept = _resolve((*whole.distortions, *news))
    return replace(whole, distortions=tuple(sorted(kept, key=_place)))


def _is_told_by_sentence(one: Distortion, comparison: Comparison) -> bool:
    """Whether a finding in one sentence holds of the whole quotation, too.

    What one sentence lacks or has besides may stand in the next, and so may a name.
    """
    if one.kind not in _BY_SENTENCE or one.severity is Severity.MINOR:
        return False
    if one.confidence is Confidence.LOW or one.hyp is None:
        return False
    if one.kind is DistortionKind.WORDING and one.evidence != "contrast":
        return False
    if one.kind not in _ANCHORED:
        return True
    known = {token.norm for token in comparison.alignment.ref}
    return any(
        token.norm not in known and token.is_word
        for token in comparison.alignment.hyp
        if any(token.span.overlap(span) for span in one.hyp.spans)
    )


def _shares_words(one: Distortion, other: Distortion) -> bool:
    """Whether two findings name a word in common, on either side."""
    return any(
        mine is not None
        and theirs is not None
        and any(a.overlap(b) for a in mine.spans for b in theirs.spans)
        for mine, theirs in ((one.hyp, other.hyp), (one.ref, other.ref))
    )


def _wanted(comparison: Comparison) -> Collection[DistortionKind]:
    """The kinds that one comparison is looked at for."""
    if comparison.pair.passage is None:
        return _WITHOUT_PASSAGE
    if _is_untouched(comparison):
        return ()
    alignment = comparison.alignment
    if not alignment.is_translation:
        return DETECTORS.keys()
    return _IN_TRANSLATION.difference(
        _ONE_SIDED.intersection(untold(alignment.hyp_language, alignment.ref_language))
    )


def _explained(comparison: Comparison, found: Sequence[Distortion]) -> Comparison:
    """The comparison with the words that these findings explain, or that say one amount."""
    explaining = [one for one in found if one.kind not in _BESIDE]
    alignment = comparison.alignment
    agreed = [answer for answer in answers(alignment) if answer.agrees]
    if not explaining and not agreed:
        return comparison
    return replace(
        comparison,
        explained_hyp=_covered(alignment.hyp, (one.hyp for one in explaining)).union(
            *(answer.hyp.indices for answer in agreed)
        ),
        explained_ref=_covered(alignment.ref, (one.ref for one in explaining)).union(
            *(answer.ref.indices for answer in agreed)
        ),
    )


@lru_cache(maxsize=_LANGUAGE_PAIRS)
def untold(language: str, original_language: str) -> tuple[DistortionKind, ...]:
    """The kinds that no detector tells between these two languages, by falling priority.

    What a reader is to know: where one of these changed, the report stays silent.
    """
    languages = language, original_language
    codes = set(map(primary, languages))
    is_translation = len(codes) > 1
    has_words = has_dictionary(language, original_language)
    return tuple(
        kind
        for kind in DETECTORS
        if (is_translation and kind not in _IN_TRANSLATION)
        or (is_translation and kind in _NEEDS_LENGTH and not all(map(has_known_length, codes)))
        or (codes != _ENGLISH and kind in _NEEDS_DICTIONARY and not has_words)
        or (codes != _ENGLISH and kind is DistortionKind.ROLE and not tells_roles(*languages))
        or (codes != _ENGLISH and kind is DistortionKind.TENSE and not tells_times(*languages))
        or any(not lexicons.exists(code, name) for code in codes for name in _LISTS.get(kind, ()))
    )


def untold_notices(derivative: Document, originals: Sequence[Document]) -> tuple[Notice, ...]:
    """What no detector looks for between the languages at hand, so that silence says nothing."""
    notices = []
    for language in dict.fromkeys(original.language for original in originals):
        kinds = untold(derivative.language, language)
        is_translated = relation_of(language, derivative.language) is Relation.TRANSLATION
        between = f"from {language} to {derivative.language}" if is_translated else f"in {language}"
        if is_translated and not has_dictionary(derivative.language, language):
            message = f"no dictionary {between}: only names, figures and the encoder pair words"
            notices.append(Notice(stage="alignment", message=message))
        if kinds:
            names = ", ".join(sorted(map(_in_words, kinds)))
            notices.append(
                Notice(stage="distortions", message=f"not looked for {between}: {names}")
            )
    return tuple(notices)


def _in_words(kind: DistortionKind) -> str:
    """A number that stands in figures is compared in any language."""
    return "number (in words)" if kind is DistortionKind.NUMBER else kind.value


def _is_untouched(comparison: Comparison) -> bool:
    """Whether two texts are compared that are the same to the last letter: nothing can be found."""
    quotation, original = comparison.pair.quotation, comparison.ref_document
    return (
        original is not None
        and original.text == comparison.hyp_document.text
        and original.language == comparison.hyp_document.language
        and quotation.speaker is None
        and is_whole(comparison)
        and len(quotation.contents) == 1
        and len(quotation.contents[0]) == len(original.text.strip())
    )


def page(kind: DistortionKind) -> str:
    """What `fidelity explain` shows of a kind: its module's docstring."""
    return DETECTORS[kind].__doc__ or ""


def _run(
    kinds: Iterable[DistortionKind],
    comparisons: Sequence[Comparison],
    wanted: Sequence[Collection[DistortionKind]],
) -> list[Detection]:
    """What the detectors of some kinds find, each in the comparisons that want it."""
    found: list[list[Distortion]] = [[] for _ in comparisons]
    notices: list[list[Notice]] = [[] for _ in comparisons]
    for kind in kinds:
        detector = DETECTORS[kind]
        for at, comparison in enumerate(comparisons):
            if kind not in wanted[at]:
                continue
            try:
                found[at] += detector.detect(comparison)
            except Exception as error:  # one broken detector must not silence the others
                quotation = comparison.pair.quotation
                message = f"detector {kind.value} failed on {quotation.id}: {error!r}"
                spans = (quotation.extent,)
                notices[at].append(Notice(stage="distortions", message=message, spans=spans))
    return [
        Detection(distortions=tuple(one), notices=tuple(told))
        for one, told in zip(found, notices, strict=True)
    ]


def _resolve(found: Iterable[Distortion]) -> list[Distortion]:
    """Keep one finding where several name the same words on every side that they have."""
    order = list(DETECTORS)
    kept: list[Distortion] = []
    for one in sorted(found, key=lambda item: order.index(item.kind)):
        if one.kind in _BESIDE or not any(_says_the_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _says_the_same(one: Distortion, other: Distortion) -> bool:
    if other.kind in _BESIDE:
        return False
    sides = [(one.hyp, other.hyp), (one.ref, other.ref)]
    return all(_overlaps(mine, theirs) for mine, theirs in sides if mine is not None)


def _overlaps(mine: Excerpt, theirs: Excerpt | None) -> bool:
    """Whether at least half of my words are theirs too."""
    if theirs is None:
        return False
    common = sum(a.overlap(b) for a in mine.spans for b in theirs.spans)
    return 2 * common >= sum(len(span) for span in mine.spans)


def _covered(tokens: tuple[Token, ...], sides: Iterable[Excerpt | None]) -> frozenset[int]:
    spans = [span for side in sides if side is not None for span in side.spans]
    if not spans:
        return frozenset()
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if any(span.overlap(token.span) for span in spans)
    )


def _place(found: Distortion) -> tuple[Span, Span, str]:
    nowhere = Span(0, 0)
    hyp = found.hyp.spans[0] if found.hyp else None
    ref = found.ref.spans[0] if found.ref else nowhere
    # what the quotation lost has no place in it: after all that it has
    return (hyp or Span(10**9, 10**9), ref, found.kind.value)
