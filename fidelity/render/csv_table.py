"""The report as CSV: a row for each distortion, and one for each quotation that has none."""

import csv
from collections.abc import Sequence
from io import StringIO

from fidelity.records import Distortion, Document, Extraction, GateResult, Report
from fidelity.render.view import Entry, entries, line_of, words
from fidelity.text.printable import one_line

COLUMNS = (
    "derivative",
    "line",
    "quotation",
    "kind",
    "speaker",
    "text",
    "verdict",
    "score",
    "original",
    "original_line",
    "original_text",
    "distortion",
    "severity",
    "confidence",
    "derivative_words",
    "original_words",
    "message",
    "fingerprint",
)
QUOTATION_COLUMNS = (
    "document",
    "line",
    "quotation",
    "kind",
    "speaker",
    "mention",
    "cue",
    "text",
    "start",
    "end",
    "speaker_confidence",
    "attitude",
    "marks_lost",
)
# A spreadsheet takes these as the beginning of a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(report: Report, gate: GateResult | None) -> str:  # noqa: ARG001  # not in this format
    """A header and the rows, in the order of the report."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries(report):
        quotation = _quotation(entry)
        for found in entry.distortions or (None,):
            writer.writerow([_cell(value) for value in (*quotation, *_distortion(entry, found))])
    return buffer.getvalue()


def render_quotations(found: Sequence[tuple[Document, Extraction]]) -> str:
    """The quotations of documents, a row each; offsets are of the text that was read."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(QUOTATION_COLUMNS)
    for doc, extraction in found:
        for quotation in extraction.quotations:
            speaker = quotation.speaker
            cells = (
                doc.path,
                str(line_of(doc, quotation.extent.start)),
                quotation.id,
                quotation.kind.value,
                speaker.name if speaker else "",
                speaker.mention.of(doc.text) if speaker and speaker.mention else "",
                quotation.cue.of(doc.text) if quotation.cue else "",
                words(doc.text, quotation.contents),
                str(quotation.contents[0].start),
                str(quotation.contents[-1].end),
                speaker.confidence.value if speaker else "",
                "yes" if quotation.is_attitude else "no",
                "yes" if quotation.marks_lost else "no",
            )
            writer.writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def _quotation(entry: Entry) -> tuple[str, ...]:
    passage = entry.check.pair.passage
    original = entry.original if passage else None
    return (
        entry.derivative.document.path,
        str(entry.line),
        entry.id,
        entry.kind,
        entry.speaker or "",
        words(entry.derivative.document.text, entry.check.pair.quotation.contents),
        entry.label.value,
        f"{entry.check.verdict.score:.1f}",
        original.path if original else "",
        str(entry.original_line) if original else "",
        words(original.text, passage.contents) if original and passage else "",
    )


def _distortion(entry: Entry, found: Distortion | None) -> tuple[str, ...]:
    if found is None:
        return ("",) * 7
    return (
        found.kind.value,
        found.severity.value,
        found.confidence.value,
        found.hyp.text if found.hyp else "",
        found.ref.text if found.ref else "",
        found.message,
        entry.finding(found).fingerprint,
    )


def _cell(text: str) -> str:
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line
