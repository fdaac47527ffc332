"""Words, numbers and marks of a text, with their places.

English contractions are parted ("wouldn't" -> "would", "n't"), so that a contraction and its
long form align word by word; `norm` is the long form ("n't" -> "not"). French and Italian words
are parted from what is elided before them ("l'inflation" -> "l'", "inflation").
"""

import re
from collections.abc import Iterable

from fidelity.records import Span, Token
from fidelity.text.lemmas import lemma_of
from fidelity.text.normalise import fold

_APOSTROPHE = "['’ʼ]"
_TOKEN = re.compile(
    rf"""
    \d+(?:[.,\u00a0\u202f]\d{{3}})*(?:[.,]\d+)?   # 1,000.5  4.25  2014
    | [^\W\d_]+(?:\.[^\W\d_]+)+\.?                # U.S.  e.g.
    | [^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)*        # words, can't, Ukraine's
    | \w+                                         # 2A6, snake_case
    | \.{{3}} | …                                 # ellipsis
    | \S                                          # any other mark
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?i)^(.+?)(n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$")
_LONG_FORM = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
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
            found.extend(_split(match.group(), match.start(), language, sentence))
    return tuple(found)


def _split(word: str, start: int, language: str, sentence: int) -> list[Token]:
    def _token(text: str, start: int, norm: str) -> Token:
        is_word = any(char.isalnum() for char in text)
        return Token(
            span=Span(start, start + len(text)),
            text=text,
            norm=norm,
            lemma=lemma_of(norm, language) if is_word else norm,
            is_word=is_word,
            sentence=sentence,
        )

    if _IDEOGRAPHIC.search(word):
        return [_token(char, start + i, fold(char)) for i, char in enumerate(word)]
    if language.startswith("en"):
        if word.lower() == "cannot":
            return [
                _token(word[:3], start, "can"),
                _token(word[3:], start + 3, "not"),
            ]
        clitic = _CLITIC.match(word)
        if clitic:
            stem, ending = clitic.groups()
            short = fold(ending)
            norm = _LONG_STEM.get(fold(stem), fold(stem)) if short == "n't" else fold(stem)
            return [
                _token(stem, start, norm),
                _token(ending, start + len(stem), _LONG_FORM.get(short, short)),
            ]
    elided = _ELIDED.match(word) if language.startswith(_ELIDING) else None
    if elided:
        before, rest = elided.groups()
        return [_token(before, start, fold(before)), _token(rest, start + len(before), fold(rest))]
    return [_token(word, start, fold(word))]
