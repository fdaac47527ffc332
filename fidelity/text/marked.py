"""Which tokens of a quotation stand inside quotation marks."""

from collections.abc import Sequence

from fidelity.records import Comparison, QuotationKind, Span, Token
from fidelity.text.recent import remember_recent

# Each opening mark with those that may close it: „German“ and “English”, «French».
_CLOSING = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"'}


@remember_recent
def inside_marks(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the tokens between double quotation marks; an unclosed mark reaches the end."""
    found: list[int] = []
    opening: str | None = None
    for index, token in enumerate(tokens):
        if opening is None:
            opening = token.text if token.text in _CLOSING else None
        elif token.text in _CLOSING[opening]:
            opening = None
        elif token.text not in _CLOSING:
            found.append(index)
    return frozenset(found)


def marked_hyp(comparison: Comparison) -> frozenset[int]:
    """Indices of `alignment.hyp` that are set as the speaker's own words.

    All of a direct quotation, the fragments of a mixed one, and whatever stands between marks
    within the compared text.
    """
    tokens = comparison.alignment.hyp
    quotation = comparison.pair.quotation
    if quotation.kind is QuotationKind.DIRECT:
        return frozenset(range(len(tokens)))
    return inside_marks(tokens) | _covered(tokens, quotation.fragments)


def marked_ref(comparison: Comparison) -> frozenset[int]:
    """Indices of `alignment.ref` that stand inside quotation marks in the original."""
    tokens = comparison.alignment.ref
    passage = comparison.pair.passage
    marked = passage.marked if passage is not None else ()
    return inside_marks(tokens) | _covered(tokens, marked)


def _covered(tokens: Sequence[Token], spans: tuple[Span, ...]) -> frozenset[int]:
    if not spans:
        return frozenset()
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if any(span.contains(token.span) for span in spans)
    )
