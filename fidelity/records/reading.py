"""What a reader is told about a file, and what it makes of it."""

from dataclasses import dataclass

from fidelity.records.document import Anchor, Document, Notice
from fidelity.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderOptions:
    """What a file does not say of itself; None for the format's own default.

    Attributes:
        charset: the charset that came along with the file, such as that of an HTTP header.
        text_field: where the article stands in a JSON object; dots lead into nested objects.
        title_field: where its headline stands.
        source_field: the column of a table that holds what was translated, by name or by number
            from 1.
        target_field: the column that holds the translation.
        source_language: which side of a file in several languages was translated (BCP 47).
        target_language: which side is the translation.
    """

    charset: str | None = None
    text_field: str | None = None
    title_field: str | None = None
    source_field: str | None = None
    target_field: str | None = None
    source_language: str | None = None
    target_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as a reader of one format gives it; `Document` says what the fields mean.

    `language` is what the file declares, which may be wrong.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    boilerplate: tuple[Span, ...] = ()
    set_apart: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
    anchors: tuple[Anchor, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One unit of a bilingual file as its reader gives it.

    Attributes:
        id: the file's own name for it, or its number from 1.
        line: where it stands in the file, from 1.
        source_line: where what was translated stands; None for `line`.
        target_line: where the translation stands; None for `line`.
        source: what was translated, inline markup reduced to what a reader sees.
        target: the translation, likewise; empty when there is none.
        state: the file's own word for how far it has come ("needs-review-translation", "final").
        is_fuzzy: the file says that nobody has confirmed it.
    """

    id: str
    line: int
    source: str
    target: str
    source_line: int | None = None
    target_line: int | None = None
    state: str | None = None
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """A bilingual file as its reader gives it; languages are BCP 47 where it declares them."""

    translations: tuple[Translation, ...]
    source_language: str | None = None
    target_language: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A translated unit: `original` is a span of the original's text, `derivative` of the other's.

    The other fields are those of `Translation`.
    """

    id: str
    line: int
    original: Span
    derivative: Span
    state: str | None = None
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentedDocument:
    """A bilingual file: both sides as documents, and which stretch renders which.

    The two documents have the same path and hash. What `fidelity text FILE` prints is the
    derivative. Units without a translation are in neither; a notice of the derivative counts them.
    """

    original: Document
    derivative: Document
    segments: tuple[Segment, ...]
