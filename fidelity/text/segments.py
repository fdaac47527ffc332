"""Paragraphs and sentences of a text."""

import re
from functools import cache, lru_cache

from fidelity import lexicons
from fidelity.records import Span

# Stretches of text that are remembered: several stages ask for the same, one after the other.
_RECENT = 32
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PARAGRAPH = re.compile(r"[^\n]+")
# A sentence ends at . ! ? … (with closing marks and brackets after it) before white space, or at
# an ideographic full stop.
_END = re.compile(r"(?:[.!?…]+[\"'”’»“‘)\]]*(?=\s)|[。！？]+[」』”’]?)\s*")
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]$")
_AND_NUMBER = re.compile(r"(?:^|\s)(?P<before>\w+) \d+$")  # "am 15"
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"\b[ap]\.m$", re.IGNORECASE)
_QUOTATION = re.compile(r"[\"“„«‘]\s?[^\W\d_a-z]")
_LONGEST_ORDINAL = 2  # digits
CLAUSE_MARKS = frozenset(',;:—–()"“”„«».?!')
"""Marks between two clauses, one token each."""

_NEXT_STARTS_LOWER = re.compile(r"[\s\"'“‘«„(\[]*[a-zà-öø-ÿ]")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the non-blank lines, white space at both ends left out."""
    return tuple([Span(*match.span()) for match in _LINE.finditer(text)])


def paragraph_around(text: str, span: Span) -> Span:
    """The line or lines that `span` stands in, without the line breaks at both ends."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


@lru_cache(maxsize=_RECENT)
def sentences(text: str, span: Span | None = None, language: str = "en") -> tuple[Span, ...]:
    """Spans of the sentences of `text` inside `span`, in order, white space between left out.

    A line break always ends a sentence. Abbreviations (`lexicons/<language>/abbreviations.txt`),
    initials and ordinals (`before_ordinals.txt`) do not.
    """
    within = span or Span(0, len(text))
    found: list[Span] = []
    for line in _PARAGRAPH.finditer(text, within.start, within.end):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            if _goes_on(text, start, end, language):
                continue
            _add(found, text, start, end.end())
            start = end.end()
        _add(found, text, start, line.end())
    return tuple(found)


def abbreviations(language: str) -> frozenset[str]:
    """Words whose full stop ends no sentence."""
    return lexicons.listed(language, "abbreviations", "")


def is_numbering(word: str, after: str, language: str) -> bool:
    """Whether a word before a full stop numbers what follows: "No. 10", but not "No. I was"."""
    known = lexicons.listed(language, "abbreviations", "before a number")
    return after[:1].isdecimal() and word.lower() in known


def is_ordinal(before: str, number: str, after: str, language: str) -> bool:
    """Whether a number before a full stop is one, between these words.

    "Am 15. und", "bis mindestens 12. März": one of the two tells.
    """
    if not (number.isdecimal() and len(number) <= _LONGEST_ORDINAL):
        return False
    known = lexicons.listed(language, "before_ordinals")
    return bool(known) and (before.lower() in known or after.lower() in _months(language))


@cache
def _months(language: str) -> frozenset[str]:
    if not lexicons.exists(language, "calendar"):
        return frozenset()
    return frozenset(row[0] for row in lexicons.sections(language, "calendar").get("month", ()))


def _goes_on(text: str, start: int, end: re.Match[str], language: str) -> bool:
    """Whether this full stop stands inside a sentence."""
    mark = end.group().strip()
    if _NEXT_STARTS_LOWER.match(text, end.end()):
        return True
    if mark != ".":
        return False
    before = text[start : end.start()]
    last = before.rsplit(None, 1)[-1].lstrip("(\"'“‘«„") if before.strip() else ""
    if last.isdecimal():
        found = _AND_NUMBER.search(before)
        following = _WORD.match(text, end.end())
        after = following.group() if following else ""
        return is_ordinal(found["before"] if found else "", last, after, language)
    if is_numbering(last, text[end.end() : end.end() + 1], language):
        return True
    if _CLOCK.search(before) and _QUOTATION.match(text, end.end()):
        return False  # `at 3 a.m. "We had no time"`
    return bool(_INITIAL.search(before)) or last.lower() in abbreviations(language)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        left = start + len(piece) - len(piece.lstrip())
        found.append(Span(left, start + len(piece.rstrip())))
