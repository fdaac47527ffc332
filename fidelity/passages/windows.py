"""Stretches of an original that may be what a quotation renders."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fidelity import lexicons
from fidelity.passages.sources import FUNCTION_WEIGHT, Source
from fidelity.records import Span

# A stretch may run over more sentences than the quotation has, by this many: a rewrite merges.
EXTRA_SENTENCES = 2
# What a word that answers nothing costs, beside what an answering one brings, when a stretch is
# trimmed: low enough to bridge a reworded phrase, high enough to drop a neighbouring sentence.
MISS_COST = 0.3
# Words of the quotation that nothing answers speak against a passage more than words of the
# passage that the quotation left out: a digest drops, it rarely invents.
RECALL_WEIGHT = 1.5
# What a word of a reporting clause costs when a stretch is trimmed: an interrupting "she said" is
# bridged, a whole introduction of the next speaker is not.
REPORTING_COST = 0.05
# Each further paragraph that a stretch runs into, and each sentence more than the quotation has:
# lead and headline say the same thing, and only one of them is the passage.
PARAGRAPH_COST = 0.06
SENTENCE_COST = 0.02
# What the end of a stretch in a further sentence must answer of the quotation, as a share of its
# weight or as words, where the stretch has more sentences than the quotation: one word that a
# neighbouring sentence has as well is no reason to bring its statement along.
LEAST_ADDED = 0.07
LEAST_WORDS_ADDED = 1.1
# How much the encoder's view of the whole counts beside the words: sentence vectors see a
# paraphrase that words do not, and take any two sentences on one topic for alike.
ENCODER_SHARE = 0.3
# A further sentence of which the quotation answers less than this share is about something else:
# "the ministry never replied" is no part of what a ministry had offered. It needs more than one
# word and its article in common, unless so much of the quotation is left without an answer that
# the sentence may say it in other words.
LEAST_OWN = 0.5
LEAST_WORDS_OF_OTHERS = 1.5
LEAST_LEFT = 0.5
_CLAUSE_MARKS = frozenset(
    [",", ";", ":", ".", "!", "?", "…", "...", "—", "–", "(", ")", "[", "]", '"', "'"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Tokens `start` up to `end` of a source.

    `recall` is the share of the quotation's weight that the stretch answers, `precision` the
    share of the stretch's weight that the quotation answers; both 0 to 1. `cost` is what running
    over sentences and paragraphs takes off.
    """

    start: int
    end: int
    recall: float
    precision: float
    cost: float = 0.0

    @property
    def fit(self) -> float:
        """Up to 1: the weighted harmonic mean of both (van Rijsbergen 1979), less the cost."""
        return f_measure(self.recall, self.precision) - self.cost


def f_measure(recall: float, precision: float) -> float:
    """F with recall counting `RECALL_WEIGHT` times as much as precision."""
    beta = RECALL_WEIGHT**2
    total = beta * precision + recall
    return (1 + beta) * precision * recall / total if total else 0.0


def blend(fit: float, cosine: float | None) -> float:
    """0 to 1: mostly how much of the quotation is answered by words, partly by the encoder."""
    if cosine is None:
        return max(0.0, fit)
    return max(0.0, (1 - ENCODER_SHARE) * fit + ENCODER_SHARE * max(0.0, cosine))


def propose(
    source: Source,
    similarities: NDArray[np.float32],
    weights: NDArray[np.float32],
    *,
    n_sentences: int,
    keep: int,
) -> list[Window]:
    """The best windows of whole sentences, each trimmed to the words that answer.

    Args:
        source: the original.
        similarities: (n_hyp, n_tokens of the source).
        weights: (n_hyp,).
        n_sentences: sentences of the quotation.
        keep: how many windows to return at most, best first.
    """
    ranked = _rank(source, similarities, weights, n_sentences=n_sentences)[:keep]
    ranked += _telling(similarities, source, weights)[:keep]
    found: dict[tuple[int, int], Window] = {}
    for first, last in ranked:
        start, end = trim(
            source, similarities, source.sentences[first].start, source.sentences[last].end
        )
        if end > start:
            breaks = [s.start for s in source.sentences[first + 1 : last + 1]]
            start, end = _without_idle_ends(
                similarities,
                (weights, source.weights),
                (start, end),
                breaks=[place for place in breaks if start < place < end],
                most=n_sentences - 1,
            )
            found.setdefault(
                (start, end),
                measure(source, similarities, weights, (start, end), n_sentences=n_sentences),
            )
    return list(found.values())


def measure(
    source: Source,
    similarities: NDArray[np.float32],
    weights: NDArray[np.float32],
    stretch: tuple[int, int],
    *,
    n_sentences: int,
) -> Window:
    """Recall, precision and cost of one stretch (token indices) for a quotation."""
    start, end = stretch
    part = similarities[:, start:end]
    total = float(weights.sum()) or 1.0
    counted = np.where(source.reporting[start:end], 0.0, source.weights[start:end])
    inside = float(counted.sum()) or 1.0
    return Window(
        start=start,
        end=end,
        recall=float((weights * part.max(axis=1)).sum()) / total,
        precision=float((counted * part.max(axis=0)).sum()) / inside,
        cost=_cost(source, stretch, n_sentences=n_sentences),
    )


def similarity_of(
    source: Source,
    similarities: NDArray[np.float32],
    weights: NDArray[np.float32],
    stretch: Span,
) -> float:
    """How well a stretch (token indices) answers a text, however many sentences; 0 to 1."""
    window = measure(
        source,
        similarities,
        weights,
        (stretch.start, stretch.end),
        n_sentences=len(source.sentences),
    )
    return f_measure(window.recall, window.precision)


def _cost(source: Source, stretch: tuple[int, int], *, n_sentences: int) -> float:
    """What running over more sentences and paragraphs than the quotation has takes off."""
    start, end = stretch
    inside = [s for s in source.sentences if s.start < end and s.end > start]
    paragraphs = inside[-1].paragraph - inside[0].paragraph if inside else 0
    return PARAGRAPH_COST * paragraphs + SENTENCE_COST * max(0, len(inside) - n_sentences)


def trim(
    source: Source, similarities: NDArray[np.float32], start: int, end: int
) -> tuple[int, int]:
    """The part of a stretch that answers most: the maximum-sum run (Kadane) of gains and costs."""
    best = similarities[:, start:end].max(axis=0)
    counted = np.where(source.reporting[start:end], 0.0, source.weights[start:end])
    gains = np.where(
        source.reporting[start:end], -REPORTING_COST, counted * (best - MISS_COST * (1 - best))
    )
    total, low, top, run = 0.0, 0, (0, 0), 0.0
    for i, gain in enumerate(gains):
        if run <= 0:
            run, low = 0.0, i
        run += float(gain)
        if run > total:
            total, top = run, (low, i + 1)
    return start + top[0], _without_scrap(source, start + top[0], start + top[1])


def _without_scrap(source: Source, start: int, end: int) -> int:
    """Where a stretch ends without the "but we" of a clause that it does not go on with."""
    marks = [k for k in range(start, end) if source.tokens[k].norm in _CLAUSE_MARKS]
    if not marks or marks[-1] + 1 >= end:
        return end
    scrap = range(marks[-1] + 1, end)
    joins = lexicons.listed(source.document.language, "reporting_grammar", "coordinator")
    is_small = all(source.weights[k] <= FUNCTION_WEIGHT for k in scrap)
    is_denied = any(source.tokens[k].norm in _negations(source.document.language) for k in scrap)
    is_scrap = is_small and not is_denied and source.tokens[scrap[0]].norm in joins
    return marks[-1] if is_scrap and marks[-1] > start else end


def _negations(language: str) -> frozenset[str]:
    return lexicons.listed(language, "reporting_grammar", "negation")


def _without_idle_ends(
    similarities: NDArray[np.float32],
    both_weights: tuple[NDArray[np.float32], NDArray[np.float32]],
    stretch: tuple[int, int],
    *,
    breaks: list[int],
    most: int,
) -> tuple[int, int]:
    """A stretch (token indices) without ends in further sentences that add next to nothing.

    Of both ends the idler one goes first, until no more than `most` of the breaks between sentences
    are left. `both_weights` are those of the quotation and of the source.
    """
    weights, ref_weights = both_weights
    start, end = stretch
    least = min(LEAST_ADDED * float(weights.sum()), LEAST_WORDS_ADDED)
    while len(breaks) > most:
        answered, without_start, without_end = [
            float((weights * similarities[:, low:high].max(axis=1)).sum())
            for low, high in ((start, end), (breaks[0], end), (start, breaks[-1]))
        ]
        added = answered - max(without_start, without_end)
        last = (start, breaks[0]) if without_start >= without_end else (breaks[-1], end)
        is_complete = float(weights.sum()) - answered < LEAST_LEFT
        is_foreign = is_complete and _share(similarities, ref_weights, last) < LEAST_OWN
        if added >= (LEAST_WORDS_OF_OTHERS if is_foreign else least):
            break
        if without_start >= without_end:
            start = breaks.pop(0)
        else:
            end = breaks.pop()
    return start, end


def _share(
    similarities: NDArray[np.float32], ref_weights: NDArray[np.float32], stretch: tuple[int, int]
) -> float:
    """How much of a stretch the quotation answers, 0 to 1."""
    start, end = stretch
    weights = ref_weights[start:end]
    return float((weights * similarities[:, start:end].max(axis=0)).sum() / (weights.sum() or 1.0))


def _telling(
    similarities: NDArray[np.float32], source: Source, weights: NDArray[np.float32]
) -> list[tuple[int, int]]:
    """Single sentences by recall alone: a long one may hold the passage in one of its clauses."""
    recalls = [
        float((weights * similarities[:, s.start : s.end].max(axis=1)).sum())
        for s in source.sentences
    ]
    order = sorted(range(len(recalls)), key=lambda i: (-recalls[i], i))
    return [(i, i) for i in order]


def _rank(
    source: Source,
    similarities: NDArray[np.float32],
    weights: NDArray[np.float32],
    *,
    n_sentences: int,
) -> list[tuple[int, int]]:
    """Windows of sentences (first, last), best first."""
    bests = [similarities[:, s.start : s.end].max(axis=1) for s in source.sentences]
    answered = [
        float(
            (source.weights[s.start : s.end] * similarities[:, s.start : s.end].max(axis=0)).sum()
        )
        for s in source.sentences
    ]
    sizes = [float(source.weights[s.start : s.end].sum()) for s in source.sentences]
    total = float(weights.sum()) or 1.0
    scored: list[tuple[float, int, int]] = []
    for first in range(len(bests)):
        running: NDArray[np.float32] = bests[first]
        inside, size = 0.0, 0.0
        for last in range(first, min(len(bests), first + n_sentences + EXTRA_SENTENCES)):
            running = np.maximum(running, bests[last])
            inside += answered[last]
            size += sizes[last]
            recall = float((weights * running).sum()) / total
            precision = inside / size if size else 0.0
            cost = PARAGRAPH_COST * (
                source.sentences[last].paragraph - source.sentences[first].paragraph
            ) + SENTENCE_COST * max(0, last - first + 1 - n_sentences)
            scored.append((f_measure(recall, precision) - cost, first, last))
    scored.sort(key=lambda row: (-row[0], row[1], row[2]))
    return [(first, last) for _, first, last in scored]


def widen(source: Source, window: tuple[int, int], *, reach: tuple[int, int]) -> tuple[int, int]:
    """Grow a stretch to the edges of its clause, as far as `reach` words before and behind it."""
    start, end = window
    left = start
    while left > 0 and start - left < reach[0] and not _is_edge(source, left):
        left -= 1
    if _is_edge(source, left):
        start = left
    right = end
    while right < len(source.tokens) and right - end < reach[1] and not _is_edge(source, right):
        right += 1
    if _is_edge(source, right):
        end = right
    return _without_reports(source, start, end)


def _without_reports(source: Source, start: int, end: int) -> tuple[int, int]:
    """A stretch without the "she said" at its ends; one that is nothing else stays as it is."""
    inside = np.flatnonzero(~source.reporting[start:end])
    if not len(inside):
        return start, end
    return start + int(inside[0]), start + int(inside[-1]) + 1


def _is_edge(source: Source, index: int) -> bool:
    """Whether a clause begins or ends just before token `index`."""
    if index in (0, len(source.tokens)):
        return True
    before, after = source.tokens[index - 1], source.tokens[index]
    if source.reporting[index - 1] != source.reporting[index]:
        return True
    if before.norm in _CLAUSE_MARKS or after.norm in _CLAUSE_MARKS:
        return True
    return index in source.starts
