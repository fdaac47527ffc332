"""DOCX: the text of a Word file, by python-docx (MIT); tracked changes count as accepted."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from fidelity.errors import InputError
from fidelity.records import Notice, ReaderOptions, Reading

# A Word file is an archive; one that unpacks to more is no article.
_MAX_UNPACKED_BYTES = 200_000_000
_TITLE_STYLES = frozenset({"Title", "Titel", "Titre", "Heading1", "berschrift1", "Titre1"})

_PARAGRAPH = qn("w:p")
_DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
_INSERTED = frozenset({qn("w:ins"), qn("w:moveTo")})
# The older of two ways to draw the same thing; its text would be read twice.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}


def read(raw: bytes, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """Paragraphs, table cells and text boxes in order, the notes after them.

    Raises:
        InputError: it is no Word file, or unpacks to an unreasonable size.
    """
    file = _opened(raw)
    body = file.element.body
    paragraphs = [*_paragraphs(body)]
    notes = [note for root in _notes(file) for note in _paragraphs(root)]
    title = next((text for style, text in paragraphs if style in _TITLE_STYLES), None)
    return Reading(
        text="".join(f"{text}\n\n" for _style, text in [*paragraphs, *notes]),
        title=title,
        byline=file.core_properties.author or None,
        language=_language(file),
        notices=_notices(body),
    )


def _opened(raw: bytes) -> WordDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked <= _MAX_UNPACKED_BYTES:
            return docx.Document(io.BytesIO(raw))
    except Exception as error:  # damaged files make zip, XML and the library raise almost anything
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"expected a Word file (.docx), got none that opens ({reason})") from error
    limit = _MAX_UNPACKED_BYTES // 1_000_000
    raise InputError(f"expected at most {limit} MB unpacked, got {unpacked // 1_000_000} MB")


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, str]]:
    """(style, text) of each paragraph that has words; a deleted paragraph mark joins two."""
    before = ""
    for paragraph in root.iter(_PARAGRAPH):
        if _is_left_out(paragraph):
            continue
        text = before + "".join(_pieces(paragraph))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None:
            before = text
            continue
        before = ""
        if text.strip():
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            yield (str(style.get(qn("w:val"))) if style is not None else ""), _tidy(text)
    if before.strip():
        yield "", _tidy(before)


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of one paragraph; a text box in it is a paragraph of its own."""
    for child in element:
        if child.tag in _DELETED or child.tag in {_PARAGRAPH, _FALLBACK} or _is_hidden(child):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS and element.tag == qn("w:r"):
            yield _CHARACTERS[child.tag]
        else:
            yield from _pieces(child)


def _is_left_out(paragraph: etree._Element) -> bool:
    return any(
        ancestor.tag in _DELETED or ancestor.tag == _FALLBACK
        for ancestor in paragraph.iterancestors()
    )


def _is_hidden(element: etree._Element) -> bool:
    return element.tag == qn("w:r") and element.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _notes(file: WordDocument) -> Iterator[etree._Element]:
    """The roots of the footnotes and the endnotes."""
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        for relation in file.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                try:
                    yield parse_xml(relation.target_part.blob)
                except etree.XMLSyntaxError as error:
                    raise InputError(f"expected notes in XML, got {error.msg}") from error


def _language(file: WordDocument) -> str | None:
    """The language of the default style."""
    path = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
    try:
        found = file.styles.element.find(path)
    except KeyError:
        return None
    return str(found.get(qn("w:val"))) if found is not None and found.get(qn("w:val")) else None


def _notices(body: etree._Element) -> tuple[Notice, ...]:
    changes = sum(1 for element in body.iter() if element.tag in _DELETED | _INSERTED)
    if not changes:
        return ()
    message = f"{changes} tracked changes in the file; read as if all were accepted"
    return (Notice(stage="documents", message=message),)
