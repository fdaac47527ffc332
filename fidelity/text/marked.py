"""Which tokens of a quotation stand inside quotation marks."""

from collections.abc import Sequence

from fidelity.records import Comparison, QuotationKind, Span, Token

_OPENING = frozenset("“„«‹")
_CLOSING = frozenset("”»›")
_EITHER = frozenset('"')


def inside_marks(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the tokens between double quotation marks; an unclosed mark reaches the end."""
    found: list[int] = []
    is_open = False
    for index, token in enumerate(tokens):
        if token.text in _EITHER:
            is_open = not is_open
        elif token.text in _OPENING:
            is_open = True
        elif token.text in _CLOSING:
            is_open = False
        elif is_open:
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
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if any(span.contains(token.span) for span in spans)
    )
