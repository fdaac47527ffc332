"""`--format NAME[=PATH]`: which reports are written, and where."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.cli.streams import check_writable, wants_colour, width, write_file
from fidelity.cli.streams import write_output as write_standard_output
from fidelity.errors import UsageError
from fidelity.records import GateResult, Report
from fidelity.render import FORMATS, renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A report to write; `path` is None for standard output."""

    format: str
    path: Path | None


def parse(values: Sequence[str]) -> tuple[Output, ...]:
    """Read the values of `--format`, each `NAME` or `NAME=PATH`; none means the terminal report.

    Raises:
        UsageError: an unknown format, a path that cannot be written, or two reports to one place.
    """
    outputs = tuple(_output(value) for value in values) or (Output(format="terminal", path=None),)
    places = [output.path.resolve() if output.path else None for output in outputs]
    for place in places:
        if places.count(place) > 1:
            where = "standard output" if place is None else repr(str(place))
            raise UsageError(f"expected one report for each place, got two for {where}")
    for output in outputs:
        if output.path is not None:
            check_writable(output.path)
    return outputs


def keep_apart(outputs: Sequence[Output], articles: Sequence[Path]) -> None:
    """Refuse to overwrite an article with a report.

    Raises:
        UsageError: a report would.
    """
    places = {path.resolve() for path in articles}
    for output in outputs:
        if output.path is not None and output.path.resolve() in places:
            raise UsageError(f"expected a new file, got an article: {str(output.path)!r}")


def folder(outputs: Sequence[Output]) -> Path:
    """Where the first report that is a file goes; the working folder where none is."""
    return next((output.path.parent for output in outputs if output.path is not None), Path())


def write(outputs: Sequence[Output], report: Report, gate: GateResult) -> None:
    """Render and write every report; the one for standard output comes last."""
    for output in sorted(outputs, key=lambda output: output.path is None):
        if output.path is not None:
            write_file(output.path, renderer(output.format)(report, gate))
        elif output.format == "terminal":
            write_standard_output(_for_this_terminal(report, gate))
        else:
            write_standard_output(renderer(output.format)(report, gate))
        if output.format == "github":
            _write_step_summary(report, gate)


def _write_step_summary(report: Report, gate: GateResult) -> None:
    """The Markdown report where GitHub shows it below the job, if a workflow runs us."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(renderer("markdown")(report, gate))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected a step summary to write, got {reason!r}: {path!r}") from error


def _for_this_terminal(report: Report, gate: GateResult) -> str:
    from fidelity.render import terminal

    return terminal.render(report, gate, width=width(), is_coloured=wants_colour())


def _output(value: str) -> Output:
    name, equals, path = value.partition("=")
    if name not in FORMATS:
        raise UsageError(f"expected a format among {', '.join(FORMATS)}, got {name!r}")
    if equals and not path:
        raise UsageError(f"expected a path after {value!r}, got nothing")
    return Output(format=name, path=Path(path) if equals else None)
