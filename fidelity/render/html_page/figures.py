"""The summary pictures as numbers: what the template draws as inline SVG."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from fidelity.records import Report, Severity, VerdictLabel
from fidelity.render.view import LABEL_RANK, SEVERITY_RANK

_LABELS = sorted(VerdictLabel, key=LABEL_RANK.__getitem__)
_SEVERITIES = sorted(Severity, key=SEVERITY_RANK.__getitem__)
_BINS = 10  # of ten score points each; the last holds 100 as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar. `start` and `length` are 0 to 100, shares of the longest bar."""

    name: str
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of several segments."""

    name: str
    count: int
    segments: tuple[Segment, ...]


def verdict_bar(report: Report) -> Bar:
    """How many quotations have each verdict, gravest first."""
    counts = report.summary.by_verdict
    return _bar(
        "verdicts",
        {label.value: counts[label.value] for label in _LABELS},
        longest=max(1, report.summary.quotations),
    )


def kind_bars(report: Report) -> tuple[Bar, ...]:
    """Distortions of each kind by severity, the commonest kind first."""
    counts: dict[str, Counter[str]] = {}
    for derivative in report.derivatives:
        for check in derivative.checks:
            for found in check.distortions:
                counts.setdefault(found.kind.value, Counter())[found.severity.value] += 1
    longest = max((severities.total() for severities in counts.values()), default=1)
    ordered = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(
        _bar(kind, {s.value: severities[s.value] for s in _SEVERITIES}, longest=longest)
        for kind, severities in ordered
    )


def score_bins(report: Report) -> tuple[Bar, ...]:
    """Quotations by score, ten points a bin, from 0 up; by verdict inside each bin."""
    bins: list[Counter[str]] = [Counter() for _ in range(_BINS)]
    for derivative in report.derivatives:
        for check in derivative.checks:
            place = min(int(check.verdict.score * _BINS / 100), _BINS - 1)
            bins[place][check.verdict.label.value] += 1
    longest = max(1, *(found.total() for found in bins))
    borders = pairwise(range(0, 101, 100 // _BINS))
    return tuple(
        _bar(f"{low}–{high}", {label.value: found[label.value] for label in _LABELS}, longest)
        for (low, high), found in zip(borders, bins, strict=True)
    )


def _bar(name: str, counts: dict[str, int], longest: int) -> Bar:
    segments = []
    start = 0.0
    for part, count in counts.items():
        length = round(100 * count / longest, 2)
        if count:
            segments.append(Segment(name=part, count=count, start=round(start, 2), length=length))
        start += length
    return Bar(name=name, count=sum(counts.values()), segments=tuple(segments))
