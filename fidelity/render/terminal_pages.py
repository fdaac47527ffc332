"""The pages of the kinds of distortion for a terminal."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fidelity.records import MQM_CATEGORY, DistortionKind
from fidelity.render.pages import page
from fidelity.render.terminal_console import printed

_MEASURE = 88  # columns; longer lines are hard to read


def render(kind: DistortionKind, *, width: int, is_coloured: bool) -> str:
    """One page."""
    shown = page(kind)
    parts: list[RenderableType] = [
        Text.assemble((kind.value, "bold"), (f"   MQM {MQM_CATEGORY[kind]}", "dim")),
        Text(shown.summary),
    ]
    for section in shown.sections:
        parts.append(Text(f"\n{section.heading}", style="bold"))
        parts += [
            Padding(Text(paragraph), (0, 0, 0, 2), expand=False) for paragraph in section.paragraphs
        ]
    return printed(parts, width=min(width, _MEASURE), is_coloured=is_coloured)


def listing(*, width: int, is_coloured: bool) -> str:
    """Every kind with its one-line summary."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for kind in DistortionKind:
        table.add_row(kind.value, Text(page(kind).summary))
    hint = Text("\nfidelity explain KIND shows the whole page", style="dim")
    return printed([table, hint], width=min(width, _MEASURE), is_coloured=is_coloured)
