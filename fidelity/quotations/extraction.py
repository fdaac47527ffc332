"""The whole stage: a document in, its quotations, people and notices out."""

import re
from collections.abc import Iterator, Sequence

from fidelity.quotations import lexicon as reporting
from fidelity.quotations.cast import Cast
from fidelity.quotations.draft import Draft
from fidelity.quotations.drafts import draft
from fidelity.quotations.edits import Edits
from fidelity.quotations.interviews import with_answers
from fidelity.quotations.marks import find_marked
from fidelity.quotations.outline import outline
from fidelity.quotations.set_apart import with_block_quotations
from fidelity.quotations.speakers import Resolver
from fidelity.quotations.words import vocabulary
from fidelity.records import Document, Extraction, Notice, Quotation, QuotationKind, Span
from fidelity.text.segments import abbreviations, paragraphs

_DIRECT = QuotationKind.DIRECT
# read for its closed word classes where a language has no lists of its own: marks still count
_FALLBACK = "en"
# "HARLAN CITY - An", "OSLO, Norway (AP) — The": agencies print the place in capitals, and what is
# no name of a place has another look (some words in small letters before or after the dash)
_DATELINE = re.compile(
    r"""
    (?P<place> [^\W\d_] [\w'’.\-]+ (?: [ ] [^\W\d_] [\w'’.\-]+ ){0,2} )
    (?: , [ ] [\w. ]{1,30} )?  (?: [ ]? \( [\w. ]{1,20} \) )?
    [ ] [-–—]{1,2} [ ]
    (?P<body> ["“‘„«']? (?P<next> [^\W\d_] ) )
    """,
    re.VERBOSE,
)


def extract(document: Document) -> Extraction:
    """Find who is quoted with which words.

    Boilerplate is left out. Nothing that is merely odd is an error: a mark that is never closed
    and a language without reporting words are notices.
    """
    language = document.language.split("-", maxsplit=1)[0].lower()
    has_words = reporting.exists(language)
    words = reporting.load(language if has_words else _FALLBACK)
    pieces = tuple(_pieces(document))
    marking = find_marked(document.text, pieces)
    if document.set_apart:
        first_person = words.grammar.first_person
        marking = with_block_quotations(
            document.text, pieces, marking, document.set_apart, first_person
        )
    marking = with_answers(document.text, pieces, marking, words.grammar)
    known = vocabulary(words.language, abbreviations(language))
    sentences = outline(document.text, pieces, marking.stretches, known)
    drafts = draft(document.text, sentences, words)
    cast = Cast(sentences, words)
    resolver = Resolver(document.text, sentences, cast, words)
    edited = Edits(document.text)
    quotations = tuple(
        [
            _quotation(document, number, found, resolver, edited)
            for number, found in enumerate(drafts, start=1)
        ]
    )
    notices = marking.notices
    if not has_words and pieces:
        notices += (_no_words(document),)
    return Extraction(
        quotations=quotations,
        notices=notices,
        people=tuple(person.name for person in cast.people),
    )


def _quotation(
    document: Document, number: int, found: Draft, resolver: Resolver, edited: Edits
) -> Quotation:
    quoted = found.contents if found.kind is _DIRECT else found.fragments
    return Quotation(
        id=f"{document.id}-q{number}",
        document_id=document.id,
        kind=found.kind,
        contents=found.contents,
        extent=found.extent,
        fragments=found.fragments,
        cue=found.cue,
        speaker=resolver.resolve(found),
        marks_lost=found.marks_lost,
        is_attitude=found.is_attitude,
        insertions=edited.insertions(quoted),
        ellipses=edited.ellipses(quoted),
    )


def _pieces(document: Document) -> Iterator[Span]:
    """The paragraphs, without boilerplate, and without the dateline that opens one."""
    holes = list(document.boilerplate)
    for whole in paragraphs(document.text):
        paragraph = _after_dateline(whole, document.text)
        if not holes:
            yield paragraph
            continue
        yield from _without(paragraph, holes, document.text)
        while holes and holes[0].end <= paragraph.end:
            holes.pop(0)


def _after_dateline(paragraph: Span, text: str) -> Span:
    found = _DATELINE.match(text, paragraph.start, paragraph.end)
    if found is None or not found["place"].isupper() or not found["next"].isupper():
        return paragraph
    return Span(found.start("body"), paragraph.end)


def _without(paragraph: Span, holes: Sequence[Span], text: str) -> Iterator[Span]:
    start = paragraph.start
    for hole in holes:
        if hole.start >= paragraph.end:
            break
        if hole.end <= start:
            continue
        if text[start : max(start, hole.start)].strip():
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if text[start : paragraph.end].strip():
        yield Span(start, paragraph.end)


def _no_words(document: Document) -> Notice:
    return Notice(
        stage="quotations",
        message=(
            f"expected reporting words for the language {document.language!r}, got none: "
            "only quotations in marks can be found"
        ),
    )
