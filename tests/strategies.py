"""Hypothesis strategies that several tests share."""

from hypothesis import strategies as st

from fidelity.records import Span

_WORDS = (
    "the a of to in and council minister harbour bridge said will may not never some all 24 3.5 "
    "$4 million per cent Monday March 2019 Ada Moss Norland NATO can't “ ” ‘ ’ - – ; , . ? ! … "
    "Łódź Zelenský 北京 \u00a0 \t \n é e\u0301 😀"
).split(" ")


def prose() -> st.SearchStrategy[str]:
    """Text that looks like news: words, figures, marks, other scripts, odd white space."""
    return st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)


def texts() -> st.SearchStrategy[str]:
    """Prose, and anything else that a text may be (no lone surrogates: files hold none)."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
    return st.one_of(prose(), anything)


@st.composite
def spans(draw: st.DrawFn, *, length: int) -> Span:
    """A span, empty ones too, inside a text of this length."""
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))
