"""Amounts of which only the way of writing differs: "1.93 m" and "1.93m", "3100 K" and "3100K"."""

from fidelity.evidence.amounts.counterparts import Answer
from fidelity.records import Alignment
from fidelity.text.quantities import COUNT

_THOUSAND = 1000


def is_respaced(alignment: Alignment, answer: Answer) -> bool:
    """The same figure and the same "m", with a space or without: 1.93 m, 1.93m."""
    sides = (alignment.hyp, answer.hyp), (alignment.ref, answer.ref)
    starts = [(tokens, quantity.numeral.start) for tokens, quantity in sides]
    written = [[token.text for token in tokens[at : at + 2]] for tokens, at in starts]
    are_bare = answer.hyp.dimension == answer.ref.dimension == COUNT  # €40m is not £40m
    return are_bare and written[0] == written[1] and written[0][1:] == ["m"]


def is_scaled_by_a_unit(alignment: Alignment, answer: Answer) -> bool:
    """3100 K for 3100K: kelvin behind a space, and thousands without one, by the same figures."""
    values = sorted((answer.hyp.numeral.low, answer.ref.numeral.low))
    written = {
        tokens[quantity.numeral.start].text.upper().removesuffix("K")
        for tokens, quantity in ((alignment.hyp, answer.hyp), (alignment.ref, answer.ref))
    }
    is_plain = written == {f"{values[0]:.0f}"} and values[0] >= _THOUSAND
    return is_plain and values[1] == values[0] * _THOUSAND
