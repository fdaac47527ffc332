"""Floors: what was once reached stays reached.

Every figure that has a target has a floor, the best value measured so far on the same data. A
floor may rise; it falls only with a written reason, which the file keeps.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from fidelity.errors import InputError, UsageError
from fidelity.evaluation.figures import Figure, Section, Unit

_TOLERANCE = 1e-6  # values are written with six decimals
_FLOORED = frozenset({Unit.SHARE, Unit.INDEX, Unit.MEAN})  # not times: machines differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The value that a figure must keep (a ceiling where lower is better).

    `data` is the digest of what it was measured on; `reason` is why it last fell, if it ever did.
    """

    value: float
    higher_is_better: bool
    data: str
    reason: str = ""

    def holds(self, value: float) -> bool:
        """Whether `value` is no worse."""
        worse_by = self.value - value if self.higher_is_better else value - self.value
        return worse_by <= _TOLERANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A figure that fell below its floor."""

    figure: Figure
    floor: Floor


def read(path: Path) -> dict[str, Floor]:
    """Floors by the name of their figure; none when there is no such file yet.

    Raises:
        InputError: the file is damaged.
    """
    if not path.exists():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["floors"]
        return {name: Floor(**row) for name, row in rows.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise InputError(f"expected floors in {path}, got {problem!r}") from problem


def write(floors: Mapping[str, Floor], path: Path) -> None:
    """Write the floors, sorted by name."""
    rows = {name: asdict(floor) for name, floor in sorted(floors.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"floors": rows}, indent=1) + "\n", encoding="utf-8")


def breaches(sections: Sequence[Section], floors: Mapping[str, Floor]) -> tuple[Breach, ...]:
    """Figures below their floors; a floor set on other data says nothing and is passed over."""
    return tuple(
        Breach(figure=figure, floor=floor)
        for section, figure in _floored(sections)
        if (floor := floors.get(figure.name)) is not None
        and floor.data == section.data_sha256
        and not floor.holds(figure.value)
    )


def raised(
    sections: Sequence[Section], floors: Mapping[str, Floor], *, reason: str | None = None
) -> dict[str, Floor]:
    """The floors after this run: each at its best value.

    With a `reason`, floors that the run does not reach fall to what it reaches.

    Raises:
        UsageError: a floor would fall, on these data or on new ones, and there is no reason.
    """
    result = dict(floors)
    for section, figure in _floored(sections):
        new = Floor(
            value=round(figure.value, 6),
            higher_is_better=figure.higher_is_better,
            data=section.data_sha256,
        )
        old = result.get(figure.name)
        if old is None or old.holds(new.value):
            result[figure.name] = new if old is None else replace(new, reason=old.reason)
        elif reason:
            result[figure.name] = replace(new, reason=reason)
        else:
            raise UsageError(
                f"expected {figure.name} to keep its floor {old.value:g}, got {new.value:g}; "
                "a floor falls only with --allow-regression REASON"
            )
    return result


def _floored(sections: Sequence[Section]) -> Iterable[tuple[Section, Figure]]:
    return (
        (section, figure)
        for section in sections
        for figure in section.figures
        if figure.target is not None and figure.n and figure.unit in _FLOORED
    )
