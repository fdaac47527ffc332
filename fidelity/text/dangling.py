"""Places where a word must have stood: a preposition or an article with nothing to lean on."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes

_BOUNDS = frozenset({"least", "most", "best", "worst"})  # "a number of at least six"
_POSSESSIVES = frozenset({"my", "your", "its", "our", "their"})
_ENDS = frozenset(".,;:!?)")
_CANNOT_FOLLOW = frozenset({"conjunction", "auxiliary", "modal", "preposition"})
_VERBAL = frozenset({"auxiliary", "modal", "conjunction"})
_AFTER_TO = frozenset({"conjunction", "modal"})


def is_dangling(tokens: Sequence[Token], place: int, language: str = "en") -> bool:
    """Whether the word before `place` asks for a noun that is not there: "north of,", "in and".

    Always False for a language without word classes.
    """
    classes = word_classes(language)
    if not classes or not 0 < place <= len(tokens):
        return False
    before = tokens[place - 1]
    after = tokens[place] if place < len(tokens) else None
    if before.norm in _words("particle") or _is_bound(tokens, place):
        return False
    word_class = "article" if before.norm in _POSSESSIVES else classes.get(before.norm)
    if word_class not in {"article", "preposition"}:
        return False
    if before.norm == "to":  # not "referred to as", "due to going"
        return after is not None and _is_verbal(after, classes, _AFTER_TO)
    if before.norm in _words("stranded"):
        return after is not None and after.is_word and _is_verbal(after, classes, _VERBAL)
    return after is None or after.text in _ENDS or _is_misplaced(after, classes)


def opens_without_subject(tokens: Sequence[Token], language: str = "en") -> bool:
    """Whether a statement starts with its verb: "Is the prime minister and it is his house."."""
    words = [token for token in tokens if token.is_word]
    if not words or any(token.text == "?" for token in tokens[-2:]):
        return False
    is_participle = words[0].norm.endswith("ing")  # "Having booked it, she left"
    return word_classes(language).get(words[0].norm) in {"auxiliary", "modal"} and not is_participle


def _is_bound(tokens: Sequence[Token], index: int) -> bool:
    """Whether "at least" or its like starts here."""
    words = [token.norm for token in tokens[index : index + 2]]
    return len(words) == 2 and words[0] == "at" and words[1] in _BOUNDS


def _is_misplaced(token: Token, classes: dict[str, str]) -> bool:
    return _is_verbal(token, classes, _CANNOT_FOLLOW) or token.norm == "as"


def _is_verbal(token: Token, classes: dict[str, str], kinds: frozenset[str]) -> bool:
    if token.text[:1].isupper() or token.norm in _words("lawful after"):
        return False
    return classes.get(token.norm) in kinds and token.norm != "as"


def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", "dangling", section)
