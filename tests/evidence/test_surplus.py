from fidelity.alignment import align
from fidelity.evidence.content.gaps import added
from fidelity.evidence.content.surplus import surplus
from fidelity.text.tokens import tokenize

ORIGINAL = "The mayor opened the bridge near the harbour, and the children of the village sang."


def odds(derivative: str) -> float:
    alignment = align(tokenize(derivative), tokenize(ORIGINAL))
    gaps = {alignment.hyp[gap.indices[0]].norm: gap for gap in added(alignment)}
    return surplus(alignment, gaps["wooden"])


def test_words_around_that_stayed_tell_a_word_put_in():
    framed = "The mayor opened the wooden bridge near the harbour, and kids from the town sang."
    reworded = (
        "The mayor had built a wooden bridge by the port, and the children of the village sang."
    )
    assert odds(framed) > odds(reworded) + 0.5


def test_a_word_put_in_makes_the_text_longer():
    longer = (
        "The mayor opened the wooden bridge near the harbour, and the children of a village sang."
    )
    shorter = "The mayor opened the wooden bridge near the harbour, and children of a village sang."
    assert odds(longer) > odds(shorter)
