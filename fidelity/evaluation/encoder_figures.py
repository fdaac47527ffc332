"""One measured number of an encoder, and all of them together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderFigure:
    """One measured number.

    Attributes:
        task: Such as `sts`, `cross-lingual sts`, `retrieval ntrex`.
        item: The language, or `mean`, `worst`, or what else the row is about.
        value: In `unit`; None when it could not be measured.
        unit: `x100` (a correlation or an accuracy times 100), `s`, `MB`, `texts/s`, `times`.
        baseline: The same number for word overlap; None where that has no meaning.
        plain: The same number for the plain average of word vectors that know only which words
            occur together; None where it was not taken.
        count: How many items stand behind the number.
        target: What the project asks for; None where it asks for nothing. In `s` and `MB` it is
            the most, elsewhere the least.
        note: Why `value` is None, or what to know about it.
    """

    task: str
    item: str
    value: float | None
    unit: str = "x100"
    baseline: float | None = None
    plain: float | None = None
    count: int = 0
    target: float | None = None
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the value is on the right side of its target; None without one of the two."""
        if self.value is None or self.target is None:
            return None
        if self.unit in {"s", "MB"}:
            return self.value <= self.target
        return self.value >= self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderReport:
    """All figures of one encoder, in the order they were taken."""

    encoder: str
    signature: str
    dimension: int
    figures: tuple[EncoderFigure, ...]

    def value(self, task: str, item: str) -> float | None:
        """The value of one figure; None when it was not taken."""
        for figure in self.figures:
            if (figure.task, figure.item) == (task, item):
                return figure.value
        return None


def as_markdown(report: EncoderReport, *others: EncoderReport) -> str:
    """A table of the figures, one row each, with those of other encoders in further columns."""
    heads = ["task", "", "value", *(other.encoder for other in others), "target", "shared words"]
    rows = [[*heads, "plain average", "n"], ["---"] * (len(heads) + 2)]
    rows += [
        [
            figure.task,
            figure.item,
            _shown(figure.value, figure.unit),
            *(_shown(other.value(figure.task, figure.item), figure.unit) for other in others),
            _shown(figure.target, figure.unit),
            _shown(figure.baseline, figure.unit),
            _shown(figure.plain, figure.unit),
            str(figure.count or ""),
        ]
        for figure in report.figures
    ]
    notes = [
        f"- {figure.task}, {figure.item}: {figure.note}" for figure in report.figures if figure.note
    ]
    return "\n".join(["| " + " | ".join(row) + " |" for row in rows] + ["", *notes])


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "x100":
        return f"{value:.1f}"
    return f"{value:,.2f} s" if unit == "s" else f"{value:,.0f} {unit}"
