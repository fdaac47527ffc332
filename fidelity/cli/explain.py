"""`fidelity explain`: the page of one kind of distortion, or the list of them."""

from typing import Annotated

import typer

from fidelity.cli.streams import wants_colour, width, write_output
from fidelity.records import DistortionKind


def explain(
    kind: Annotated[
        DistortionKind | None,
        typer.Argument(metavar="[KIND]", help="A kind of distortion; without it, the list."),
    ] = None,
) -> None:
    """Tell what a kind of distortion is, why it matters, and what is let pass.

    [b]Example[/b]

        fidelity explain certainty
    """
    from fidelity.render import terminal_pages

    text = (
        terminal_pages.listing(width=width(), is_coloured=wants_colour())
        if kind is None
        else terminal_pages.render(kind, width=width(), is_coloured=wants_colour())
    )
    write_output(text)
