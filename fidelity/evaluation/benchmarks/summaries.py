"""SummEdits (Laban et al. 2023): a summary and edits of it, consistent or not, in eight domains."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.evaluation import baselines
from fidelity.evaluation.alarms import is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import read_rows, sample_each, text_of
from fidelity.evaluation.figures import Figure, Section, auc, index, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.listing import compared
from fidelity.records import Check

_TARGETS = {"news": 0.66, "all": 0.60}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An edit of a summary; `is_consistent` says whether it still holds."""

    original: str
    edited: str
    is_consistent: bool
    domain: str
    edit_types: str


def read_summedits(paths: Sequence[Path]) -> list[Edited]:
    """All edits of all domains; the unedited summaries that the set holds count as consistent."""
    return [
        Edited(
            original=text_of(row, "original_summary"),
            edited=text_of(row, "summary"),
            is_consistent=row["label"] == 1,
            domain=path.name.removeprefix("summedits_").removesuffix(".jsonl.xz"),
            edit_types=str(row.get("edit_types", "")),
        )
        for path in paths
        for row in read_rows(path)
    ]


def evaluate(paths: Sequence[Path], bench: Bench) -> Section:
    """How the score ranks consistent edits above the others, beside the baselines."""
    edits = sample_each(read_summedits(paths), lambda edit: edit.domain, bench.limit)
    checks = [bench.compare(edit.original, edit.edited) for edit in bench.track(edits, "summedits")]
    scores = {"fidelity": [check.verdict.score for check in checks]}
    texts = [(edit.original, edit.edited) for edit in edits]
    scores["chrf"] = [baselines.chrf(*pair) for pair in texts]
    if bench.encoder is not None:
        scores["encoder"] = baselines.cosines(bench.encoder, texts)
    figures = [
        _auc(edits, values, name, domain)
        for name, values in scores.items()
        for domain in ["all", *sorted({edit.domain for edit in edits})]
    ]
    by_label = {
        label: [
            is_alarm(check)
            for edit, check in zip(edits, checks, strict=True)
            if edit.is_consistent is label
        ]
        for label in (True, False)
    }
    figures += [
        rate("summedits.alarms.on_consistent", by_label[True], higher_is_better=False),
        rate("summedits.alarms.on_inconsistent", by_label[False]),
    ]
    return Section(
        name="summedits",
        figures=tuple(figures),
        data_sha256=data_sha256(paths),
        listing="\n".join(_errors(edits, checks)),
    )


def _auc(edits: Sequence[Edited], scores: Sequence[float], by: str, domain: str) -> Figure:
    rows = [
        (score, edit.is_consistent)
        for score, edit in zip(scores, edits, strict=True)
        if domain in {"all", edit.domain}
    ]
    consistent = [score for score, is_consistent in rows if is_consistent]
    others = [score for score, is_consistent in rows if not is_consistent]
    name = f"summedits.auc.{domain}" if by == "fidelity" else f"summedits.auc_by_{by}.{domain}"
    target = _TARGETS.get(domain) if by == "fidelity" else None
    return index(name, auc(consistent, others), len(rows), target=target)


def _errors(edits: Sequence[Edited], checks: Sequence[Check]) -> list[str]:
    lines = []
    for edit, check in zip(edits, checks, strict=True):
        if is_alarm(check) != edit.is_consistent:
            continue
        problem = "FALSE ALARM" if edit.is_consistent else f"MISSED {edit.edit_types}"
        lines += compared(f"{edit.domain} {problem}", edit.original, edit.edited, check)
    return lines
