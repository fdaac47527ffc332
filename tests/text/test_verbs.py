"""What verbs say of time."""

from fidelity.text.tokens import tokenize
from fidelity.text.verbs import time_marks, told_times


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


def told(text):
    return dict(told_times(tokenize(text)))


def test_full_verbs_tell_their_time_by_their_form():
    assert told("She spoke with them; she moves today; it will rain.") == {
        "past": 1,
        "present": 1,
        "future": 1,
    }


def test_a_participle_tells_with_its_auxiliary():
    assert told("The bill was signed and has been sent") == {"past": 1, "present": 1}


def test_plurals_behind_a_determiner_degrees_and_names_tell_no_time():
    assert told("Those states, plans and the cities of Rogers are larger") == {"present": 1}
