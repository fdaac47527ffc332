"""Figures with what is needed to trust them: how many items, and a confidence interval."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

Z_95 = 1.959964  # the normal quantile of a two-sided 95 % interval


class Unit(Enum):
    """What a figure counts; it decides how the figure is printed."""

    SHARE = "share"  # 0 to 1, printed as a percentage
    INDEX = "index"  # an AUC, a correlation, an F1
    MEAN = "mean"  # so many a document
    RATIO = "ratio"  # so many times faster
    SECONDS = "seconds"
    MEGABYTES = "megabytes"
    PER_SECOND = "per second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value.

    Attributes:
        name: dotted, from the set to the measure: `families.verdict.right`.
        value: in the unit's own scale.
        n: how many items it rests on.
        low: lower end of the 95 % confidence interval; None where none is computed.
        high: upper end.
        unit: what the value counts.
        higher_is_better: which way a floor holds.
        target: what it should reach; None for a figure that is only reported.
    """

    name: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None
    unit: Unit = Unit.SHARE
    higher_is_better: bool = True
    target: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None without a target or without items."""
        if self.target is None or not self.n:
            return None
        return self.value >= self.target if self.higher_is_better else self.value <= self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The figures of one measurement, and what they were measured on.

    `data_sha256` is of the files that were read, so that a floor is only held against the data
    that it was set on.
    """

    name: str
    figures: tuple[Figure, ...]
    data_sha256: str
    notes: tuple[str, ...] = ()
    listing: str = ""  # the errors with their text, for a person to read; never committed


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % score interval of a share (Wilson 1927); (0, 1) for no items.

    Better than the normal interval at the small counts and extreme shares that occur here.
    """
    if not total:
        return 0.0, 1.0
    share, z2 = hits / total, Z_95**2
    centre = share + z2 / (2 * total)
    margin = Z_95 * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    scale = 1 + z2 / total
    return max(0.0, (centre - margin) / scale), min(1.0, (centre + margin) / scale)


def rate(
    name: str,
    outcomes: Iterable[bool],
    *,
    higher_is_better: bool = True,
    target: float | None = None,
) -> Figure:
    """The share of `outcomes` that are true, with its Wilson interval."""
    held = list(outcomes)
    low, high = wilson(sum(held), len(held))
    return Figure(
        name=name,
        value=sum(held) / len(held) if held else 0.0,
        n=len(held),
        low=low,
        high=high,
        higher_is_better=higher_is_better,
        target=target,
    )


def index(name: str, value: float, n: int, *, target: float | None = None) -> Figure:
    """A value without unit, such as an AUC."""
    return Figure(name=name, value=value, n=n, unit=Unit.INDEX, target=target)


def macro(name: str, figures: Sequence[Figure], *, target: float | None = None) -> Figure:
    """The plain mean of several shares, each kind counting the same."""
    mean = sum(figure.value for figure in figures) / len(figures) if figures else 0.0
    return Figure(name=name, value=mean, n=sum(figure.n for figure in figures), target=target)


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Area under the ROC curve: how often a positive item scores above a negative one.

    Ties count half (Mann and Whitney 1947). 0.5 where either side is empty.
    """
    if not positive or not negative:
        return 0.5
    ranked = sorted([(value, True) for value in positive] + [(value, False) for value in negative])
    rank_sum, start = 0.0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        mean_rank = (start + 1 + end) / 2
        rank_sum += mean_rank * sum(is_positive for _, is_positive in ranked[start:end])
        start = end
    wins = rank_sum - len(positive) * (len(positive) + 1) / 2
    return wins / (len(positive) * len(negative))


def pearson(left: Sequence[float], right: Sequence[float]) -> float:
    """Pearson's correlation; 0 where a side does not vary."""
    n = len(left)
    if n < 2:
        return 0.0
    mean_left, mean_right = sum(left) / n, sum(right) / n
    covariance = sum((x - mean_left) * (y - mean_right) for x, y in zip(left, right, strict=True))
    spread = math.sqrt(
        sum((x - mean_left) ** 2 for x in left) * sum((y - mean_right) ** 2 for y in right)
    )
    return covariance / spread if spread else 0.0


def f1(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Harmonic mean of precision and recall of True."""
    both = sum(g and p for g, p in zip(gold, predicted, strict=True))
    total = sum(gold) + sum(predicted)
    return 2 * both / total if total else 0.0


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Mean of the F1 of each class that occurs in `gold`."""
    classes = sorted(set(gold))
    scores = [f1([g == c for g in gold], [p == c for p in predicted]) for c in classes]
    return sum(scores) / len(scores) if scores else 0.0
