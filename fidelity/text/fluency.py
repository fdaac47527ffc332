"""Places where a text cannot be what anybody wrote: broken grammar that needs no parser to see.

Only what the closed word classes rule out ("the of", "of could", a sentence that ends in "the"),
words said twice, capitals inside a sentence, broken dates, and words that no dictionary has but
one letter away from one that it has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from string import ascii_lowercase

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes
from fidelity.text.lemmas import dictionary_form, known_forms
from fidelity.text.recent import WORDS_REMEMBERED

_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVE = frozenset("my your its our their".split())
_SUBJECT = frozenset("i he she we they".split())
_CLEAR_MODAL = frozenset("would could should shall must".split())
_CLOSING = frozenset(".,;:!?)")
_WORD = re.compile(r"[a-z]+$")
_LEAST_LETTERS = 4


class Fault(Enum):
    """What is broken."""

    GRAMMAR = "words that cannot stand together"
    TWICE = "a word said twice"
    CAPITAL = "a capital inside the sentence"
    DATE = "a broken date"
    SPELLING = "a misspelt word"
    MARK = "a stray mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakage:
    """A fault at these tokens."""

    fault: Fault
    indices: tuple[int, ...]


def breakages(tokens: Sequence[Token], language: str = "en") -> tuple[Breakage, ...]:
    """All faults, in order; nothing for a language without word classes."""
    if not word_classes(language):
        return ()
    return tuple(_breakages(tokens, language))


def _breakages(tokens: Sequence[Token], language: str) -> Iterator[Breakage]:
    watched = _watched()
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        after = following if following and following.sentence == token.sentence else None
        compound = index + 2 < len(tokens) and tokens[index + 2].text == "-"
        is_whole = compound or (token.norm == "of" and index and _strands_of(tokens[index - 1]))
        if token.norm in watched and not is_whole and _cannot_follow(token, after, language):
            end = index + 1 if after is None else index + 2
            yield Breakage(fault=Fault.GRAMMAR, indices=tuple(range(index, end)))
        if after is not None:
            yield from _pair_faults(index, token, after, language, is_compound=compound)
        if token.text.isdigit() and _is_broken_date(tokens, index):
            yield Breakage(fault=Fault.DATE, indices=tuple(range(index, index + 3)))
        if len(token.text) >= _LEAST_LETTERS and is_misspelt(token.text, language):
            yield Breakage(fault=Fault.SPELLING, indices=(index,))


def _pair_faults(
    index: int, token: Token, after: Token, language: str, *, is_compound: bool
) -> Iterator[Breakage]:
    if _is_twice(token, after) and not is_compound:  # "three three-pointers"
        yield Breakage(fault=Fault.TWICE, indices=(index, index + 1))
    if _is_stray_mark(token, after):
        yield Breakage(fault=Fault.MARK, indices=(index, index + 1))
    if _is_stray_capital(token, after, language):
        yield Breakage(fault=Fault.CAPITAL, indices=(index + 1,))


def _strands_of(token: Token) -> bool:
    """Whether a passive may end in this and "of": "revolution was spoken of"."""
    return token.norm in _words("before stranded of")


def _cannot_follow(token: Token, after: Token | None, language: str) -> bool:
    """Whether closed classes rule out this pair, or this end of a sentence."""
    norm = token.norm
    leads_noun = norm in _ARTICLES or norm in _POSSESSIVE
    if token.text.isupper() and len(token.text) > 1:
        return False  # an acronym: "US", "WHO"
    if after is None:
        return leads_noun or norm in {"and", "or"}
    if token.span.end == after.span.start and after.is_word:
        return False
    if leads_noun:
        return _cannot_start_phrase(after, language)
    return after.norm in _never_after(norm)


@cache
def _watched() -> frozenset[str]:
    """A word that is none of these may be followed by anything, and may end a sentence."""
    listed = _words("preposition") | _words("finite")
    return listed | _ARTICLES | _POSSESSIVE | _CLEAR_MODAL | _SUBJECT | {"and", "or"}


def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", "fluency", section)


@cache
def _never_after(norm: str) -> frozenset[str]:
    """What no sentence has after this function word."""
    finite = _words("finite")
    if norm in _words("preposition"):
        stops = frozenset(".,;") if norm == "of" else frozenset({"of"})
        return finite | _CLEAR_MODAL | stops
    if norm in _CLEAR_MODAL:
        return finite | _CLEAR_MODAL | {"of", "a", "an"}
    if norm in finite:
        return finite - {norm}
    if norm in _SUBJECT:
        return _ARTICLES | _SUBJECT | {"of"}
    return frozenset(".!?;)") if norm in {"and", "or"} else frozenset()


def _cannot_start_phrase(token: Token, language: str) -> bool:
    if token.text in _CLOSING:
        return True
    if token.text[0].isupper():
        return False
    word_class = word_classes(language).get(token.norm)
    if word_class == "article" or token.norm in _words("finite") or token.norm in _CLEAR_MODAL:
        return True
    if word_class == "preposition":
        return token.norm not in _words("after article")
    return token.norm in _SUBJECT or token.norm in _words("opens no phrase")


def _is_twice(token: Token, after: Token) -> bool:
    return (
        token.is_word
        and token.norm == after.norm
        and token.norm not in _words("said twice")
        and not token.text[0].isdigit()
    )


def _is_broken_date(tokens: Sequence[Token], index: int) -> bool:
    """11.- 12. July."""
    if index + 2 >= len(tokens):
        return False
    first, dot, mark = tokens[index], tokens[index + 1], tokens[index + 2]
    return first.text.isdigit() and dot.text == "." and mark.text in {"-", "–", ",-"}


def _is_stray_capital(before: Token, token: Token, language: str) -> bool:
    """A function word with a capital after a lower-case word: "concrete To take"."""
    return (
        before.is_word
        and before.sentence == token.sentence
        and before.text.islower()
        and token.text.istitle()
        and len(token.text) > 1
        and word_classes(language).get(token.norm) in {"preposition", "conjunction", "auxiliary"}
    )


def _is_stray_mark(token: Token, after: Token) -> bool:
    """Two commas, or a mark that ends a sentence before a lower-case word."""
    if token.text == "," and after.text in {",", ".", ";"}:
        return True
    return token.text in {"!", "?"} and after.is_word and after.text.islower()


def is_misspelt(text: str, language: str = "en") -> bool:
    """Whether no dictionary has this lower-case word, but has one that is a letter away."""
    return bool(corrections(text, language))


@lru_cache(maxsize=WORDS_REMEMBERED)
def corrections(text: str, language: str = "en") -> frozenset[str]:
    """Dictionary forms one letter away from a lower-case word that no dictionary has."""
    if len(text) < _LEAST_LETTERS or not _WORD.match(text):
        return frozenset()
    if dictionary_form(text, language) is not None:
        return frozenset()
    return known_forms(_one_letter_away(text), language)


def _one_letter_away(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
