import pytest

from fidelity.text.dangling import is_dangling
from fidelity.text.tokens import tokenize


def holes(text: str) -> list[str]:
    tokens = tokenize(text)
    return [
        tokens[place - 1].norm for place in range(1, len(tokens) + 1) if is_dangling(tokens, place)
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The hut stands north of, and the lake is near.", "of"),
        ("They arrived in and left at once.", "in"),
        ("The director of the.", "the"),
    ],
)
def test_holes(text, word):
    assert word in holes(text)


@pytest.mark.parametrize(
    "text",
    [
        "She began by cutting up and packing the cheese.",
        "He had to isolate due to going on holiday.",
        "It is what they referred to as nonsense.",
        "We lined up for bread and sorted things out for her.",
        "He was a sailor through and through.",
        "They ran the risk of going into debt.",
        "A cry came from beyond the hill.",
        "The farm is run by a group of at least six.",
        "Hang it on the provided hook.",
        "It bites when it is trodden upon.",
        "It is the programme that I tune into during my trips.",
        "I wonder what it would be like if he came.",
    ],
)
def test_no_holes(text):
    assert not holes(text)
