"""Lines of print joined again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.text.line_ends import LineJoiner

GERMAN = "Die Regierung hat das nicht so gesagt, und sie wird es auch nicht tun."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["inflation fell", "to 3.1%"], "inflation fell to 3.1%"),
        (["infla-", "tion fell"], "inflation fell"),
        (["a well-", "known hawk"], "a well-known hawk"),
        (["the Franco-", "German plan"], "the Franco-German plan"),
        (["co-op here, co-", "op there"], "co-op here, co-op there"),
        (["from 1990-", "2000"], "from 1990-2000"),
        (["he said—", "and left"], "he said—and left"),
        (["soft\u00ad", "ly, ever\u00ad so"], "softly, ever so"),
        (["in\u2010", "flation"], "inflation"),
        (["wait -", "no"], "wait - no"),
        (["a pre-", "1990 rule"], "a pre-1990 rule"),
    ],
)
def test_a_hyphen_goes_where_the_line_end_put_it(lines, expected):
    assert LineJoiner(lines).join(lines) == expected


def test_the_rest_of_the_text_tells_how_a_word_is_written():
    assert LineJoiner(["Fjordbank said", "Fjord-", "bank"]).join(["Fjord-", "bank"]) == "Fjordbank"


def test_two_known_halves_are_one_word_in_german():
    assert LineJoiner([GERMAN, "Zins-", "politik"]).join(["Zins-", "politik"]) == "Zinspolitik"


@given(st.lists(st.from_regex(r"[A-Za-z0-9,.]{1,9}", fullmatch=True), min_size=1, max_size=9))
def test_lines_without_hyphens_are_joined_by_one_space(lines):
    assert LineJoiner(lines).join(lines) == " ".join(lines)
