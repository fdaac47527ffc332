"""What somebody is reported to have said."""

from dataclasses import dataclass
from enum import Enum

from fidelity.errors import RecordError
from fidelity.records.document import Notice
from fidelity.records.span import Span


class QuotationKind(Enum):
    """How the words are reported."""

    DIRECT = "direct"  # wholly inside quotation marks
    MIXED = "mixed"  # a reported clause with marked fragments
    INDIRECT = "indirect"  # a reported clause without marks


class Confidence(Enum):
    """How sure a finding is; `fidelity explain` tells what each has meant when measured."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it.

    `name` is the fullest form that the document gives ("Anders Rasmussen"), or the mention itself
    when nothing fuller is known ("a spokesperson"). `mention` is where the words stand that name
    the speaker at this quotation ("he"); None when the speaker is only carried over.
    """

    name: str
    mention: Span | None
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation, split ones and ones over several paragraphs included.

    Attributes:
        id: `d1-q1`: unique in its document, in order of appearance.
        document_id: the document that it stands in.
        kind: direct, mixed or indirect.
        contents: the reported words, without the marks and without an interrupting "she said";
            a split or multi-paragraph quotation has several, in order, not overlapping.
        extent: from the first to the last character that belongs to it, marks, cue and speaker
            included.
        fragments: the parts inside quotation marks; empty for direct and indirect ones.
        cue: the words that report ("said", "according to").
        speaker: None when nobody can be named.
        marks_lost: the words stand unmarked although they are the speaker's own (first person in
            running text, or a mark that was never closed).
        is_attitude: a mental state or an intention ("hopes that", "is expected to") and no speech.
        insertions: bracketed words inside the marks ("[the bank]"), the brackets included.
        ellipses: marked omissions inside the marks ("…", "[...]").
    """

    id: str
    document_id: str
    kind: QuotationKind
    contents: tuple[Span, ...]
    extent: Span
    fragments: tuple[Span, ...] = ()
    cue: Span | None = None
    speaker: Speaker | None = None
    marks_lost: bool = False
    is_attitude: bool = False
    insertions: tuple[Span, ...] = ()
    ellipses: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.contents or not all(self.contents):
            raise RecordError(f"expected words in quotation {self.id!r}, got empty contents")
        for before, after in zip(self.contents, self.contents[1:], strict=False):
            if before.end > after.start:
                raise RecordError(f"expected ordered contents in {self.id!r}, got {self.contents}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What the quotation stage found in one document.

    `quotations` are in order of appearance; `people` are the full names of persons that the
    document names, in order of first mention.
    """

    quotations: tuple[Quotation, ...]
    notices: tuple[Notice, ...] = ()
    people: tuple[str, ...] = ()
