"""The report as Markdown for a comment on a pull request (GitHub, GitLab, Gitea)."""

import re
from collections.abc import Sequence

from fidelity.records import Distortion, Document, Excerpt, GateResult, Report, VerdictLabel
from fidelity.render.view import (
    DIFFERENCE,
    SIGN,
    Entry,
    Excuses,
    counted,
    entered_in_words,
    entries,
    gate_in_words,
    headline,
    holds_sources,
    line_of,
    provenance,
    round_trip_in_words,
    sentence,
    shorten,
    unit,
    unsupported_in_words,
    with_both_marks,
    words_for_people,
)
from fidelity.text.marking import Piece
from fidelity.text.printable import one_line

# GitHub refuses a comment of more than 65,536 characters; the rest is for summary and footer.
_MAX_FINDINGS_LENGTH = 45_000
_MAX_SETTLED_LENGTH = 10_000
_MAX_KEPT = 50
_MAX_EXCERPT = 80  # characters

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$#]")
# At the start of a line these open a list or underline a heading: "- no", "12. July", "=".
_OPENS_BLOCK = re.compile(r"^(\d*)([-+=.)])")
# After these, a word would call a person or cite an issue that the article knows nothing of.
_CALLING = re.compile(r"(?<![^\W_])(@|\\#|!)(?=[\w])")
_WORD_JOINER = "\N{WORD JOINER}"


def render(report: Report, gate: GateResult | None) -> str:
    """The whole comment; findings beyond what a comment may hold are counted, not dropped."""
    excuses = Excuses(gate)
    found = excuses.ordered(entries(report))
    settled = [entry for entry in found if excuses.settles(entry)]
    to_check = [entry for entry in found if entry.needs_a_look and entry not in settled]
    kept = [entry for entry in found if not entry.needs_a_look]
    parts = [
        f"### Fidelity: {headline(report)}",
        *_gate(report, gate),
        *_documents(report),
        *_findings(to_check, excuses, limit=_MAX_FINDINGS_LENGTH),
        *_settled(settled, excuses),
        *_kept(kept),
        *_notices(report),
        f"<sub>{_escaped(report.signature)}</sub>",
    ]
    return "\n\n".join(parts) + "\n"


def _gate(report: Report, gate: GateResult | None) -> list[str]:
    if gate is None:
        return []
    state = "✓ **Passed**" if gate.passed else "✗ **Failed**"
    return [f"{state}. {sentence(gate_in_words(report, gate))}"]


def _documents(report: Report) -> list[str]:
    """One row a derivative; what was checked against what must be plain from the comment."""
    rows = [
        "| checked | distorted | unsupported | faithful | verbatim |",
        "| :-- | --: | --: | --: | --: |",
    ]
    for item in report.derivatives:
        labels = [check.verdict.label for check in item.checks]
        counts = " | ".join(str(labels.count(label)) for label in SIGN)
        rows.append(f"| {_code(item.document.path)} | {counts} |")
    against = (
        "Each against its own sources."
        if holds_sources(report)
        else f"Against {', '.join(_code(doc.path) for doc in report.originals)}."
    )
    fetched = [
        f"{_code(doc.path)}: {_escaped(provenance(doc))}."
        for doc in (*(item.document for item in report.derivatives), *report.originals)
        if doc.visit is not None
    ]
    return ["\n".join(rows), against, *fetched, *_via(report)]


def _via(report: Report) -> list[str]:
    if report.via is None:
        return []
    traced = round_trip_in_words(report)
    return [f"Via {_code(report.via.path)}" + (f": {_escaped(traced)}." if traced else ".")]


def _findings(found: Sequence[Entry], excuses: Excuses, *, limit: int) -> list[str]:
    blocks: list[str] = []
    length = 0
    for entry in found:
        block = _finding(entry, excuses)
        length += len(block)
        if length > limit:
            rest = counted(len(found) - len(blocks), "finding")
            return [*blocks, f"… and {rest} more than a comment can hold: see the whole report."]
        blocks.append(block)
    return blocks


def _finding(entry: Entry, excuses: Excuses) -> str:
    who = f"{_escaped(entry.speaker)}, {entry.form}" if entry.speaker else entry.form
    place = _code(f"{entry.derivative.document.path}:{entry.line}")
    lines = [
        f"#### {SIGN[entry.label]} {entry.label.value} · {who} · {place}",
        "",
        f"> {_side(entry.derivative.document, entry.hyp_pieces, 'ins')}",
        "",
        *_original(entry),
    ]
    for number, item in enumerate(entry.distortions, start=1):
        lines.append(_distortion(entry, number, item))
        lines += _entered(entered_in_words(item), indent="   ")
        lines += _excuse(excuses.in_words(entry.finding(item)), indent="   ")
    if entry.label is VerdictLabel.UNSUPPORTED:
        lines += _entered(unsupported_in_words(entry.check), indent="")
        lines += _excuse(excuses.in_words(entry.finding(None)), indent="")
    return "\n".join(lines)


def _original(entry: Entry) -> list[str]:
    original = entry.original
    if original is None or entry.label is VerdictLabel.UNSUPPORTED:
        return ["No passage of the given originals renders this.", ""]
    where = _code(f"{original.path}:{entry.original_line}")
    speaker = entry.passage.speaker if entry.passage else None
    who = f"{_escaped(speaker.name)}, " if speaker else ""
    return [
        f"The original ({who}{where}):",
        "",
        f"> {_side(original, entry.ref_pieces, 'del')}",
        "",
    ]


def _side(document: Document, pieces: Sequence[Piece], tag: str) -> str:
    parts = []
    for piece in with_both_marks(document.text, pieces):
        text = _escaped(piece.span.of(document.text), is_inner=True)
        if any(label != DIFFERENCE for label in piece.labels):
            text = f"<{tag}>{text}</{tag}>"
        numbers = ", ".join(str(end) for end in piece.ends if end != DIFFERENCE)
        parts.append(text + (f"<sup>{numbers}</sup>" if numbers else ""))
    return _OPENS_BLOCK.sub(r"\1\\\2", "".join(parts).strip())


def _distortion(entry: Entry, number: int, found: Distortion) -> str:
    before = f"{_quoted(found.ref)} → " if entry.is_compared(found) else ""
    return (
        f"{number}. **{found.severity.value}** {found.kind.value} "
        f"({found.confidence.value} confidence): {before}{_quoted(found.hyp)}. "
        f"{_escaped(sentence(found.message))}"
    )


def _entered(words_of_it: str, *, indent: str) -> list[str]:
    return [f"{indent}*{_escaped(sentence(words_of_it))}*"] if words_of_it else []


def _excuse(words_of_it: str, *, indent: str) -> list[str]:
    return [f"{indent}✓ *{_escaped(words_of_it)}*"] if words_of_it else []


def _quoted(excerpt: Excerpt | None) -> str:
    return f"“{_escaped(shorten(one_line(excerpt.text), _MAX_EXCERPT))}”" if excerpt else "nothing"


def _kept(kept: Sequence[Entry]) -> list[str]:
    if not kept:
        return []
    lines = [f"<details><summary>{counted(len(kept), unit(kept[0].report))} kept</summary>", ""]
    for entry in kept[:_MAX_KEPT]:
        spans = entry.check.pair.quotation.contents
        contents = words_for_people(entry.derivative.document.text, spans)
        shown = _escaped(shorten(one_line(contents), _MAX_EXCERPT))
        who = f", {_escaped(entry.speaker)}" if entry.speaker else ""
        sign = f"{SIGN[entry.label]} {entry.label.value}"
        lines.append(f"- {sign}, line {entry.line}{who}: “{shown}”")
    if len(kept) > _MAX_KEPT:
        lines.append(f"- … and {len(kept) - _MAX_KEPT} more")
    return ["\n".join([*lines, "", "</details>"])]


def _settled(found: Sequence[Entry], excuses: Excuses) -> list[str]:
    """What is known or waived, folded: a comment is about what is new."""
    if not found:
        return []
    number = counted(len(found), unit(found[0].report))
    return [
        f"<details><summary>{number} with known or waived findings alone</summary>",
        *_findings(found, excuses, limit=_MAX_SETTLED_LENGTH),
        "</details>",
    ]


def _notices(report: Report) -> list[str]:
    documents = [
        *((item.document, item.notices) for item in report.derivatives),
        *((doc, doc.notices) for doc in report.originals),
    ]
    lines = []
    for document, notices in documents:
        for notice in notices:
            line = f":{line_of(document, notice.spans[0].start)}" if notice.spans else ""
            lines.append(f"- {_code(document.path + line)}: {_escaped(notice.message)}")
    return ["\n".join(["Noticed on the way:", "", *lines])] if lines else []


def _code(text: str) -> str:
    """A code span; a table's pipe and a backtick cannot stand in one everywhere."""
    return f"`{one_line(text).replace('`', chr(0x2B9)).replace('|', '¦')}`"


def _escaped(text: str, *, is_inner: bool = False) -> str:
    """Text in which nothing is markup, a mention or a reference.

    Args:
        text: any text of an article.
        is_inner: keep one space where the text begins or ends with white space.
    """
    line = one_line(text)
    if is_inner:
        line = f"{' ' * text[:1].isspace()}{line}{' ' * text[-1:].isspace()}" if line else " "
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    return _CALLING.sub(lambda found: found[0] + _WORD_JOINER, escaped)
