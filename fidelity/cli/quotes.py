"""`fidelity quotes`: what the extraction finds in one file."""

from pathlib import Path
from typing import Annotated

import typer

from fidelity.cli.options import FieldOption, LanguageOption, reader_options
from fidelity.cli.streams import complain, write_output


def quotes(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article.")],
    *,
    language: LanguageOption = None,
    field: FieldOption = None,
) -> None:
    """Print the quotations found in a file, one JSON object a line.

    [b]Example[/b]

        fidelity quotes article.txt
    """
    from fidelity import documents, quotations
    from fidelity.render import json_values

    document = documents.read(
        file, id="d1", language=language, options=reader_options(field or (), {})
    )
    extraction = quotations.extract(document)
    for notice in (*document.notices, *extraction.notices):
        complain(f"note: {document.path}: {notice.message}")
    write_output(
        "".join(
            json_values.dump(json_values.quotation(quotation, document))
            for quotation in extraction.quotations
        )
    )
