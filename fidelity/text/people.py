"""Whether two names of speakers can be the name of one person."""

import re
from functools import cache, lru_cache

from fidelity import lexicons
from fidelity.text.names import is_near_miss
from fidelity.text.normalise import fold, strip_diacritics
from fidelity.text.transliteration import is_cyrillic, name_likeness

# Two names with a word that differs by so many letters at most are one name, misspelt.
_MISSPELT_LETTERS = 2
_ONE_NAME = 0.45  # below it no transliteration makes two names one
_SMALL = "name_particles"
# "L'élu" of French and Italian is a description, "L'Oréal" a name.
_ELIDED = re.compile(r"[LD]['’][^\W\d_A-Z]{2}")


def are_different_people(one: str, other: str) -> bool:
    """Whether both are proper names and no word of one is a word of the other, misspelt or not.

    A family name is no misspelt first name: "Odile Marchant" is not "Marian Lund".
    """
    left, right = name_words(one), name_words(other)
    if not left or not right or not left.isdisjoint(right):
        return False
    last = [
        _family_name(name) if len(words) > 1 else ""
        for name, words in ((one, left), (other, right))
    ]
    return not any(
        is_one_name(a, b)
        for a in left
        for b in right
        if "" in last or (a == last[0]) is (b == last[1])
    )


def _family_name(name: str) -> str:
    """The last word of a name, folded."""
    return strip_diacritics(fold(name.rsplit(maxsplit=1)[-1].strip(".,'’")))


@lru_cache(maxsize=1024)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a proper name; none for a description ("a spokesperson")."""
    words = [word.strip(".,'’") for word in name.split()]
    words = [word for word in words if word and word.lower() not in _small_words()]
    if not words or not all(word[0].isupper() and not _ELIDED.match(word) for word in words):
        return frozenset()
    first, *_ = name.split()
    if len(words) == 1 and first in lexicons.words("de", "speakers", "article"):
        return frozenset()  # "der Chemiker": a noun, and not "de Klerk"
    return frozenset(strip_diacritics(fold(word)) for word in words if len(word) > 1)


@cache
def _small_words() -> frozenset[str]:
    return lexicons.words("en", _SMALL, "particle") | lexicons.words("en", _SMALL, "joining")


def is_one_name(one: str, other: str) -> bool:
    """Whether two folded words are one name, in whatever spelling or script."""
    if one == other or one.removesuffix("'s") == other:
        return True
    if is_cyrillic(one) or is_cyrillic(other):
        return name_likeness(one, other) >= _ONE_NAME
    if is_near_miss(one, other):
        return True
    same = sum(a == b for a, b in zip(one, other, strict=False))
    longest = max(len(one), len(other))
    return longest >= 4 and longest - same <= _MISSPELT_LETTERS and one[0] == other[0]
