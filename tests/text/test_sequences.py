"""How well the words of a text follow each other."""

import pytest

from fidelity.text.sequences import has_sequences, unlikeliness
from fidelity.text.tokens import tokenize


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        # a verb, a noun, a subject left out; words moved
        ("They said it was too late to help.", "They it was too late to help."),
        ("The city will build a new bridge.", "The city will build a new."),
        ("We met and she gave me the key.", "We met and gave she the key me."),
        ("He must have left in the evening.", "He left must evening have the in."),
    ],
)
def test_broken_sentences_are_less_likely(sound, broken):
    assert unlikeliness(tokenize(sound)) < unlikeliness(tokenize(broken))


def test_usual_sentences_follow_from_their_words():
    assert unlikeliness(tokenize("There is no doubt that we have to do more.")) < -1


def test_every_sentence_has_its_own_start():
    text = "He left. She stayed."
    one = tokenize(text)
    two = (*tokenize("He left."), *tokenize("She stayed.", sentence=1))
    assert unlikeliness(two) != unlikeliness(one)


def test_a_language_without_counts_and_a_text_without_words_tell_nothing():
    assert not has_sequences("de")
    assert unlikeliness(tokenize("Der gehen Haus", language="de"), "de") == 0
    assert unlikeliness(()) == 0
    assert has_sequences("en-GB")


def test_unknown_words_are_told_by_their_form():
    known = unlikeliness(tokenize("She was walking slowly."))
    strange = unlikeliness(tokenize("She was brillowing flumously."))
    assert strange == pytest.approx(known, abs=1.5)
