"""Verbs that tell one event from two sides: "give", "receive"."""

from functools import cache

from fidelity import lexicons
from fidelity.text.bilingual import primary

NAME = "converse_verbs"


def are_converse(one: str, other: str, language: str = "en") -> bool:
    """Whether two dictionary forms are such a pair; no pair in a language without a list."""
    return frozenset({one, other}) in _pairs(primary(language))


@cache
def _pairs(language: str) -> frozenset[frozenset[str]]:
    if not lexicons.exists(language, NAME):
        return frozenset()
    rows = lexicons.sections(language, NAME).values()
    return frozenset(frozenset(row) for section in rows for row in section)
