"""Which words name things that can be touched, and no persons; English.

An egg is no stone, whatever the sentence around it; a theme may be a subject, and a child a pupil.
"""

from collections.abc import Sequence
from functools import cache

from fidelity import lexicons
from fidelity.evidence.meaning.senses import Kinship, kinship, wider_senses
from fidelity.records import Token
from fidelity.text.designations import may_name_one
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.names import is_common_word

_OFTEN = 0.5  # share of a noun's senses
# Nouns of one sense or a few, by whose wider senses the list of senses tells a kind. Things have in
# common what thoughts have not; persons what things have not.
_THINGS, _THOUGHTS = ("artifact", "milk", "river", "animal"), ("salary", "theme", "regime")
_PERSONS = ("singer", "teacher", "surgeon", "widow")
_NOUN = "n"


def are_other_things(one: str, other: str) -> bool:
    """Whether both dictionary forms name things, of which neither is the other's kind."""
    vague = lexicons.words("en", "vague_words")
    return (
        vague.isdisjoint({one, other})
        and is_thing(one)
        and is_thing(other)
        and kinship(one, other, "en") in {Kinship.NONE, Kinship.SISTERS}
        and not are_interchangeable(one, other)
        and not may_name_one(one, other)
    )


def is_thing(word: str) -> bool:
    """Whether a dictionary form names a thing in at least half of its senses as a noun."""
    senses = [kinds for sense, kinds in wider_senses("en", word).items() if sense[0] == _NOUN]
    of_things = sum(
        not kinds.isdisjoint(_things()) and kinds.isdisjoint(_persons()) for kinds in senses
    )
    return bool(senses) and of_things >= _OFTEN * len(senses)


@cache
def is_noun(word: str) -> bool:
    """Whether a dictionary form is a noun in at least half of its senses."""
    senses = wider_senses("en", word)
    return bool(senses) and sum(sense[0] == _NOUN for sense in senses) >= _OFTEN * len(senses)


@cache
def is_person(word: str) -> bool:
    """Whether a dictionary form names a person in at least half of its senses as a noun."""
    senses = [kinds for sense, kinds in wider_senses("en", word).items() if sense[0] == _NOUN]
    return bool(senses) and sum(map(_persons().issubset, senses)) >= _OFTEN * len(senses)


def are_people(speakers: Sequence[Token]) -> bool:
    """Whether one common noun in the plural tells who speaks: hikers, pilots."""
    return (
        len(speakers) == 1 and speakers[0].norm != speakers[0].lemma and is_common_word(speakers[0])
    )


@cache
def _things() -> frozenset[str]:
    return _common(_THINGS).difference(*(_all(word) for word in _THOUGHTS))


@cache
def _persons() -> frozenset[str]:
    return _common(_PERSONS).difference(*(_all(word) for word in _THINGS))


def _common(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset.intersection(*map(_all, words))


def _all(word: str) -> frozenset[str]:
    return frozenset().union(*wider_senses("en", word).values())
