"""Stage 2: what somebody is reported to have said, in marks or in a reported clause."""

from fidelity.quotations.edits import is_marked_edit
from fidelity.quotations.extraction import extract
from fidelity.quotations.repeats import without_repeats

__all__ = ["extract", "is_marked_edit", "without_repeats"]
