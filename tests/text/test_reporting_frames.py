"""The words that only say who said it."""

import pytest

from fidelity.text.reporting_frames import reporting_frames
from fidelity.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            "“It may rain,” Ada Brandt, the mayor, said on Monday.",
            "Ada Brandt the mayor said on Monday",
        ),
        (
            "Ada Brandt, the mayor, said on Monday that it may rain.",
            "Ada Brandt the mayor said on Monday that",
        ),
        ("It may rain, the mayor said, and the match will be off.", "the mayor said"),
        ("It may rain, the mayor of Ghent said.", "the mayor of Ghent said"),
        ("According to the mayor, it may rain.", "According to the mayor"),
        ("“It may rain,” the mayor told reporters.", "the mayor told reporters"),
        ("The mayor said the match would be off.", "The mayor said"),
        ("The mayor told the council that it may rain.", "The mayor told the council that"),
        ("The mayor announced the sale of a park that floods.", ""),
        # the other statements of a sentence stay
        (
            "Further talks remain possible, the mayor said, adding that she would wait.",
            "the mayor said that",
        ),
        ("The mayor called the plan “a joke” and closed the park.", ""),
        ("The report states the case of the farmers.", ""),
    ],
)
def test_frames(text: str, frame: str) -> None:
    tokens = tuple(tokenize(text))
    found = reporting_frames(tokens)
    assert " ".join(t.text for i, t in enumerate(tokens) if i in found and t.is_word) == frame
