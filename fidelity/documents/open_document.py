"""ODT: the text of an OpenDocument file (ISO/IEC 26300), by lxml; tracked changes as accepted."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from fidelity.documents import markup
from fidelity.errors import InputError
from fidelity.records import Notice, ReaderOptions, Reading
from fidelity.text.growing import GrowingText

# An OpenDocument file is an archive; text that unpacks to more is no article.
_MAX_UNPACKED_BYTES = 200_000_000
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_QUOTATION_STYLE = "Quotations"  # as every OpenDocument program names it in the file
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
# Deleted words are kept aside in `tracked-changes`; the mark of a note is a number.
_LEFT_OUT = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_OFFICE}annotation"})
_NOTE = f"{_TEXT}note"
_CHARACTERS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read(raw: bytes, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """Paragraphs, headings and table cells in order, the notes after them.

    Raises:
        InputError: it is no OpenDocument text, or unpacks to an unreasonable size.
    """
    root = markup.parse_xml(_content(raw))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("expected an OpenDocument text (.odt), got another kind of document")
    quoting = {_QUOTATION_STYLE} | {
        str(style.get(f"{_STYLE}name"))
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") == _QUOTATION_STYLE
    }
    whole = GrowingText()
    paragraphs = [*_paragraphs(body, is_note=False), *_paragraphs(body, is_note=True)]
    whole.add_paragraphs((text, style in quoting) for style, text in paragraphs)
    changes = sum(1 for _change in body.iter(f"{_TEXT}changed-region"))
    return Reading(
        text=whole.text,
        set_apart=whole.set_apart,
        notices=_notices(changes),
    )


def _content(raw: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = archive.getinfo("content.xml").file_size
            if unpacked <= _MAX_UNPACKED_BYTES:
                return archive.read("content.xml")
    except Exception as error:  # damaged archives raise almost anything
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"expected an OpenDocument text (.odt), got none ({reason})") from error
    limit = _MAX_UNPACKED_BYTES // 1_000_000
    raise InputError(f"expected at most {limit} MB unpacked, got {unpacked // 1_000_000} MB")


def _paragraphs(root: etree._Element, *, is_note: bool) -> Iterator[tuple[str, str]]:
    """(style, text) of each paragraph that has words; those of notes apart."""
    for paragraph in root.iter(*_PARAGRAPHS):
        above = {ancestor.tag for ancestor in paragraph.iterancestors()}
        if above & _LEFT_OUT or (_NOTE in above) != is_note:
            continue
        text = "\n".join(line.strip() for line in "".join(_pieces(paragraph)).split("\n")).strip()
        if text:
            yield str(paragraph.get(f"{_TEXT}style-name")), text


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of one paragraph; white space folds, as the format wants it."""
    yield _folded(element.text)
    for child in element:
        if child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == f"{_TEXT}s":
            yield " "
        elif child.tag not in {*_LEFT_OUT, *_PARAGRAPHS, _NOTE}:
            yield from _pieces(child)
        yield _folded(child.tail)


def _folded(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\t", " ")


def _notices(changes: int) -> tuple[Notice, ...]:
    if not changes:
        return ()
    message = f"{changes} tracked changes in the file; read as if all were accepted"
    return (Notice(stage="documents", message=message),)
