"""The report as JSON lines: one quotation a line, for `jq`, data frames and logs."""

from fidelity.records import GateResult, Report
from fidelity.render.json_values import dump, judgement, quotation
from fidelity.render.view import entries, words


def render(report: Report, gate: GateResult | None) -> str:  # noqa: ARG001  # not in this format
    """A line for each quotation: where it stands, what it is, and what was found."""
    return "".join(
        dump(
            {
                "derivative": entry.derivative.document.path,
                "line": entry.line,
                **quotation(entry.check.pair.quotation, entry.derivative.document),
                "original": entry.original.path if entry.original and passage else None,
                "original_text": (
                    words(entry.original.text, passage.contents)
                    if entry.original and passage
                    else None
                ),
                **judgement(entry.check, entry.fingerprints),
            }
        )
        for entry in entries(report)
        for passage in (entry.check.pair.passage,)
    )
