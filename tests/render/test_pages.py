"""The page of a kind is read from its detector's docstring."""

import pytest

from fidelity.records import DistortionKind
from fidelity.render.pages import HEADINGS, page, parse

DOCSTRING = """What it is, in
one sentence.

What it finds:
    One thing
    and another
    source of it.

    A second paragraph.

Example:
    original: He may go.
    derivative: He will go.

Source:
    A book.
"""


def test_a_docstring_is_cut_at_its_headings():
    found = parse(DistortionKind.CERTAINTY, DOCSTRING)
    assert found.summary == "What it is, in one sentence."
    assert [section.heading for section in found.sections] == [
        "What it finds",
        "Example",
        "Source",
    ]
    assert found.sections[0].paragraphs == (
        "One thing and another source of it.",
        "A second paragraph.",
    )
    assert found.sections[1].paragraphs == ("original: He may go.", "derivative: He will go.")


@pytest.mark.parametrize("kind", list(DistortionKind), ids=lambda kind: kind.value)
def test_every_kind_has_a_page(kind):
    assert page(kind).summary
    assert tuple(section.heading for section in page(kind).sections) == HEADINGS
