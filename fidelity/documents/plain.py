"""Plain text: the text of the file as it is."""

import re

from fidelity.records import ReaderOptions, Reading, Span

_BLOCK = re.compile(r"(?:^[^\S\n]*\S.*(?:\n|\Z))+", re.MULTILINE)
# A line that begins so far to the right is set apart, unless it is an item of a list.
_INDENTED = re.compile(r"(?:\t| {2,})[ \t]*(?![-*•–·]|\d+[.)])\S")


def read(text: str, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """The article text of a plain text file: all of it."""
    return Reading(text=text, set_apart=_set_apart(text), anchors=())


def _set_apart(text: str) -> tuple[Span, ...]:
    """The paragraphs whose every line is indented, where most paragraphs are not."""
    if "\n  " not in text and "\n\t" not in text:
        return ()
    blocks = list(_BLOCK.finditer(text))
    indented = [
        Span(found.start() + _margin(found[0]), found.start() + len(found[0].rstrip()))
        for found in blocks
        if all(map(_INDENTED.match, found[0].splitlines()))
    ]
    return tuple(indented) if 2 * len(indented) < len(blocks) else ()


def _margin(block: str) -> int:
    return len(block) - len(block.lstrip())
