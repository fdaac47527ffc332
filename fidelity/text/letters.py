"""What language a few words look like: by their runs of three letters.

A naive Bayes classifier over letter trigrams (Cavnar and Trenkle 1994; Dunning 1994), as small as
it gets: `lexicons/<language>/letters.tsv.gz` holds how common each run is in the language.
`fidelity.training.letters` makes the files.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from fidelity import lexicons
from fidelity.text.recent import WORDS_REMEMBERED

FILE = "letters.tsv.gz"
PARTS = 100_000  # what the shares of a file are parts of
_UNSEEN = 0.3  # parts of a run that a file does not have
# What a word with a capital counts: most are names, spelt as in a language of their own.
_CAPITAL = 0.3
_UNSEEN_ROW = 0
_WORD = re.compile(r"[^\W\d_]+")


def runs(text: str) -> Iterator[str]:
    """Every three letters that stand side by side in a word, `_` standing for its edges."""
    for word in _WORD.findall(text):
        padded = f"_{word.lower()}_"
        for start in range(len(padded) - 2):
            yield padded[start : start + 3]


def likenesses(text: str) -> Mapping[str, float]:
    """Log likelihood of the text (natural logarithm, up to a constant) in each language.

    Languages without a file are not among them.
    """
    languages = _known().languages
    words = [_of_word(word) for word in _WORD.findall(text)]
    summed = map(sum, zip(*words, strict=True)) if words else [0.0] * len(languages)
    return dict(zip(languages, summed, strict=True))


@lru_cache(maxsize=WORDS_REMEMBERED)
def _of_word(word: str) -> tuple[float, ...]:
    """The log likelihood of one word in each of the languages."""
    known = _known()
    rows = [known.rows.get(run, _UNSEEN_ROW) for run in runs(word)]
    found: npt.NDArray[np.float64] = known.logarithms[rows].sum(axis=0)
    return tuple((found if word[0].islower() else found * _CAPITAL).tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the files of all languages have.

    Attributes:
        languages: n of them.
        rows: where each run stands in `logarithms`.
        logarithms: (n_runs + 1, n) of shares; the first row is for a run that no file has.
    """

    languages: tuple[str, ...]
    rows: Mapping[str, int]
    logarithms: npt.NDArray[np.float64]


@cache
def _known() -> _Known:
    languages = [code for code in lexicons.languages() if lexicons.has_data(code, FILE)]
    files = [_read(language) for language in languages]
    rows: dict[str, int] = {}
    for found, _ in files:
        for run in found:
            rows.setdefault(run, len(rows) + 1)
    parts = np.full((len(rows) + 1, len(languages)), _UNSEEN)
    for column, (found, counts) in enumerate(files):
        parts[[rows[run] for run in found], column] = counts
    return _Known(
        languages=tuple(languages),
        rows=MappingProxyType(rows),
        logarithms=np.log(parts / PARTS),
    )


def _read(language: str) -> tuple[list[str], list[int]]:
    """The runs of a language's file, and how common each is."""
    text = gzip.decompress(lexicons.data(language, FILE)).decode("utf-8")
    fields = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return fields[::2], list(map(int, fields[1::2]))
