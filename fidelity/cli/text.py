"""`fidelity text`: what offsets refer to."""

from pathlib import Path
from typing import Annotated

import typer

from fidelity.cli.options import FieldOption, reader_options
from fidelity.cli.pages import CopiesOption, named
from fidelity.cli.streams import complain, is_terminal, write_output
from fidelity.text.printable import printable


def text(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="An article; an http(s) address means the page.")
    ],
    *,
    field: FieldOption = None,
    copies: CopiesOption = None,
) -> None:
    """Print the text that fidelity reads from a file.

    Every offset in a report counts the Unicode code points of this text. On a terminal, characters
    that would act on it are left out; into a file or a pipe goes the very text.

    [b]Example[/b]

        fidelity text article.md > article.txt
    """
    from fidelity import documents

    article = named([file], copies or Path())
    [path] = article.paths
    document = documents.read(
        path,
        id="d1",
        options=reader_options(field or (), {}),
        visit=article.visits.get(path),
    )
    for notice in document.notices:
        complain(f"note: {document.path}: {notice.message}")
    write_output(printable(document.text) if is_terminal() else document.text)
