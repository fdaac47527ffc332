"""Denials that say how high a degree is: "we could not be prouder", "I have never been happier".

They deny nothing that a reader would call denied: whoever could not be prouder is very proud.
English.
"""

from collections.abc import Sequence

from fidelity.records import Token

_COULD, _HAVE = frozenset({"could", "can", "ca"}), frozenset({"have", "has", "had", "'ve"})
_BE = frozenset({"be", "been", "feel", "felt", "have"})  # "could not have been better"
_MORE, _THAN = "more", "than"
_BEFORE, _BEHIND = 2, 4  # tokens from the negator to "could" and to "happier"


def heightens(tokens: Sequence[Token], negator: int) -> bool:
    """Whether the negator at this place only says that more of it is not to be had.

    "Could not be larger than a hut" sets a bound.
    """
    before = {token.norm for token in tokens[max(0, negator - _BEFORE) : negator]}
    behind = tokens[negator + 1 : negator + 1 + _BEHIND]
    if not behind or behind[0].norm not in _BE:
        return False
    is_could = not before.isdisjoint(_COULD) and behind[0].norm in {"be", "feel", "have"}
    if not is_could and before.isdisjoint(_HAVE):
        return False
    for offset, token in enumerate(behind[1:], negator + 2):
        is_comparative = token.norm.endswith("er") and token.lemma != token.norm
        if is_comparative or token.norm == _MORE:
            return all(after.norm != _THAN for after in tokens[offset : offset + _BEHIND + 1])
    return False
