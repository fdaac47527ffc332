"""Where nothing was distorted: the same quotation in two papers, two translations of one text.

Two human references render one source, so an alarm between them is as a rule a false one; "as a
rule", because translators err too. Quotation variants were mined from news; a pair of kind
`truncated` is one text inside the other, and the longer one is the original. What comes of the
other direction, where the derivative has words that the original lacks, is counted apart.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fidelity.evaluation.alarms import by_reason, is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import read_lines, sample
from fidelity.evaluation.figures import Section, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.listing import compared

_CUT = "truncated"
_VARIANT_TARGET = 0.02
_REFERENCE_TARGET = 0.08
_REFERENCES = 2000  # pairs of references unless told otherwise: an interval of about ±1 point


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentPair:
    """Two texts that say the same; `kind` is where they come from."""

    original: str
    derivative: str
    kind: str


def read_variants(path: Path) -> list[SilentPair]:
    """The identical and the truncated pairs; the altered ones have no gold label."""
    rows = csv.DictReader(read_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)
    pairs = []
    for row in rows:
        if row["kind"] in {"identical", _CUT}:
            shorter, longer = sorted((row["quote_a"], row["quote_b"]), key=len)
            pairs.append(SilentPair(original=longer, derivative=shorter, kind=row["kind"]))
    return pairs


def read_references(paths: Sequence[Path]) -> list[SilentPair]:
    """First and second human reference of every set that has two."""
    pairs = []
    for path in paths:
        lines = [line.split("\t") for line in read_lines(path)]
        columns = [i for i, name in enumerate(lines[0]) if name.startswith("ref")]
        if len(columns) < 2:
            continue
        first, second = columns[:2]
        pairs += [
            SilentPair(original=line[first], derivative=line[second], kind=path.name.split(".")[0])
            for line in lines[1:]
            if len(line) > second and line[first].strip() and line[second].strip()
        ]
    return pairs


def evaluate_variants(path: Path, bench: Bench) -> Section:
    """Alarms on quotations that are the same or cut short."""
    pairs = sample(read_variants(path), bench.limit)
    section = _evaluate("variants", pairs, [path], bench, target=_VARIANT_TARGET)
    longer = [bench.compare(pair.derivative, pair.original) for pair in pairs if pair.kind == _CUT]
    alarms = [is_alarm(check) for check in longer]
    other_way = rate("variants.alarms.extended", alarms, higher_is_better=False)
    return replace(section, figures=(*section.figures, other_way))


def evaluate_references(paths: Sequence[Path], bench: Bench) -> Section:
    """Alarms between two human translations of one sentence."""
    pairs = sample(read_references(paths), bench.limit or _REFERENCES)
    return _evaluate("references", pairs, paths, bench, target=_REFERENCE_TARGET)


def _evaluate(
    name: str,
    pairs: Sequence[SilentPair],
    paths: Sequence[Path],
    bench: Bench,
    *,
    target: float,
) -> Section:
    checked = [
        (pair, bench.compare(pair.original, pair.derivative)) for pair in bench.track(pairs, name)
    ]
    by_kind = defaultdict(list)
    for pair, check in checked:
        by_kind[pair.kind].append(is_alarm(check))
    everything = [is_alarm(check) for _, check in checked]
    figures = [
        rate(f"{name}.alarms.all", everything, higher_is_better=False, target=target),
        *(
            rate(f"{name}.alarms.{kind}", outcomes, higher_is_better=False)
            for kind, outcomes in sorted(by_kind.items())
        ),
        *by_reason(f"{name}.alarms", [check for _, check in checked]),
    ]
    listed = [
        line
        for pair, check in checked
        if is_alarm(check)
        for line in compared(pair.kind, pair.original, pair.derivative, check)
    ]
    return Section(
        name=name,
        figures=tuple(figures),
        data_sha256=data_sha256(paths),
        listing="\n".join(listed),
    )
