"""The report as MQM annotations in tab-separated values, as MQM Viewer and mt-metrics-eval read.

The columns are those of Freitag et al. 2021 (github.com/google/wmt-mqm-human-evaluation), in which
*source* is the original, *target* the derivative, and `<v>...</v>` marks the words in question.
"""

from collections.abc import Sequence

from fidelity.records import Distortion, Excerpt, GateResult, Report, Span
from fidelity.render.view import Entry, entries
from fidelity.text.marking import Mark, cut
from fidelity.text.printable import one_line

_COLUMNS = "system doc doc_id seg_id rater source target category severity".split()
_RATER = "fidelity"
_NO_ERROR = "No-error"


def render(report: Report, gate: GateResult | None) -> str:  # noqa: ARG001  # not in this format
    """A row for each distortion, or one that says there is none."""
    rows = [_COLUMNS]
    for number, entry in enumerate(entries(report), start=1):
        rows += [_row(number, entry, found) for found in entry.distortions or (None,)]
    return "".join("\t".join(row) + "\n" for row in rows)


def _row(number: int, entry: Entry, found: Distortion | None) -> list[str]:
    doc = entry.derivative.document
    passage, original = entry.check.pair.passage, entry.original
    source = ""
    if passage is not None and original is not None:
        source = _marked(original.text, passage.contents, found.ref if found else None)
    return [
        one_line(doc.path),
        one_line(original.path) if passage is not None and original is not None else "",
        doc.id,
        str(number),
        _RATER,
        source,
        _marked(doc.text, entry.check.pair.quotation.contents, found.hyp if found else None),
        found.category.title() if found else _NO_ERROR,
        found.severity.value.capitalize() if found else _NO_ERROR,
    ]


def _marked(text: str, contents: Sequence[Span], excerpt: Excerpt | None) -> str:
    marks = [Mark(span=span, label=1) for span in excerpt.spans] if excerpt else []
    parts = []
    for span in contents:
        for piece in cut(span, marks):
            shown = piece.span.of(text).replace("<v>", "").replace("</v>", "")
            parts.append(f"<v>{shown}</v>" if piece.labels else shown)
        parts.append(" ")
    return one_line("".join(parts))
