"""Where a long sentence falls into clauses."""

import pytest

from fidelity.text.clauses import clauses
from fidelity.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Profits rose in the spring although sales slipped.",
            ["Profits rose in the spring", "although sales slipped ."],
        ),
        (
            "The union, which had called a strike, signed on Friday.",
            ["The union , signed on Friday .", "which had called a strike ,"],
        ),
        (
            "He paid the rent in April, and the owner, who lives abroad, sold the flat in June.",
            [
                "He paid the rent in April ,",
                "and the owner , sold the flat in June .",
                "who lives abroad ,",
            ],
        ),
        ("The mayor and the elected council met.", ["The mayor and the elected council met ."]),
        ("It closed because of the rain.", ["It closed because of the rain ."]),
        ("On Monday, the court ruled.", ["On Monday , the court ruled ."]),
    ],
)
def test_a_sentence_falls_into_clauses(text, parts):
    tokens = tokenize(text)
    of = clauses(tokens)
    found = [
        " ".join(token.text for token, clause in zip(tokens, of, strict=True) if clause == number)
        for number in range(max(of) + 1)
    ]
    assert found == parts
