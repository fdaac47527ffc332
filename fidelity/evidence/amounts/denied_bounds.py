"""Bounds that a "not" makes, and how the other side may deny: "may not take more than 5"."""

from collections.abc import Sequence

from fidelity.evidence.amounts.counterparts import Answer
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import negators
from fidelity.text.quantities import Quantity


def are_both_denied(alignment: Alignment, answer: Answer) -> bool:
    """Whether a "not" made the one bound, and the other side denies, too: "may not", "forbids"."""
    hyp = alignment.hyp, answer.hyp, alignment.hyp_language
    ref = alignment.ref, answer.ref, alignment.ref_language
    if _is_made_by_denial(*hyp) and _is_made_by_denial(*ref):
        return False  # "not less than 6", "not more than 6"
    return any(
        _is_made_by_denial(*one) and bool(negators(other[0], primary(other[2])))
        for one, other in ((hyp, ref), (ref, hyp))
    )


def _is_made_by_denial(tokens: Sequence[Token], quantity: Quantity, language: str) -> bool:
    """Whether the words alone say another bound: "will not pay *more than* 5"."""
    return any(
        match.start in quantity.bound_indices and match.section.upper() != quantity.bound.name
        for match in find_phrases(tokens, "bounds", language)
    )
