"""Broken places of a translation that can be seen in any language.

A stretch said again and again, the mark of a translation machine that lost its way (Lee et al.
2018, "Hallucinations in neural machine translation"); letters that were read in the wrong encoding;
codes of HTML that nobody turned into letters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from fidelity.records import Span, Token
from fidelity.text.function_words import is_content

# UTF-8 read as Latin-1 or Windows-1252: "Ã©" for "é", "â€™" for an apostrophe, "Ð¼Ð¸" for Cyrillic.
_MOJIBAKE = re.compile(
    "\ufffd+|(?:[\u00c3\u00c2][\u0080-\u00bf\u2018-\u2122])+"
    "|\u00e2\u20ac[\u0080-\u00bf\u2018-\u2122]?|(?:[\u00d0\u00d1][\u0080-\u00bf\u2018-\u2122]){2,}"
)
_CODE = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_STUTTER = re.compile(r"([^\W\d_]{3,})\1\1")  # "WhiteWhiteWhite"
_LONGEST = 10  # words of a stretch that is said again at once
_TWICE = 3  # words of a stretch of which twice is too often; a shorter one may be said twice
_APART = 6  # words of a stretch that comes again later
_LEAST_CONTENT = 2  # content words of a stretch that is said twice


class ForeignFault(Enum):
    """What is broken."""

    LOOP = "said again and again"
    ENCODING = "letters in the wrong encoding"
    CODE = "a code that is no letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignBreakage:
    """A fault at these places of the translation, and how often it stands there."""

    fault: ForeignFault
    span: Span
    count: int = 1


def encoding_faults(text: str, contents: Iterable[Span], original: str) -> list[ForeignBreakage]:
    """Broken letters and left-over codes that the original does not have, too."""
    found = []
    for fault, pattern in ((ForeignFault.ENCODING, _MOJIBAKE), (ForeignFault.CODE, _CODE)):
        if pattern.search(original):
            continue
        found += [
            ForeignBreakage(fault=fault, span=_word_around(text, match, content))
            for content in contents
            for match in pattern.finditer(text, content.start, content.end)
        ]
    return _joined(found)


def loops(hyp: Sequence[Token], ref: Sequence[Token], language: str) -> list[ForeignBreakage]:
    """Stretches that the translation repeats; none where the original repeats itself as well."""
    for token in hyp:
        if _STUTTER.search(token.norm) and not any(_STUTTER.search(one.norm) for one in ref):
            return [ForeignBreakage(fault=ForeignFault.LOOP, span=token.span)]
    words = [index for index, token in enumerate(hyp) if token.is_word]
    content = frozenset(token.norm for token in hyp if is_content(token, language))
    if _repeats([token.norm for token in ref if token.is_word]) is not None:
        return []
    place = _repeats([hyp[index].norm for index in words], content)
    if place is None:
        return []
    start, end = hyp[words[place.start]].span.start, hyp[words[place.end - 1]].span.end
    return [ForeignBreakage(fault=ForeignFault.LOOP, span=Span(start, end))]


def _repeats(norms: Sequence[str], content: frozenset[str] | None = None) -> Span | None:
    """The words of the longest loop; None without one.

    A stretch that is only said twice must have several words among `content`, unless that is None.
    """
    telling = frozenset(norms) if content is None else content
    found = [
        loop
        for length in range(1, _LONGEST + 1)
        for loop in _loops_of_length(norms, length, telling)
    ]
    if found:
        return max(found, key=lambda loop: (len(loop), -loop.start))
    return _again(norms, telling)


def _loops_of_length(norms: Sequence[str], length: int, telling: frozenset[str]) -> Iterator[Span]:
    needed = 2 if length >= _TWICE else 3
    start = 0
    while start + needed * length <= len(norms):
        end, times = _repeated(norms, start, length)
        unit = norms[start : start + length]
        enough = _LEAST_CONTENT if times < 3 else 1
        if times >= needed and _telling(unit, telling) >= enough:
            yield Span(start, end)
            start = end
        else:
            start += 1


def _repeated(norms: Sequence[str], start: int, length: int) -> tuple[int, int]:
    """Where the words at `start` stop being said again, and how often they are said.

    Between two long stretches one word ("and") may stand.
    """
    unit = norms[start : start + length]
    end, times = start + length, 1
    while True:
        if norms[end : end + length] == unit:
            end, times = end + length, times + 1
        elif length >= _TWICE and norms[end + 1 : end + 1 + length] == unit:
            end, times = end + 1 + length, times + 1
        else:
            return end, times


def _telling(unit: Sequence[str], telling: frozenset[str]) -> int:
    """How many different words of a stretch say something."""
    return len({norm for norm in unit if norm in telling and len(norm) > 1 and norm.isalpha()})


def _again(norms: Sequence[str], telling: frozenset[str]) -> Span | None:
    """A long stretch that comes again later in the same text: the second time."""
    seen: dict[tuple[str, ...], int] = {}
    for start in range(len(norms) - _APART + 1):
        unit = tuple(norms[start : start + _APART])
        first = seen.setdefault(unit, start)
        if start - first >= _APART and _telling(unit, telling) > _LEAST_CONTENT:
            end = start + _APART
            while end < len(norms) and norms[end] == norms[first + end - start]:
                end += 1
            return Span(start, end)
    return None


def _word_around(text: str, match: re.Match[str], limit: Span) -> Span:
    start, end = match.span()
    while start > limit.start and _is_letter(text[start - 1]):
        start -= 1
    while end < limit.end and _is_letter(text[end]):
        end += 1
    return Span(start, end)


def _is_letter(char: str) -> bool:
    """A letter, or what stands for half of one in the wrong encoding; never a no-break space."""
    return char.isalpha() or char == "\ufffd" or "\u00a1" <= char <= "\u00bf"


def _joined(found: Sequence[ForeignBreakage]) -> list[ForeignBreakage]:
    """One for each word, however many letters of it are broken."""
    kept: list[ForeignBreakage] = []
    for one in sorted(found, key=lambda item: (item.span, item.fault.name)):
        if not kept or not kept[-1].span.overlap(one.span):
            kept.append(one)
        else:
            kept[-1] = replace(kept[-1], count=kept[-1].count + 1)
    return kept
