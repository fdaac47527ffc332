"""CSV and TSV: a table with a column of originals and a column of translations."""

import csv
import io
from collections.abc import Sequence

from fidelity import lexicons
from fidelity.errors import InputError, UsageError
from fidelity.records import Bitext, ReaderOptions, Translation
from fidelity.text.bilingual import primary

_SOURCES = ("source", "original", "src", "source text", "msgid", "english", "reference")
_TARGETS = ("target", "translation", "derivative", "tgt", "target text", "msgstr", "hypothesis")
_SEPARATORS = "\t;,|"


def read(text: str, options: ReaderOptions) -> Bitext:
    """Each row with its two cells.

    The columns are those that the options name, else those with a known heading, else those
    headed by language codes, else - in a table of two columns without headings - both in order.

    Raises:
        UsageError: the options name a column that is not there.
        InputError: the table is broken, or its columns cannot be told.
    """
    rows = _rows(text)
    if not rows:
        raise InputError("expected a table, got no row")
    head = rows[0][1]
    columns = _columns(head, options)
    languages: tuple[str | None, str | None] = (None, None)
    if columns is None:
        if len(head) != 2:
            named = ", ".join(cell[:20] for cell in head)
            raise InputError(f"expected columns source and target, got {named}")
        columns, body = (0, 1), rows
    else:
        body = rows[1:]
        languages = (_language(head[columns[0]]), _language(head[columns[1]]))
    return Bitext(
        translations=tuple(_translation(number, row, columns) for number, row in body),
        source_language=languages[0],
        target_language=languages[1],
    )


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """(line, cells) of each row that is not blank; the separator is the commonest in line 1."""
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"expected a table, got {error} in line {reader.line_num}") from error
    return rows


def _columns(head: Sequence[str], options: ReaderOptions) -> tuple[int, int] | None:
    """Indices of the two columns; None when the first row is no heading."""
    names = [cell.strip().lower() for cell in head]
    source = _wanted(names, options.source_field, _SOURCES)
    target = _wanted(names, options.target_field, _TARGETS)
    if source is not None and target is not None and source != target:
        return source, target
    codes = [_language(cell) for cell in head]
    if None in codes:
        return None
    source = _side(codes, options.source_language, 0)
    target = _side(codes, options.target_language, 1)
    is_told = len(codes) == 2 or bool(options.source_language and options.target_language)
    return (source, target) if is_told and source != target else None


def _side(codes: Sequence[str | None], wanted: str | None, default: int) -> int:
    return codes.index(wanted) if wanted in codes else default


def _wanted(names: list[str], wanted: str | None, known: Sequence[str]) -> int | None:
    if wanted is None:
        return next((names.index(name) for name in known if name in names), None)
    if wanted.strip().lower() in names:
        return names.index(wanted.strip().lower())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise UsageError(f"expected a column among {', '.join(names)[:200]}, got {wanted!r}")


def _translation(line: int, row: Sequence[str], columns: tuple[int, int]) -> Translation:
    source, target = (row[i] if i < len(row) else "" for i in columns)
    return Translation(id=str(line), line=line, source=source, target=target)


def _language(heading: str) -> str | None:
    """The language that a heading such as `fr` or `pt_BR` names, among those fidelity knows."""
    code = heading.strip().replace("_", "-")
    known = primary(code) in lexicons.languages()
    return code if known and len(code) <= len("pt-BR") else None
