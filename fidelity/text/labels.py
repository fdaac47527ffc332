"""Labels of a headline, which are no part of what it says: "Insight: ...", "...: DPA"."""

from collections.abc import Sequence

from fidelity.records import Token

_COLON = ":"
_LONGEST = 2  # words of a source behind the last colon


def labels(tokens: Sequence[Token]) -> frozenset[int]:
    """The word before a colon that opens the text, and the source behind one that ends it."""
    found: set[int] = set()
    colons = [index for index, token in enumerate(tokens) if token.text == _COLON]
    if not colons:
        return frozenset()
    words = [index for index, token in enumerate(tokens) if token.is_word]
    before = [index for index in words if index < colons[0]]
    if len(before) == 1:
        found.update(before)
    behind = [index for index in words if index > colons[-1]]
    if 0 < len(behind) <= _LONGEST and all(tokens[index].text[0].isupper() for index in behind):
        found.update(behind)
    return frozenset(found)
