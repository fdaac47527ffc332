"""FIB's FactCC part (Tam et al. 2022, Kryscinski et al. 2020): an article and two summaries of it.

One holds; a rule changed the other (an entity, a date, a number, a pronoun, a negation). XSum's
sentences add much that their articles do not say, so there a good ranking is far from sure. The
weights of a digest's support are fitted to these texts among others: of what training gives on
articles that it did not see, `fidelity.training.digest_weights` tells.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from fidelity.evaluation.alarms import is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import triplets
from fidelity.evaluation.benchmarks.rows import Row, read_rows, text_of
from fidelity.evaluation.figures import Section, rate

_KINDS = {
    "dateswp": "date",
    "entswp": "entity",
    "negation": "negation",
    "numswp": "number",
    "pronoun": "pronoun",
}


def read(paths: Sequence[Path]) -> list[triplets.Triplet]:
    """Both summaries of each article; the kind is the change and the collection."""
    return [
        triplets.Triplet(
            original=text_of(row, "input"),
            faithful=_summary(row, right=True),
            distorted=_summary(row, right=False),
            kind=f"{path.parts[-3]}_{_kind(path)}",
        )
        for path in paths
        for row in read_rows(path)
    ]


def evaluate(paths: Sequence[Path], bench: Bench) -> Section:
    """Ranking of the right summary above the changed one, the whole article as the original."""
    judged = triplets.judge(read(paths), bench, "fib")
    figures = [
        rate("fib.ranking.all", [one.is_ranked for one in judged]),
        *triplets.alarms_on_faithful("fib", judged),
        rate("fib.alarms.all", [is_alarm(one.distorted) for one in judged]),
        *triplets.by_kind("fib.ranking", judged, lambda one: one.is_ranked, {}),
    ]
    for name, scores in triplets.baseline_scores(judged, bench).items():
        wins = [faithful > distorted for faithful, distorted in scores]
        figures.append(rate(f"fib.ranking_by_{name}.all", wins))
    return triplets.section("fib", figures, paths, judged)


def _summary(row: Row, *, right: bool) -> str:
    choices, place = cast("list[str]", row["list_choices"]), cast("int", row["lbl"])
    text = choices[place if right else 1 - place]
    return " ".join(text.replace("<t>", " ").replace("</t>", " ").split())


def _kind(path: Path) -> str:
    name = path.name.removeprefix("binary_choice-using_").split(".")[0]
    return _KINDS.get(name, name)
