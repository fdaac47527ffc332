"""Statements that became questions."""

from fidelity.records import Alignment

_MARKS = frozenset({"?", "？", "؟"})
_ASKING = frozenset({"whether", "question", "wonder", "asked"})


def added_question(alignment: Alignment) -> int | None:
    """The question mark that ends the quotation, where the passage asks nothing; or None."""
    tokens = alignment.hyp
    if not alignment.ref or not any(token.text in _MARKS for token in tokens):
        return None
    last = max((index for index, token in enumerate(tokens) if token.is_word), default=0)
    asks = [index for index, token in enumerate(tokens) if token.text in _MARKS and index > last]
    asked = any(
        token.text in _MARKS or token.norm in _ASKING or token.lemma == "ask"
        for token in alignment.ref
    )
    return asks[-1] if asks and not asked else None
