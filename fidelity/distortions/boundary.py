"""Quotation marks that stand in the wrong place.

What it finds:
    Words set as the speaker's own that the original reports indirectly; a reporting clause ("she
    said") that was drawn into the marks; words of two speakers run together; a direct quotation
    that lost its marks.

Why it matters:
    Marks promise that these are the words. Without them the speaker's "I" becomes the reporter's.

Example:
    original: “I planted these vines with my father and I will not dig them up,” said Mr Oury.
    derivative: I planted these vines with my father and I will not dig them up. Mr Oury is 71.

What it lets pass:
    Clumsy or back-translated wording inside the marks: that is a change of words, if any. A
    passage whose marks cannot be told. Speech that a dash opens. In a translation, the first person
    ("I") of words that lost their marks is not looked for.

Source:
    The conventions of newspaper style guides on direct and indirect speech.
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.content.merged_quotations import merged_quotations
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Link,
    LinkKind,
    QuotationKind,
    Severity,
    Token,
)
from fidelity.text.function_words import is_content
from fidelity.text.marked import inside_marks, marked_hyp, marked_ref
from fidelity.text.reporting import ReportingClause, reporting_clauses
from fidelity.text.reporting_frames import reporting_frames
from fidelity.text.segments import paragraph_around
from fidelity.text.whole import is_whole

KIND = DistortionKind.BOUNDARY

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_SURE = {LinkKind.FORM, LinkKind.SPELLING, LinkKind.LEMMA}
_SURE_IN_TRANSLATION = {LinkKind.FORM, LinkKind.VALUE, LinkKind.ABBREVIATION, LinkKind.DICTIONARY}
_STRONG = 0.7  # strength of a link across languages that is surely the word's own
_SHOWN = 8  # tokens of a long stretch that the excerpt shows


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Yield what stands on the wrong side of a quotation mark."""
    if comparison.pair.passage is None:
        return
    links = linkage(comparison.alignment)
    inside, original = marked_hyp(comparison), marked_ref(comparison)
    if comparison.pair.quotation.marks_lost and not _is_dialogue(comparison):
        yield _finding(comparison, _opening(comparison), "lost its quotation marks")
        return
    yield from _lost(comparison, links, inside, original)
    merged = merged_quotations(comparison.alignment)
    if merged is not None:
        yield _finding(comparison, merged.hyp, "somebody else said this", Severity.MAJOR)
        return
    clause = _drawn_in(comparison, links, inside)
    if clause:
        yield _finding(comparison, clause, "a reporting clause stands inside the quotation marks")
    elif original and not (comparison.alignment.is_translation and is_whole(comparison)):
        # two sentences side by side, each in its language's marks, tell too little
        reported = _reporters_words(comparison, links, inside, original)
        if reported:
            message = "the original reports these words, it does not quote them"
            yield _finding(comparison, reported, message, _weight(comparison, reported))


def _is_dialogue(comparison: Comparison) -> bool:
    """Whether a dash opens the paragraph, as speech is set in Italian, Polish or Russian."""
    text = comparison.hyp_document.text
    paragraph = paragraph_around(text, comparison.pair.quotation.contents[0])
    return paragraph.of(text).lstrip().startswith(("–", "—"))


def _opening(comparison: Comparison) -> tuple[int, ...]:
    """The first words of the quotation."""
    words = [i for i, token in enumerate(comparison.alignment.hyp) if token.is_word]
    return tuple(words[:_SHOWN])


def _lost(
    comparison: Comparison, links: Linkage, inside: frozenset[int], original: frozenset[int]
) -> Iterator[Distortion]:
    """First-person words, marked in the original, that stand here without marks."""
    if comparison.pair.quotation.kind is not QuotationKind.INDIRECT or inside:
        return
    alignment = comparison.alignment
    if not inside_marks(alignment.ref) and not original:
        return
    persons = [
        i
        for i, token in enumerate(alignment.hyp)
        if token.norm in _FIRST_PERSON
        and any(
            r in original and alignment.ref[r].norm == token.norm for r in links.to_ref.get(i, ())
        )
    ]
    if persons:
        start = persons[0]
        shown = tuple(range(start, min(len(alignment.hyp), start + _SHOWN)))
        is_nobodys = is_whole(comparison) and not reporting_frames(alignment.hyp)
        severity = Severity.MAJOR if is_nobodys and alignment.is_english else Severity.MINOR
        message = "lost its quotation marks: “I” reads as the reporter's"
        yield _finding(comparison, shown, message, severity)


def _drawn_in(comparison: Comparison, links: Linkage, inside: frozenset[int]) -> tuple[int, ...]:
    """A reporting clause inside the marks that the speaker did not say."""
    if not inside:
        return ()
    alignment = comparison.alignment
    for clause in reporting_clauses(alignment.hyp, alignment.hyp_language):
        whole = tuple(sorted({clause.verb, *clause.subject}))
        before, after = whole[0] - 1, whole[-1] + 1
        if not inside.issuperset(whole) or before < 0 or _is_own_voice(alignment, clause):
            continue
        follows_comma = alignment.hyp[before].text == ","
        ends = after >= len(alignment.hyp) or not alignment.hyp[after].is_word
        if follows_comma and ends and not _said_inside(whole, links, comparison):
            return whole
    return ()


def _is_own_voice(alignment: Alignment, clause: ReportingClause) -> bool:
    """Whether the speaker or a thing says it: "and it may tell us", "I think"."""
    own = lexicons.listed(alignment.hyp_language, "reporting_grammar", "own_voice")
    return all(alignment.hyp[index].norm in own for index in clause.subject)


def _said_inside(whole: Sequence[int], links: Linkage, comparison: Comparison) -> bool:
    """Whether the original has the clause inside its marks as well."""
    original = marked_ref(comparison)
    return any(r in original for i in whole for r in links.to_ref.get(i, ()))


def _reporters_words(
    comparison: Comparison, links: Linkage, inside: frozenset[int], original: frozenset[int]
) -> tuple[int, ...]:
    """Content words inside the marks that the original has, but outside its marks."""
    alignment = comparison.alignment
    found = []
    for index in sorted(inside - _in_brackets(alignment.hyp)):
        token = alignment.hyp[index]
        link = links.link_of_hyp.get(index)
        if link is None or not _is_sure(link, alignment) or not _is_telling(token, comparison):
            continue
        if not original.intersection(link.ref):
            found.append(index)
    total = sum(_is_telling(alignment.hyp[i], comparison) for i in inside)
    return tuple(found) if found and (len(found) >= 2 or len(found) == total) else ()


def _in_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """What an editor put in for the reader."""
    found: set[int] = set()
    opening = None
    for index, token in enumerate(tokens):
        if token.text == "[":
            opening = index
        elif token.text == "]" and opening is not None:
            found.update(range(opening, index))
            opening = None
    return frozenset(found)


def _weight(comparison: Comparison, reported: Sequence[int]) -> Severity:
    """Two words of the reporter's in the speaker's mouth mislead where the sentence was copied."""
    alignment = comparison.alignment
    is_copied = (
        not alignment.is_translation
        and is_whole(comparison)
        and is_otherwise_same(alignment, (), ())
    )
    return Severity.MAJOR if is_copied and len(reported) > 1 else Severity.MINOR


def _is_sure(link: Link, alignment: Alignment) -> bool:
    if not alignment.is_translation:
        return link.kind in _SURE
    return link.kind in _SURE_IN_TRANSLATION and link.weight >= _STRONG


def _is_telling(token: Token, comparison: Comparison) -> bool:
    return is_content(token, comparison.alignment.hyp_language)


def _finding(
    comparison: Comparison,
    indices: tuple[int, ...],
    message: str,
    severity: Severity = Severity.MINOR,
) -> Distortion:
    links = linkage(comparison.alignment)
    answering = sorted({r for i in indices for r in links.to_ref.get(i, ())})
    return Distortion(
        kind=KIND,
        severity=severity,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(indices),
        ref=comparison.ref_excerpt(tuple(answering)),
        message=message,
        evidence="marks",
    )
