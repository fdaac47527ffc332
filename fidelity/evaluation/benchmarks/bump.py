"""BUMP (Ma et al. 2023): a news article, a summary, and the same with one error by a person."""

from collections.abc import Sequence
from pathlib import Path

from fidelity.evaluation.alarms import is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import triplets
from fidelity.evaluation.benchmarks.rows import read_rows, text_of
from fidelity.evaluation.figures import Section, rate


def read(paths: Sequence[Path]) -> list[triplets.Triplet]:
    """BUMP's summaries, with the whole article as the original."""
    return [
        triplets.Triplet(
            original=text_of(row, "article"),
            faithful=text_of(row, "reference_summary"),
            distorted=text_of(row, "edited_summary"),
            kind=text_of(row, "error_type").removesuffix(" Error").replace(" ", "_").lower(),
        )
        for path in paths
        for row in read_rows(path)
    ]


def evaluate(paths: Sequence[Path], bench: Bench) -> Section:
    """Ranking of the right summary above the edited one, the whole article as the original."""
    judged = triplets.judge(read(paths), bench, "bump")
    figures = [
        rate("bump.ranking.all", [one.is_ranked for one in judged], target=0.82),
        *triplets.alarms_on_faithful("bump", judged),
        rate("bump.alarms.all", [is_alarm(one.distorted) for one in judged]),
        *triplets.by_kind("bump.ranking", judged, lambda one: one.is_ranked, {}),
    ]
    for name, scores in triplets.baseline_scores(judged, bench).items():
        wins = [faithful > distorted for faithful, distorted in scores]
        figures.append(rate(f"bump.ranking_by_{name}.all", wins))
    return triplets.section("bump", figures, paths, judged)
