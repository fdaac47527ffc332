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
