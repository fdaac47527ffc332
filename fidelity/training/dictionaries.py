"""Bilingual dictionaries with English, learned from parallel text and printed dictionaries.

Words of sentences that say the same are aligned by IBM Model 1 (Brown et al. 1993) with the
diagonal prior of fast_align (Dyer et al. 2013), in both directions; the weight of a pair is the
geometric mean of both probabilities. Wiktionary and the wordnets add the words that the text does
not have. Run as `python -m fidelity.training.dictionaries DATA`, where DATA is the data folder.
"""

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fidelity.text.bilingual import NAME, key_of
from fidelity.text.lemmas import lemma_of
from fidelity.text.normalise import fold
from fidelity.training.lexicon import read_lexicon
from fidelity.training.measured import measured_texts

LANGUAGES = ("de", "fr", "ru", "pt", "es", "it", "nl", "pl", "uk", "cs")
_LEXICONS = Path(__file__).parents[1] / "lexicons"
_HEADER = """\
# origin: learned by the project (fidelity/training/dictionaries.py) from WMT newstest, Tatoeba,
# origin: TICO-19, Multi30k and WMT22 critical errors (development part); words that these lack
# origin: are from Wiktionary and the Open Multilingual Wordnet
# licence: CC BY-SA 4.0 (Wiktionary and OMW parts CC BY-SA 3.0, Tatoeba CC BY 2.0 FR)
# why: words are linked across languages; fields: word, then English words with their percents
"""
# words as `text.tokens` cuts them: French and Italian ones parted from what is elided before them
_WORD = re.compile(r"[^\W\d_]+['’](?=[^\W\d_]{2})|[^\W\d_]+")
_MOST_PAIRS = 32_000  # sentence pairs a language; more of them change little but the time
_LONGEST = 60  # words a sentence
_ROUNDS = 5
_PEAK = 4.0  # how sharply the prior favours the diagonal (fast_align's lambda)
_LEAST_COUNT, _LEAST_WEIGHT, _LEAST_PERCENT = 0.7, 0.03, 4
_PRINTED = 0.4  # the weight of a pair that only printed dictionaries have
_CONFIRMED = 0.15  # what a printed dictionary adds to a pair that the text has, too
_MOST_ANSWERS = 14

Pairs = list[tuple[list[str], list[str]]]
Weights = dict[tuple[str, str], float]  # (foreign key, English key) -> 0 to 1


@dataclass(frozen=True, slots=True)
class _Cells:
    """Every word pair of every sentence pair, and the number of either word and of both."""

    foreign: NDArray[np.int32]
    english: NDArray[np.int32]
    both: NDArray[np.int32]
    prior: NDArray[np.float32]
    row: NDArray[np.int32]  # foreign position, numbered through
    column: NDArray[np.int32]  # English position, numbered through


def build(data: Path, languages: Iterable[str] = LANGUAGES) -> Iterator[Path]:
    """Write one dictionary a language; yields each file when it is done.

    Raises:
        OSError: a file of the data folder cannot be read, or the result not written.
    """
    measured = measured_texts(data)
    printed = _printed(data)
    for language in languages:
        rows = measured.training_pairs(data, language)
        pairs = _keyed(rows[:_MOST_PAIRS], language)
        path = _LEXICONS / language / f"{NAME}.tsv.gz"
        _write(path, _joined(learn(pairs), printed[language]))
        yield path


def learn(pairs: Pairs) -> Weights:
    """Weights of word pairs from sentence pairs of (foreign keys, English keys)."""
    foreign_words, foreign = _numbered(row for row, _ in pairs)
    english_words, english = _numbered(row for _, row in pairs)
    cells = _cells(foreign, english, len(english_words))
    one = _expectation(cells, cells.row, cells.english)
    other = _expectation(cells, cells.column, cells.foreign)
    count = np.bincount(cells.both, np.sqrt(one * other))
    first = np.unique(cells.both, return_index=True)[1]
    of_foreign, of_english = cells.foreign[first], cells.english[first]
    total_foreign = np.bincount(np.concatenate(foreign))[of_foreign]
    total_english = np.bincount(np.concatenate(english))[of_english]
    weight = count / np.sqrt(total_foreign * total_english)
    kept = np.flatnonzero((count >= _LEAST_COUNT) & (weight >= _LEAST_WEIGHT))
    return {
        (foreign_words[of_foreign[i]], english_words[of_english[i]]): float(weight[i]) for i in kept
    }


def _expectation(
    cells: _Cells, position: NDArray[np.int32], given: NDArray[np.int32]
) -> NDArray[np.float64]:
    """For each cell, how likely the word at `position` comes from the `given` word of the cell."""
    n_pairs = int(cells.both.max()) + 1
    first = np.unique(cells.both, return_index=True)[1]
    table = np.ones(n_pairs)
    share = np.empty(len(cells.both))
    for _ in range(_ROUNDS):
        share = table[cells.both] * cells.prior
        share /= np.bincount(position, share)[position]
        counts = np.bincount(cells.both, share)
        table = counts / np.bincount(given[first], counts)[given[first]]
    return share


def _cells(
    foreign: list[NDArray[np.int64]], english: list[NDArray[np.int64]], n_english: int
) -> _Cells:
    parts: dict[str, list[NDArray[np.generic]]] = defaultdict(list)
    row = column = 0
    for one, other in zip(foreign, english, strict=True):
        down, across = np.arange(len(one)), np.arange(len(other))
        parts["foreign"].append(np.repeat(one, len(other)))
        parts["english"].append(np.tile(other, len(one)))
        parts["row"].append(np.repeat(down + row, len(other)))
        parts["column"].append(np.tile(across + column, len(one)))
        gap = np.abs(down[:, None] / len(one) - across[None, :] / len(other))
        parts["prior"].append(np.exp(-_PEAK * gap).astype(np.float32).ravel())
        row, column = row + len(one), column + len(other)
    joined = {name: np.concatenate(arrays) for name, arrays in parts.items()}
    codes = joined["foreign"].astype(np.int64) * n_english + joined["english"].astype(np.int64)
    both = np.unique(codes, return_inverse=True)[1].astype(np.int32)
    return _Cells(
        foreign=joined["foreign"].astype(np.int32),
        english=joined["english"].astype(np.int32),
        both=both,
        prior=joined["prior"].astype(np.float32),
        row=joined["row"].astype(np.int32),
        column=joined["column"].astype(np.int32),
    )


def _numbered(rows: Iterable[list[str]]) -> tuple[list[str], list[NDArray[np.int64]]]:
    numbers: dict[str, int] = {}
    found = [
        np.array([numbers.setdefault(word, len(numbers)) for word in row], dtype=np.int64)
        for row in rows
    ]
    return list(numbers), found


def _keyed(rows: Sequence[tuple[str, str]], language: str) -> Pairs:
    """(foreign keys, English keys) of every sentence pair that is not too long."""
    foreign = _all_keys([one for one, _ in rows], language)
    english = _all_keys([other for _, other in rows], "en")
    return [
        (one, other)
        for one, other in zip(foreign, english, strict=True)
        if 0 < len(one) <= _LONGEST > len(other) > 0
    ]


def _all_keys(texts: Sequence[str], language: str) -> list[list[str]]:
    """The keys of each text; a form that stands once in all of them keeps its endings.

    Such a form has too little company to be learned from, and most of the time goes into them.
    """
    forms = [[fold(form) for form in _WORD.findall(text)] for text in texts]
    counts = Counter(form for row in forms for form in row)
    keys = {
        form: key_of(form, lemma_of(form, language), language) if count > 1 else form
        for form, count in counts.items()
    }
    return [[keys[form] for form in row if keys[form]] for row in forms]


def _printed(data: Path) -> dict[str, set[tuple[str, str]]]:
    """Single words that stand in one sense of a dictionary or wordnet, by language."""
    lexicon = read_lexicon(data)
    groups: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for text, language, group in zip(lexicon.texts, lexicon.languages, lexicon.groups, strict=True):
        if " " not in text and (language == "en" or language in LANGUAGES):
            groups[group].append((text, language))
    found: dict[str, set[tuple[str, str]]] = {language: set() for language in LANGUAGES}
    for members in groups.values():
        # a headword is a dictionary form already
        english = [fold(text) for text, language in members if language == "en"]
        for text, language in members:
            if language != "en":
                found[language].update((fold(text), word) for word in english)
    return found


def _joined(found: Weights, printed: set[tuple[str, str]]) -> Weights:
    """Learned and printed pairs; of the printed ones only those that share a learned word."""
    foreign = {one for one, _ in found}
    english = {other for _, other in found}
    joined = {
        pair: min(1.0, weight + _CONFIRMED * (pair in printed)) for pair, weight in found.items()
    }
    for pair in printed:
        if pair not in joined and (pair[0] in foreign or pair[1] in english):
            joined[pair] = _PRINTED
    return joined


def _write(path: Path, weights: Mapping[tuple[str, str], float]) -> None:
    """The same bytes for the same weights."""
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (foreign, english), weight in weights.items():
        percent = min(99, round(100 * weight))
        if foreign and english and percent >= _LEAST_PERCENT:
            rows[foreign].append((-percent, english))
    lines = [
        "\t".join(
            [word, *(f"{other}:{-percent}" for percent, other in sorted(cells)[:_MOST_ANSWERS])]
        )
        for word, cells in sorted(rows.items())
    ]
    text = _HEADER + "\n".join(lines) + "\n"
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    for written in build(Path(sys.argv[1])):
        sys.stderr.write(f"{written} {written.stat().st_size} bytes\n")
