"""The tasks an encoder is measured on; each yields its figures, or one that says why not."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.datasets import RatedPair, parallel_rows, rated_pairs
from fidelity.encoders.encoder import Encoder
from fidelity.encoders.heldout import held_out_triples
from fidelity.evaluation.encoder_baselines import PlainAverage
from fidelity.evaluation.encoder_figures import EncoderFigure

SIMILARITY = {
    "en": 76.0, "fr": 71.0, "de": 71.0, "es": 71.0, "it": 67.0, "nl": 67.0, "pl": 67.0,
    "pt": 67.0, "ru": 67.0, "zh": None, "ja": None,
}  # fmt: skip
"""Languages of the STS benchmark with the least Spearman correlation asked for, times 100."""

CROSS_LINGUAL = ("fr", "de", "es", "it", "nl", "pl", "pt", "ru")
RETRIEVAL = ("fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs")
_CROSS_LINGUAL_MEAN = 62.0
_RETRIEVAL_MEAN, _RETRIEVAL_WORST = 96.0, 90.0
_TRIPLES = 80.0
_PLAIN_SENTENCES = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Contenders:
    """The encoder that is measured, and what stands beside it."""

    encoder: Encoder
    baseline: Encoder
    plain: Encoder | None = None


def similarity(contenders: Contenders, data: Path) -> list[EncoderFigure]:
    """Spearman correlation of cosine and human score on the STS test part, in each language."""
    task = "sts"
    figures = []
    for language, target in SIMILARITY.items():
        rows = rated_pairs(data, language, "test")
        if not rows:
            figures.append(_absent(task, language, "stsb-multi-mt"))
            continue
        value, baseline = (_sts(e, rows) for e in (contenders.encoder, contenders.baseline))
        figures.append(
            EncoderFigure(
                task=task,
                item=language,
                value=value,
                baseline=baseline,
                count=len(rows),
                target=target,
            )
        )
    return figures


def cross_lingual_similarity(contenders: Contenders, data: Path) -> list[EncoderFigure]:
    """The same with the first sentence in English and the second in another language."""
    task = "cross-lingual sts"
    english = rated_pairs(data, "en", "test")
    figures = []
    for language in CROSS_LINGUAL:
        foreign = rated_pairs(data, language, "test")
        if not foreign or len(foreign) != len(english):
            figures.append(_absent(task, language, "stsb-multi-mt"))
            continue
        rows = [
            RatedPair(first=ours.first, second=theirs.second, score=ours.score)
            for ours, theirs in zip(english, foreign, strict=True)
        ]
        value, baseline = (_sts(e, rows) for e in (contenders.encoder, contenders.baseline))
        figures.append(
            EncoderFigure(task=task, item=language, value=value, baseline=baseline, count=len(rows))
        )
    return [*figures, *_summary(task, figures, mean=_CROSS_LINGUAL_MEAN)]


def retrieval(contenders: Contenders, data: Path) -> list[EncoderFigure]:
    """How often the English line is the nearest of all to its translation, on NTREX."""
    task = "retrieval ntrex"
    figures = []
    for language in RETRIEVAL:
        rows = [row for row in parallel_rows(data, language) if row.origin.startswith("ntrex")]
        if not rows:
            figures.append(_absent(task, language, "parallel"))
            continue
        english, foreign = [row.english for row in rows], [row.foreign for row in rows]
        value, baseline = (
            _recall(e, foreign, english) for e in (contenders.encoder, contenders.baseline)
        )
        figures.append(
            EncoderFigure(task=task, item=language, value=value, baseline=baseline, count=len(rows))
        )
    return [
        *figures,
        *_summary(task, figures, mean=_RETRIEVAL_MEAN, worst=_RETRIEVAL_WORST),
    ]


def antonyms(contenders: Contenders, data: Path) -> list[EncoderFigure]:
    """How often a synonym is nearer than an antonym, on the held-out words of WordNet."""
    task = "synonym before antonym"
    triples = held_out_triples(data)
    if not triples:
        return [_absent(task, "oewn", "oewn")]
    anchors = [triple.anchor for triple in triples]
    near = [triple.synonym for triple in triples]
    far = [triple.antonym for triple in triples]

    def right(encoder: Encoder) -> float:
        origin = encoder.encode(anchors)
        gained = _dots(origin, encoder.encode(near)) - _dots(origin, encoder.encode(far))
        return 100 * float(np.mean((gained > 0) + 0.5 * (gained == 0)))

    return [
        EncoderFigure(
            task=task,
            item="oewn",
            value=right(contenders.encoder),
            baseline=right(contenders.baseline),
            plain=right(contenders.plain) if contenders.plain else None,
            count=len(triples),
            target=_TRIPLES,
            note="ties count half",
        )
    ]


def negations(contenders: Contenders, data: Path) -> list[EncoderFigure]:
    """How often the paraphrase ("not fat": "thin") is nearest of three, on SemAntoNeg."""
    task = "semantic negation"
    path = data / "cannot-negation" / "antonym-substitution/original/SemAntoNeg_v1.0.json.gz"
    if not path.is_file():
        return [_absent(task, "SemAntoNeg", "cannot-negation")]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    answers = np.array([row["label"] for row in rows])

    def right(encoder: Encoder) -> float:
        origin = encoder.encode([row["input"] for row in rows])
        choices = [encoder.encode([row["sentences"][k] for row in rows]) for k in range(3)]
        cosines = np.stack([_dots(origin, choice) for choice in choices])
        best = cosines.max(axis=0)
        shared = (cosines == best).sum(axis=0)
        return 100 * float(np.mean((cosines[answers, np.arange(len(rows))] == best) / shared))

    return [
        EncoderFigure(
            task=task,
            item="SemAntoNeg",
            value=right(contenders.encoder),
            baseline=right(contenders.baseline),
            plain=right(contenders.plain) if contenders.plain else None,
            count=len(rows),
            note="a sum of word vectors cannot know that 'not fat' is 'thin'; chance is 33.3",
        )
    ]


def plain_average(data: Path) -> PlainAverage | None:
    """Word vectors from the English side of the parallel text; None when it is absent."""
    sentences = dict.fromkeys(
        row.english for language in ("de", "fr") for row in parallel_rows(data, language)
    )
    return PlainAverage(list(sentences)[:_PLAIN_SENTENCES]) if sentences else None


def spearman(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Rank correlation, -1 to 1; equal values share the mean of their ranks."""
    ours, theirs = _ranks(first), _ranks(second)
    if not np.ptp(ours) or not np.ptp(theirs):
        return 0.0
    return float(np.corrcoef(ours, theirs)[0, 1])


def _sts(encoder: Encoder, rows: Sequence[RatedPair]) -> float:
    first = encoder.encode([row.first for row in rows])
    second = encoder.encode([row.second for row in rows])
    scores = np.array([row.score for row in rows])
    return 100 * spearman(_dots(first, second), scores)


def _recall(encoder: Encoder, queries: Sequence[str], answers: Sequence[str]) -> float:
    cosines = encoder.encode(queries) @ encoder.encode(answers).T
    return 100 * float(np.mean(cosines.argmax(axis=1) == np.arange(len(queries))))


def _dots(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float64]:
    cosines: NDArray[np.float64] = np.einsum("ij,ij->i", first, second, dtype=np.float64)
    return cosines


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = (last - (counts - 1) / 2)[place]
    return ranks


def _summary(
    task: str, figures: Sequence[EncoderFigure], *, mean: float, worst: float | None = None
) -> list[EncoderFigure]:
    values = [figure.value for figure in figures if figure.value is not None]
    bars = [figure.baseline for figure in figures if figure.baseline is not None]
    if not values or not bars:
        return []
    rows = [("mean", fmean(values), fmean(bars), mean)]
    if worst is not None:
        rows.append(("worst", min(values), min(bars), worst))
    return [
        EncoderFigure(
            task=task, item=item, value=value, baseline=bar, count=len(values), target=target
        )
        for item, value, bar, target in rows
    ]


def _absent(task: str, item: str, folder: str) -> EncoderFigure:
    return EncoderFigure(
        task=task, item=item, value=None, note=f"skipped: no '{folder}' in the data folder"
    )
