"""What language a few words look like: by their runs of three letters.

A naive Bayes classifier over letter trigrams (Cavnar and Trenkle 1994; Dunning 1994), as small as
it gets: `lexicons/<language>/letters.tsv.gz` holds how common each run is in the language.
`fidelity.training.letters` makes the files.
"""

import gzip
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from fidelity import lexicons

FILE = "letters.tsv.gz"
PARTS = 100_000  # what the shares of a file are parts of
_UNSEEN = 0.3  # parts of a run that a file does not have
# What a word with a capital counts: most are names, spelt as in a language of their own.
_CAPITAL = 0.3
_REMEMBERED = 16384  # words: the same ones come again and again
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
    none = (0.0,) * len(_languages())
    words = (_of_word(word) for word in _WORD.findall(text))
    return dict(zip(_languages(), map(sum, zip(none, *words, strict=True)), strict=True))


@lru_cache(maxsize=_REMEMBERED)
def _of_word(word: str) -> tuple[float, ...]:
    """The log likelihood of one word in each of the languages."""
    found = list(runs(word))
    weight = 1.0 if word[0].islower() else _CAPITAL
    return tuple(
        sum(weight * known.get(run, _FLOOR) for run in found) for known in _languages().values()
    )


_FLOOR = math.log(_UNSEEN / PARTS)


@cache
def _languages() -> Mapping[str, Mapping[str, float]]:
    """Language -> run -> logarithm of its share."""
    return MappingProxyType(
        {
            language: _logarithms(language)
            for language in lexicons.languages()
            if lexicons.has_data(language, FILE)
        }
    )


def _logarithms(language: str) -> Mapping[str, float]:
    text = gzip.decompress(lexicons.data(language, FILE)).decode("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({run: math.log(int(parts) / PARTS) for run, parts in rows})
