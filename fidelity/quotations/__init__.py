"""Stage 2: what is quoted in a document, by whom, and where."""

from fidelity.records import Document, Extraction


def extract(document: Document) -> Extraction:
    """Find the quotations of a document."""
    return Extraction(quotations=())
