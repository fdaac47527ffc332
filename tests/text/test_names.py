"""Names, and which of them are one."""

import pytest

from fidelity.text.names import expansion, is_near_miss, name_phrases, same_name
from fidelity.text.tokens import tokenize


def phrases(text):
    tokens = tokenize(text)
    return [" ".join(tokens[index].text for index in one.words) for one in name_phrases(tokens)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskiy", "Zelenskyy"),
        ("Erdoğan", "Erdogan"),
        ("Müller", "Mueller"),
        ("Bill", "William"),
        ("Lukashenko", "Lukashenka"),
        ("J.", "Jens"),
        ("Timoshenko", "Tymoshenko"),
    ],
)
def test_these_are_one_name(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jens", "Jean"), ("Niger", "Nigeria"), ("Slovakia", "Slovenia"), ("Henri", "Henrik")],
)
def test_these_are_two_names(one, other):
    assert not same_name(one, other)


def test_a_cut_name_is_a_near_miss_and_another_country_is_not():
    assert is_near_miss("Henri", "Henrik")
    assert is_near_miss("Krasnodar", "Kransodar")
    assert not is_near_miss("Slovakia", "Slovenia")
    assert not is_near_miss("Niger", "Nigeria")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slovenia has agreed, said Ilse Brandt.", ["Slovenia", "Ilse Brandt"]),
        ("Protection lasts.", []),
        ("He met Mark on Tuesday in May 2020.", ["Mark"]),
        ("The University of Lund paid 5 EUR.", ["University Lund"]),
        ("Member Nations May Deploy Troops", []),
    ],
)
def test_names_are_found(text, expected):
    assert phrases(text) == expected


@pytest.mark.parametrize("acronym", ["NATO", "Nato"])
def test_an_acronym_is_spelt_out(acronym):
    assert expansion(acronym, tokenize("the North Atlantic Treaty Organisation met"))


def test_a_word_is_no_acronym_of_what_happens_to_follow():
    assert expansion("Anna", tokenize("a new navy act")) == ()


@pytest.mark.parametrize("acronym", ["OK", "MP", "ICUs", "TV"])
def test_acronyms_of_things_are_no_names(acronym):
    assert not name_phrases(tokenize(f"He said that the {acronym} was seen."))


def test_a_town_and_its_region_are_near():
    assert is_near_miss("Uherské", "Uherskohradecko")
    assert not is_near_miss("Slovakia", "Slovenia")


def test_c_and_k_in_one_name():
    assert same_name("Victor", "Viktor")
    assert not same_name("Mach", "Mack")
