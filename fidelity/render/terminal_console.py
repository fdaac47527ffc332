"""How everything that goes to a terminal is printed: in so many columns, in colour or not."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType


def printed(parts: Iterable[RenderableType], *, width: int, is_coloured: bool) -> str:
    """The parts below each other, without blanks at the ends of lines.

    Nothing in them is taken for markup, so that an article's words stay what they are.
    """
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=is_coloured,
        no_color=not is_coloured,
        color_system="standard" if is_coloured else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"
