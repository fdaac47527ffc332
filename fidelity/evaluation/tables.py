"""Figures as JSON to compare runs by, and as Markdown to read. Figures only, never a text."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from fidelity.errors import InputError
from fidelity.evaluation.figures import Figure, Section, Unit

FORMAT_VERSION = "1.0"
_FORMATS = {
    Unit.SHARE: "{:.1f} %",
    Unit.INDEX: "{:.3f}",
    Unit.MEAN: "{:.2f}",
    Unit.RATIO: "{:.2f} x",
    Unit.SECONDS: "{:.3g} s",
    Unit.MEGABYTES: "{:.0f} MB",
    Unit.PER_SECOND: "{:.0f} /s",
}


def write(sections: Sequence[Section], folder: Path, *, signature: str) -> None:
    """Write `evaluation.json` and `evaluation.md`; sections that were not run keep what they had.

    Error listings go to `local/`, which is never committed: they quote the articles.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "evaluation.json"
    merged = _earlier(path) | {one.name: _section(one, signature) for one in sections}
    ordered = dict(sorted(merged.items()))
    written = {"format_version": FORMAT_VERSION, "sections": ordered}
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    (folder / "evaluation.md").write_text(to_markdown(ordered), encoding="utf-8")
    for section in sections:
        if section.listing:
            local = folder / "local"
            local.mkdir(exist_ok=True)
            (local / f"{section.name}.txt").write_text(section.listing + "\n", encoding="utf-8")


def to_markdown(sections: dict[str, dict[str, object]]) -> str:
    """One table a section."""
    lines = ["# What fidelity gets right", ""]
    lines += ["Written by `fidelity evaluate`. Intervals are 95 % (Wilson).", ""]
    for name, section in sections.items():
        lines += [f"## {name}", "", f"Data {section['data']}, `{section['signature']}`.", ""]
        notes = section["notes"]
        if isinstance(notes, list):
            lines += [f"{note}\n" for note in notes]
        lines += ["| figure | value | interval | items | target |", "|---|---:|---:|---:|---:|"]
        figures = section["figures"]
        for row in figures if isinstance(figures, list) else []:
            figure = Figure(**{**row, "unit": Unit(row["unit"])})
            lines.append(f"| {' | '.join(cells(figure))} |")
        lines.append("")
    return "\n".join(lines)


def to_text(section: Section) -> str:
    """One section in aligned columns, names in full: it is read in logs too."""
    headings = ("figure", "value", "95 % interval", "items", "target")
    rows = [headings, *(cells(figure) for figure in section.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(headings))]
    lines = [f"\n{section.name} (data {section.data_sha256})", *section.notes]
    for row in rows:
        name, *values = row
        padded = [value.rjust(width) for value, width in zip(values, widths[1:], strict=True)]
        lines.append("  ".join([name.ljust(widths[0]), *padded]).rstrip())
    return "\n".join(lines)


def cells(figure: Figure) -> tuple[str, str, str, str, str]:
    """Name, value, interval, items and target as they are printed."""
    interval = ""
    if figure.low is not None and figure.high is not None:
        interval = f"{shown(figure.low, figure.unit)} to {shown(figure.high, figure.unit)}"
    target = ""
    if figure.target is not None:
        sign = "≥" if figure.higher_is_better else "≤"
        reached = {True: " ✓", False: " ✗", None: ""}[figure.reached]
        target = f"{sign} {shown(figure.target, figure.unit)}{reached}"
    value = shown(figure.value, figure.unit) if figure.n else "no items"
    return figure.name, value, interval if figure.n else "", str(figure.n), target


def shown(value: float, unit: Unit) -> str:
    """A value with its unit."""
    scale = 100 if unit is Unit.SHARE else 1
    return _FORMATS[unit].format(scale * value)


def _section(section: Section, signature: str) -> dict[str, object]:
    rows = [
        {
            **asdict(figure),
            "unit": figure.unit.value,
            "value": round(figure.value, 6),
            "low": None if figure.low is None else round(figure.low, 4),
            "high": None if figure.high is None else round(figure.high, 4),
        }
        for figure in section.figures
    ]
    return {
        "data": section.data_sha256,
        "signature": signature,
        "notes": list(section.notes),
        "figures": rows,
    }


def _earlier(path: Path) -> dict[str, dict[str, object]]:
    if not path.exists():
        return {}
    try:
        sections = json.loads(path.read_text(encoding="utf-8"))["sections"]
    except (ValueError, KeyError, TypeError) as problem:
        raise InputError(f"expected figures in {path}, got {problem!r}") from problem
    return dict(sections)
