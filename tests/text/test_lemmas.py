import pytest

from fidelity.text.lemmas import lemma_of


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("cancelled", "cancel"),
        ("cancelling", "cancel"),
        ("labelled", "label"),
        ("filled", "fill"),
        ("called", "call"),
        ("filling", "filling"),
        ("will", "will"),
    ],
)
def test_british_pasts(word, lemma):
    assert lemma_of(word) == lemma
