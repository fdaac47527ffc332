"""Who is quoted in a paragraph of its own: a line before it tells, or a line under it.

"Ada Moll told reporters:" stands before the quotation, "— Ada Moll, nurse" behind or under it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from fidelity.quotations.classes import (
    CAPITAL,
    COMMA,
    DETERMINER,
    OPENING_BRACKET,
    PRONOUN,
    SHOWS_FINITE,
    VERB,
)
from fidelity.quotations.cues import find_cues
from fidelity.quotations.draft import Draft
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.outline import Sentence
from fidelity.quotations.syntax import Range, Syntax
from fidelity.quotations.words import DASHES
from fidelity.records import Span

# "— Ada Moll, who has chaired the board since 2011"
_LONGEST_LINE = 20
_SHORTEST_NAME = 2
_NO_NAME = DETERMINER | PRONOUN


class Source(NamedTuple):
    """Who is quoted: the verb and the name, and the index of the sentence that tells."""

    cue: Span | None
    mention: Span
    sentence: int


def source_of(
    sentences: Sequence[Sentence], index: int, lexicon: ReportingLexicon
) -> Source | None:
    """Whom the paragraphs around a quotation name as its speaker; None where they name nobody.

    Args:
        sentences: of the document.
        index: the one that is the quotation, or its first paragraph.
        lexicon: the words of the language.
    """
    return _line_before(sentences, index, lexicon) or _line_after(sentences, index)


def with_source(made: Draft, source: Source) -> Draft:
    """The quotation with the speaker whom the paragraphs around it name."""
    words = (made.extent, source.mention, source.cue or source.mention)
    return made._replace(
        cue=source.cue,
        mention=source.mention,
        extent=Span(min(span.start for span in words), max(span.end for span in words)),
        sentence=min(made.sentence, source.sentence),
        is_carried=False,
        is_answer=False,
    )


def is_source_line(sentence: Sentence) -> bool:
    """Whether a sentence is a dash and a name, and says nothing else."""
    items = sentence.items
    return (
        items[0].text in DASHES
        and len(items) <= _LONGEST_LINE
        and not sentence.marked
        and items[-1].text not in "!?…:"
        and _name(sentence) is not None
    )


def _line_before(
    sentences: Sequence[Sentence], index: int, lexicon: ReportingLexicon
) -> Source | None:
    """The speaker of "Ada Moll told reporters on Friday:", the paragraph before."""
    before = index - 1
    if before < 0 or sentences[before].paragraph != sentences[index].paragraph - 1:
        return None
    sentence = sentences[before]
    if sentence.items[-1].text != ":":
        return None
    syntax = Syntax(sentence, lexicon)
    cues = find_cues(syntax) if sentence.clues & VERB else []
    for cue in reversed(cues):
        if cue.subject is not None and not cue.is_passive:
            span = sentence.span(*_items(cue.subject))
            return Source(sentence.span(cue.start, cue.end - 1), span, before)
    subject = syntax.sentence_subject(syntax.end - 1)
    is_named = subject is not None and (
        _shows_name(sentence, *subject) or _is_surname(sentences, sentence, subject)
    )
    return Source(None, sentence.span(*_items(subject)), before) if subject and is_named else None


def _line_after(sentences: Sequence[Sentence], index: int) -> Source | None:
    """The speaker of "— Ada Moll, nurse", behind the last paragraph of a quotation."""
    stretch = sentences[index].items[0].marked
    after = index + 1
    while after < len(sentences) and stretch is not None:
        first = sentences[after].items[0]
        if first.marked is not stretch:
            break
        after += 1
    if after == len(sentences) or not is_source_line(sentences[after]):
        return None
    is_near = sentences[after].paragraph - sentences[after - 1].paragraph <= 1
    name = _name(sentences[after])
    return Source(None, name, after) if name and is_near else None


def _name(sentence: Sentence) -> Span | None:
    """The name behind the dash, up to a comma or a bracket."""
    end = 1
    while end < len(sentence.items) and not sentence.classes[end] & (COMMA | OPENING_BRACKET):
        end += 1
    if not _shows_name(sentence, 1, end):
        return None
    is_clause = any(
        found & SHOWS_FINITE and not found & CAPITAL for found in sentence.classes[1:end]
    )
    last = end - 1 if sentence.items[end - 1].text != "." else end - 2
    return None if is_clause else sentence.span(1, last)


def _shows_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether at least two words with capitals stand there."""
    named = [
        found for found in sentence.classes[start:end] if found & CAPITAL and not found & _NO_NAME
    ]
    return len(named) >= _SHORTEST_NAME


def _is_surname(sentences: Sequence[Sentence], sentence: Sentence, subject: Range) -> bool:
    """Whether a word with a capital is the last one of a name elsewhere: "Moll was careful:"."""
    start, end = subject
    word = sentence.items[end - 1]
    if not word.is_capital or any(item.is_capital for item in sentence.items[start : end - 1]):
        return False
    return any(
        place and other.items[place].plain == word.plain and other.classes[place - 1] & CAPITAL
        for other in sentences
        for place in other.capitals
    )


def _items(found: Range) -> Range:
    """The first item and the last one."""
    return found[0], found[1] - 1
