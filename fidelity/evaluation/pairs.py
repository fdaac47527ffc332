"""Sentence pairs with a label: does `compare` flag the distorted ones, and only those?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.evaluation import baselines
from fidelity.evaluation.alarms import is_alarm, precision
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import read_rows, text_of
from fidelity.evaluation.figures import Figure, Section, auc, f1, index, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.listing import compared
from fidelity.records import Check, Distortion

_F1_TARGET = 0.72
_ALARM_TARGET = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """`kind` and `severity` are empty for a faithful pair; the original is English."""

    original: str
    derivative: str
    is_distorted: bool
    kind: str
    severity: str
    note: str
    language: str = "en"


def read_pairs(path: Path) -> tuple[LabelledPair, ...]:
    """The pairs of a JSON-lines file, in order."""
    return tuple(
        LabelledPair(
            original=text_of(row, "original"),
            derivative=text_of(row, "derivative"),
            is_distorted=row["label"] == "distorted",
            kind=str(row.get("kind") or ""),
            severity=str(row.get("severity") or ""),
            note=str(row.get("note") or ""),
            language=str(row.get("language") or "en"),
        )
        for row in read_rows(path)
    )


def evaluate(path: Path, bench: Bench) -> Section:
    """Alarms against labels; the label `distorted` includes minor distortions here.

    The section and its figures bear the name of the file; only English pairs have targets.
    """
    name = path.stem
    pairs = read_pairs(path)
    has_targets = all(pair.language == "en" for pair in pairs)
    checks = [
        bench.compare(pair.original, pair.derivative, language=pair.language)
        for pair in bench.track(pairs, name)
    ]
    gold = [pair.is_distorted for pair in pairs]
    alarms = [is_alarm(check) for check in checks]
    return Section(
        name=name,
        figures=(
            *_alarm_figures(name, pairs, checks, alarms, has_targets=has_targets),
            index(
                f"{name}.distorted.f1",
                f1(gold, alarms),
                len(pairs),
                target=_F1_TARGET if has_targets else None,
            ),
            _ranking(f"{name}.ranking.fidelity", gold, [check.verdict.score for check in checks]),
            *precision(name, _findings(pairs, checks)),
            *_baseline_rankings(name, pairs, gold, bench),
        ),
        data_sha256=data_sha256([path]),
        listing="\n".join(_errors(pairs, checks, alarms)),
    )


def _alarm_figures(
    name: str,
    pairs: Sequence[LabelledPair],
    checks: Sequence[Check],
    alarms: Sequence[bool],
    *,
    has_targets: bool,
) -> list[Figure]:
    together = list(zip(pairs, checks, alarms, strict=True))
    distorted = [(pair, check, alarm) for pair, check, alarm in together if pair.is_distorted]
    alarmed = [pair.is_distorted for pair, _, alarm in together if alarm]
    serious = [alarm for pair, _, alarm in distorted if pair.severity != "minor"]
    figures = [
        rate(f"{name}.distorted.recall", [alarm for _, _, alarm in distorted]),
        rate(f"{name}.distorted.recall_serious", serious),
        rate(f"{name}.distorted.precision", alarmed),
        rate(
            f"{name}.alarms.on_faithful",
            [alarm for pair, _, alarm in together if not pair.is_distorted],
            higher_is_better=False,
            target=_ALARM_TARGET if has_targets else None,
        ),
        rate(
            f"{name}.distorted.kind_named",
            [
                any(d.kind.value == pair.kind for d in check.distortions)
                for pair, check, _ in distorted
            ],
        ),
    ]
    for kind in sorted({pair.kind for pair, _, _ in distorted}):
        of_kind = [alarm for pair, _, alarm in distorted if pair.kind == kind]
        figures.append(rate(f"{name}.recall.{kind}", of_kind))
    return figures


def _findings(
    pairs: Sequence[LabelledPair], checks: Sequence[Check]
) -> Iterator[tuple[Distortion, bool]]:
    """Findings, right where the label is distorted and of that kind."""
    for pair, check in zip(pairs, checks, strict=True):
        yield from ((found, found.kind.value == pair.kind) for found in check.distortions)


def _baseline_rankings(
    name: str, pairs: Sequence[LabelledPair], gold: Sequence[bool], bench: Bench
) -> list[Figure]:
    texts = [(pair.original, pair.derivative) for pair in pairs]
    figures = [_ranking(f"{name}.ranking.chrf", gold, [baselines.chrf(*pair) for pair in texts])]
    if bench.encoder is not None:
        cosines = baselines.cosines(bench.encoder, texts)
        figures.append(_ranking(f"{name}.ranking.encoder", gold, cosines))
    return figures


def _ranking(name: str, is_distorted: Sequence[bool], scores: Sequence[float]) -> Figure:
    """How often a faithful pair scores above a distorted one."""
    faithful = [s for s, bad in zip(scores, is_distorted, strict=True) if not bad]
    distorted = [s for s, bad in zip(scores, is_distorted, strict=True) if bad]
    return index(f"{name}_auc", auc(faithful, distorted), len(scores))


def _errors(
    pairs: Sequence[LabelledPair], checks: Sequence[Check], alarms: Sequence[bool]
) -> list[str]:
    lines: list[str] = []
    for pair, check, alarm in zip(pairs, checks, alarms, strict=True):
        is_named = any(found.kind.value == pair.kind for found in check.distortions)
        if alarm == pair.is_distorted and (is_named or not pair.is_distorted):
            continue
        problem = "FALSE ALARM" if not pair.is_distorted else "MISSED" if not alarm else "UNNAMED"
        gold = f"{problem} {pair.kind} {pair.severity} {pair.note}".rstrip()
        lines += compared(gold, pair.original, pair.derivative, check)
    return lines
