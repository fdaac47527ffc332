"""DOCX: the text of a Word file, by python-docx (MIT); tracked changes count as accepted."""

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from fidelity.errors import InputError
from fidelity.records import Notice, ReaderOptions, Reading
from fidelity.text.growing import GrowingText

# A Word file is an archive; one that unpacks to more is no article.
_MAX_UNPACKED_BYTES = 200_000_000
_TITLE_STYLES = frozenset({"Title", "Titel", "Titre", "Heading1", "berschrift1", "Titre1"})
# Built-in styles keep their English names in the file, whatever language Word speaks; the last
# three are what LibreOffice, pandoc and others write.
_QUOTATION_STYLES = frozenset(
    {"quote", "intense quote", "block text", "quotations", "block quote", "block quotation"}
)
_INDENTED = 300  # twentieths of a point, about half a centimetre

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
    quoting = _quotation_styles(file)
    paragraphs = [*_paragraphs(body)]
    notes = [note for root in _notes(file) for note in _paragraphs(root)]
    title = next((one.text for one in paragraphs if one.style in _TITLE_STYLES), None)
    is_mostly_indented = 2 * sum(one.is_indented for one in paragraphs) > len(paragraphs)
    whole = GrowingText()
    whole.add_paragraphs(
        (one.text, one.style in quoting or (one.is_indented and not is_mostly_indented))
        for one in [*paragraphs, *notes]
    )
    return Reading(
        text=whole.text,
        title=title,
        byline=file.core_properties.author or None,
        language=_language(file),
        set_apart=whole.set_apart,
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


class _Paragraph(NamedTuple):
    """Its words, the id of its style, and whether it alone begins further right."""

    style: str
    text: str
    is_indented: bool = False


def _paragraphs(root: etree._Element) -> Iterator[_Paragraph]:
    """Each paragraph that has words; a deleted paragraph mark joins two."""
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
            yield _Paragraph(
                str(style.get(qn("w:val"))) if style is not None else "",
                _tidy(text),
                is_indented=_is_indented(paragraph),
            )
    if before.strip():
        yield _Paragraph("", _tidy(before))


def _is_indented(paragraph: etree._Element) -> bool:
    """Whether all of a paragraph begins further right, and is no item of a list."""
    indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if indent is None or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        return False
    left = indent.get(qn("w:left")) or indent.get(qn("w:start")) or "0"
    return left.isdecimal() and int(left) >= _INDENTED and indent.get(qn("w:hanging")) is None


def _quotation_styles(file: WordDocument) -> frozenset[str]:
    """The ids of the styles that set a block quotation apart."""
    try:
        styles = file.styles.element
    except KeyError:
        return frozenset()
    return frozenset(
        str(style.get(qn("w:styleId")))
        for style in styles.iterfind(qn("w:style"))
        for name in style.iterfind(qn("w:name"))
        if str(name.get(qn("w:val"))).lower() in _QUOTATION_STYLES
    )


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
