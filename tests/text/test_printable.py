"""What is printed of an article is read and does not act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.text.printable import ACTING, one_line, printable

ATTACKS = {
    "colour": ("a\x1b[31mb\x1b[0m", "ab"),
    "window title": ("a\x1b]0;owned\x07b", "ab"),
    "link": ("a\x1b]8;;http://x\x1b\\b\x1b]8;;\x1b\\", "ab"),
    "eight-bit introducer": ("a\x9b31mb", "ab"),
    "cleared screen": ("a\x1bcb", "ab"),
    "reversed text": ("a\u202eb\u202c", "ab"),
    "isolates": ("a\u2066b\u2069", "ab"),
    "unseen tags": ("a\U000e0041b", "ab"),
    "backspaces": ("abc\b\b\b", "abc"),
    "an unclosed command": ("a\x1b]0;no end\nb", "a\nb"),
}


@pytest.mark.parametrize(("text", "shown"), ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_leaves_only_its_words(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_nothing_that_acts_is_left(text):
    assert not ACTING.search(printable(text))
    assert not ACTING.search(one_line(text))


@given(st.text())
def test_printing_twice_changes_nothing_more(text):
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_one_line_is_one_line(text):
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize("text", ["Łódź, 北京, שלום, 😀 é\n\tZelenskyʼs", "  two  spaces "])
def test_honest_text_stays(text):
    assert printable(text) == text
