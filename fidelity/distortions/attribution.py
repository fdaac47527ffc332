"""The speaker: the same words in another mouth.

What it finds:
    A quotation that is given to somebody else than the one who says it in the original, or a
    source that changed ("villagers said" to "the army said").

Why it matters:
    Who says it is half of what is said. Rewrites and digests swap speakers when they cut.

Example:
    original: Villagers said that the convoy had been fired on.
    derivative: The army said that the convoy had been fired on.

What it lets pass:
    Another form of one name (surname, title, office), a pronoun, a speaker that one side leaves
    unnamed, and a misspelt name, which is the business of `name`.

Source:
    Speakers as the quotation stage resolves them; reporting verbs of `lexicons/en/reporting.txt`.
"""

from collections.abc import Iterable, Iterator, Sequence

from fidelity.records import (
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    LinkKind,
    Severity,
    Speaker,
    Token,
)
from fidelity.text.function_words import is_content
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.linkage import linkage
from fidelity.text.names import is_near_miss
from fidelity.text.normalise import fold, strip_diacritics
from fidelity.text.reporting import ReportingClause, reporting_clauses
from fidelity.text.spelling import spelling_key
from fidelity.text.transliteration import is_cyrillic, name_likeness

KIND = DistortionKind.ATTRIBUTION

# Two names with a word that differs by so many letters at most are one name, misspelt.
_MISSPELT_LETTERS = 2
_ONE_NAME = 0.45  # below it no transliteration makes two names one
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_SAID_OF_THINGS = frozenset({"indicate", "show", "suggest", "reveal"})
_PARTICLES = frozenset("de da di du van von der den la le al el bin ibn of the and".split())


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield a change of speaker, resolved or within the compared words."""
    passage = comparison.pair.passage
    if passage is None:
        return
    theirs, ours = passage.speaker, comparison.pair.quotation.speaker
    if ours and theirs and _is_named(comparison, ours) and _are_different_people(ours, theirs):
        yield from _other_speaker(comparison, ours, theirs)
    if not comparison.alignment.is_translation:
        yield from _other_source(comparison)


def _are_different_people(ours: Speaker, theirs: Speaker) -> bool:
    if Confidence.LOW in {ours.confidence, theirs.confidence}:
        return False
    one, other = _name_words(ours.name), _name_words(theirs.name)
    return bool(one and other) and not any(_alike(a, b) for a in one for b in other)


def _is_named(comparison: Comparison, ours: Speaker) -> bool:
    """Whether the quotation names its speaker here.

    Whom "he" means, or a speaker carried over from an earlier quotation, is too uncertain to
    accuse anybody.
    """
    if ours.mention is None:
        return False
    return fold(ours.mention.of(comparison.hyp_document.text)) not in _PRONOUNS


def _name_words(name: str) -> frozenset[str]:
    """The folded words of a proper name; none for a description ("a spokesperson")."""
    words = [word.strip(".,'’") for word in name.split()]
    words = [word for word in words if word and word.lower() not in _PARTICLES]
    if not words or not all(word[0].isupper() for word in words):
        return frozenset()
    return frozenset(strip_diacritics(fold(word)) for word in words if len(word) > 1)


def _alike(one: str, other: str) -> bool:
    if one == other or one.removesuffix("'s") == other:
        return True
    if is_cyrillic(one) or is_cyrillic(other):
        return name_likeness(one, other) >= _ONE_NAME
    if is_near_miss(one, other):
        return True
    same = sum(a == b for a, b in zip(one, other, strict=False))
    longest = max(len(one), len(other))
    return longest >= 4 and longest - same <= _MISSPELT_LETTERS and one[0] == other[0]


def _other_speaker(comparison: Comparison, ours: Speaker, theirs: Speaker) -> Iterator[Distortion]:
    mention = ours.mention or comparison.pair.quotation.extent
    original = comparison.ref_document
    ref = (
        Excerpt(text=theirs.mention.of(original.text), spans=(theirs.mention,))
        if theirs.mention is not None and original is not None
        else None
    )
    sure = ours.confidence is Confidence.HIGH and theirs.confidence is Confidence.HIGH
    yield Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        hyp=Excerpt(text=mention.of(comparison.hyp_document.text), spans=(mention,)),
        ref=ref,
        message=f"given to {ours.name}; in the original {theirs.name} says it",
        evidence="speaker",
    )


def _other_source(comparison: Comparison) -> Iterator[Distortion]:
    """Reporting clauses within both texts whose subjects have nothing in common."""
    alignment = comparison.alignment
    links = linkage(alignment)
    hyp = reporting_clauses(alignment.hyp, alignment.hyp_language)
    ref = {
        clause.verb: clause for clause in reporting_clauses(alignment.ref, alignment.ref_language)
    }
    for ours in hyp:
        for verb in links.to_ref.get(ours.verb, ()):
            theirs = ref.get(verb)
            if alignment.ref[verb].lemma in _SAID_OF_THINGS:
                continue
            if theirs is not None and _is_other(comparison, ours, theirs):
                yield Distortion(
                    kind=KIND,
                    severity=Severity.MAJOR,
                    confidence=Confidence.MEDIUM,
                    hyp=comparison.hyp_excerpt(ours.subject),
                    ref=comparison.ref_excerpt(theirs.subject),
                    message="said by somebody else in the original",
                    evidence="subject of the reporting verb",
                )


def _is_other(comparison: Comparison, ours: ReportingClause, theirs: ReportingClause) -> bool:
    """Whether both subjects are noun phrases, and no word of either is on the other side."""
    alignment = comparison.alignment
    if ours.is_pronoun or theirs.is_pronoun or _are_linked(comparison, ours, theirs):
        return False
    hyp_words = _keys(alignment.hyp, range(len(alignment.hyp)), alignment.hyp_language)
    ref_words = _keys(alignment.ref, range(len(alignment.ref)), alignment.ref_language)
    hyp_heads = _keys(alignment.hyp, ours.subject, alignment.hyp_language)
    ref_heads = _keys(alignment.ref, theirs.subject, alignment.ref_language)
    if not hyp_heads or not ref_heads:
        return False
    return not (
        any(_alike(head, word) for head in hyp_heads for word in ref_words)
        or any(_alike(head, word) for head in ref_heads for word in hyp_words)
        or any(are_interchangeable(a, b) for a in hyp_heads for b in ref_heads)
    )


def _are_linked(comparison: Comparison, ours: ReportingClause, theirs: ReportingClause) -> bool:
    """Whether a content word of one subject answers one of the other by more than its place."""
    alignment = comparison.alignment
    return any(
        is_content(alignment.hyp[i], alignment.hyp_language)
        for link in alignment.links
        if link.kind is not LinkKind.CONTEXT and set(link.ref) & set(theirs.subject)
        for i in link.hyp
        if i in ours.subject
    )


def _keys(tokens: Sequence[Token], indices: Iterable[int], language: str) -> frozenset[str]:
    return frozenset(
        spelling_key(tokens[i].lemma, language) for i in indices if is_content(tokens[i], language)
    )
