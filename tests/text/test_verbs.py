"""What verbs say of time."""

from fidelity.text.tokens import tokenize
from fidelity.text.verbs import time_marks


def marks(text):
    return {mark: count for mark, count in time_marks(tokenize(text)).items() if count}


def test_auxiliaries_say_time_and_aspect():
    assert marks("He was waiting and will have been told.") == {
        "past": 1,
        "ongoing": 1,
        "future": 1,
        "perfect": 1,
        "been": 1,
    }


def test_an_ing_without_be_is_no_sign():
    assert marks("Nothing of the building remains.") == {}
