"""Stage 2: what somebody is reported to have said, in marks or in a reported clause."""

from collections.abc import Sequence

from fidelity.quotations.edits import is_marked_edit
from fidelity.quotations.repeats import without_repeats, worth_checking
from fidelity.records import Document, Extraction, Quotation, QuotationKind, Span

__all__ = ["extract", "is_marked_edit", "people_of", "whole", "without_repeats", "worth_checking"]


def extract(document: Document) -> Extraction:
    """Find who is quoted with which words; see `extraction.extract`."""
    # two sentences are compared without it, and it takes a tenth of the time to start
    from fidelity.quotations import extraction  # noqa: PLC0415

    return extraction.extract(document)


def people_of(extractions: Sequence[Extraction]) -> tuple[str, ...]:
    """The full names of the people in some texts, longest first: `Comparison.known_names`."""
    names = {name for extraction in extractions for name in extraction.people}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def whole(name: str, document: Document, span: Span) -> Quotation:
    """A stretch that counts as said, whoever says it."""
    return Quotation(
        id=name,
        document_id=document.id,
        kind=QuotationKind.INDIRECT,
        contents=(span,),
        extent=span,
    )
