"""A quotation divided at its marked ellipses."""

from hypothesis import given
from hypothesis import strategies as st

from fidelity.passages.ellipses import parts_of
from fidelity.records import Quotation, QuotationKind, Span


def quotation(contents: tuple[Span, ...], ellipses: tuple[Span, ...]) -> Quotation:
    return Quotation(
        id="d1-q1",
        document_id="d1",
        kind=QuotationKind.DIRECT,
        contents=contents,
        extent=Span(contents[0].start, contents[-1].end),
        ellipses=ellipses,
    )


def test_parts_keep_the_spans_that_an_interruption_divides():
    found = parts_of(quotation((Span(0, 10), Span(20, 40)), (Span(25, 28),)))
    assert found == [(Span(0, 10), Span(20, 25)), (Span(28, 40),)]


def test_an_ellipsis_at_the_edge_leaves_no_empty_part():
    assert parts_of(quotation((Span(0, 10),), (Span(7, 10),))) == [(Span(0, 7),)]


@given(st.sets(st.integers(0, 99), max_size=10))
def test_parts_and_ellipses_are_the_contents(marks):
    holes = tuple(Span(at, at + 1) for at in sorted(marks))
    found = parts_of(quotation((Span(0, 100),), holes)) if len(marks) < 100 else []
    covered = {i for part in found for span in part for i in range(span.start, span.end)}
    assert covered == set(range(100)) - marks
