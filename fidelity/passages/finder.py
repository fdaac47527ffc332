"""Searches the originals for what a quotation renders."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.encoder import Encoder
from fidelity.passages import digests
from fidelity.passages.assignment import Choice, choose
from fidelity.passages.edges import stated_with, with_condition, with_reworded_ends
from fidelity.passages.ellipses import with_parts_elsewhere, with_pieces_elsewhere
from fidelity.passages.matching import Vocabulary, Words, keys
from fidelity.passages.matching import words as matchable
from fidelity.passages.short_texts import may_answer
from fidelity.passages.sources import (
    FUNCTION_WEIGHT,
    Source,
    as_repeated,
    count_sentences,
    matter,
    prepare,
    shared_words,
    word_weights,
)
from fidelity.passages.stretches import is_much_longer, joined, passage_of, whole
from fidelity.passages.thresholds import Thresholds
from fidelity.passages.verbatim import Verbatim
from fidelity.passages.windows import Window, blend, measure, propose, similarity_of, widen
from fidelity.records import (
    Candidate,
    Document,
    Extraction,
    Pair,
    Passage,
    Quotation,
    QuotationKind,
    Relation,
    Span,
    Token,
    merged,
)
from fidelity.text.bilingual import relation_of
from fidelity.text.segments import sentences
from fidelity.text.tokens import tokens_of

# Windows looked at closely per original; the right one is all but always among the first two.
_KEEP = 4
# How many candidates that were not chosen a pair keeps.
_RUNNERS_UP = 3
# Two texts that share this much of their words need no vectors to be told alike; half of the
# time of comparing two sentences goes into vectors of their words.
_PLAINLY_ALIKE = 0.4
# How far (words) a passage may grow to the edge of its clause: marked words are quoted as they
# stand, a reported clause renders the whole of a thought. "Powerful security guarantees" of a
# sentence about something else shares its topic with many a statement and says nothing.
_REACH = {QuotationKind.DIRECT: 3, QuotationKind.MIXED: 8, QuotationKind.INDIRECT: 25}
_REACH_OF_A_PART = _REACH[QuotationKind.DIRECT]
_REACH_OF_A_DIGEST = _REACH[QuotationKind.MIXED]
# The fit from which on a part of a quotation beyond an ellipsis is found apart from the rest.
_SURELY = 0.75
# The words from which on two places do not have the same ones by chance.
_SENTENCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """A quotation's tokens, ready for matching, with weights (n,) and the number of sentences."""

    tokens: tuple[Token, ...]
    matchable: Words
    weights: NDArray[np.float32]
    n_sentences: int


class Finder:
    """Originals made ready once, then searched for one quotation after another.

    Pairing goes by shared and neighbouring words, weighted by how much they say, and by the
    cosine of the encoder where there is one; the speaker only breaks ties, so that words put in
    another mouth are still found.
    """

    def __init__(
        self,
        originals: Sequence[Document],
        extractions: Sequence[Extraction],
        *,
        encoder: Encoder | None = None,
    ) -> None:
        self._encoder = encoder
        self._vocabulary = Vocabulary(encoder)
        self._verbatim = Verbatim()
        self._originals = tuple(zip(originals, extractions, strict=True))

    @cached_property
    def _sources(self) -> list[Source]:
        """Two texts that are plainly alike are compared without them."""
        return [prepare(original, extraction) for original, extraction in self._originals]

    def pair(
        self, quotations: Sequence[Quotation], derivative: Document, *, thresholds: Thresholds
    ) -> tuple[Pair, ...]:
        """Each quotation of a derivative with its closest passage, or with none.

        None when nothing comes near enough, see `Thresholds`; the speaker counts there, too: a
        passage in the same mouth may be less similar.
        """
        words = [self._words(quotation.contents, derivative) for quotation in quotations]
        candidates = [
            self._candidates(quotation, its, derivative)
            for quotation, its in zip(quotations, words, strict=True)
        ]
        foreign = self._foreign_to(derivative)
        chosen = choose(quotations, candidates, foreign=foreign)
        return tuple(
            self._pair(
                quotation,
                self._surest(
                    choice, quotation, its, derivative, foreign=foreign, thresholds=thresholds
                ),
                found,
                derivative,
                similarity=choice.candidate.similarity if choice else 0.0,
            )
            for quotation, choice, found, its in zip(
                quotations, chosen, candidates, words, strict=True
            )
        )

    def _pair(
        self,
        quotation: Quotation,
        best: Candidate | None,
        found: Sequence[Candidate],
        derivative: Document,
        *,
        similarity: float,
    ) -> Pair:
        if best is None:
            return Pair(
                quotation=quotation,
                passage=None,
                relation=Relation.SAME_LANGUAGE,
                similarity=similarity,
                candidates=tuple(found[:_RUNNERS_UP]),
            )
        its = best.passage.document_id
        passage = with_parts_elsewhere(
            best.passage, quotation, lambda part: self._part(part, its, derivative)
        )
        if quotation.kind is QuotationKind.DIRECT:
            passage = with_pieces_elsewhere(
                passage,
                quotation,
                piece=lambda span: self._piece(span, passage, derivative),
                rest=lambda spans: self._part(spans, its, derivative),
            )
        return Pair(
            quotation=quotation,
            passage=passage,
            relation=self._relation(best.passage, derivative),
            similarity=best.similarity,
            candidates=tuple([other for other in found if other is not best][:_RUNNERS_UP]),
        )

    def _surest(
        self,
        choice: Choice | None,
        quotation: Quotation,
        words: _Words,
        derivative: Document,
        *,
        foreign: frozenset[str],
        thresholds: Thresholds,
    ) -> Candidate | None:
        if choice is None:
            return None
        content_words = int((words.weights > FUNCTION_WEIGHT).sum())
        return choice.surest(
            quotation,
            foreign,
            lambda one: thresholds.needed(content_words, self._relation(one.passage, derivative)),
        )

    def _foreign_to(self, derivative: Document) -> frozenset[str]:
        return frozenset(
            source.document.id
            for source in self._sources
            if relation_of(source.document.language, derivative.language) is Relation.TRANSLATION
        )

    def compare(
        self, quotation: Quotation, derivative: Document, *, thresholds: Thresholds
    ) -> Pair:
        """The same for one original that is taken to be the right one.

        The whole original is the passage, unless it is much longer: then the closest stretch of
        each sentence of the derivative is, all of them together.
        """
        original, _ = self._originals[0]
        is_short = not is_much_longer(original.text, derivative.text)
        tokens = tokens_of(derivative.text, quotation.contents, derivative.language)
        others = (
            tokens_of(original.text, matter(original), original.language)
            if is_short
            else self._sources[0].tokens
        )
        if not tokens or not others:
            return Pair(quotation=quotation, passage=None, relation=Relation.SAME_LANGUAGE)
        backing = None
        if is_short:
            passage = whole(original)
            similarity = shared_words(tokens, derivative.language, others, original.language)
            if similarity < _PLAINLY_ALIKE:
                words = self._words(quotation.contents, derivative)
                source = self._sources[0]
                table = self._vocabulary.similarities(words.matchable, source.words)
                similarity = similarity_of(source, table, words.weights, Span(0, len(others)))
            least = thresholds.min_cosine_compared
            is_alike = similarity < thresholds.min_similarity_compared and (
                self._is_alike_in_other_words(quotation, passage, derivative, least=least)
            )
        else:
            stretches = self._stretches(quotation, derivative)
            source = self._sources[0]
            words = self._words(quotation.contents, derivative)
            table = self._vocabulary.similarities(words.matchable, source.words)
            passage = joined([passage_of(source, s.start, s.end) for s in stretches])
            similarity = float(
                np.mean([similarity_of(source, table, words.weights, s) for s in stretches])
            )
            if self._relation(passage, derivative) is Relation.SAME_LANGUAGE:
                backing = digests.support(words.tokens, source, table)
            is_alike = False
        needed = (
            thresholds.min_similarity_compared
            if self._relation(passage, derivative) is Relation.SAME_LANGUAGE
            else thresholds.min_similarity_compared_translated
        )
        if similarity < needed and not is_alike:
            return Pair(
                quotation=quotation,
                passage=None,
                relation=Relation.SAME_LANGUAGE,
                similarity=similarity,
                candidates=(Candidate(passage=passage, similarity=similarity),),
                support=backing.share if backing else None,
            )
        return Pair(
            quotation=quotation,
            passage=passage,
            relation=self._relation(passage, derivative),
            similarity=similarity,
            support=backing.share if backing else None,
            standing=backing.standing if backing else (),
        )

    def _candidates(
        self, quotation: Quotation, words: _Words, derivative: Document
    ) -> list[Candidate]:
        """Passages worth considering, best first."""
        found: list[Candidate] = []
        for original in self._sources:
            exact = self._verbatim.passages(words.tokens, original)
            if exact:
                stated = [stated_with(original, one, quotation, derivative) for one in exact]
                found += [Candidate(passage=passage, similarity=1.0) for passage in stated]
                continue
            source = as_repeated(original, words.tokens)
            table = self._vocabulary.similarities(words.matchable, source.words)
            is_one_word = int((words.weights > FUNCTION_WEIGHT).sum()) <= 1
            reach = _REACH_OF_A_PART if is_one_word else _REACH[quotation.kind]
            windows = _windows(source, table, words, reach=reach)
            passages = [passage_of(source, window.start, window.end) for window in windows]
            alike = self._cosines(quotation, passages, source, derivative)
            if quotation.kind is QuotationKind.DIRECT:
                said = words.tokens, words.weights
                foreign = words.matchable.language != source.words.language
                stretches = [
                    with_reworded_ends(source, table, said, one, is_translation=foreign)
                    for one in windows
                ]
            else:
                stretches = [with_condition(source, one, words.tokens) for one in windows]
            passages = [passage_of(source, start, end) for start, end in stretches]
            found += [
                Candidate(passage=passage, similarity=blend(window.fit, cosine))
                for window, passage, cosine in zip(windows, passages, alike, strict=True)
            ]
        return sorted(found, key=lambda candidate: -candidate.similarity)

    def _part(
        self, part: tuple[Span, ...], document_id: str, derivative: Document
    ) -> Passage | None:
        """Where one part of a quotation stands in an original, if it surely does."""
        (source,) = (s for s in self._sources if s.document.id == document_id)
        best = self._closest(source, self._words(part, derivative), reach=_REACH_OF_A_PART)
        if best is None or best.fit < _SURELY:
            return None
        return passage_of(source, best.start, best.end)

    def _piece(
        self, piece: tuple[Span, ...], passage: Passage, derivative: Document
    ) -> Passage | None:
        """Where a sentence of a quotation stands word for word, if not in its passage."""
        (source,) = (s for s in self._sources if s.document.id == passage.document_id)
        tokens = tokens_of(derivative.text, piece, derivative.language)
        if sum(token.is_word for token in tokens) < _SENTENCE:
            return None
        places = self._verbatim.passages(tokens, source)
        is_inside = any(place.span.overlap(passage.span) for place in places)
        return places[0] if places and not is_inside else None

    def _closest(self, source: Source, words: _Words, *, reach: int) -> Window | None:
        table = self._vocabulary.similarities(words.matchable, source.words)
        windows = _windows(source, table, words, reach=reach)
        return max(windows, key=lambda window: window.fit, default=None)

    def _cosines(
        self,
        quotation: Quotation,
        passages: Sequence[Passage],
        source: Source,
        derivative: Document,
    ) -> list[float | None]:
        """The encoder's cosine of the quotation with each passage, or None for each without one."""
        if self._encoder is None or not passages:
            return [None] * len(passages)
        hyp = " ".join(span.of(derivative.text) for span in quotation.contents)
        refs = [
            " ".join(span.of(source.document.text) for span in passage.contents)
            for passage in passages
        ]
        vectors = self._encoder.encode([hyp, *refs])
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]

    def _is_alike_in_other_words(
        self, quotation: Quotation, passage: Passage, derivative: Document, *, least: float
    ) -> bool:
        """Whether the encoder finds two texts alike that share hardly a word."""
        source = self._sources[0]
        if self._relation(passage, derivative) is not Relation.SAME_LANGUAGE:
            hyp = tokens_of(derivative.text, quotation.contents, derivative.language)
            return may_answer(hyp, source.tokens, (derivative.language, source.document.language))
        (cosine,) = self._cosines(quotation, [passage], source, derivative)
        return cosine is not None and cosine >= least

    def _stretches(self, quotation: Quotation, derivative: Document) -> tuple[Span, ...]:
        """The closest token range for each sentence of the derivative, joined where they touch."""
        found: list[Span] = []
        for content in quotation.contents:
            for sentence in sentences(derivative.text, content, derivative.language):
                words = self._words((sentence,), derivative)
                best = self._closest(self._sources[0], words, reach=_REACH_OF_A_DIGEST)
                if best is not None:
                    found.append(Span(best.start, best.end))
        return merged(found) or (Span(0, len(self._sources[0].tokens)),)

    def _words(self, contents: Sequence[Span], document: Document) -> _Words:
        tokens = tokens_of(document.text, tuple(contents), document.language)
        return _Words(
            tokens=tokens,
            matchable=matchable(keys(tokens, document.language), document.language),
            weights=np.array(word_weights(tokens, document.language), dtype=np.float32),
            n_sentences=count_sentences(contents, document),
        )

    def _relation(self, passage: Passage, derivative: Document) -> Relation:
        languages = {original.id: original.language for original, _ in self._originals}
        return relation_of(languages[passage.document_id], derivative.language)


def _windows(
    source: Source, table: NDArray[np.float32], words: _Words, *, reach: int
) -> list[Window]:
    """The best stretches of a source for a quotation.

    Args:
        source: the original.
        table: similarities (n_hyp, n_tokens of the source).
        words: the quotation.
        reach: how far (words) a stretch may grow to the edge of its clause.
    """
    if not source.tokens or not words.tokens:
        return []
    proposed = propose(source, table, words.weights, n_sentences=words.n_sentences, keep=_KEEP)
    return [
        measure(
            source,
            table,
            words.weights,
            widen(source, (window.start, window.end), reach=(reach, reach)),
            n_sentences=words.n_sentences,
        )
        for window in proposed
    ]
