"""Does the score follow what people find? MQM penalties of English translations of Chinese news.

Chinese is not among the languages that fidelity has word lists for: this says what is left of the
score where only names in Latin letters, figures and the encoder can be compared.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import read_lines, sample
from fidelity.evaluation.encoder_tasks import spearman
from fidelity.evaluation.figures import Figure, Section, index, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.records import Check, VerdictLabel
from fidelity.similarity.lexical import chrf

_FILE = "wmt21_zhen_mqm_scores.tsv.xz"
_ROWS = 1000  # of 5,200: every row takes two comparisons
_NAME = "translation_mqm_zhen"
_ABOUT = (
    "Spearman with the MQM penalty of a segment, all systems together; the Chinese sentence is the "
    "original, and only chrF sees the reference. Chinese is not asked for."
)
_OVERLAP = (
    "Overlap: the embedded encoder has learned from `mt-clusters` and `parallel`, which hold every "
    "source, translation and reference of this set as text, never the penalties. What it adds is "
    "therefore too high; the figure of words alone has learned nothing from them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedTranslation:
    """A Chinese sentence, a system's English, a person's English, and the MQM penalty (0 best)."""

    source: str
    translation: str
    reference: str
    mqm: float


def evaluate(data: Path, bench: Bench) -> Iterator[Section]:
    """One section where the set is at hand; its rows are those of WMT 2021, which have references.

    Args:
        data: the folder of published sets.
        bench: how to measure.
    """
    path = data / "mqm-zhen" / _FILE
    if not path.is_file():
        return
    rows = sample(read_rated(path), bench.limit or _ROWS)
    rated = [row.mqm for row in rows]
    checks = [_check(bench, row) for row in bench.track(rows, _NAME)]
    plain = replace(bench, encoder=None)
    by_words = [_check(plain, row) for row in bench.track(rows, f"{_NAME}.words_alone")]
    columns = {
        "score": [check.verdict.score for check in checks],
        "score_of_words_alone": [check.verdict.score for check in by_words],
        "chrf_against_reference": [chrf(row.translation, row.reference).value for row in rows],
    }
    semantic = [_semantic(check) for check in checks]
    if any(semantic):
        columns["cosine_of_encoder"] = semantic
    yield Section(
        name=_NAME,
        figures=(
            *(_correlation(name, values, rated) for name, values in columns.items()),
            rate(
                f"{_NAME}.paired",
                [check.verdict.label is not VerdictLabel.UNSUPPORTED for check in checks],
            ),
        ),
        data_sha256=data_sha256([path]),
        notes=(_ABOUT, _OVERLAP),
    )


def read_rated(path: Path) -> list[RatedTranslation]:
    """The rated rows of one file, as it lies on disk."""
    rows = csv.DictReader(read_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        RatedTranslation(
            source=row["src"],
            translation=row["hyp"],
            reference=row["ref_A"],
            mqm=float(row["mqm"]),
        )
        for row in rows
        if row["src"].strip() and row["hyp"].strip()
    ]


def _check(bench: Bench, row: RatedTranslation) -> Check:
    return bench.compare(row.source, row.translation, language="en", original_language="zh")


def _semantic(check: Check) -> float:
    """The cosine of the encoder; 0 where nothing was paired."""
    return next((score.value for score in check.scores if score.metric == "semantic"), 0.0)


def _correlation(name: str, values: list[float], rated: list[float]) -> Figure:
    rho = spearman(np.array(values), np.array(rated))
    return index(f"{_NAME}.spearman.{name}", rho, len(rated))
