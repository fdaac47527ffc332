"""The inflected forms of dictionary words, so that "odmówił" learns what "odmówić" means."""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import simplemma

from fidelity.training.corpus import Corpus

INFLECTED = frozenset("en fr de es it pt nl pl ru uk cs sv ro tr".split())
"""Languages that simplemma knows the forms of; Arabic, Chinese and Japanese stay as they are."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_FORMS = 24


def word_counts(corpus: Corpus) -> dict[str, Counter[str]]:
    """How often each word of letters stands in the texts of each language, in small letters."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, language in zip(corpus.texts, corpus.languages, strict=True):
        counts[language].update(_WORD.findall(text.lower()))
    return counts


def read_frequencies(data: Path, *, total: int) -> dict[str, Counter[str]]:
    """The word counts of `frequency-words`, scaled to `total` words a language."""
    counts: dict[str, Counter[str]] = {}
    for path in sorted((data / "frequency-words").glob("*/*_50k.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            cells = [row.split() for row in rows]
        raw = Counter({cell[0]: int(cell[1]) for cell in cells if len(cell) == 2})
        scale = total / max(1, raw.total())
        counts[path.parent.name] = Counter(
            {word: round(count * scale) for word, count in raw.items() if word.isalpha()}
        )
    return counts


def forms_of(words: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The words of each language by the lemma that they are forms of, in small letters.

    Args:
        words: Words by language, the most frequent first; a lemma keeps the first 24 of them.

    Returns:
        Language and lemma -> forms other than the lemma.
    """
    forms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language in sorted(INFLECTED & set(words)):
        for word in words[language]:
            lemma = simplemma.lemmatize(word, language).lower()
            row = forms[language, lemma]
            if lemma != word and len(row) < _MOST_FORMS:
                row.append(word)
    return {key: tuple(row) for key, row in forms.items() if row}
