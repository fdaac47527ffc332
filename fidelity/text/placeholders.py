"""Placeholders of programs (`%s`, `%(name)s`, `{name}`, `${name}`): neither words nor numbers.

What a program puts in later must stand in the translation as it stands in the source, whatever the
order of the words. ICU messages (`{count, plural, one {# file} other {# files}}`) hold text of the
article between words of the format: the text is read, the format is not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from fidelity.records import Comparison, Excerpt, Span, Token
from fidelity.text.numerals import numerals

# printf of C, Python, PHP, Java and Objective-C; no space flag: "100 % der" is German.
_PRINTF = re.compile(
    r"(?<![\w%])%(?:(?P<place>\d+)\$)?(?:\((?P<name>\w+)\))?[-+#0]*\d*(?:\.\d+)?"
    r"(?:hh|ll|[hlqjztL])?(?P<type>[sdiufFeEgGxXcr@])(?![^\W\d_])"
)
_NAMED = re.compile(
    r"%\{\w+\}"  # Ruby
    r"|\{\{\s*[\w.\-|]+\s*\}\}"  # Mustache, Angular, Vue
    r"|\$\{[\w.]+\}"  # JavaScript, shell
    r"|\{[A-Za-z_]\w*(?:[.!:][^{}\s]*)?\}|\{\d*\}"  # Python, .NET, ICU
    r"|(?<![\w$])\$[a-z_]\w{2,}\b"  # PHP, Perl; "$US" is money
    r"|(?<!\w)%[A-Za-z_]\w+%"  # Twig, Windows
)
# The beginning of an ICU argument that chooses between texts.
_CHOICE = re.compile(r"\{\s*(\w+)\s*,\s*(?:plural|select|selectordinal)\s*,(?:\s*offset:\d+)?")
_BRANCH = re.compile(r"\s*(=\d+|\w+)\s*\{")
_COUNTING = frozenset("diu")
_COUNTERS = re.compile(r"(?i)^\W*(?:n|count|num|number|total|\w*_?count|num_\w+)\W*$")
_MAY_HOLD_ONE = re.compile(r"[%{$]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A stretch that a program replaces.

    Attributes:
        span: where it stands.
        key: what must agree on both sides; the place of a numbered `%1$s` is not part of it.
        counts: whether a number goes in, which a translation may write out for "one".
    """

    span: Span
    key: str
    counts: bool = False


@lru_cache(maxsize=4096)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """All placeholders of a text, in order; an ICU choice counts by the name of its argument."""
    if not _MAY_HOLD_ONE.search(text):
        return ()
    return tuple(sorted(_found(text), key=lambda one: one.span))


@lru_cache(maxsize=4096)
def unread(text: str) -> tuple[Span, ...]:
    """The stretches of a text that are no words of the article: placeholders, ICU's own words."""
    if not _MAY_HOLD_ONE.search(text):
        return ()
    return tuple(sorted({*(one.span for one in _found(text)), *_format(text)}))


def differing(
    hyp: Sequence[Placeholder], ref: Sequence[Placeholder]
) -> tuple[tuple[Placeholder, ...], tuple[Placeholder, ...]]:
    """Placeholders that only the first side has, and those that only the second has.

    A named one may stand several times, as every branch of an ICU message repeats it.
    """
    return _missing(hyp, ref), _missing(ref, hyp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Placeholders of the original that the quotation lost, and those that it has besides."""

    lost: tuple[Excerpt, ...] = ()
    new: tuple[Excerpt, ...] = ()


def placeholders_of(comparison: Comparison) -> Exchange:
    """What became of the placeholders between a passage and its quotation.

    One for a number may be written out: "one file" for `%d files`.
    """
    passage, original = comparison.pair.passage, comparison.ref_document
    if passage is None or original is None:
        return Exchange()
    sides = (
        _within(comparison.hyp_document.text, comparison.pair.quotation.contents),
        _within(original.text, passage.contents),
    )
    if not any(sides):
        return Exchange()
    new, lost = differing(*sides)
    alignment = comparison.alignment
    return Exchange(
        lost=_excerpts(lost, original.text, alignment.hyp, alignment.hyp_language),
        new=_excerpts(new, comparison.hyp_document.text, alignment.ref, alignment.ref_language),
    )


def _within(text: str, contents: Iterable[Span]) -> list[Placeholder]:
    """The placeholders of some stretches, with their places in the whole text."""
    return [
        replace(one, span=Span(one.span.start + span.start, one.span.end + span.start))
        for span in contents
        for one in placeholders(span.of(text))
    ]


def _excerpts(
    found: Iterable[Placeholder], text: str, others: Sequence[Token], language: str
) -> tuple[Excerpt, ...]:
    """The words of placeholders that the other side does not write out."""
    return tuple(
        Excerpt(text=one.span.of(text), spans=(one.span,))
        for one in found
        if not (one.counts and any(number.low <= 1 for number in numerals(others, language)))
    )


def _missing(mine: Sequence[Placeholder], theirs: Sequence[Placeholder]) -> tuple[Placeholder, ...]:
    there = Counter(one.key for one in theirs)
    left = Counter(there)
    found = []
    for one in mine:
        if _is_named(one) and there[one.key]:
            continue
        if left[one.key]:
            left[one.key] -= 1
        else:
            found.append(one)
    return tuple(found)


def _is_named(one: Placeholder) -> bool:
    return not one.key.startswith("%") or "(" in one.key or len(one.key) > 2


def _found(text: str) -> Iterable[Placeholder]:
    for match in _PRINTF.finditer(text):
        name = f"({match['name']})" if match["name"] else ""
        is_count = match["type"] in _COUNTING
        yield Placeholder(
            span=Span(*match.span()),
            key=f"%{name}{'d' if is_count else match['type']}",
            counts=is_count,
        )
    branches = _branches(text)
    for match in _NAMED.finditer(text):
        if match.start() in branches:
            continue
        plain = "".join(match.group().split())
        yield Placeholder(
            span=Span(*match.span()), key=plain, counts=_COUNTERS.match(plain) is not None
        )
    for match in _CHOICE.finditer(text):
        yield Placeholder(span=Span(*match.span()), key=f"{{{match[1]}}}", counts=True)


def _format(text: str) -> Iterable[Span]:
    """What is no text in ICU choices; of their branches only `other` is read.

    The branches say the same for other numbers or genders, and every language has its own.
    """
    for match in _CHOICE.finditer(text):
        yield Span(*match.span())
        at = match.end()
        while branch := _BRANCH.match(text, at):
            closing = _closing(text, branch.end())
            at = min(len(text), closing + 1)
            if branch[1] != "other":
                yield Span(branch.start(), at)
                continue
            yield Span(*branch.span())
            for sign in re.finditer("#", text[branch.end() : closing]):
                yield Span(branch.end() + sign.start(), branch.end() + sign.end())
            yield Span(closing, at)
        yield Span(at, min(len(text), at + 1))


def _branches(text: str) -> set[int]:
    """Where the braces of ICU branches open: "{He}" is no placeholder there."""
    found = set()
    for match in _CHOICE.finditer(text):
        at = match.end()
        while branch := _BRANCH.match(text, at):
            found.add(branch.end() - 1)
            at = min(len(text), _closing(text, branch.end()) + 1)
    return found


def _closing(text: str, start: int) -> int:
    """The brace that closes what was opened before `start`; the end of a text that has none."""
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if not depth:
            return place
    return len(text)


def words_between(text: str, span: Span, tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens of `span` without those of placeholders and formats."""
    hidden = [Span(one.start + span.start, one.end + span.start) for one in unread(span.of(text))]
    if not hidden:
        return tuple(tokens)
    return tuple(token for token in tokens if not any(one.overlap(token.span) for one in hidden))
