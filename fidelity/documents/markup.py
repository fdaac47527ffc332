"""HTML and XML: parsed without surprises, and reduced to the words that a reader sees.

No reader, but what several readers share.
"""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

import lxml.html
from lxml import etree

from fidelity.errors import InputError

# What starts a new line on the page; the last row is how trafilatura names such elements.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre "
    "section summary table tbody td tfoot th thead title tr ul "
    "cell head item list quote row".split()
)
_BREAKS = frozenset({"br", "lb"})
_QUOTATIONS = frozenset({"blockquote", "quote"})
# Who is quoted stands there (HTML, 4.4.4): in the footer, or in a cite of its own.
_SOURCES = "//blockquote//footer | //blockquote/cite"
_DASHES = "–—―"
# Never words: code, controls, and what stands in for a picture or a film.
_SILENT = frozenset(
    "audio button canvas embed head-matter iframe input map math noscript object script select "
    "style svg template textarea video".split()
)
_INLINE = (
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
).split()
_TAG = re.compile(
    rf"</?({'|'.join([*_INLINE, 'br', *sorted(_BLOCKS)])})(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_BLOCK_TAG = re.compile(r"<(p|div|br|li|h[1-6]|blockquote)(?=[\s/>])[^<>]*>", re.IGNORECASE)
# The raised number that leads to a footnote, and the arrow that leads back (DPUB-ARIA 1.1).
_NOTE_LINKS = (
    "//sup[.//a] | //a[sup and count(*) = 1 and not(normalize-space(text()))]"
    " | /*//*[@role='doc-noteref' or @role='doc-backlink']"
)
# As white space folds on a page: a no-break space stays.
_SPACES = re.compile(r"[ \t\r\f]+")
_LINES = re.compile(r" ?\n ?")
# What XML may not hold, and no page shows.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def parse_xml(raw: bytes) -> etree._Element:
    """The root element of an XML file; no entity is expanded, nothing is fetched.

    Raises:
        InputError: it is no XML, or it declares entities of its own, as XML bombs do.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"expected XML, got {_first_line(error)}") from error
    dtd = root.getroottree().docinfo.internalDTD
    declared = [entity.name for entity in dtd.iterentities()] if dtd is not None else []
    # those of a DTD elsewhere, which is not fetched
    used = [entity.text for entity in root.iter(etree.Entity)]
    if declared or used:
        raise InputError(f"expected XML without entities of its own, got {(declared + used)[0]!r}")
    return root


def parse_html(text: str) -> lxml.html.HtmlElement | None:
    """The root element of a page; None for no element.

    Quotation elements have their marks, and raised links to footnotes are gone.

    Raises:
        InputError: it is nested so deep that the parser leaves out the rest.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(_CONTROL.sub("", text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for told in parser.error_log.filter_from_fatals():
        if told.type_name == "ERR_RESOURCE_LIMIT":
            limit = told.message.partition(", use")[0]
            raise InputError(f"expected HTML that can be read to its end, got {limit}")
    for element in root.iter():
        # a character reference can smuggle in what no page shows
        element.text = _CONTROL.sub("", element.text) if element.text else None
        element.tail = _CONTROL.sub("", element.tail) if element.tail else None
    for element in root.xpath(_NOTE_LINKS):
        element.drop_tree()
    _mark_quotations(root)
    _mark_sources(root)
    return root


class Block(NamedTuple):
    """The text of a block, and the number of the block quotation that it stands in, from 1."""

    text: str
    quotation: int = 0


def blocks(root: etree._Element, *, silent: frozenset[str] = frozenset()) -> list[Block]:
    """The text of each block below `root`, white space folded; a forced line break is a line feed.

    Elements named in `silent` are left out, scripts and the like always.
    """
    found: list[Block] = []
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    depth = number = 0
    for event, element in walker:
        name = _name(element)
        if event == "start" and (name in _SILENT or name in silent):
            walker.skip_subtree()
            continue
        _flush(found, pieces, name, number if depth else 0)
        if event == "start":
            if name in _QUOTATIONS:
                number += not depth
                depth += 1
            pieces.append("\n" if name in _BREAKS else _folded(element.text))
            continue
        depth -= event == "end" and name in _QUOTATIONS
        if element is not root:
            pieces.append(_folded(element.tail))
    _flush(found, pieces, "body", 0)
    return found


def inline_text(element: etree._Element, stands_for: Callable[[etree._Element], str | None]) -> str:
    """The text of a segment.

    `stands_for` gives what is read in place of an inline element, and None for one whose content
    is text.
    """
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walker:
        if event == "start":
            shown = stands_for(part)
            pieces.append(shown if shown is not None else part.text or "")
            if shown is not None:
                walker.skip_subtree()
        elif part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)


def has_blocks(text: str) -> bool:
    """Whether a string is a piece of a page and not plain text."""
    return _BLOCK_TAG.search(text) is not None


def visible(text: str) -> str:
    """A string without the tags and character references of HTML in it.

    Only tags that HTML knows: `<file>` in a help text is a word.
    """
    without = _TAG.sub(lambda tag: "\n" if tag[1].lower() in _BREAKS else "", text)
    return html.unescape(without)


def tags(text: str) -> tuple[str, ...]:
    """The names of the tags that `visible` takes out, in small letters, closing ones left out."""
    return tuple(tag[1].lower() for tag in _TAG.finditer(text) if not tag.group().startswith("</"))


def _flush(found: list[Block], pieces: list[str], name: str, quotation: int) -> None:
    """End a block where the element of this name begins or ends one."""
    if name not in _BLOCKS:
        return
    text = _LINES.sub("\n", _SPACES.sub(" ", "".join(pieces))).strip()
    pieces.clear()
    if text:
        found.append(Block(text, quotation))


def _name(element: etree._Element) -> str:
    """The local name; empty for a comment or an instruction."""
    # HTML may hold names that XML does not allow
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _folded(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _mark_quotations(root: lxml.html.HtmlElement) -> None:
    """Print the marks that a browser draws around `<q>`."""
    for element in list(root.iter("q")):
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"
        element.drop_tag()


def _mark_sources(root: lxml.html.HtmlElement) -> None:
    """Print the dash that a style sheet draws before the name under a block quotation."""
    for element in root.xpath(_SOURCES):
        words = element.text_content().strip()
        if words:
            element.tag = "p"
            if words[0] not in _DASHES:
                element.text = "— " + (element.text or "").lstrip(" \n-")


def _first_line(error: Exception) -> str:
    """The parser's words, without the name that it gives to a file in memory."""
    first = (str(error).splitlines() or [type(error).__name__])[0]
    return first.removesuffix(")").rpartition(" (<string>")[0] or first
