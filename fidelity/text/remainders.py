"""Counts that a text tells by others: "all but two of the 14" are twelve; English."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.quantities import COUNT, Quantity, quantities

_LEFT_OUT = frozenset({"but", "except", "excepting", "bar", "save"})
_ALL = frozenset({"all", "every", "each", "everyone", "everything"})
_OTHERS = frozenset({"other", "others", "rest", "remaining"})
_DIFFERENT, _THAN = frozenset({"more", "fewer", "less"}), "than"
_REACH = 4  # tokens between "all" and "but one", and between a number and "others"


def remainders(tokens: Sequence[Token]) -> frozenset[float]:
    """What some counts amount to with others: all 14 but two; two more than 14; four others."""
    counts = [one for one in quantities(tokens, "en") if one.dimension == COUNT]
    found: set[float] = set()
    for one in counts:
        if _is_left_out(tokens, one):
            found.update(total.low - one.low for total in counts if total.low > one.low)
        if _is_a_difference(tokens, one):
            others = [total.low for total in counts if total is not one]
            found.update(low + step for low in others for step in (one.low, -one.low))
        if _are_others(tokens, one):
            found.add(one.low + 1)
            found.update(one.low + part.low for part in counts if part is not one)
    return frozenset(found)


def _is_left_out(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it is what "all but" leaves out."""
    start = one.indices[0]
    before = [token.norm for token in tokens[max(0, start - _REACH) : start]]
    return before[-1:] != [] and before[-1] in _LEFT_OUT and not _ALL.isdisjoint(before)


def _is_a_difference(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it says by how many another count differs: "two more than expected"."""
    behind = [token.norm for token in tokens[one.indices[-1] + 1 : one.indices[-1] + 1 + _REACH]]
    return behind[:1] != [] and behind[0] in _DIFFERENT and _THAN in behind


def _are_others(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether there are more than these: "the four others", "the other four"."""
    around = tokens[max(0, one.indices[0] - 1) : one.indices[-1] + 2]
    return any(token.norm in _OTHERS for token in around)
