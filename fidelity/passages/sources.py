"""The originals as one sequence of words that can be searched."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fidelity import lexicons
from fidelity.passages.matching import Words, keys, words
from fidelity.records import Document, Extraction, Quotation, QuotationKind, Span, Token
from fidelity.text.normalise import fold
from fidelity.text.segments import sentences
from fidelity.text.tokens import sentence_tokens

# A grammatical word carries little of what a passage is about, but not nothing: "in minds" and
# "on minds" differ.
FUNCTION_WEIGHT = 0.12
# The floor of a content word's weight: a word that every sentence has (the topic) still counts.
TOPIC_WEIGHT = 0.4
# The words from which on a reporting clause that a quotation has as well is a part of it: "I" and
# "said" alone stand in any sentence.
_CLAUSE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Token indices `start` up to `end` of the source; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One original, ready for searching.

    Attributes:
        document: the original.
        tokens: its words, boilerplate left out.
        words: the same, ready for matching.
        sentences: token ranges, in order.
        weights: (n_tokens,), how much each word says about what a passage is about, 0 to 1.
        reporting: (n_tokens,), whether the word belongs to a reporting clause ("he said").
        clauses: the token range and the words of each such clause.
        quotations: what is quoted in it, by whom.
        starts: the token indices at which a sentence begins.
    """

    document: Document
    tokens: tuple[Token, ...]
    words: Words
    sentences: tuple[Sentence, ...]
    weights: NDArray[np.float32]
    reporting: NDArray[np.bool_]
    clauses: tuple[tuple[Span, str], ...]
    quotations: tuple[Quotation, ...]
    starts: frozenset[int]


def word_weights(tokens: Sequence[Token], language: str) -> list[float]:
    """What each word of a quotation counts in its search, 0 to 1; marks weigh nothing."""
    grammatical = lexicons.listed(language, "function_words")
    return [
        0.0 if not token.is_word else FUNCTION_WEIGHT if token.norm in grammatical else 1.0
        for token in tokens
    ]


def shared_words(
    words: Sequence[Token], language: str, others: Sequence[Token], other_language: str
) -> float:
    """The share of the quotation's weight whose very words the original has; 0 to 1."""
    known = frozenset(keys(others, other_language)) - {""}
    weights = word_weights(words, language)
    found = [
        weight for weight, key in zip(weights, keys(words, language), strict=True) if key in known
    ]
    return sum(found) / (sum(weights) or 1.0)


def count_sentences(contents: Sequence[Span], document: Document) -> int:
    """1 or more; what goes on in lower case goes on with a sentence that "she said" interrupts."""
    text = document.text
    count = sum(len(sentences(text, span, document.language)) for span in contents)
    return max(1, count - sum(text[span.start].islower() for span in contents[1:]))


def prepare(document: Document, extraction: Extraction) -> Source:
    """Tokenize an original and mark what reports in it."""
    tokens: list[Token] = []
    ranges: list[Sentence] = []
    number, paragraph, before = 0, -1, 0
    for span in matter(document):
        for sentence in sentences(document.text, span, document.language):
            start = len(tokens)
            # numbered as `compare` numbers them, so that it finds them remembered
            tokens += sentence_tokens(document.text, sentence, document.language, sentence=number)
            number += 1
            paragraph += paragraph < 0 or "\n" in document.text[before : sentence.start]
            before = sentence.end
            if len(tokens) > start:
                ranges.append(Sentence(start=start, end=len(tokens), paragraph=paragraph))
    reporting = _reporting(
        tokens, [one for one in extraction.quotations if not _is_told_by_nobody(one, document)]
    )
    return Source(
        document=document,
        tokens=tuple(tokens),
        words=words(keys(tokens, document.language), document.language),
        sentences=tuple(ranges),
        weights=_weights(tokens, ranges, document.language),
        reporting=reporting,
        clauses=tuple(_clauses(tokens, reporting)),
        quotations=extraction.quotations,
        starts=frozenset(sentence.start for sentence in ranges),
    )


def as_repeated(source: Source, said: Sequence[Token]) -> Source:
    """The source without the reporting clauses that a quotation has word for word.

    Who quotes "we were too slow to admit it" from a speech quotes all of it.
    """
    own = _spelled(said)
    repeated = [span for span, clause in source.clauses if clause in own]
    if not repeated:
        return source
    reporting = source.reporting.copy()
    for span in repeated:
        reporting[span.start : span.end] = False
    return replace(source, reporting=reporting)


def matter(document: Document) -> tuple[Span, ...]:
    """The document without its boilerplate."""
    found = []
    start = 0
    for hole in document.boilerplate:
        if hole.start > start:
            found.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < len(document.text):
        found.append(Span(start, len(document.text)))
    return tuple(found)


def _weights(
    tokens: Sequence[Token], ranges: Sequence[Sentence], language: str
) -> NDArray[np.float32]:
    """Inverse sentence frequency inside the document, floored; marks weigh nothing."""
    frequency: dict[str, int] = {}
    for sentence in ranges:
        for lemma in {token.lemma for token in tokens[sentence.start : sentence.end]}:
            frequency[lemma] = frequency.get(lemma, 0) + 1
    scale = np.log(len(ranges) + 1.0)
    grammatical = lexicons.listed(language, "function_words")
    weights = []
    for token in tokens:
        if not token.is_word:
            weights.append(0.0)
        elif token.norm in grammatical:
            weights.append(FUNCTION_WEIGHT)
        else:
            rarity = 1 - np.log(frequency[token.lemma]) / scale if scale > 1 else 1.0
            weights.append(TOPIC_WEIGHT + (1 - TOPIC_WEIGHT) * max(0.0, rarity))
    return np.array(weights, dtype=np.float32)


def _is_told_by_nobody(quotation: Quotation, document: Document) -> bool:
    """Whether the text itself speaks here, a thing or no one: "I believe that", "it may tell us".

    In a speech such a clause is quoted with the rest, as "none of them has said yes" is anywhere.
    """
    speaker = quotation.speaker
    if quotation.kind is not QuotationKind.INDIRECT or speaker is None or speaker.mention is None:
        return False
    mention = fold(speaker.mention.of(document.text))
    own = lexicons.listed(document.language, "reporting_grammar", "own_voice")
    nobody = lexicons.listed(document.language, "exclusives", "denial")
    return mention in own or mention.split()[0] in nobody


def _reporting(tokens: Sequence[Token], quotations: Sequence[Quotation]) -> NDArray[np.bool_]:
    """Which tokens report ("he said") and are not what is reported."""
    mask = np.zeros(len(tokens), dtype=np.bool_)
    if not quotations:
        return mask
    starts = [token.span.start for token in tokens]

    def cover(span: Span, *, value: bool) -> None:
        mask[bisect_left(starts, span.start) : bisect_left(starts, span.end)] = value

    for quotation in quotations:
        cover(quotation.extent, value=True)
    for quotation in quotations:
        for span in quotation.contents:
            cover(span, value=False)
    return mask


def _clauses(tokens: Sequence[Token], reporting: NDArray[np.bool_]) -> Iterator[tuple[Span, str]]:
    """The token range and the words of each reporting clause that is more than a word."""
    edges = np.flatnonzero(np.diff(reporting.astype(np.int8), prepend=0, append=0))
    for start, end in edges.reshape(-1, 2):
        its = tokens[start:end]
        if sum(token.is_word for token in its) >= _CLAUSE:
            yield Span(int(start), int(end)), _spelled(its)


def _spelled(tokens: Sequence[Token]) -> str:
    """The words as one string, each with a space on both sides."""
    return f" {' '.join(token.norm for token in tokens if token.is_word)} "
