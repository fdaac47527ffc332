"""How much it matters that a number is a floor on one side and a ceiling on the other."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.evidence.amounts.counterparts import Answer
from fidelity.evidence.amounts.denied_bounds import are_both_denied
from fidelity.records import Alignment, Severity, Token
from fidelity.text.bilingual import primary
from fidelity.text.quantities import Bound, Quantity

_FLOOR = {Bound.AT_LEAST, Bound.MORE_THAN}
_CEILING = {Bound.AT_MOST}
_BELOW = {Bound.AT_MOST, Bound.LESS_THAN}
_HALF = 0.5  # "nearly half" is no majority, and "more than half" is one


def weight_of_bounds(alignment: Alignment, answer: Answer) -> Severity | None:
    """A floor that became a ceiling; "nearly 200" may be a way of rounding, "under 200" is none."""
    hyp, ref = answer.hyp.bound, answer.ref.bound
    turned = (hyp in _FLOOR and ref in _BELOW) or (hyp in _BELOW and ref in _FLOOR)
    if turned and are_both_denied(alignment, answer):
        return None
    if turned and (
        hyp in _CEILING
        or ref in _CEILING
        or answer.hyp.low == answer.ref.low == _HALF
        or (
            _is_plain(alignment.hyp, answer.hyp, alignment.hyp_language)
            and _is_plain(alignment.ref, answer.ref, alignment.ref_language)
        )
    ):
        return Severity.MAJOR
    if turned or (ref is Bound.AT_LEAST and hyp not in _FLOOR):
        return Severity.MINOR
    return None


def _is_plain(tokens: Sequence[Token], quantity: Quantity, language: str) -> bool:
    """Whether the bound is named outright: "fewer than", "over", not "almost" or "topped"."""
    plain = lexicons.listed(primary(language), "plain_bounds")
    return all(tokens[index].norm in plain for index in quantity.bound_indices)
