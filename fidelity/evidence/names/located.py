"""A country that a town of it names as well: "Austrian police" in a text about Vienna; English."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.names import places
from fidelity.text.phrases import find_phrases

_LIST = "towns"


def is_implied_country(
    tokens: Sequence[Token], indices: Sequence[int], others: Sequence[Token]
) -> bool:
    """Whether words only name a country in which a town lies that both texts name."""
    named = places(tokens, "en")
    if not indices or not all(index in named for index in indices):
        return False
    theirs = _towns(others)
    return any(
        not countries.isdisjoint(named[indices[0]])
        for town, countries in _towns(tokens).items()
        if town in theirs
    )


def _towns(tokens: Sequence[Token]) -> dict[str, frozenset[str]]:
    """The towns that a text names, each with the countries it lies in."""
    return {
        match.phrase: frozenset(match.row[1].split(","))
        for match in find_phrases(tokens, _LIST, "en")
        if tokens[match.start].text[0].isupper()
    }
