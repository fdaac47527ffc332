"""Stretches cut at marks: nothing lost, nothing doubled, in order."""

from hypothesis import given
from hypothesis import strategies as st

from fidelity.records import Span
from fidelity.text.marking import Mark, cut, differing_words, without


@st.composite
def spans(draw, top=30):
    start = draw(st.integers(0, top))
    return Span(start, draw(st.integers(start, top)))


marks = st.lists(st.builds(Mark, span=spans(), label=st.integers(0, 5)), max_size=6)


@given(extent=spans(), found=marks)
def test_the_pieces_cover_the_extent_once_and_in_order(extent, found):
    pieces = cut(extent, found)
    positions = [place for piece in pieces for place in range(piece.span.start, piece.span.end)]
    assert positions == list(range(extent.start, extent.end))


@given(extent=spans(), found=marks)
def test_a_piece_has_the_labels_of_exactly_the_marks_over_it(extent, found):
    for piece in cut(extent, found):
        for place in range(piece.span.start, piece.span.end):
            over = {mark.label for mark in found if mark.span.start <= place < mark.span.end}
            assert set(piece.labels) == over


@given(extent=spans(), others=st.lists(spans(), max_size=4))
def test_what_is_left_touches_none_of_the_others(extent, others):
    for left in without([extent], others):
        assert extent.contains(left)
        assert not any(left.overlap(other) for other in others)


def differing(left, right):
    ours, theirs = differing_words(left, [Span(0, len(left))], right, [Span(0, len(right))])
    return [span.of(left) for span in ours], [span.of(right) for span in theirs]


@given(st.text(max_size=60))
def test_a_text_does_not_differ_from_itself(text):
    assert differing(text, text) == ([], [])


def test_only_the_words_that_changed_differ():
    assert differing("We may go home.", "We will go home today") == (["may"], ["will", "today"])


def test_letter_case_and_the_style_of_apostrophes_do_not_count():
    assert differing("Don’t go", "don't Go") == ([], [])
