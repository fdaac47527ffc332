"""Words that mean the opposite of each other (`lexicons/<language>/opposites.txt`)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from fidelity import lexicons


@cache
def opposites(language: str) -> Mapping[str, frozenset[str]]:
    """Word -> its opposites; empty where the language has no list."""
    found: dict[str, set[str]] = {}
    if lexicons.exists(language, "opposites"):
        for one, other, *_ in lexicons.sections(language, "opposites").get("", ()):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return MappingProxyType({word: frozenset(others) for word, others in found.items()})


def are_opposites(one: str, other: str, language: str) -> bool:
    """Whether a list has the two as a pair."""
    return other in opposites(language).get(one, ())
