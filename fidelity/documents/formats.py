"""Which file endings mean which format, and what each takes to be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format and its reader.

    Attributes:
        name: what people call it.
        endings: of its files, in lower case, with the dot.
        module: the file of this folder that reads it.
        function: the reader in it: text or bytes and the options in, a `Reading` or - for a
            bilingual format - a `Bitext` out.
        takes_text: whether the reader takes decoded text; else the bytes of the file.
        is_bilingual: whether it holds segments with their translations.
        is_found: whether a folder stands for its files, too; data formats must be named, because
            most files in them are no articles, and bilingual ones, because they need no original.
        extra: of this package, where the library comes with one.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    function: str = "read"
    takes_text: bool = True
    is_bilingual: bool = False
    is_found: bool = True
    extra: str | None = None


_FORMATS = (
    Format(name="plain text", endings=(".txt", ".text", ""), module="plain"),
    Format(name="Markdown", endings=(".md", ".markdown"), module="markdown"),
    Format(name="HTML", endings=(".html", ".htm", ".xhtml"), module="web_page", extra="html"),
    Format(name="Word", endings=(".docx",), module="word", takes_text=False, extra="docx"),
    Format(name="OpenDocument", endings=(".odt",), module="open_document", takes_text=False),
    Format(name="PDF", endings=(".pdf",), module="pdf", takes_text=False, extra="pdf"),
    Format(name="subtitles", endings=(".srt", ".vtt"), module="subtitles", extra="subtitles"),
    Format(name="JSON", endings=(".json",), module="json_fields", is_found=False),
    Format(
        name="JSON lines",
        endings=(".jsonl", ".ndjson"),
        module="json_fields",
        function="read_lines",
        is_found=False,
    ),
    Format(
        name="XLIFF",
        endings=(".xlf", ".xliff"),
        module="xliff",
        takes_text=False,
        is_bilingual=True,
        is_found=False,
        extra="bilingual",
    ),
    Format(
        name="TMX",
        endings=(".tmx",),
        module="tmx",
        takes_text=False,
        is_bilingual=True,
        is_found=False,
        extra="bilingual",
    ),
    Format(
        name="PO",
        endings=(".po", ".pot"),
        module="po",
        is_bilingual=True,
        is_found=False,
        extra="bilingual",
    ),
    Format(
        name="table",
        endings=(".csv", ".tsv", ".tab"),
        module="table",
        is_bilingual=True,
        is_found=False,
    ),
)

READERS: Mapping[str, Format] = MappingProxyType(
    {ending: form for form in _FORMATS for ending in form.endings}
)
"""file ending -> format"""


def endings(*, found_only: bool = False) -> str:
    """The endings for a message; `found_only` leaves out those that must be named."""
    return ", ".join(
        ending for ending, form in READERS.items() if ending and (form.is_found or not found_only)
    )
