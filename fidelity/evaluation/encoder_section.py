"""The encoder's figures in the form of all others."""

from collections.abc import Sequence
from pathlib import Path

from fidelity.encoders.encoder import Encoder
from fidelity.evaluation import encoder as measured
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.encoder_figures import EncoderFigure
from fidelity.evaluation.figures import Figure, Section, Unit
from fidelity.evaluation.gold import data_sha256

_UNITS = {
    "x100": Unit.INDEX,
    "s": Unit.SECONDS,
    "MB": Unit.MEGABYTES,
    "texts/s": Unit.PER_SECOND,
    "times": Unit.RATIO,
}
_SETS = ("stsb-multi-mt", "parallel", "cannot-negation", "oewn")
_LESS_IS_BETTER = frozenset({Unit.SECONDS, Unit.MEGABYTES})


def evaluate(encoder: Encoder, data: Path, bench: Bench) -> Section:
    """All figures of an encoder; where a figure has a baseline, that stands beneath it."""
    (report,) = (measured.evaluate(one, data) for one in bench.track([encoder], "encoder"))
    return Section(
        name="encoder",
        figures=tuple(figure for row in report.figures for figure in _figures(row)),
        data_sha256=data_sha256(_files(data)),
        notes=(f"{report.signature}, {report.dimension} dimensions", *_notes(report.figures)),
    )


def _figures(row: EncoderFigure) -> list[Figure]:
    if row.value is None:
        return []
    unit = _UNITS[row.unit]
    scale = 100 if unit is Unit.INDEX else 1
    name = f"encoder.{row.task}.{row.item}".replace(" ", "_")
    target = None if row.target is None else row.target / scale
    values = [(name, row.value, target)]
    values += [
        (f"{name}_{other}", value, None)
        for other, value in (("by_word_overlap", row.baseline), ("by_plain_average", row.plain))
        if value is not None
    ]
    return [
        Figure(
            name=label,
            value=value / scale,
            n=max(1, row.count),
            unit=unit,
            higher_is_better=unit not in _LESS_IS_BETTER,
            target=goal,
        )
        for label, value, goal in values
    ]


def _files(data: Path) -> list[Path]:
    return [path for name in _SETS for path in (data / name).rglob("*") if path.is_file()]


def _notes(rows: Sequence[EncoderFigure]) -> list[str]:
    return [f"{row.task} {row.item}: {row.note}" for row in rows if row.note]
