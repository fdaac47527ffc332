"""The report for a terminal: worst first, each changed word marked by a sign and by colour.

`{+words+}` stand only in the derivative and `[-words-]` only in the original, as in wdiff; the
number behind them is that of the distortion listed below. Underlined words differ as well, and no
detector holds that against them.
"""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from fidelity.records import (
    Check,
    CheckedDocument,
    Distortion,
    Document,
    Excerpt,
    GateResult,
    Report,
    Severity,
    VerdictLabel,
)
from fidelity.render.terminal_console import printed
from fidelity.render.view import (
    DIFFERENCE,
    LABEL_RANK,
    SIGN,
    Entry,
    Excuses,
    counted,
    entered_in_words,
    entries,
    gate_in_words,
    holds_sources,
    line_of,
    provenance,
    round_trip_in_words,
    score_texts,
    sentence,
    shorten,
    unit,
    unsupported_in_words,
    with_both_marks,
    words_for_people,
)
from fidelity.text.marking import Piece
from fidelity.text.printable import one_line, printable

_NARROW = 60  # columns; below it, a label stands above its words and not beside them
_MAX_KEPT_LINES = 40  # more would push the findings off the screen
_NEAR = 0.2  # similarity from which on the nearest passage of an unsupported quotation is shown
_MAX_QUOTED = 60  # characters; the whole stretch is marked just above

_LABEL_STYLE = {
    VerdictLabel.DISTORTED: "bold red",
    VerdictLabel.UNSUPPORTED: "bold magenta",
    VerdictLabel.FAITHFUL: "green",
    VerdictLabel.VERBATIM: "green",
}
_SEVERITY_STYLE = {
    Severity.CRITICAL: "bold white on red",
    Severity.MAJOR: "bold red",
    Severity.MINOR: "yellow",
}
# Orange and blue stay apart for every common kind of colour blindness; red and green do not.
_HYP_STYLE = "bold bright_yellow"
_REF_STYLE = "bold bright_cyan"


def render(
    report: Report, gate: GateResult | None, *, width: int = 100, is_coloured: bool = False
) -> str:
    """The report as lines of at most `width` columns, with ANSI colours when asked for."""
    found = Excuses(gate).ordered(entries(report))
    return printed(_parts(report, gate, found, width=width), width=width, is_coloured=is_coloured)


def render_pair(
    original: str, derivative: str, check: Check, *, width: int = 100, is_coloured: bool = False
) -> str:
    """One comparison of two texts: what `fidelity compare` shows."""
    documents = [
        Document(id=name, path=name, language="und", text=text, sha256="")
        for name, text in (("o1", original), ("d1", derivative))
    ]
    compared = CheckedDocument(document=documents[1], checks=(check,), notices=())
    report = Report(originals=(documents[0],), derivatives=(compared,), signature="", version="")
    entry = entries(report)[0]
    parts = [
        _title(entry),
        *_body(entry, Excuses(None), is_narrow=width < _NARROW, is_located=False),
    ]
    return printed(parts, width=width, is_coloured=is_coloured)


def _parts(
    report: Report, gate: GateResult | None, found: Sequence[Entry], *, width: int
) -> Iterable[RenderableType]:
    yield _heading(report)
    yield from _provenance(report)
    yield _summary(report, width=width)
    excuses = Excuses(gate)
    for entry in found:
        if entry.needs_a_look:
            yield _block(entry, excuses, is_narrow=width < _NARROW)
    kept = [entry for entry in found if not entry.needs_a_look]
    if kept:
        yield Text()
        yield from _kept(kept, width=width)
    yield from _notices(report)
    yield Text()
    yield from _verdict_of_gate(report, gate)
    yield Text(one_line(report.signature), style="dim")


def _heading(report: Report) -> Text:
    derivatives = [one_line(item.document.path) for item in report.derivatives]
    originals = [one_line(doc.path) for doc in report.originals]
    if holds_sources(report):
        return Text.assemble((_listed(derivatives), "bold"), (", translations and sources", "dim"))
    heading = Text.assemble(
        (_listed(derivatives), "bold"), (" against ", "dim"), (_listed(originals), "bold")
    )
    if report.via is not None:
        heading.append(" via ", style="dim").append(one_line(report.via.path), style="bold")
    return heading


def _provenance(report: Report) -> Iterable[Text]:
    for doc in (*(item.document for item in report.derivatives), *report.originals):
        if doc.visit is not None:
            yield Text(f"{one_line(doc.path)}: {one_line(provenance(doc))}", style="dim")


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} more"
    return ", ".join(names)


def _summary(report: Report, *, width: int) -> Group:
    summary = report.summary
    total = Text(counted(summary.quotations, unit(report)), style="bold")
    labels = Text()
    for label in sorted(VerdictLabel, key=LABEL_RANK.__getitem__):
        number = summary.by_verdict[label.value]
        style = _LABEL_STYLE[label] if number else "dim"
        labels.append(f"{SIGN[label]} {number} {label.value}", style=style).append("   ")
    labels.rstrip()
    kinds = sorted(summary.by_kind.items(), key=lambda item: (-item[1], item[0]))
    lines = [total, labels]
    if total.cell_len + labels.cell_len + 3 <= width:
        lines = [Text.assemble(total, "   ", labels)]
    if kinds:
        named = ", ".join(f"{kind} {number}" for kind, number in kinds)
        lines.append(Text(f"distortions: {named}"))
    traced = round_trip_in_words(report)
    if traced:
        lines.append(Text(f"round trip: {traced}"))
    return Group(*lines)


def _block(entry: Entry, excuses: Excuses, *, is_narrow: bool) -> Group:
    where = f"{one_line(entry.derivative.document.path)}:{entry.line}  {entry.id}"
    who = f"{one_line(entry.speaker)}, {entry.form}" if entry.speaker else entry.form
    return Group(
        Text(),
        Rule(_title(entry), align="left", style="dim", characters="─"),
        Text.assemble((who, "italic"), "   ", (where, "dim")),
        *_body(entry, excuses, is_narrow=is_narrow, is_located=True),
    )


def _title(entry: Entry) -> Text:
    return Text.assemble(
        (f"{SIGN[entry.label]} {entry.label.value.upper()}", _LABEL_STYLE[entry.label]),
        f"  score {entry.check.verdict.score:.0f}",
    )


def _body(
    entry: Entry, excuses: Excuses, *, is_narrow: bool, is_located: bool
) -> Iterable[RenderableType]:
    sides = [
        ("derivative", _side(entry, entry.hyp_pieces, is_hyp=True)),
        *_original_sides(entry, is_located=is_located),
    ]
    yield _table(sides, is_narrow=is_narrow)
    for number, distortion in enumerate(entry.distortions, start=1):
        yield _finding(entry, number, distortion, excuses.in_words(entry.finding(distortion)))
    if entry.label is VerdictLabel.UNSUPPORTED:
        yield from _entered(unsupported_in_words(entry.check))
        yield from _excuse(excuses.in_words(entry.finding(None)))
    if entry.check.scores:
        yield Padding(Text(" · ".join(score_texts(entry.check)), style="dim"), (0, 0, 0, 2))


def _original_sides(entry: Entry, *, is_located: bool) -> Iterable[tuple[str, Text]]:
    original = entry.original
    is_unsupported = entry.label is VerdictLabel.UNSUPPORTED
    if is_unsupported or entry.passage is None:
        yield "original", Text("nothing in the originals renders it", style="italic")
    if entry.passage is None or original is None:
        return
    if is_unsupported and entry.check.pair.candidates[0].similarity < _NEAR:
        return
    text = _side(entry, entry.ref_pieces, is_hyp=False)
    if is_located:
        text.append(f"  ({_place(entry, original)})", style="dim")
    if is_unsupported:
        text.stylize("dim")
    yield "nearest" if is_unsupported else "original", text


def _place(entry: Entry, original: Document) -> str:
    """Who says it in the original, and where; its path only where there are several."""
    is_only_one = len(entry.report.originals) == 1
    line = f"{'line ' if is_only_one else one_line(original.path) + ':'}{entry.original_line}"
    speaker = entry.passage.speaker if entry.passage else None
    return f"{one_line(speaker.name)}, {line}" if speaker else line


def _table(sides: Sequence[tuple[str, Text]], *, is_narrow: bool) -> RenderableType:
    if is_narrow:
        return Group(*(Text.assemble((f"{name}: ", "dim"), text) for name, text in sides))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in sides:
        table.add_row(f"  {name}", text)
    return table


def _side(entry: Entry, pieces: Sequence[Piece], *, is_hyp: bool) -> Text:
    """One side with its signs; a run of flagged pieces shares one pair of them."""
    document = entry.derivative.document if is_hyp else entry.original
    said = document.text if document else ""
    opening, closing = ("{+", "+}") if is_hyp else ("[-", "-]")
    style = _HYP_STYLE if is_hyp else _REF_STYLE
    text = Text()
    whole = with_both_marks(said, pieces)
    for piece, after in zip(whole, [*whole[1:], None], strict=True):
        shown = " ".join(printable(piece.span.of(said)).split("\n"))
        if not _is_flagged(piece):
            text.append(shown, style="underline" if DIFFERENCE in piece.labels else "")
            continue
        if not text.plain.endswith(opening) and not _is_open(text.plain, opening, closing):
            text.append(opening, style=style)
        text.append(shown, style=f"{style} underline")
        if after is None or not _is_flagged(after):
            text.append(closing, style=style)
        text.append("".join(_raised(end) for end in piece.ends if end != DIFFERENCE), style=style)
    return text


def _is_flagged(piece: Piece) -> bool:
    return any(label != DIFFERENCE for label in piece.labels)


def _is_open(text: str, opening: str, closing: str) -> bool:
    return text.rfind(opening) > text.rfind(closing)


def _raised(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _finding(entry: Entry, number: int, found: Distortion, excuse: str) -> RenderableType:
    before = ((_quoted(found.ref), _REF_STYLE), " → ") if entry.is_compared(found) else ()
    head = Text.assemble(
        f"{number} ",
        (f"{found.severity.value.upper()}", _SEVERITY_STYLE[found.severity]),
        " ",
        (found.kind.value, "bold"),
        "  ",
        *before,
        (_quoted(found.hyp), _HYP_STYLE),
        (f"  ({found.confidence.value} confidence)", "dim"),
    )
    message = Padding(Text(sentence(one_line(found.message))), (0, 0, 0, 2))
    entered = _entered(entered_in_words(found))
    return Padding(Group(head, message, *entered, *_excuse(excuse)), (0, 0, 0, 2))


def _entered(words_of_it: str) -> list[RenderableType]:
    if not words_of_it:
        return []
    return [Padding(Text(sentence(one_line(words_of_it)), style="italic"), (0, 0, 0, 2))]


def _excuse(words_of_it: str) -> list[RenderableType]:
    if not words_of_it:
        return []
    return [Padding(Text(f"✓ {one_line(words_of_it)}", style="green"), (0, 0, 0, 2))]


def _quoted(excerpt: Excerpt | None) -> str:
    return f"“{shorten(one_line(excerpt.text), _MAX_QUOTED)}”" if excerpt else "nothing"


def _kept(kept: Sequence[Entry], *, width: int) -> Iterable[Text]:
    for entry in kept[:_MAX_KEPT_LINES]:
        spans = entry.check.pair.quotation.contents
        who = f"{one_line(entry.speaker)}: " if entry.speaker else ""
        line = Text.assemble(
            (f"{SIGN[entry.label]} {entry.label.value:<9}", _LABEL_STYLE[entry.label]),
            (f" {entry.id}, line {entry.line}  ", "dim"),
            (who, "italic"),
            one_line(words_for_people(entry.derivative.document.text, spans)),
        )
        line.truncate(width, overflow="ellipsis")
        yield line
    if len(kept) > _MAX_KEPT_LINES:
        yield Text(f"… and {len(kept) - _MAX_KEPT_LINES} more that keep the meaning", style="dim")


def _notices(report: Report) -> Iterable[Text]:
    documents = [
        *((item.document, item.notices) for item in report.derivatives),
        *((doc, doc.notices) for doc in report.originals),
    ]
    if any(notices for _, notices in documents):
        yield Text()
    for document, notices in documents:
        for notice in notices:
            line = f":{line_of(document, notice.spans[0].start)}" if notice.spans else ""
            yield Text.assemble(
                ("note ", "bold yellow"),
                (f"{one_line(document.path)}{line}: ", "dim"),
                one_line(notice.message),
            )


def _verdict_of_gate(report: Report, gate: GateResult | None) -> Iterable[Text]:
    if gate is None:
        return
    state = ("PASSED", "bold green") if gate.passed else ("FAILED", "bold red")
    yield Text.assemble(state, f"  {gate_in_words(report, gate)}")
