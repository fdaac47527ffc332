"""Words that a newsroom puts for one another without a change of meaning."""

from functools import cache

from fidelity import lexicons


@cache
def _groups(language: str) -> dict[str, frozenset[int]]:
    """Each dictionary form with the rows of the list that have it."""
    if not lexicons.exists(language, "interchangeable"):
        return {}
    found: dict[str, set[int]] = {}
    for number, row in enumerate(lexicons.sections(language, "interchangeable").get("", ())):
        for word in row:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


def are_interchangeable(one: str, other: str, language: str = "en") -> bool:
    """Whether the list puts two dictionary forms in one row: "autumn", "fall"."""
    groups = _groups(language)
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))
