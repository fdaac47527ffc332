"""Markdown: the words a reader sees, a blank line between blocks.

Markup, front matter, code, images and scripts are left out, because they are not what anybody said.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fidelity.records import ReaderOptions, Reading

# YAML or TOML; lines of prose between two rules are no front matter.
_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n((?:(?:[ \t}\]#-]|[\w.\"'-]+[ \t]*[:=])[^\n]*\n|\n)*?)"
    r"(?:\1|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"^(\w+)[ \t]*[:=][ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")


def read(text: str, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """The visible text of a CommonMark document with tables and footnotes.

    A title that the front matter alone gives becomes the first line.
    """
    head = _FRONT_MATTER.match(text)
    fields = _fields(head[2]) if head else {}
    # a note is a paragraph of its own, and not a link's address, which it looks like
    body = _FOOTNOTE.sub("\n", text[head.end() :] if head else text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    blocks = [block for token in tokens for block in _blocks(token) if block]
    is_headed = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    title = fields.get("title")
    if title and not is_headed:
        blocks.insert(0, title)
    date = _DATE.match(fields.get("date", ""))
    language = fields.get("lang") or fields.get("language") or fields.get("locale") or ""
    return Reading(
        text="\n\n".join(blocks) + "\n",
        title=blocks[0] if blocks and (title or is_headed) else None,
        byline=fields.get("author"),
        published=date[0] if date else None,
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else None,
    )


def _fields(front_matter: str) -> dict[str, str]:
    """Only what one line says whole: lists and nested fields are nobody's title."""
    return {
        name.lower(): value.strip("\"'")
        for name, value in _FIELD.findall(front_matter)
        if not value.startswith(("[", "{", "|", ">"))
    }


def _blocks(token: Token) -> Iterator[str]:
    if token.type == "inline":
        yield _FOOTNOTE_MARK.sub("", _inline(token.children or [])).strip()
    elif token.type == "html_block":
        # loaded here: few files need an HTML parser
        from fidelity.documents import markup

        root = markup.parse_html(token.content)
        if root is not None:
            yield from markup.blocks(root)


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
