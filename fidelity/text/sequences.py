"""How well the words of a text follow each other, by the classes of their neighbours.

A word that was lost, exchanged or moved leaves words side by side that seldom stand so. What is
usual is counted in `lexicons/<language>/sequences.tsv.gz`; `fidelity.training.sequences` makes it.
"""

import gzip
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Token

NAME = "sequences"
START, END = "<start>", "<end>"
WORDS, AFTER_ONE, AFTER_TWO = "[words]", "[after one]", "[after two]"
_FIGURES, _NAME, _MARK = "<figures>", "<name>", "<mark>"
_ENDINGS = (*"ing ed ly tion ness ment able ive ous al est er ity s y".split(), "")

Counts = Mapping[int, int]


def symbol(token: Token) -> str:
    """What stands for a word that the counts know."""
    return _FIGURES if token.text[0].isdigit() else token.norm


def unknown(token: Token) -> str:
    """What stands for a word that the counts do not know: a name, or a word by its ending."""
    if token.text[0].isupper():
        return _NAME
    if not token.is_word:
        return _MARK
    return next(f"<{ending}>" for ending in _ENDINGS if token.norm.endswith(ending))


def unlikeliness(tokens: Sequence[Token], language: str = "en") -> float:
    """How little the words follow from the words before them, by nats a word; negative as a rule.

    The mean over all words, marks and ends of sentences of log P(class) - log P(class | the two
    classes before): 0 where the words stand in no order at all, and in a language without counts.
    """
    if not tokens or not has_sequences(language):
        return 0.0
    code = _code(language)
    known = _known(code)
    places = _places(tokens, known)
    losses = [
        -_gain(first, second, third, code)
        for (first, second), (_, third) in pairwise(pairwise(places))
        if third != known.start
    ]
    return sum(losses) / len(losses)


@cache
def has_sequences(language: str) -> bool:
    """Whether there are counts for a language."""
    return lexicons.has_data(_code(language), f"{NAME}.tsv.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The counts of a language.

    Attributes:
        classes: the class of each word.
        start: the class of what stands before a sentence.
        total: all words that were counted.
        single: how often each class stands.
        after_one: how often each class follows a class.
        after_two: how often each class follows two classes: unread rows.
    """

    classes: Mapping[str, int]
    start: int
    total: int
    single: Counts
    after_one: Mapping[int, Counts]
    after_two: Mapping[str, str]


def _code(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _places(tokens: Sequence[Token], known: _Known) -> list[int]:
    """The classes of all words, each sentence between its start (twice) and its end."""
    classes = known.classes
    places: list[int] = []
    sentence = None
    for token in tokens:
        if token.sentence != sentence:
            if places:
                places.append(classes[END])
            places += (known.start, known.start)
            sentence = token.sentence
        found = classes.get(symbol(token))
        places.append(classes[unknown(token)] if found is None else found)
    places.append(classes[END])
    return places


@lru_cache(maxsize=65536)
def _gain(first: int, second: int, third: int, language: str) -> float:
    """What two classes add to the log of P(third), interpolated as by Witten and Bell (1991)."""
    known = _known(language)
    alone = (known.single.get(third, 0) + 1) / (known.total + len(known.single))
    after_one = _interpolated(known.after_one.get(second, {}), third, alone)
    after_two = _interpolated(_after_two(first, second, language), third, after_one)
    return math.log(after_two / alone)


def _interpolated(counts: Counts, third: int, fallback: float) -> float:
    if not counts:
        return fallback
    return (counts.get(third, 0) + len(counts) * fallback) / (sum(counts.values()) + len(counts))


@lru_cache(maxsize=8192)
def _after_two(first: int, second: int, language: str) -> Counts:
    return _counts(_known(language).after_two.get(f"{first} {second}", ""))


@cache
def _known(language: str) -> _Known:
    text = gzip.decompress(lexicons.data(language, f"{NAME}.tsv.gz")).decode("utf-8")
    rows: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line in (WORDS, AFTER_ONE, AFTER_TWO):
            section = rows.setdefault(line, {})
            continue
        key, _, rest = line.partition("\t")
        section[key] = rest
    classes = {word: int(key) for key, words in rows[WORDS].items() for word in words.split(" ")}
    after_one = {int(key): _counts(row) for key, row in rows[AFTER_ONE].items()}
    single: dict[int, int] = {}
    for counts in after_one.values():
        for third, count in counts.items():
            single[third] = single.get(third, 0) + count
    return _Known(
        classes=MappingProxyType(classes),
        start=classes[START],
        total=sum(single.values()),
        single=MappingProxyType(single),
        after_one=MappingProxyType(after_one),
        after_two=MappingProxyType(rows[AFTER_TWO]),
    )


def _counts(row: str) -> Counts:
    cells = (cell.split(":") for cell in row.split())
    return MappingProxyType({int(third): int(count) for third, count in cells})
