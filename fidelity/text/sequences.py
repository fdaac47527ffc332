"""How well the words of a text follow each other, by the classes of their neighbours.

A word that was lost, exchanged or moved leaves words side by side that seldom stand so. What is
usual is counted in `lexicons/<language>/sequences.npz`; `fidelity.training.sequences` makes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from math import fsum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.recent import WORDS_REMEMBERED

FILE = "sequences.npz"
START, END = "<start>", "<end>"
_FIGURES, _NAME, _MARK = "<figures>", "<name>", "<mark>"
_ENDINGS = (*"ing ed ly tion ness ment able ive ous al est er ity s y".split(), "")

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
_Run = tuple[int, int, int]  # classes in a row


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
    known = _known(_code(language))
    places = _places(tokens, known.classes)
    start = known.classes[START]
    runs = [run for run in zip(places, places[1:], places[2:], strict=False) if run[2] != start]
    return -fsum(_gains(known, runs)) / len(runs)


@cache
def has_sequences(language: str) -> bool:
    """Whether there are counts for a language."""
    return lexicons.has_data(_code(language), FILE)


def _gains(known: "_Known", runs: Sequence[_Run]) -> list[float]:
    """What the two before tell: log P(class | them) - log P(class), for each three in a row.

    A quotation and its passage share most of them, so what was worked out last is remembered.
    """
    remembered = known.gains
    if len(remembered) > WORDS_REMEMBERED:
        remembered.clear()
    new = [run for run in runs if run not in remembered]
    if new:
        first, second, third = np.array(new, dtype=np.int64).T
        alone = known.alone[third]
        base = len(known.alone)
        usual = known.after_one.share(second, second * base + third, alone)
        pair = first * base + second
        usual = known.after_two.share(pair, pair * base + third, usual)
        remembered.update(zip(new, np.log(usual / alone).tolist(), strict=True))
    return [remembered[run] for run in runs]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Following:
    """How often which class follows a context; classes in a row are read as digits of one number.

    Attributes:
        runs: each context with the class that follows it; ascending, and one past all others.
        counts: how often each run stands; 0 for the last.
        kinds: how many classes follow each context; 1 where none does.
        weight: how often anything follows each context, plus `kinds`.
    """

    runs: Whole
    counts: Whole
    kinds: Whole
    weight: Whole

    def share(self, context: Whole, run: Whole, fallback: Real) -> Real:
        """P(class | context), filled up with `fallback` as by Witten and Bell (1991)."""
        at = self.runs.searchsorted(run)
        count = self.counts[at] * (self.runs[at] == run)
        filled: Real = (count + self.kinds[context] * fallback) / self.weight[context]
        return filled


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The counts of a language.

    Attributes:
        classes: the class of each word.
        alone: how probable each class is, whatever stands before it.
        after_one: what follows one class.
        after_two: what follows two classes.
        gains: what `_gains` remembers.
    """

    classes: Mapping[str, int]
    alone: Real
    after_one: _Following
    after_two: _Following
    gains: dict[_Run, float] = field(default_factory=dict)


def _code(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _places(tokens: Sequence[Token], classes: Mapping[str, int]) -> list[int]:
    """The classes of all words, each sentence between its start (twice) and its end."""
    start, end = classes[START], classes[END]
    places: list[int] = []
    sentence = None
    for token in tokens:
        if token.sentence != sentence:
            if places:
                places.append(end)
            places += (start, start)
            sentence = token.sentence
        norm = token.norm
        found = classes.get(norm) if norm[0].isalpha() else classes.get(symbol(token))
        places.append(classes[unknown(token)] if found is None else found)
    places.append(end)
    return places


@cache
def _known(language: str) -> _Known:
    with np.load(BytesIO(lexicons.data(language, FILE))) as packed:
        words = packed["words"].tobytes().decode().split("\n")
        classes = dict(zip(words, packed["classes"].tolist(), strict=True))
        base = max(classes.values()) + 1
        after_one, after_two = (
            _following(packed[f"{name}_steps"], packed[f"{name}_counts"], base, base**length)
            for length, name in ((1, "one"), (2, "two"))
        )
    single = np.bincount(after_one.runs[:-1] % base, after_one.counts[:-1], minlength=base)
    return _Known(
        classes=MappingProxyType(classes),
        alone=(single + 1) / (single.sum() + np.count_nonzero(single)),
        after_one=after_one,
        after_two=after_two,
    )


def _following(steps: Whole, counts: Whole, base: int, contexts: int) -> _Following:
    """`steps` lead from each run to the next, the first from 0."""
    runs = np.cumsum(steps, dtype=np.int64)
    before = runs // base
    kinds = np.maximum(np.bincount(before, minlength=contexts), 1)
    total = np.bincount(before, counts, minlength=contexts).astype(np.int64)
    return _Following(
        runs=np.append(runs, base * contexts),
        counts=np.append(counts.astype(np.int64), 0),
        kinds=kinds,
        weight=total + kinds,
    )
