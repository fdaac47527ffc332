"""The quotations of an article for a terminal: the text, with what each person says in a colour.

Colour is never alone: a number in front of each quotation leads to the list of speakers below.
Signs beside the number tell what is no plain finding; they are explained where they occur.
"""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from fidelity.records import Confidence, Document, Extraction, Quotation, Span
from fidelity.render.terminal_console import printed
from fidelity.render.view import counted
from fidelity.text.printable import one_line, printable

# Readable on dark and on light ground; from the seventh speaker on they come round again.
_COLOURS = ("cyan", "magenta", "yellow", "green", "blue", "red")
_NOBODY = "nobody named"
_SIGNS = (
    ("~", "a thought or an intention, no speech"),
    ("?", "who speaks is a guess"),
    ("!", "found without its quotation marks"),
)


def render(doc: Document, extraction: Extraction, *, width: int, is_coloured: bool) -> str:
    """The article with its quotations marked, then who says how much.

    Args:
        doc: what was read.
        extraction: what was found in it.
        width: columns.
        is_coloured: whether to write ANSI colours.
    """
    parts = _parts(doc, extraction)
    return printed(parts, width=width, is_coloured=is_coloured)


def _parts(doc: Document, extraction: Extraction) -> Iterator[RenderableType]:
    speakers = list(dict.fromkeys(_speaker(quotation) for quotation in extraction.quotations))
    yield Rule(one_line(doc.path), align="left", style="dim")
    yield _marked(doc, extraction, speakers)
    yield Rule(counted(len(extraction.quotations), "quotation"), align="left")
    for number, speaker in enumerate(speakers, start=1):
        own = [q for q in extraction.quotations if _speaker(q) == speaker]
        line = Text(f"{number} ", style="bold")
        line.append(one_line(speaker), style=f"bold {_colour(number)}")
        line.append(f"  {_kinds(own)}", style="dim")
        yield line
    shown = {sign for quotation in extraction.quotations for sign in _signs(quotation)}
    for sign, meaning in _SIGNS:
        if sign in shown:
            yield Text(f"{sign} {meaning}", style="dim")


def _marked(doc: Document, extraction: Extraction, speakers: list[str]) -> Text:
    """The text with a number before each quotation and its contents in the speaker's colour."""
    marked = Text()
    position = 0
    for span, number, signs in _stretches(extraction, speakers):
        marked.append(printable(doc.text[position : span.start]))
        style = f"italic {_colour(number)}" if "~" in (signs or "") else _colour(number)
        if signs is not None:
            marked.append(f"[{number}{signs}] ", style=f"bold {_colour(number)}")
        marked.append(printable(span.of(doc.text)), style=style)
        position = span.end
    marked.append(printable(doc.text[position:]))
    return marked


def _stretches(extraction: Extraction, speakers: list[str]) -> list[tuple[Span, int, str | None]]:
    """Stretches to mark, in order and not overlapping: the first quotation of nested ones wins.

    Each comes with the number of its speaker and, where a quotation begins, with its signs.
    """
    found: list[tuple[Span, int, str | None]] = []
    end = 0
    numbers = {speaker: number for number, speaker in enumerate(speakers, start=1)}
    parts = [
        (span, numbers[_speaker(quotation)], quotation if place == 0 else None)
        for quotation in extraction.quotations
        for place, span in enumerate(quotation.contents)
    ]
    for span, number, begun in sorted(parts, key=lambda part: (part[0].start, -part[0].end)):
        if span.start >= end:
            found.append((span, number, None if begun is None else _signs(begun)))
            end = span.end
    return found


def _signs(quotation: Quotation) -> str:
    is_guess = quotation.speaker is not None and quotation.speaker.confidence is Confidence.LOW
    return (
        ("~" if quotation.is_attitude else "")
        + ("?" if is_guess else "")
        + ("!" if quotation.marks_lost else "")
    )


def _kinds(own: list[Quotation]) -> str:
    counts: dict[str, int] = {}
    for quotation in own:
        kind = "attitude" if quotation.is_attitude else quotation.kind.value
        counts[kind] = counts.get(kind, 0) + 1
    return ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))


def _speaker(quotation: Quotation) -> str:
    return quotation.speaker.name if quotation.speaker else _NOBODY


def _colour(number: int) -> str:
    return _COLOURS[(number - 1) % len(_COLOURS)]
