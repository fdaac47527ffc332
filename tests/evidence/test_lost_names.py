"""Names that are gone, and the holes they leave."""

import pytest

from fidelity.evidence.names.lost_names import holes
from fidelity.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("They met before the flight to on Monday.", "on"),
        ("In, police fired grenades.", ","),
        ("Since is a group of islands, it has no trains.", "is"),
        ("In 2002, was destroyed by lava.", "was"),
        ("The size of 's market is known.", "s"),
        ("He served as adviser () until 1981.", ")"),
        (", Huawei and others make phones.", ","),
        ("Was founded in 1850.", "was"),
    ],
)
def test_holes(text, behind):
    tokens = tokenize(text)
    assert behind in [tokens[place].norm for place in holes(tokens)]


@pytest.mark.parametrize(
    "text",
    [
        "It was dealt with in May, and looked at by all of them.",
        "The bonds of at least six banks fell.",
        "In May, when it was over, they left; since then, nobody came.",
        "In the end, he was right (or so he said), if not before.",
        "Who was it? Was it you?",
        "The mayor's son and the Smiths' house",
    ],
)
def test_no_holes(text):
    assert list(holes(tokenize(text))) == []


def test_other_languages_are_not_judged():
    assert list(holes(tokenize("Flug nach am Montag"), "de")) == []
