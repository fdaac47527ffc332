"""Markdown: the words a reader sees, a blank line between blocks.

Markup, front matter, code, images and scripts are left out, because they are not what anybody said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fidelity.records import Anchor, ReaderOptions, Reading
from fidelity.text.growing import GrowingText

# YAML or TOML; lines of prose between two rules are no front matter.
_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n((?:(?:[ \t}\]#-]|[\w.\"'-]+[ \t]*[:=])[^\n]*\n|\n)*?)"
    r"(?:\1|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"^(\w+)[ \t]*[:=][ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:[ \t]*")
_OPENED = re.compile(r"<blockquote\b", re.IGNORECASE)
_CLOSED = re.compile(r"</blockquote\b", re.IGNORECASE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What is parsed; for each line of it the file's own line, and its number from 1."""

    text: str
    lines: tuple[str, ...]
    origins: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A paragraph, heading or cell; its anchors count from its beginning.

    `quotation` is the number of the block quotation that it stands in; 0 for none.
    """

    text: str
    anchors: tuple[Anchor, ...]
    quotation: int = 0


def read(text: str, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """The visible text of a CommonMark document with tables and footnotes.

    A title that the front matter alone gives becomes the first line.
    """
    head = _FRONT_MATTER.match(text)
    fields = _fields(head[2]) if head else {}
    body = _body(text, head.end() if head else 0)
    tokens = _parser().parse(body.text)
    blocks = [block for block in _all_blocks(tokens, body) if block.text]
    is_headed = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    title = fields.get("title")
    if title and not is_headed:
        blocks.insert(0, _Block(text=title, anchors=(Anchor(offset=0, line=1),)))
    date = _DATE.match(fields.get("date", ""))
    language = fields.get("lang") or fields.get("language") or fields.get("locale") or ""
    whole = GrowingText()
    for number, block in enumerate(blocks):
        whole.add("\n\n" if number else "")
        whole.add(block.text, block.anchors, quotation=block.quotation)
    whole.add("\n")
    return Reading(
        text=whole.text,
        title=blocks[0].text if blocks and (title or is_headed) else None,
        byline=fields.get("author"),
        published=date[0] if date else None,
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else None,
        set_apart=whole.set_apart,
        anchors=whole.anchors,
    )


@cache
def _parser() -> MarkdownIt:
    """Made once: of many short pages, making it would be a quarter of the work."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _body(text: str, start: int) -> _Body:
    """What follows the front matter, and which line of the file each of its lines is.

    A note becomes a paragraph of its own, and no link's address, which it looks like.
    """
    parsed: list[str] = []
    lines: list[str] = []
    origins: list[int] = []
    first = text.count("\n", 0, start) + 1
    for number, line in enumerate(text[start:].split("\n"), first):
        note = _FOOTNOTE.match(line)
        stands = ["", line[note.end() :]] if note else [line]
        parsed += stands
        lines += [line] * len(stands)
        origins += [number] * len(stands)
    return _Body(text="\n".join(parsed), lines=tuple(lines), origins=tuple(origins))


def _fields(front_matter: str) -> dict[str, str]:
    """Only what one line says whole: lists and nested fields are nobody's title."""
    return {
        name.lower(): value.strip("\"'")
        for name, value in _FIELD.findall(front_matter)
        if not value.startswith(("[", "{", "|", ">"))
    }


def _all_blocks(tokens: Sequence[Token], body: _Body) -> Iterator[_Block]:
    """The blocks in order, those of block quotations with the number of theirs."""
    depth = number = 0
    for token in tokens:
        opened, closed = _nesting(token)
        number += bool(opened) and not depth
        depth += opened
        for block in _blocks(token, body):
            yield replace(block, quotation=number) if depth else block
        depth = max(0, depth - closed)


def _nesting(token: Token) -> tuple[int, int]:
    """How many block quotations a token begins and ends, in Markdown's marks or in HTML's."""
    if token.type == "html_block":
        return len(_OPENED.findall(token.content)), len(_CLOSED.findall(token.content))
    is_quotation = token.type.startswith("blockquote")
    return int(is_quotation and token.nesting > 0), int(is_quotation and token.nesting < 0)


def _blocks(token: Token, body: _Body) -> Iterator[_Block]:
    if token.type == "inline":
        yield _inline(token, body)
    elif token.type == "html_block":
        # loaded here: few files need an HTML parser
        from fidelity.documents import markup

        root = markup.parse_html(token.content)
        anchors = (Anchor(offset=0, line=body.origins[token.map[0]]),) if token.map else ()
        if root is not None:
            for found in markup.blocks(root):
                yield _Block(text=found.text, anchors=anchors)


def _inline(token: Token, body: _Body) -> _Block:
    """The words of a block, line by line as the file has them."""
    shown, breaks = _lines(token.children or [])
    raw = token.content.split("\n")
    first = token.map[0] if token.map else None
    block = GrowingText()
    for number, (line, mark) in enumerate(zip(shown, [*breaks, ""], strict=True)):
        anchors = []
        if first is not None and len(shown) == len(raw):
            place = first + number
            column = _column(line, raw[number], body.lines[place])
            anchors = [Anchor(offset=0, line=body.origins[place], column=column)]
        elif first is not None and number == 0:  # a mark stands across lines
            anchors = [Anchor(offset=0, line=body.origins[first])]
        block.add(line + mark, anchors)
    return _stripped(block)


def _lines(children: list[Token]) -> tuple[list[str], list[str]]:
    """The visible text up to each line break, and what stands for each break."""
    lines, breaks = [""], []
    for child in children:
        if child.type in {"text", "code_inline"}:
            lines[-1] += child.content
        elif child.type in {"softbreak", "hardbreak"}:
            breaks.append(" " if child.type == "softbreak" else "\n")
            lines.append("")
    return [_FOOTNOTE_MARK.sub("", line) for line in lines], breaks


def _column(shown: str, raw: str, line: str) -> int | None:
    """Where in its line of the file a text stands that has no marks in it."""
    if not shown or not raw.startswith(shown) or line.count(raw) != 1:
        return None
    return line.index(raw) + 1


def _stripped(block: GrowingText) -> _Block:
    text = block.text
    words = text.strip()
    start = len(text) - len(text.lstrip())
    kept = [anchor for anchor in block.anchors if anchor.offset >= start]
    before = [anchor for anchor in block.anchors if anchor.offset < start]
    if before and not (kept and kept[0].offset == start):
        column = before[-1].column
        shift = start - before[-1].offset
        kept.insert(0, replace(before[-1], offset=start, column=column and column + shift))
    anchors = (replace(anchor, offset=anchor.offset - start) for anchor in kept)
    return _Block(text=words, anchors=tuple(anchors))
