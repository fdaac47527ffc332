"""Words, numbers and marks of a text, with their places.

English contractions are parted ("wouldn't" -> "would", "n't"), so that a contraction and its
long form align word by word; `norm` is the long form ("n't" -> "not"). French and Italian words
are parted from what is elided before them ("l'inflation" -> "l'", "inflation").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fidelity.records import Span, Token
from fidelity.text.lemmas import lemma_of
from fidelity.text.normalise import fold
from fidelity.text.recent import WORDS_REMEMBERED
from fidelity.text.segments import sentences

_APOSTROPHE = "['’ʼ]"
_TOKEN = re.compile(
    rf"""
    [^\W\d_]+ (?: (?:\.[^\W\d_]+)+ \.?            # U.S.  e.g.
                | (?:{_APOSTROPHE}[^\W\d_]+)* )    # words, can't, Ukraine's
    | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)(?:[.,]\d+)?   # 12'500, as the Swiss write it
    | \d+(?:[.,\u00a0\u2007\u2009\u202f]\d{{3}}(?!\d))*(?:[.,]\d+)?   # 1,000.5  4.25  2014
    | \w+                                         # 2A6, snake_case
    | \.{{3}} | …                                 # ellipsis
    | \S                                          # any other mark
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?i)^(.+?)(n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$")
_LONG_FORM = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
# Negations as those type them who leave the apostrophe out; without it, that of "will" is a word.
_HASTY = frozenset(
    f"{stem}nt" for stem in "do does did is are was were has have had would could should".split()
)
_LONG_STEM = {"wo": "will", "ca": "can", "sha": "shall"}
_ELIDED = re.compile(
    rf"""
    ^( (?: [a-zà-ÿ]{{1,3}} | jusqu | lorsqu | puisqu | quoiqu | presqu  # French
       | [a-z]{{3,5}}l | nessun | quest | quant | sant | tutt | com | dov | anch | senz  # Italian
    ) {_APOSTROPHE} ) (\w.*)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ELIDING = ("fr", "it")
_RECENT = 32  # sentences that are remembered
_TEXTS = 128  # both sides of the pairs that are judged together
# one character of these scripts is about one word
_IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def tokenize(
    text: str, spans: Iterable[Span] | None = None, language: str = "en", *, sentence: int = 0
) -> tuple[Token, ...]:
    """Tokens of `text` inside `spans` (the whole text when left out), in order.

    Token spans refer to `text`. White space is in no token; everything else is in exactly one.
    Every token carries the given number of its `sentence`.
    """
    found: list[Token] = []
    for span in spans if spans is not None else (Span(0, len(text)),):
        for match in _TOKEN.finditer(text, span.start, span.end):
            start = match.start()
            for part in _parts(match.group(), language):
                token = Token(
                    span=Span(start + part.start, start + part.end),
                    text=part.text,
                    norm=part.norm,
                    lemma=part.lemma,
                    is_word=part.is_word,
                    sentence=sentence,
                )
                found.append(token)
    return tuple(found)


@lru_cache(maxsize=_TEXTS)
def tokens_of(text: str, contents: tuple[Span, ...], language: str = "en") -> tuple[Token, ...]:
    """Tokens of stretches of a text, numbered by sentence over all of them.

    Whoever asks for the same gets the very same tuple, which `remember_recent` tells by.
    """
    found: list[Token] = []
    number = 0
    for span in contents:
        for sentence in sentences(text, span, language):
            found += sentence_tokens(text, sentence, language, sentence=number)
            number += 1
    return tuple(found)


@lru_cache(maxsize=_RECENT)
def sentence_tokens(
    text: str, span: Span, language: str = "en", *, sentence: int = 0
) -> tuple[Token, ...]:
    """The same for one sentence; the last few are remembered, as several stages ask for them."""
    return tokenize(text, (span,), language, sentence=sentence)


@dataclass(frozen=True, slots=True)
class _Part:
    """A token, `start` and `end` from where its word starts."""

    start: int
    end: int
    text: str
    norm: str
    lemma: str
    is_word: bool


@lru_cache(maxsize=WORDS_REMEMBERED)
def _parts(word: str, language: str) -> tuple[_Part, ...]:
    """The tokens of what the pattern takes for one word."""
    return tuple(_part(text, start, norm, language) for text, start, norm in _split(word, language))


def _part(text: str, start: int, norm: str, language: str) -> _Part:
    is_word = any(char.isalnum() for char in text)
    lemma = lemma_of(norm, language) if is_word else norm
    return _Part(start, start + len(text), text, norm, lemma, is_word)


def _split(word: str, language: str) -> list[tuple[str, int, str]]:
    """Text, place and folded form of each token."""
    if _IDEOGRAPHIC.search(word):
        return [(char, i, fold(char)) for i, char in enumerate(word)]
    if language.startswith("en"):
        if word.lower() == "cannot":
            return [(word[:3], 0, "can"), (word[3:], 3, "not")]
        if word.lower() in _HASTY:
            return [(word[:-2], 0, fold(word[:-2])), (word[-2:], len(word) - 2, "not")]
        clitic = _CLITIC.match(word)
        if clitic:
            stem, ending = clitic.groups()
            short = fold(ending)
            norm = _LONG_STEM.get(fold(stem), fold(stem)) if short == "n't" else fold(stem)
            return [(stem, 0, norm), (ending, len(stem), _LONG_FORM.get(short, short))]
    elided = _ELIDED.match(word) if language.startswith(_ELIDING) else None
    if elided:
        before, rest = elided.groups()
        return [(before, 0, fold(before)), (rest, len(before), fold(rest))]
    return [(word, 0, fold(word))]
