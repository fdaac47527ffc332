"""The report as workflow commands, which GitHub shows beside the changed lines.

Each line is one command of ours with every value escaped, so nothing that an article holds can
begin one of its own.
"""

from fidelity.records import Distortion, GateResult, Report, Severity, Span, VerdictLabel
from fidelity.render.view import (
    Entry,
    Excuses,
    entries,
    gate_in_words,
    headline,
    region_of,
    sentence,
    worst_first,
)
from fidelity.text.printable import one_line

_COMMAND = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning"}


def render(report: Report, gate: GateResult | None) -> str:
    """One command for each finding, worst first: GitHub shows only the first ten of a step."""
    excuses = Excuses(gate)
    found = [
        (entry, distortion)
        for entry in worst_first(entries(report))
        for distortion in (*entry.distortions, *_without_original(entry))
    ]
    # what is known or waived comes last, lest it take the places of what is new
    found.sort(key=lambda one: excuses.of(one[0].finding(one[1])) is not None)
    lines = [_line(entry, distortion, excuses) for entry, distortion in found]
    state, summary = "", headline(report)
    if gate is not None:
        state = " (passed)" if gate.passed else " (failed)"
        summary = f"{summary} {sentence(gate_in_words(report, gate))}"
    lines.append(f"::notice title=fidelity{state}::{_message(summary)}")
    return "\n".join(lines) + "\n"


def _without_original(entry: Entry) -> tuple[None, ...]:
    return (None,) if entry.label is VerdictLabel.UNSUPPORTED else ()


def _line(entry: Entry, found: Distortion | None, excuses: Excuses) -> str:
    excuse = excuses.in_words(entry.finding(found))
    if found is None:
        is_failure = excuses.fails_without_original(entry.finding(None))
        return _unsupported(entry, excuse, command="error" if is_failure else "notice")
    return _finding(entry, found, excuse)


def _finding(entry: Entry, found: Distortion, excuse: str) -> str:
    span = found.hyp.spans[0] if found.hyp else entry.check.pair.quotation.contents[0]
    title = f"{found.severity.value} {found.kind.value}"
    hyp = f"“{one_line(found.hyp.text)}”" if found.hyp else "nothing"
    ref = f"“{one_line(found.ref.text)}”" if found.ref else "nothing"
    before = f"original: {ref}, " if entry.is_compared(found) else ""
    message = f"{sentence(found.message)} ({before}here: {hyp})"
    command = "notice" if excuse else _COMMAND[found.severity]
    return _command(command, entry, span, title=title, message=f"{message} {excuse}".strip())


def _unsupported(entry: Entry, excuse: str, *, command: str) -> str:
    span = entry.check.pair.quotation.contents[0]
    message = f"No passage of the given originals renders this quotation. {excuse}".strip()
    return _command(command, entry, span, title="unsupported", message=message)


def _command(name: str, entry: Entry, span: Span, *, title: str, message: str) -> str:
    doc = entry.derivative.document
    region = region_of(doc, span)
    place = f"file={_property(doc.path)}"
    if region is not None:
        place += f",line={region.line},endLine={region.end_line}"
        if region.column is not None and region.line == region.end_line:
            # GitHub takes columns only within one line
            place += f",col={region.column},endColumn={region.end_column}"
    return f"::{name} {place},title={_property(f'fidelity: {title}')}::{_message(message)}"


def _message(text: str) -> str:
    """As GitHub's own toolkit escapes data (actions/toolkit, `command.ts`)."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
