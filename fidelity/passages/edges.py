"""How far a passage may reach beyond the words that surely answer its quotation."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fidelity.passages.sources import Sentence, Source
from fidelity.passages.stretches import passage_of, past_answer
from fidelity.passages.windows import Window, widen
from fidelity.records import Document, Passage, Quotation, QuotationKind, Span, Token
from fidelity.text.leading_qualifiers import leading_qualifier
from fidelity.text.opening_conditions import opening_condition, opens_as_condition
from fidelity.text.surroundings import sentence_before
from fidelity.text.tokens import tokenize

# From this similarity on a word of the quotation counts as answered.
_ANSWERED = 0.5
_AROUND_ONE = 4  # tokens of a translation that a word without an answer stands for
_LONGER = 2  # tokens by which the original may say an end at more length: "all", "about half"
_ENDS = frozenset([";", ".", "!", "?", "…", "—", "–", '"', "”", "»"])
_MOST_HANGING = 12  # tokens; more are another statement
_AS_LONG = 0.75  # share of a report's tokens from which on a rendering tells all of it
_LEAST_SHARED = 0.4  # of the weight of two sentences, that each has of the other
_SHORTEST = 2  # words: "Yes." may stand for "No."


def with_reworded_ends(
    source: Source,
    table: NDArray[np.float32],
    said: tuple[Sequence[Token], NDArray[np.float32]],
    window: Window,
    *,
    is_translation: bool,
) -> tuple[int, int]:
    """A stretch (token indices) with what the ends of a marked quotation may reword beyond it.

    "An obvious likelihood that" shares no word with "a clear possibility that", and "I agreed to
    choose" may stand for the sentence that goes on with "I refuse to choose".

    Args:
        source: the original.
        table: similarities (n_hyp, n_tokens of the source).
        said: the words of the quotation, and their weights (n_hyp,).
        window: what surely renders it.
        is_translation: whether the original is of another language.
    """
    reach = hanging(
        table[:, window.start : window.end],
        said[1],
        is_translation=is_translation,
    )
    start, end = widen(source, (window.start, window.end), reach=reach)
    return _with_adjoining(source, table, said, (start, end))


def with_condition(source: Source, window: Window, said: Sequence[Token]) -> tuple[int, int]:
    """A stretch (token indices) with the answer to it, or the condition or consequence beside it.

    "She would stay, provided that the rent fell" says less without its end. And with the other
    clauses of its report, where all of that is told.
    """
    start, end = _from_condition(source, window.start), past_answer(source, window, said)
    if end == window.end:
        end = _past_condition(source, window.start, end)
    return _with_rest_of_report(source, (start, end), said)


def _with_rest_of_report(
    source: Source, stretch: tuple[int, int], said: Sequence[Token]
) -> tuple[int, int]:
    """A stretch (token indices) with the other clauses of its report, where all of it is told.

    "The letter was real but from 2018" is told as "was forged but from 2008": who reports as much
    as the original does reports all of it, reworded or not.
    """
    start, end = stretch
    inside = Span(source.tokens[start].span.start, source.tokens[end - 1].span.end)
    for quotation in source.quotations:
        first, last = quotation.contents[0], quotation.contents[-1]
        if quotation.kind is not QuotationKind.INDIRECT or len(quotation.contents) == 1:
            continue
        if not (first.start <= inside.start and inside.end <= last.end):
            continue
        whole = Span(
            bisect_left(source.tokens, first.start, key=_begins),
            bisect_left(source.tokens, last.end, key=_begins),
        )
        missing = len(whole) - (end - start)
        if missing <= _MOST_HANGING and len(said) >= _AS_LONG * len(whole):
            return whole.start, whole.end
    return stretch


def stated_with(
    source: Source, passage: Passage, quotation: Quotation, derivative: Document
) -> Passage:
    """A passage that the quotation has word for word, with what its statement needs beside it."""
    whole = _behind_qualifier(source, passage, quotation, derivative)
    return _beside_condition(source, whole) if quotation.kind is QuotationKind.INDIRECT else whole


def _beside_condition(source: Source, passage: Passage) -> Passage:
    """The same for a passage that the quotation has word for word."""
    start = bisect_left(source.tokens, passage.span.start, key=_begins)
    end = bisect_left(source.tokens, passage.span.end, key=_begins)
    whole = _from_condition(source, start), _past_condition(source, start, end)
    return passage if whole == (start, end) else passage_of(source, *whole)


def _behind_qualifier(
    source: Source, passage: Passage, quotation: Quotation, derivative: Document
) -> Passage:
    """The same with the "perhaps", "hardly" or "almost" of its clause that the quotation cut off.

    Not where the derivative says such a word before the quotation: hardly “anybody came”.
    """
    language = source.document.language
    start = bisect_left(source.tokens, passage.span.start, key=_begins)
    end = bisect_left(source.tokens, passage.span.end, key=_begins)
    first = leading_qualifier(source.tokens, start, language)
    if first is None:
        return passage
    cut = quotation.contents[0].start
    left = sentence_before(derivative.text, cut, derivative.language)
    said = tokenize(derivative.text, [left] if left else (), derivative.language) if left else ()
    if leading_qualifier(said, len(said), language) is not None:
        return passage
    return passage_of(source, first, end, is_whole=True)


def _begins(token: Token) -> int:
    return token.span.start


def _from_condition(source: Source, start: int) -> int:
    """From the condition on that opens the sentence right before the stretch."""
    if not start or source.tokens[start - 1].text != ",":
        return start
    sentence = next((one for one in source.sentences if one.start < start < one.end), None)
    if sentence is None:
        return start
    comma = opening_condition(source.tokens, sentence.start, source.document.language)
    return sentence.start if comma == start - 1 else start


def _past_condition(source: Source, start: int, end: int) -> int:
    """Past the condition behind a comma, or past what follows from one that the stretch is."""
    if end == len(source.tokens) or source.tokens[end].norm != ",":
        return end
    sentence = next((one for one in source.sentences if one.start < end <= one.end), None)
    if sentence is None or end >= sentence.end:
        return end
    words, language = source.tokens[start : sentence.end], source.document.language
    if not any(opens_as_condition(words, k, language) for k in (0, end + 1 - start)):
        return end
    stops = (k for k in range(end + 1, sentence.end) if source.tokens[k].norm in _ENDS)
    return next(stops, sentence.end)


def _with_adjoining(
    source: Source,
    table: NDArray[np.float32],
    said: tuple[Sequence[Token], NDArray[np.float32]],
    stretch: tuple[int, int],
) -> tuple[int, int]:
    """A stretch with the sentence before and behind it that the quotation goes on to reword."""
    tokens, weights = said
    numbers = sorted({token.sentence for token in tokens})
    start, end = stretch
    inside = [k for k, one in enumerate(source.sentences) if one.start < end and start < one.end]
    if len(numbers) <= len(inside) or not inside:
        return stretch
    first, last = source.sentences[inside[0]], source.sentences[inside[-1]]
    for number, place, beside in (
        (numbers[0], inside[0] - 1, first),
        (numbers[-1], inside[-1] + 1, last),
    ):
        rows = np.array([token.sentence == number for token in tokens])
        if not 0 <= place < len(source.sentences):
            continue
        other = source.sentences[place]
        if other.paragraph == beside.paragraph and (
            _answer_each_other(source, table[rows], weights[rows], other)
            or _quoted_with(source, other, beside) == len(numbers)
        ):
            start, end = min(start, other.start), max(end, other.end)
    return start, end


def _quoted_with(source: Source, one: Sentence, other: Sentence) -> int:
    """Of how many sentences the quotation is that holds both; 0 where none does.

    Who quotes as many sentences as the original does quotes all of them, reworded or not: "It took
    me one night" is told as "I needed a week".
    """
    for quotation in source.quotations:
        if quotation.kind is not QuotationKind.DIRECT:
            continue
        held = [each for each in source.sentences if _is_quoted(source, each, quotation)]
        if one in held and other in held:
            return len(held)
    return 0


def _is_quoted(source: Source, sentence: Sentence, quotation: Quotation) -> bool:
    first, last = source.tokens[sentence.start], source.tokens[sentence.end - 1]
    whole = Span(first.span.start, last.span.end)
    return any(whole.overlap(content) for content in quotation.contents)


def _answer_each_other(
    source: Source, table: NDArray[np.float32], weights: NDArray[np.float32], other: Sentence
) -> bool:
    """Whether two sentences have most of their words in common, or are a word or two."""
    counted = np.where(source.reporting, 0.0, source.weights)[other.start : other.end]
    if max((weights > 0).sum(), (counted > 0).sum()) <= _SHORTEST:
        return True
    part = table[:, other.start : other.end]
    answered = float((weights * part.max(axis=1)).sum())
    answering = float((counted * part.max(axis=0)).sum())
    return bool(
        answered >= _LEAST_SHARED * weights.sum() > 0
        and answering >= _LEAST_SHARED * counted.sum() > 0
    )


def hanging(
    similarities: NDArray[np.float32], weights: NDArray[np.float32], *, is_translation: bool
) -> tuple[int, int]:
    """How many tokens may stand before and behind those that answer the content words.

    Another language has another order, so there each word without an answer may stand at either
    end, with the small words that go with it: "We have seen 214 cases so far".

    Args:
        similarities: (n_hyp, n_tokens of the stretch).
        weights: (n_hyp,), 1 for a content word.
        is_translation: whether the stretch is of another language.
    """
    has_answer = similarities.max(axis=1) >= _ANSWERED
    answered = np.flatnonzero(has_answer & (weights == 1.0))
    if not len(answered):
        return 0, 0
    if is_translation:
        missing = int((weights == 1.0).sum()) - len(answered)
        return (min(_AROUND_ONE * missing, _MOST_HANGING),) * 2
    first, last = int(answered[0]), int(answered[-1])
    is_open = ~has_answer & (weights > 0)
    before = first + _LONGER if is_open[:first].any() else 0
    behind = len(weights) - 1 - last + _LONGER if is_open[last + 1 :].any() else 0
    return min(before, _MOST_HANGING), min(behind, _MOST_HANGING)
