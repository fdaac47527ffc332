"""Names that are common words, where they open a sentence: Baker told, Shell has."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes

_LIST = "names_like_words"
_OF_ONE = frozenset({"is", "was", "has"})
_FINITE = _OF_ONE | {"had", "did", "does"}


def opens_as_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the common word that opens a sentence is a name, as its list and its verb tell."""
    norm, after = tokens[index].norm, tokens[index + 1 : index + 2]
    if norm in lexicons.words("en", _LIST, "anywhere"):
        return True
    if not after:
        return False
    if norm in lexicons.words("en", _LIST, "several"):
        return after[0].norm in _OF_ONE
    return norm in lexicons.words("en", _LIST, "one") and _is_verb(after[0])


def _is_verb(token: Token) -> bool:
    """Whether it is an auxiliary, or a form that only a verb of the past has."""
    is_past = token.norm != token.lemma and not token.norm.endswith(("s", "ing", "er", "st"))
    kind = word_classes("en").get(token.norm)
    return token.norm in _FINITE or kind == "modal" or (kind is None and is_past)
