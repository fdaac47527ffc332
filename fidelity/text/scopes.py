"""The words of a text that say how many, how often or how far; not those that only round."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.numerals import numerals
from fidelity.text.phrases import PhraseMatch, find_phrases

_ABOUT = "some"  # "some 60,000"
_FEW = frozenset({"few", "few of"})
_A_FEW = frozenset({"a few", "a few of", "some", "some of", "several", "several of"})
# "the few who stayed", "the next few days"
_BEFORE_A_FEW = frozenset({"the", "these", "those", "last", "next", "past", "first", "every"})
_NOT = "not"


def scopes(tokens: Sequence[Token], language: str) -> tuple[PhraseMatch, ...]:
    """The phrases of the list, in order."""
    found = find_phrases(tokens, "quantifiers", language)
    if not any(match.phrase == _ABOUT for match in found):
        return found
    counted = {number.start for number in numerals(tokens, language)}
    return tuple(match for match in found if not (match.phrase == _ABOUT and match.end in counted))


def is_few_for_a_few(
    hyp: Sequence[Token], one: PhraseMatch, ref: Sequence[Token], other: PhraseMatch
) -> bool:
    """Few came / a few came: the one says that most stayed away, the other that some did not."""
    if {one.phrase in _FEW, other.phrase in _FEW} != {True, False}:
        return False
    if not {one.phrase, other.phrase} <= _FEW | _A_FEW:
        return False
    sides = (hyp, one), (ref, other)
    before = {tokens[match.start - 1].norm for tokens, match in sides if match.start}
    return before.isdisjoint({*_BEFORE_A_FEW, _NOT})
