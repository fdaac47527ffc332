"""Factuality checklists for translation: a sentence, its paraphrase, distorted ones by kind.

`wmt` is German news, `paws1` and `paws2` are English sentences.
"""

from collections.abc import Sequence
from pathlib import Path

from fidelity.evaluation.alarms import is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import triplets
from fidelity.evaluation.benchmarks.rows import read_lists
from fidelity.evaluation.figures import Section

_RANKING_TARGETS = {
    "neg": 0.93,
    "num": 0.93,
    "name": 0.90,
    "pron": 0.85,
    "word": 0.85,
    "add+drop": 0.85,
}
_KINDS = {"neg": "negation", "num": "number", "name": "name"}
_NAMED_TARGET = 0.85


def read(paths: Sequence[Path], corpus: str) -> list[triplets.Triplet]:
    """The checklists of one corpus (`wmt`, `paws1`, `paws2`).

    For wmt the human reference is the original, and the faithful version is the paraphrase of the
    translation whose distortions follow; for paws the sentence is the original.
    """
    original, faithful, distorted = (2, 4, 5) if corpus == "wmt" else (1, 2, 3)
    return [
        triplets.Triplet(
            original=row[original],
            faithful=row[faithful],
            distorted=version,
            kind=path.name.removeprefix(f"{corpus}-").removesuffix(".jsonl.xz"),
        )
        for path in paths
        for row in read_lists(path)
        for version in row[distorted:]
    ]


def evaluate(paths: Sequence[Path], corpus: str, bench: Bench) -> Section:
    """Ranking and the named kind; the wmt part has targets."""
    name = f"checklists_{corpus}"
    judged = triplets.judge(read(paths, corpus), bench, name)
    has_targets = corpus == "wmt"
    named = [one for one in judged if one.triplet.kind in _KINDS]
    figures = [
        *triplets.by_kind(
            f"{name}.ranking",
            judged,
            lambda one: one.is_ranked,
            _RANKING_TARGETS if has_targets else {},
        ),
        *triplets.by_kind(f"{name}.alarms", judged, lambda one: is_alarm(one.distorted), {}),
        *triplets.by_kind(
            f"{name}.kind_named",
            named,
            _is_named,
            dict.fromkeys(_KINDS, _NAMED_TARGET) if has_targets else {},
        ),
        *triplets.alarms_on_faithful(name, judged),
    ]
    for baseline, scores in triplets.baseline_scores(judged, bench).items():
        figures += triplets.ranked_by(f"{name}.ranking_by_{baseline}", judged, scores)
    return triplets.section(name, figures, paths, judged)


def _is_named(one: triplets.Judged) -> bool:
    kind = _KINDS[one.triplet.kind]
    return any(found.kind.value == kind for found in one.distorted.distortions)
