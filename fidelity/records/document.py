"""One article as it was read, and what a stage has to say about it."""

from dataclasses import dataclass

from fidelity.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a reader of the report should know: a lost quotation mark, a skipped file.

    `stage` is the room that noticed it (`documents`, `quotations`, ...). A notice is never an
    error: the work went on.
    """

    stage: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a stretch of a document's text, up to the next anchor, stands in its file.

    Attributes:
        offset: where in the text the stretch begins.
        line: of the file, from 1.
        column: of that line, in code points from 1, where the file has the very same characters;
            None where it has marks between them.
    """

    offset: int
    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Whence and when a document came that was fetched; its hash is the document's.

    Attributes:
        url: what was asked for.
        final_url: what answered, after redirects.
        at: when, ISO 8601.
        charset: as the server named it; None when it named none.
    """

    url: str
    final_url: str
    at: str
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article. `text` is what every offset refers to, and is never altered.

    Attributes:
        id: `o1`, `o2` ... for originals, `d1`, `d2` ... for derivatives.
        path: where it came from, as the user named it.
        language: BCP 47, such as `en`; `und` when it could not be told.
        text: what `fidelity text` prints.
        sha256: of the bytes of the file, in hexadecimal.
        title: the headline, when one was recognised.
        boilerplate: what is not the article's own matter (menus, script residue, related links,
            bylines), in order, not overlapping. Never quoted, never paired.
        notices: what the reader had to say.
        byline: who wrote it, where the file says so in markup.
        published: the day of publication, ISO 8601, where the file says so in markup.
        set_apart: the block quotations that the file's markup tells, in order, not overlapping.
        anchors: where in the file the text stands, by offset; empty where the text is the file;
            None where the file has no lines that an editor shows, or nothing tells them.
        visit: for a page that was fetched; `path` is then its kept copy.
    """

    id: str
    path: str
    language: str
    text: str
    sha256: str
    title: str | None = None
    boilerplate: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
    byline: str | None = None
    published: str | None = None
    set_apart: tuple[Span, ...] = ()
    anchors: tuple[Anchor, ...] | None = ()
    visit: Visit | None = None
