"""Ranges of one text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fidelity.records import Span, merged

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 6)).map(lambda at: Span(at[0], at[0] + at[1]))
)


def test_spans_that_overlap_or_touch_are_one() -> None:
    assert merged([Span(7, 9), Span(0, 3), Span(3, 5), Span(8, 12)]) == (Span(0, 5), Span(7, 12))


@given(SPANS)
def test_a_union_covers_the_same_places_once_and_in_order(spans: list[Span]) -> None:
    found = merged(spans)
    covered = [place for span in found for place in range(span.start, span.end)]
    assert covered == sorted({place for span in spans for place in range(span.start, span.end)})
    assert all(one.end < other.start for one, other in pairwise(found))
