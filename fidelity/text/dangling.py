"""Places where a word must have stood: a preposition or an article with nothing to lean on."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.function_words import word_classes

# Prepositions that English leaves stranded or uses as adverbs ("what it stands for", "came in").
_STRANDED = frozenset(
    "up down out off on in over through around by like near inside outside past since before "
    "after about along across behind below above without until to for with at".split()
)
# Words of closed classes that may well follow a preposition: "of being", "about how".
_LAWFUL_AFTER = frozenset(
    "being having doing how what whether where when than about around over under above below up "
    "within like near between after before just only while few more most less little much "
    "many".split()
)
_POSSESSIVES = frozenset({"my", "your", "its", "our", "their"})
_ENDS = frozenset(".,;:!?)")
_CANNOT_FOLLOW = frozenset({"conjunction", "auxiliary", "modal", "preposition"})


def is_dangling(tokens: Sequence[Token], place: int, language: str = "en") -> bool:
    """Whether the word before `place` asks for a noun that is not there: "north of,", "in and".

    Always False for a language without word classes.
    """
    classes = word_classes(language)
    if not classes or not 0 < place <= len(tokens):
        return False
    before = tokens[place - 1]
    after = tokens[place] if place < len(tokens) else None
    word_class = classes.get(before.norm)
    if before.norm in _POSSESSIVES or word_class == "article":
        return after is None or after.text in _ENDS or _is_misplaced(after, classes)
    if word_class != "preposition":
        return False
    if before.norm == "to":
        return after is not None and classes.get(after.norm) in {"conjunction", "modal"}
    if before.norm in _STRANDED:
        return after is not None and after.is_word and _is_verbal(after, classes)
    return after is None or after.text in _ENDS or _is_misplaced(after, classes)


def opens_without_subject(tokens: Sequence[Token], language: str = "en") -> bool:
    """Whether a statement starts with its verb: "Is the prime minister and it is his house."."""
    words = [token for token in tokens if token.is_word]
    if not words or tokens[-1].text == "?":
        return False
    return word_classes(language).get(words[0].norm) in {"auxiliary", "modal"}


def _is_misplaced(token: Token, classes: dict[str, str]) -> bool:
    return token.norm not in _LAWFUL_AFTER and classes.get(token.norm) in _CANNOT_FOLLOW


def _is_verbal(token: Token, classes: dict[str, str]) -> bool:
    if token.norm in _LAWFUL_AFTER:
        return False
    return classes.get(token.norm) in {"auxiliary", "modal", "conjunction"} and token.norm != "as"
