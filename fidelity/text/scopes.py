"""The words of a text that say how many, how often or how far; not those that only round."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.numerals import numerals
from fidelity.text.phrases import PhraseMatch, find_phrases

_ABOUT = "some"  # "some 60,000"


def scopes(tokens: Sequence[Token], language: str) -> tuple[PhraseMatch, ...]:
    """The phrases of the list, in order."""
    found = find_phrases(tokens, "quantifiers", language)
    if not any(match.phrase == _ABOUT for match in found):
        return found
    counted = {number.start for number in numerals(tokens, language)}
    return tuple(match for match in found if not (match.phrase == _ABOUT and match.end in counted))
