"""What must raise no alarm: the same words, a part of them, an honest rewording."""

import pytest

from fidelity import compare
from fidelity.evaluation.alarms import is_alarm

QUIET = {
    "other marks and case": (
        "“We’re glad,” – Moss said – “that the Port opened.”",
        '"We\'re glad," - Moss said - "that the port opened."',
    ),
    "the second of two sentences": (
        "The harbour is ours. Nobody will take the harbour from the people who built it.",
        "Nobody will take the harbour from the people who built it.",
    ),
    "the first of two sentences": (
        "The ferry will sail again in March. I have waited two years to be able to say that.",
        "The ferry will sail again in March.",
    ),
    "the subject stands outside the marks": (
        "Those repairs will be finished before the ferry sails in spring,",
        "will be finished before the ferry sails in spring",
    ),
    "the opening phrase is cut": (
        "After four years as mayor, I am able to look back at what we built with some pride.",
        "I am able to look back at what we built with some pride.",
    ),
    "the closing phrase is cut": (
        "We will repair the lighthouse and the quay this summer, as I have said before.",
        "We will repair the lighthouse and the quay this summer",
    ),
    "sentences joined by a comma": (
        "We have 50 boats in the harbour; 12 of them are new. And the quay is full.",
        "We have 50 boats in the harbour, 12 of them are new, and the quay is full.",
    ),
    "numerals for number words": (
        "Two dozen boats were lost, a third of the fleet, in twenty-four hours.",
        "24 boats were lost, one third of the fleet, within 24 hours.",
    ),
    "reported speech shifts tense and person": (
        "“I will sell my boat because I cannot afford the repairs,” he said.",
        "He said that he would sell his boat because he could not afford the repairs.",
    ),
    "active and passive": (
        "The storm destroyed the northern quay on Sunday night.",
        "The northern quay was destroyed by the storm on Sunday night.",
    ),
    "a concession told without its verb": (
        "Nobody under 16 will be admitted to the late screening, even if accompanied by a parent.",
        "Children younger than 16 cannot get into the late showing, not even with a parent.",
    ),
}


@pytest.mark.parametrize("texts", [pytest.param(pair, id=name) for name, pair in QUIET.items()])
def test_no_alarm(texts):
    original, derivative = texts
    check = compare(original, derivative, encoder="none")
    found = [(d.kind.value, d.severity.value, d.message) for d in check.distortions]
    assert not is_alarm(check), (check.verdict.label.value, found)
