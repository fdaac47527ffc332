"""`fidelity quotes`: what the extraction finds in articles."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fidelity.cli.options import FieldOption, language_tag, reader_options
from fidelity.cli.pages import CopiesOption, named
from fidelity.cli.streams import complain, wants_colour, width, write_output

if TYPE_CHECKING:
    from fidelity.records import Document, Extraction


class QuotesFormat(StrEnum):
    """The values of `--format`."""

    JSONL = "jsonl"
    CSV = "csv"
    TERMINAL = "terminal"


def quotes(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Articles; a folder means every readable file in it, an http(s) address the page "
            "there.",
        ),
    ],
    *,
    report_format: Annotated[
        QuotesFormat,
        typer.Option(
            "--format",
            "-f",
            help="jsonl: an object a line; csv: a table; terminal: the text, coloured by speaker.",
        ),
    ] = QuotesFormat.JSONL,
    attitudes: Annotated[
        bool,
        typer.Option(
            "--attitudes/--no-attitudes",
            help="Whether hopes, fears and intentions (“expects to”) are printed, marked as such.",
        ),
    ] = True,
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="TAG",
            callback=language_tag,
            help="Language of the articles (BCP 47); detected when left out.",
        ),
    ] = None,
    field: FieldOption = None,
    copies: CopiesOption = None,
) -> None:
    """Print the quotations found in articles, one JSON object a line.

    [b]Examples[/b]

        fidelity quotes article.txt

        fidelity quotes article.txt --format terminal

        fidelity quotes articles/ --format csv > quotations.csv

        fidelity quotes *.txt --no-attitudes | jq -r 'select(.kind == "direct") | .text'

    `speaker_confidence` tells how sure the name is, `attitude` a hope or an intention from speech.
    """
    from fidelity import documents, quotations

    reading = reader_options(field or (), {})
    articles = named(files, copies or Path())
    found = []
    for number, path in enumerate(documents.find(articles.paths), start=1):
        doc = documents.read(
            path,
            id=f"d{number}",
            language=language,
            options=reading,
            visit=articles.visits.get(path),
        )
        extraction = _chosen(quotations.extract(doc), attitudes=attitudes)
        for notice in (*doc.notices, *extraction.notices):
            complain(f"note: {doc.path}: {notice.message}")
        if not extraction.quotations:
            complain(f"note: no quotation found in {doc.path!r}")
        if report_format is QuotesFormat.CSV:
            found.append((doc, extraction))  # a table has one header
        else:
            write_output(_rendered(doc, extraction, report_format))
    if report_format is QuotesFormat.CSV:
        from fidelity.render import csv_table

        write_output(csv_table.render_quotations(found))


def _chosen(extraction: "Extraction", *, attitudes: bool) -> "Extraction":
    if attitudes:
        return extraction
    speech = tuple(q for q in extraction.quotations if not q.is_attitude)
    return replace(extraction, quotations=speech)


def _rendered(doc: "Document", extraction: "Extraction", wanted: QuotesFormat) -> str:
    if wanted is QuotesFormat.TERMINAL:
        from fidelity.render import terminal_quotes

        return terminal_quotes.render(doc, extraction, width=width(), is_coloured=wants_colour())
    from fidelity.render import json_values

    return "".join(
        json_values.dump({"document": doc.path, **json_values.quotation(quotation, doc)})
        for quotation in extraction.quotations
    )
