"""Markdown: the words a reader sees, a blank line between blocks.

Markup, front matter, code, images and HTML are left out, because they are not what anybody said.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)


def read(text: str) -> str:
    """The visible text of a CommonMark document."""
    body = _FRONT_MATTER.sub("", text, count=1)
    parser = MarkdownIt("commonmark").enable("table")
    blocks = [
        _inline(token.children or []) for token in parser.parse(body) if token.type == "inline"
    ]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _inline(children: list[Token]) -> str:
    pieces = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)
