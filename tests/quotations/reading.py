"""What the tests of this room ask of an extraction, as plain words."""

from fidelity.quotations import extract
from fidelity.records import Document, Extraction, Quotation, Span


def document(text: str, *, language: str = "en", boilerplate: tuple[Span, ...] = ()) -> Document:
    return Document(
        id="d1",
        path="d.txt",
        language=language,
        text=text,
        sha256="0" * 64,
        boilerplate=boilerplate,
    )


def read(text: str, *, language: str = "en", boilerplate: tuple[Span, ...] = ()) -> Extraction:
    return extract(document(text, language=language, boilerplate=boilerplate))


def speech(text: str, *, language: str = "en") -> list[Quotation]:
    """The quotations that are no attitudes."""
    return [q for q in read(text, language=language).quotations if not q.is_attitude]


def words(text: str, quotation: Quotation) -> list[str]:
    return [span.of(text) for span in quotation.contents]
