"""Degrees of one scale that are degrees of the other: 30 degrees Celsius, 86 degrees Fahrenheit."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.figures import figure_value

_SCALES = ("celsius", "fahrenheit")
_REACH = 3  # tokens from a figure over "degrees" to its scale
_ROUNDED = 1.0  # degrees


def are_converted(hyp: Sequence[Token], at_hyp: int, ref: Sequence[Token], at_ref: int) -> bool:
    """Whether these two words are the two scales, and the figures before them agree."""
    figures = {}
    for tokens, at in ((hyp, at_hyp), (ref, at_ref)):
        if tokens[at].norm not in _SCALES:
            return False
        before = [figure_value(token.text, "en") for token in tokens[max(0, at - _REACH) : at]]
        figures[tokens[at].norm] = next((one for one in before if one is not None), None)
    celsius, fahrenheit = (figures.get(scale) for scale in _SCALES)
    if celsius is None or fahrenheit is None:
        return False
    return abs(celsius * 9 / 5 + 32 - fahrenheit) <= _ROUNDED
