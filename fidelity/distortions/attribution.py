"""The speaker: the same words in another mouth.

What it finds:
    A quotation that is given to somebody else than the one who says it in the original, or a
    source that changed ("residents said" to "the council said", "according to the opposition" to
    "according to observers", "the union's chairwoman" to "the company's chairwoman").

Why it matters:
    Who says it is half of what is said. Rewrites and digests swap speakers when they cut.

Example:
    original: Residents said that the footbridge had given way.
    derivative: The council said that the footbridge had given way.

What it lets pass:
    Another form of one name, a pronoun, a speaker that one side leaves unnamed, a company for its
    chief, a wider word for the same source ("the company"), and a misspelt name (see `name`).

Source:
    Speakers as the quotation stage resolves them; reporting verbs of `lexicons/en/reporting.txt`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, product, takewhile

from fidelity import lexicons
from fidelity.evidence.excerpts import excerpt_start, place_of_excerpt
from fidelity.evidence.linkage import linkage
from fidelity.evidence.meaning.things import are_people
from fidelity.evidence.roles.claimants import moved_claims
from fidelity.evidence.roles.near_sources import near_sources
from fidelity.evidence.translation.sources import exchanged_sources
from fidelity.evidence.translation.speakers import exchanged_speakers
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Excerpt,
    LinkKind,
    Severity,
    Span,
    Speaker,
    Token,
    Voice,
)
from fidelity.text.designations import may_name_any, may_name_one
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.lemmas import lemma_of
from fidelity.text.names import is_acronym
from fidelity.text.normalise import fold, strip_diacritics
from fidelity.text.people import are_different_people, is_one_name, name_words
from fidelity.text.reporting import ReportingClause, reporting_clauses
from fidelity.text.segments import paragraph_around
from fidelity.text.spelling import spelling_key

KIND = DistortionKind.ATTRIBUTION

_SENTENCE = 5  # words that two people do not say by chance
_PRONOUNS, _CLUBS = frozenset({"he", "she"}), frozenset({"club", "team", "party"})
# Characters before a passage in which whoever says "she" means is named; around a name, its office.
_NEAR, _A_TITLE = 600, 60
_OFFICE_OF = frozenset({"of", "for", "at", "from", "with"})
_SIGNS = ".,;:!?()“”\"'’"
_ENDS_A_PHRASE = frozenset({"conjunction", "relative", "auxiliary", "modal"})


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield a change of speaker, resolved or within the compared words."""
    passage = comparison.pair.passage
    if passage is None:
        return
    theirs, ours = passage.speaker, comparison.pair.quotation.speaker
    if (
        ours
        and theirs
        and _is_named(comparison, ours)
        and _are_different_people(ours, theirs)
        and not _speaks_for(comparison, theirs, ours)
    ):
        yield from _other_speaker(comparison, ours, theirs)
    elif ours and theirs and _is_named(comparison, ours):
        if _is_nobody_near(comparison, ours, theirs):
            yield from _other_speaker(comparison, ours, theirs)
        yield from _other_voices(comparison, ours, passage.others)
    alignment = comparison.alignment
    for sides in exchanged_sources(alignment) or exchanged_speakers(alignment):
        yield _said_by_another(comparison, sides.hyp, sides.ref)
    if not alignment.is_translation:
        yield from _other_source(comparison)


def _are_different_people(ours: Speaker, theirs: Speaker) -> bool:
    if Confidence.LOW in {ours.confidence, theirs.confidence}:
        return False
    if _is_plural(ours.name) or _is_plural(theirs.name):
        return False
    return are_different_people(ours.name, theirs.name)


def _is_named(comparison: Comparison, ours: Speaker) -> bool:
    """Whether the quotation names its speaker here.

    Whom "he" or "the former director" means, or a speaker carried over from an earlier quotation,
    is too uncertain to accuse anybody.
    """
    if ours.mention is None:
        return False
    mention = strip_diacritics(fold(ours.mention.of(comparison.hyp_document.text)))
    return any(word in mention for word in name_words(ours.name))


def _speaks_for(comparison: Comparison, person: Speaker, body: Speaker) -> bool:
    """Whether the original names the person as somebody of a body: "its chief executive, Ada Moll".

    What the chief executive says a digest may give to the company.
    """
    original = comparison.ref_document
    names = name_words(body.name)
    if original is None or any(names & name_words(known) for known in comparison.known_names):
        return False
    for found in re.finditer(re.escape(person.name), original.text):
        its = paragraph_around(original.text, Span(*found.span()))
        before = original.text[max(its.start, found.start() - _A_TITLE) : found.start()]
        after = original.text[found.end() : min(its.end, found.end() + _A_TITLE)]
        title = _folded_words(re.split(r"[.!?;:“”]", before)[-1])
        apposition = _folded_words(after.split(",")[1]) if after[:1] == "," else []
        if "its" in title and names <= {*_folded_words(original.text[its.start : found.start()])}:
            return True
        if _is_office(title, names) or _is_office(apposition, names):
            return True
    return False


def _is_office(words: Sequence[str], names: frozenset[str]) -> bool:
    """Whether a phrase says that somebody is somebody of a body: "Moll Ltd's chief", "of Moll"."""
    of_it = [place for place, word in enumerate(words) if _of(word) in names]
    if not of_it or not names <= {_of(word) for word in words}:
        return False
    last = of_it[-1]
    is_led = of_it[0] > 0 and words[of_it[0] - 1] in _OFFICE_OF
    return words[last] not in names or is_led or words[-1] in _roles()


def _of(word: str) -> str:
    return word.removesuffix("'s")


@cache
def _roles() -> frozenset[str]:
    return frozenset(word for row in lexicons.sections("en", "roles")[""] for word in row)


def _folded_words(text: str) -> list[str]:
    """The words as `name_words` gives them."""
    folded = strip_diacritics(fold(text)).replace("’", "'")
    return [word for part in folded.split() if (word := part.strip(_SIGNS))]


def _is_plural(name: str) -> bool:
    """Whether a name is only the capital of a sentence's first word: "Neighbours", "Residents"."""
    word = name.lower()
    return word.endswith("s") and word.isalpha() and lemma_of(word) != word


def _is_nobody_near(comparison: Comparison, ours: Speaker, theirs: Speaker) -> bool:
    """Whether the very words are a "she"'s who can hardly be the one that is named here.

    The original knows the name, but has it nowhere in the paragraphs before these words.
    """
    passage, original = comparison.pair.passage, comparison.ref_document
    if theirs.name.lower() not in _PRONOUNS or passage is None or original is None:
        return False
    alignment = comparison.alignment
    if alignment.is_translation or ours.confidence is not Confidence.HIGH:
        return False
    is_said = place_of_excerpt(alignment) is not None
    if not is_said or sum(token.is_word for token in alignment.hyp) < _SENTENCE:
        return False
    end = paragraph_around(original.text, passage.span).end
    near = original.text[max(0, passage.span.start - _NEAR) : end]
    surname = ours.name.split()[-1]
    return surname in original.text and surname not in near


def _other_speaker(comparison: Comparison, ours: Speaker, theirs: Speaker) -> Iterator[Distortion]:
    mention, original = ours.mention or comparison.pair.quotation.extent, comparison.ref_document
    ref = (
        Excerpt(text=theirs.mention.of(original.text), spans=(theirs.mention,))
        if theirs.mention is not None and original is not None
        else None
    )
    sure = ours.confidence is Confidence.HIGH and theirs.confidence is Confidence.HIGH
    says = f"{theirs.name} says it"
    if theirs.name.lower() in _PRONOUNS:
        says = f"“{theirs.name}” says it, and means somebody else"
    yield Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        hyp=Excerpt(text=mention.of(comparison.hyp_document.text), spans=(mention,)),
        ref=ref,
        message=f"given to {ours.name}; in the original {says}",
        evidence="speaker",
    )


def _other_voices(
    comparison: Comparison, ours: Speaker, voices: Sequence[Voice]
) -> Iterator[Distortion]:
    """Somebody else's sentence, word for word, among the speaker's own."""
    alignment = comparison.alignment
    for voice in voices:
        if not _are_different_people(ours, voice.speaker):
            continue
        words = [token for token in alignment.ref if voice.span.overlap(token.span)]
        start = excerpt_start(words, alignment.hyp, alignment.hyp_language)
        if start is None or sum(token.is_word for token in words) < _SENTENCE:
            continue
        said = tuple(range(start, min(start + len(words), len(alignment.hyp))))
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=comparison.hyp_excerpt(said),
            ref=comparison.ref_excerpt(
                tuple(i for i, token in enumerate(alignment.ref) if token in words)
            ),
            message=f"given to {ours.name}; in the original {voice.speaker.name} says it",
            evidence="speaker of a part",
        )


def _other_source(comparison: Comparison) -> Iterator[Distortion]:
    """Sources within both texts that have nothing in common, or belong to somebody else."""
    for ours, theirs in _sources(comparison.alignment):
        words: tuple[tuple[int, ...], tuple[int, ...]] | None = ours.subject, theirs.subject
        if not _is_other(comparison, ours, theirs):
            words = _other_owners(comparison, ours, theirs)
        if words is not None:
            yield _said_by_another(comparison, *words)
    for claim in chain(moved_claims(comparison.alignment), near_sources(comparison.alignment)):
        yield _said_by_another(comparison, claim.hyp, claim.ref)


def _said_by_another(
    comparison: Comparison, hyp: tuple[int, ...], ref: tuple[int, ...]
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(hyp),
        ref=comparison.ref_excerpt(ref),
        message="said by somebody else in the original",
        evidence="subject of the reporting verb",
    )


def _sources(alignment: Alignment) -> Iterator[tuple[ReportingClause, ReportingClause]]:
    """Who says it in both texts: by linked verbs, or as the one source that each text has."""
    links = linkage(alignment)
    hyp = _clauses(alignment.hyp, alignment.hyp_language)
    ref = _clauses(alignment.ref, alignment.ref_language)
    for ours, theirs in product(hyp, ref):
        is_linked = theirs.verb in links.to_ref.get(ours.verb, ())
        if is_linked or len(hyp) == len(ref) == 1:
            yield ours, theirs


def _clauses(tokens: Sequence[Token], language: str) -> list[ReportingClause]:
    """Reporting clauses of people, and "according to the opposition", not "to reports"."""
    vague = lexicons.listed(language, "vague_sources")
    found = [
        clause
        for clause in reporting_clauses(tokens, language)
        if tokens[clause.verb].lemma not in lexicons.listed(language, "showing")
        and not _is_an_act(tokens, clause.verb)
    ]
    for index, (token, after) in enumerate(pairwise(tokens)):
        if (token.norm, after.norm) == ("according", "to"):
            subject = tuple(
                takewhile(
                    lambda i: _is_of_phrase(tokens[i], language), range(index + 2, len(tokens))
                )
            )
            if subject and vague.isdisjoint(tokens[i].lemma for i in subject):
                found.append(ReportingClause(verb=index, subject=subject, is_pronoun=False))
    return found


def _is_an_act(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb tells what was done, and reports nothing: "agreed to buy"."""
    return verb + 1 < len(tokens) and tokens[verb + 1].norm == "to"


def _is_of_phrase(token: Token, language: str) -> bool:
    return token.is_word and word_classes(language).get(token.norm) not in _ENDS_A_PHRASE


def _other_owners(
    comparison: Comparison, ours: ReportingClause, theirs: ReportingClause
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The union's chairwoman / the company's chairwoman: whose office it is changed."""
    alignment = comparison.alignment
    links = linkage(alignment)
    hyp, ref = _owner(alignment.hyp, ours.subject), _owner(alignment.ref, theirs.subject)
    if hyp is None or ref is None or hyp[1] not in links.to_hyp.get(ref[1], ()):
        return None
    mine, other = alignment.hyp[hyp[0]], alignment.ref[ref[0]]
    kinds = {link.kind for link in alignment.links if hyp[0] in link.hyp or ref[0] in link.ref}
    told, said = ({token.lemma for token in side} for side in (alignment.hyp, alignment.ref))
    is_new = mine.lemma not in said and other.lemma not in told
    if not is_new or kinds - {LinkKind.CONTEXT} or are_interchangeable(mine.lemma, other.lemma):
        return None
    return (tuple(range(hyp[0], hyp[1] + 1)), tuple(range(ref[0], ref[1] + 1)))


def _owner(tokens: Sequence[Token], subject: Sequence[int]) -> tuple[int, int] | None:
    """The words of "union's chairwoman": the owner's and the head's; None for a pronoun or name."""
    for index in subject[1:-1]:
        owner = tokens[index - 1]
        is_genitive = tokens[index].norm == "'s" or (
            tokens[index].norm == "'" and owner.norm.endswith("s")
        )
        if is_genitive and owner.text.islower():
            return index - 1, subject[-1]
    return None


def _is_other(comparison: Comparison, ours: ReportingClause, theirs: ReportingClause) -> bool:
    """Whether both subjects are noun phrases, and no word of either is on the other side."""
    alignment = comparison.alignment
    sides = (alignment.hyp, ours), (alignment.ref, theirs)
    if any(_is_unnamed(tokens, clause) for tokens, clause in sides):
        return False
    if _are_linked(comparison, ours, theirs) or _is_spelled_out(sides) or _is_named_again(sides):
        return False
    hyp_words = _keys(alignment.hyp, range(len(alignment.hyp)), alignment.hyp_language)
    ref_words = _keys(alignment.ref, range(len(alignment.ref)), alignment.ref_language)
    hyp_heads = _keys(alignment.hyp, ours.subject, alignment.hyp_language)
    ref_heads = _keys(alignment.ref, theirs.subject, alignment.ref_language)
    if not hyp_heads or not ref_heads:
        return False
    return not (
        any(is_one_name(head, word) for head in hyp_heads for word in ref_words)
        or any(is_one_name(head, word) for head in ref_heads for word in hyp_words)
        or any(
            are_interchangeable(a, b) or may_name_one(a, b) for a in hyp_heads for b in ref_heads
        )
    )


def _is_unnamed(tokens: Sequence[Token], clause: ReportingClause) -> bool:
    """Whether a pronoun stands for the source: "he", "their own releases"."""
    return clause.is_pronoun or word_classes().get(tokens[clause.subject[0]].norm) == "possessive"


def _is_spelled_out(sides: Sequence[tuple[Sequence[Token], ReportingClause]]) -> bool:
    """Whether one is an acronym and the other a name: UTAK, the Korean Central News Agency."""
    named = [
        [tokens[i] for i in clause.subject if tokens[i].text[0].isupper()]
        for tokens, clause in sides
    ]
    acronyms = [any(is_acronym(token) for token in words) for words in named]
    return acronyms[0] != acronyms[1] and all(named)


def _is_named_again(sides: Sequence[tuple[Sequence[Token], ReportingClause]]) -> bool:
    """Whether "the company" stands for a name: whose, the words around it have told."""
    words = [[tokens[i] for i in clause.subject] for tokens, clause in sides]
    return any(
        all(token.text[0].isupper() or token.norm == "the" for token in named)
        and (told[0].norm == "the" and may_name_any(told[-1].lemma))
        and (told[-1].lemma in _CLUBS or not are_people(named))
        for named, told in (words, words[::-1])
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
