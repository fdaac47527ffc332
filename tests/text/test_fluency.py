"""Broken places are found, whole sentences have none."""

import pytest

from fidelity.text.fluency import Fault, breakages, is_misspelt
from fidelity.text.tokens import tokenize


def faults(text):
    return [found.fault for found in breakages(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The of hormones helps.", Fault.GRAMMAR),
        ("It helps the", Fault.GRAMMAR),
        ("They could of gone.", Fault.GRAMMAR),
        ("It was shown to the whole whole board.", Fault.TWICE),
        ("The town has fresh To raise funds.", Fault.CAPITAL),
        ("On 11.- 12. July it rained.", Fault.DATE),
        ("His hardwae was old.", Fault.SPELLING),
        ("It rained,, and then it! stopped.", Fault.MARK),
    ],
)
def test_a_fault_is_found(text, fault):
    assert fault in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and that that was so surprised nobody.",
        "The on-board computer, the one with the above fault, failed.",
        "The WHO has not said what it will do or who it is for.",
        "On 11 and 12 July, the US and the UK met in the Netherlands.",
        "What it is is clear: a very, very long day.",
    ],
)
def test_a_whole_sentence_has_no_fault(text):
    assert faults(text) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("hardwae", True), ("hardware", False), ("tenge", True), ("xqzt", False), ("to", False)],
)
def test_a_misprint_is_a_letter_away_from_a_word(word, expected):
    assert is_misspelt(word) is expected
