"""DEMETR (Karpinska et al. 2022): a human reference, a machine translation, and one planted error.

The reference is the original, the translation the faithful version. The error is of a known kind
and severity.
"""

from collections import defaultdict
from pathlib import Path

from fidelity.evaluation.alarms import is_alarm, precision
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import triplets
from fidelity.evaluation.benchmarks.rows import read_rows, text_of
from fidelity.evaluation.figures import Section, macro

# DEMETR's names of kinds that the targets speak of; the numbers in them are its own
_ALARM_TARGETS = {
    "critical_id10_numbers_replaced": 0.92,
    "critical_id9_ne_replaced": 0.88,
    "critical_id8_negation": 0.90,
    "critical_id11_gender": 0.80,
    "major_id19_question": 0.90,
    "critical_id4_codemix": 0.80,
    "critical_id20_shuffled": 0.85,
    "critical_id25_ne_removed": 0.50,
    "critical_id6_addition": 0.30,
    "critical_id7_antonym": 0.30,
}
_RANKING_TARGETS = {"critical": 0.95, "major": 0.95, "minor": 0.88}


def read(path: Path) -> list[triplets.Triplet]:
    """DEMETR's items, but for its three controls ("base")."""
    return [
        triplets.Triplet(
            original=text_of(row, "eng_sent"),
            faithful=text_of(row, "mt_sent"),
            distorted=text_of(row, "pert_sent"),
            kind=text_of(row, "pert_name"),
            severity=text_of(row, "severity"),
        )
        for row in read_rows(path)
        if row["severity"] != "base"
    ]


def evaluate(path: Path, bench: Bench) -> Section:
    """Ranking by kind and severity, and alarms by kind, beside the baselines."""
    judged = triplets.judge(read(path), bench, "demetr")
    by_severity = defaultdict(set)
    for one in judged:
        by_severity[one.triplet.severity].add(one.triplet.kind)
    ranked = triplets.by_kind("demetr.ranking", judged, lambda one: one.is_ranked, {})
    alarms = triplets.by_kind(
        "demetr.alarms", judged, lambda one: is_alarm(one.distorted), _ALARM_TARGETS
    )
    figures = [
        macro(
            f"demetr.ranking_macro.{severity}",
            triplets.of_kinds(ranked, by_severity[severity]),
            target=target,
        )
        for severity, target in _RANKING_TARGETS.items()
    ]
    critical = triplets.of_kinds(alarms, by_severity["critical"])
    figures += [
        macro("demetr.alarms_macro.critical", critical, target=0.52),
        *triplets.alarms_on_faithful("demetr", judged, target=0.05),
        *precision("demetr", triplets.findings(judged)),
        *ranked,
        *alarms,
    ]
    for name, scores in triplets.baseline_scores(judged, bench).items():
        beaten = triplets.ranked_by(f"demetr.ranking_by_{name}", judged, scores)
        figures += [
            macro(f"demetr.ranking_by_{name}_macro.{severity}", triplets.of_kinds(beaten, kinds))
            for severity, kinds in sorted(by_severity.items())
        ]
    return triplets.section("demetr", figures, [path], judged)
