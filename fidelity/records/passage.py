"""Where in the originals a quotation comes from."""

from dataclasses import dataclass
from enum import Enum

from fidelity.records.quotation import Quotation, Speaker
from fidelity.records.span import Span


class Relation(Enum):
    """What lies between passage and quotation."""

    SAME_LANGUAGE = "same-language"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who says a part of a passage: the `span` of one piece of their words."""

    speaker: Speaker
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A contiguous stretch of an original.

    Attributes:
        document_id: the original.
        span: the whole stretch, an interrupting "she said" included.
        contents: the stretch without such interruptions; what is compared with the quotation.
        marked: the parts of it that stand inside quotation marks in the original.
        speaker: who says it there; None when it is the reporter's own voice or cannot be told.
        others: whoever else has words of their own in it.
    """

    document_id: str
    span: Span
    contents: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    others: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that was considered; `similarity` 0 to 1."""

    passage: Passage
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A quotation with the passage that it renders, or with none.

    `similarity` (0 to 1) is what pairing decided by; `candidates` are the runners-up, best first.
    `support` (0 to 1) is how much of the quotation stands together anywhere in an original that
    is much longer; None where the passage alone is looked at. `standing` are its words that stand
    there, the passage or not, with the company that the quotation gives them.
    """

    quotation: Quotation
    passage: Passage | None
    relation: Relation
    similarity: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    support: float | None = None
    standing: tuple[Span, ...] = ()
