"""Words of closed classes: they carry grammar and little content."""

from collections.abc import Sequence
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.recent import remember_recent

DETERMINERS = frozenset({"article", "possessive", "demonstrative"})
"""The classes of the words that open a noun phrase and nothing else."""
OWNING = frozenset({"'s", "’s", "'", "’"})
"""What stands between an owner and what is owned, in English."""


@cache
def word_classes(language: str = "en") -> dict[str, str]:
    """Each function word with its class ("the" -> "article"); empty for an unlisted language.

    A language without a list of classes has its commonest grammatical words in one class.
    """
    if lexicons.exists(language, "closed_classes"):
        sections = lexicons.sections(language, "closed_classes")
        return {row[0]: name for name, rows in sections.items() for row in rows}
    if lexicons.exists(language, "function_words"):
        return dict.fromkeys(lexicons.words(language, "function_words"), "function")
    return {}


@remember_recent
def content_places(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """The indices of the tokens that carry content; asked for both sides by many."""
    grammatical = word_classes(language)
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if token.is_word and token.norm not in grammatical
    )


def is_content(token: Token, language: str = "en") -> bool:
    """Whether this is a word or a number that carries content."""
    return token.is_word and token.norm not in word_classes(language)
