"""Stage 2: what somebody is reported to have said, in marks or in a reported clause."""

from fidelity.quotations.edits import is_marked_edit
from fidelity.quotations.repeats import without_repeats, worth_checking
from fidelity.records import Document, Extraction

__all__ = ["extract", "is_marked_edit", "without_repeats", "worth_checking"]


def extract(document: Document) -> Extraction:
    """Find who is quoted with which words; see `extraction.extract`."""
    # two sentences are compared without it, and it takes a tenth of the time to start
    from fidelity.quotations import extraction  # noqa: PLC0415

    return extraction.extract(document)
