"""Conditions that open a sentence: "If the vote fails, he will resign"."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.records import Token

_LIST = "conditions"
_LONGEST = 30  # tokens; where no comma comes by then, none ends the clause


def opening_condition(tokens: Sequence[Token], start: int, language: str = "en") -> int | None:
    """Where the comma stands that ends the condition opening at `start`; None where none opens."""
    if not sets_condition(tokens, start, language):
        return None
    for place in range(start + 1, min(start + _LONGEST, len(tokens))):
        if tokens[place].sentence != tokens[start].sentence:
            return None
        if tokens[place].text == ",":
            return place
    return None


def sets_condition(tokens: Sequence[Token], start: int, language: str = "en") -> bool:
    """Whether a condition begins at `start`.

    Formulas set none: "if I remember rightly", "if anything".
    """
    return opens_as_condition(tokens, start, language) and not _begins(
        tokens, start, "formula", language
    )


def opens_as_condition(tokens: Sequence[Token], start: int, language: str = "en") -> bool:
    """Whether a word or phrase that opens conditions stands at `start`, a formula or not."""
    return _begins(tokens, start, "opens", language)


def _begins(tokens: Sequence[Token], start: int, section: str, language: str) -> bool:
    """Whether a word or phrase of that section stands there."""
    return any(
        tuple(token.norm for token in tokens[start : start + len(phrase)]) == phrase
        for phrase in map(tuple, map(str.split, lexicons.listed(language, _LIST, section)))
    )
