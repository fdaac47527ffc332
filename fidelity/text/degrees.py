"""Degrees of one scale that are degrees of the other: 30 degrees Celsius, 86 degrees Fahrenheit."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.figures import figure_value

_SCALES = {
    "celsius": "celsius",
    "centigrade": "celsius",
    "c": "celsius",
    "fahrenheit": "fahrenheit",
    "f": "fahrenheit",
}
_BELOW_ZERO = frozenset({"minus", "-", "−", "–"})
_REACH = 3  # tokens from a figure over "degrees" to its scale
_ROUNDED = 1.0  # degrees


def are_converted(hyp: Sequence[Token], at_hyp: int, ref: Sequence[Token], at_ref: int) -> bool:
    """Whether these two words are the two scales, and the figures before them agree."""
    figures = {}
    for tokens, at in ((hyp, at_hyp), (ref, at_ref)):
        scale = _SCALES.get(tokens[at].norm)
        if scale is None:
            return False
        figures[scale] = _figure_before(tokens, at)
    celsius, fahrenheit = figures.get("celsius"), figures.get("fahrenheit")
    if celsius is None or fahrenheit is None:
        return False
    return abs(celsius * 9 / 5 + 32 - fahrenheit) <= _ROUNDED


def _figure_before(tokens: Sequence[Token], at: int) -> float | None:
    for place in range(max(0, at - _REACH), at):
        value = figure_value(tokens[place].text, "en")
        if value is not None:
            is_below = place > 0 and tokens[place - 1].norm in _BELOW_ZERO
            return float(-value if is_below else value)
    return None
