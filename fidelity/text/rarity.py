"""How much a word says by being rare."""

from functools import cache

from fidelity import lexicons

_UNLISTED = 4


@cache
def _bands(language: str) -> dict[str, int]:
    if not lexicons.exists(language, "commonness"):
        return {}
    sections = lexicons.sections(language, "commonness")
    return {row[0]: int(band) for band, rows in sections.items() for row in rows}


def rarity(lemma: str, language: str = "en") -> int:
    """1 (among the 400 commonest dictionary forms) to 4 (not among the 5,000 commonest).

    A language without the list has only rare words.
    """
    return _bands(language).get(lemma, _UNLISTED)
