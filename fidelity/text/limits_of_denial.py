"""Denials that only set a limit, which the other side may set without one; English.

"Not until Friday" is "only on Friday", and "nothing is larger" is "the largest".
"""

from collections.abc import Sequence

from fidelity.records import Token

_NOT, _UNTIL = frozenset({"not", "never"}), frozenset({"until", "till", "before"})
_ONLY = frozenset({"only", "first", "finally", "late", "later"})
_NONE = frozenset({"no", "no one", "nobody", "nothing", "never", "none", "nowhere", "not"})
_MORE = frozenset({"more", "better", "worse", "less"})
_MOST = frozenset({"most", "best", "worst", "least", "record"})
_COMPARATIVE, _SUPERLATIVE, _SHORTEST = "er", "est", 5


def is_a_limit(
    phrase: str, denied: Sequence[Token], mine: Sequence[Token], other: Sequence[Token]
) -> bool:
    """Whether the other side sets the limit that a negator sets.

    `denied` are the tokens behind the negator; what stands on both sides sets nothing.
    """
    known, said = {token.norm for token in mine}, {token.norm for token in other}
    new = said - known
    waits = not _UNTIL.isdisjoint(token.norm for token in denied) and not new.isdisjoint(_ONLY)
    if phrase in _NOT and waits:
        return True
    is_more = any(_is_comparative(token) and token.norm not in said for token in denied)
    is_most = any(_is_superlative(token) and token.norm not in known for token in other)
    return phrase in _NONE and is_more and is_most


def _is_comparative(token: Token) -> bool:
    return token.norm in _MORE or _has_degree(token, _COMPARATIVE)


def _is_superlative(token: Token) -> bool:
    return token.norm in _MOST or _has_degree(token, _SUPERLATIVE)


def _has_degree(token: Token, ending: str) -> bool:
    is_long = token.norm.endswith(ending) and len(token.norm) >= _SHORTEST
    return is_long and token.lemma != token.norm
