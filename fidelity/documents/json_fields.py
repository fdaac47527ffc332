"""JSON and JSON lines: the article in the fields that hold one, those of content systems known."""

import json
import re
from collections.abc import Iterator, Sequence

from fidelity.documents import markup
from fidelity.errors import InputError
from fidelity.records import Anchor, ReaderOptions, Reading
from fidelity.text.growing import GrowingText

# Names that content systems, feeds and data sets give these fields (schema.org, NewsML-G2 as
# JSON, WordPress, the Guardian's and Reuters' feeds, Hugging Face data sets).
_TEXT_FIELDS = (
    "text", "body", "content", "articleBody", "body_text", "bodyText", "content.rendered",
    "body_xhtml", "content_html", "content_text", "fields.bodyText", "fields.body",
)  # fmt: skip
_TITLE_FIELDS = ("title", "headline", "title.rendered", "name", "webTitle", "fields.headline")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

_Object = dict[str, object]


def read(text: str, options: ReaderOptions) -> Reading:
    """The articles of a JSON file: an object, or a list of objects.

    Raises:
        InputError: it is no JSON, or nothing in it holds an article.
    """
    return _reading([(0, _parsed(text, line=None))], options)


def read_lines(text: str, options: ReaderOptions) -> Reading:
    """The articles of a file with one JSON value a line, in order.

    Raises:
        InputError: a line is no JSON, or nothing in it holds an article.
    """
    values = [
        (number, _parsed(line, line=number))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]
    return _reading(values, options)


def _parsed(text: str, *, line: int | None) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at")
        where = f"line {line or error.lineno}, column {error.colno}"
        raise InputError(f"expected JSON, got {reason} at {where}") from error
    except RecursionError as error:
        raise InputError("expected JSON, got brackets nested too deep") from error
    except ValueError as error:
        raise InputError("expected JSON, got a number of too many digits") from error


def _reading(values: Sequence[tuple[int, object]], options: ReaderOptions) -> Reading:
    """The articles of values with the lines that they stand in; 0 where they are not lines."""
    placed = [(line, found) for line, value in values for found in _objects(value)]
    objects = [found for _line, found in placed]
    articles = [(line, _article(found, options)) for line, found in placed]
    articles = [(line, article) for line, article in articles if article]
    if not articles:
        wanted = options.text_field or ", ".join(_TEXT_FIELDS[:4])
        named = ", ".join(sorted({key for found in objects for key in found})[:8]) or "none"
        raise InputError(f"expected text in a field such as {wanted}, got the fields {named}")
    only = objects[0] if len(objects) == 1 else {}
    text = GrowingText()
    for number, (line, article) in enumerate(articles):
        text.add("\n\n" if number else "")
        text.add(article, [Anchor(offset=0, line=line)] if line else [])
    return Reading(
        text=f"{text.text}\n",
        anchors=text.anchors or None,
        title=_field(only, _title_fields(options)) or None,
        language=_language(only),
    )


def _objects(value: object) -> Iterator[_Object]:
    """The objects that may be articles: the value itself, or those of a list."""
    if isinstance(value, dict):
        graph = value.get("@graph")  # JSON-LD
        if isinstance(graph, list):
            yield from _objects(graph)
        else:
            yield value
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield item
    elif isinstance(value, str):
        yield {"text": value}


def _article(found: _Object, options: ReaderOptions) -> str:
    """Headline and text; empty when there is no text."""
    body = _field(found, [options.text_field] if options.text_field else _TEXT_FIELDS)
    title = _field(found, _title_fields(options))
    if not body:
        return ""
    return f"{title}\n\n{body}" if title and not body.startswith(title) else body


def _title_fields(options: ReaderOptions) -> Sequence[str]:
    return [options.title_field] if options.title_field else _TITLE_FIELDS


def _field(found: _Object, names: Sequence[str]) -> str:
    """The text of the first of these fields that has any; a list of texts is its paragraphs."""
    for name in names:
        value = _at(found, name)
        texts = value if isinstance(value, list) else [value]
        plain = "\n\n".join(_plain(text) for text in texts if isinstance(text, str))
        if plain.strip():
            return plain
    return ""


def _at(found: _Object, name: str) -> object:
    """The value of a field; its whole name first, because a name may have dots."""
    if name in found:
        return found[name]
    value: object = found
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _plain(text: str) -> str:
    if markup.has_blocks(text):
        root = markup.parse_html(text)
        return "" if root is None else "\n\n".join(block.text for block in markup.blocks(root))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _language(found: _Object) -> str | None:
    for name in ("language", "inLanguage", "lang"):
        value = found.get(name)
        if isinstance(value, str) and _LANGUAGE.fullmatch(value):
            return value
    return None
