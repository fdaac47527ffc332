"""What follows what in English: counts of trigrams of word classes.

The commonest words are a class each; the others are put into classes by the company they keep:
the words right before and after them, damped, reduced to their main directions and clustered by
spherical k-means (Schütze 1995). Learned from speeches of US presidents, which are in the public
domain, and from the English side of Tatoeba, TICO-19 and WMT24, which nothing here is measured on.
Run as `python -m fidelity.training.sequences DATA`, where DATA is the data folder.
"""

import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.datasets import parallel_rows
from fidelity.encoders.heldout import sentence_key
from fidelity.records import Token
from fidelity.text.segments import sentences
from fidelity.text.sequences import END, FILE, START, symbol, unknown
from fidelity.text.tokens import tokenize
from fidelity.training.corpus import LANGUAGES
from fidelity.training.measured import measured_texts

_TARGET = Path(__file__).parents[1] / "lexicons" / "en" / FILE
_SPEECHES = Path("text-presidential-speeches") / "presidential-speeches.txt.xz"
_SETS = ("tatoeba", "tico19", "wmt24")
_ABOUT = """\
origin: learned by the project (fidelity/training/sequences.py) from speeches of US presidents
origin: (Miller Center), Tatoeba, TICO-19 and WMT24
licence: CC BY 4.0 (speeches public domain, Tatoeba CC BY 2.0 FR, TICO-19 CC0)
why: words that never stand side by side tell of a sentence that lost or exchanged one
words, a line each, and the class of each; runs of two and of three classes, read as digits of one
number, each as the step from the run before; how often each stands
"""
_MOST_WORDS, _OWN_CLASS, _CLUSTERS = 15_000, 300, 200
_LEAST_WORD, _LEAST_COUNT = 3, 2  # rarer words and trigrams are left out
_CONTEXTS, _DIRECTIONS, _ROUNDS, _SEED = 800, 100, 25, 1
_DAMPING = 50.0  # against contexts and words that are too rare to tell
_MOSTLY = 0.6  # the share of capitals inside sentences from which a word is a name

Sentence = Sequence[Token]


def build(data: Path) -> Path:
    """Write the counts; the same bytes from the same data.

    Raises:
        OSError: a file of the data folder cannot be read, or the result not written.
    """
    rows = [tokenize(text) for text in texts(data)]
    classes = learn_classes(rows)
    _TARGET.write_bytes(packed(classes, rows))
    return _TARGET


def texts(data: Path) -> Iterator[str]:
    """Sentences to learn from, each once, and none that anything is measured on."""
    seen = set(measured_texts(data).keys)
    for text in (*_speeches(data), *_parallel(data)):
        key = sentence_key(text)
        if key and key not in seen:
            seen.add(key)
            yield text


def learn_classes(rows: Sequence[Sentence]) -> dict[str, int]:
    """A class for every word of the vocabulary, the commonest words first."""
    numbers = _vocabulary(rows)
    flat = np.array(_coded(rows, numbers), dtype=np.int64)
    often = np.bincount(flat, minlength=len(numbers))
    order = np.argsort(-often, kind="stable")
    own, rest = order[:_OWN_CLASS], np.sort(order[_OWN_CLASS:])
    classes = np.empty(len(numbers), dtype=np.int64)
    classes[own] = np.arange(len(own))
    if len(rest):
        clusters = _clusters(_company(flat, often)[rest], np.sqrt(often[rest] + 1.0))
        classes[rest] = len(own) + clusters
    return {word: int(classes[number]) for word, number in numbers.items()}


def packed(classes: Mapping[str, int], rows: Sequence[Sentence]) -> bytes:
    """The classes and the counts, as `fidelity.text.sequences` reads them."""
    flat = np.array(_coded(rows, classes), dtype=np.int64)
    words = sorted(classes, key=lambda word: (classes[word], word))
    found = {
        "about": _as_bytes(_ABOUT),
        "words": _as_bytes("\n".join(words)),
        "classes": np.array([classes[word] for word in words], dtype=np.uint16),
    }
    base = max(classes.values()) + 1
    for name, length in (("one", 2), ("two", 3)):
        runs, counts = _counted(flat, length, base, classes[START])
        found[f"{name}_steps"] = np.diff(runs, prepend=0).astype(np.uint32)
        found[f"{name}_counts"] = counts.astype(np.uint32)
    target = BytesIO()
    np.savez_compressed(target, **found)  # type: ignore[arg-type]  # numpy's stub: a flag as well
    return target.getvalue()


def _as_bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _counted(
    flat: NDArray[np.int64], length: int, base: int, start: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Runs of classes, ascending, and how often each stands; nothing that is too rare."""
    windows = np.lib.stride_tricks.sliding_window_view(flat, length)
    windows = windows[windows[:, -1] != start]
    runs, counts = np.unique(windows @ (base ** np.arange(length)[::-1]), return_counts=True)
    often = counts >= (_LEAST_COUNT if length > 2 else 1)
    return runs[often], counts[often]


def _vocabulary(rows: Iterable[Sentence]) -> dict[str, int]:
    """Numbers for the commonest words that are no names, and for what stands for all others."""
    often: Counter[str] = Counter()
    names: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for row in rows:
        often.update(symbol(token) for token in row)
        names.update(token.norm for token in row[1:] if token.text[0].isupper())
        others.update(unknown(token) for token in row)
    common = [
        word
        for word, count in sorted(often.items(), key=lambda item: (-item[1], item[0]))
        if count >= _LEAST_WORD and (word == "i" or names[word] <= _MOSTLY * count)
    ]
    chosen = [START, END, *sorted(others), *common[:_MOST_WORDS]]
    return {word: number for number, word in enumerate(dict.fromkeys(chosen))}


def _coded(rows: Iterable[Sentence], numbers: Mapping[str, int]) -> list[int]:
    """All sentences in a row, each after two starts and before an end."""
    flat: list[int] = []
    for row in rows:
        flat += (numbers[START], numbers[START])
        for token in row:
            found = numbers.get(symbol(token))
            flat.append(numbers[unknown(token)] if found is None else found)
        flat.append(numbers[END])
    return flat


def _company(flat: NDArray[np.int64], often: NDArray[np.int64]) -> NDArray[np.float64]:
    """A unit vector for each word: the main directions of what stands before and after it."""
    contexts = np.argsort(-often, kind="stable")[:_CONTEXTS]
    place = np.full(len(often), -1)
    place[contexts] = np.arange(len(contexts))
    counts = np.zeros((len(often), 2 * len(contexts)))
    for word, beside, offset in ((flat[1:], flat[:-1], 0), (flat[:-1], flat[1:], len(contexts))):
        known = place[beside] >= 0
        np.add.at(counts, (word[known], offset + place[beside[known]]), 1)
    of_word = counts.sum(axis=1, keepdims=True) + 1e-9
    of_context = counts.sum(axis=0, keepdims=True) + _DAMPING
    weights = np.log1p(counts / of_word * counts.sum() / of_context)
    weights *= np.sqrt(np.minimum(1, of_word / _DAMPING))
    directions = np.linalg.eigh(weights.T @ weights)[1][:, ::-1][:, :_DIRECTIONS]
    reduced = weights @ directions
    unit: NDArray[np.float64] = reduced / (np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9)
    return unit


def _clusters(points: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """The cluster of each unit vector, by weighted spherical k-means."""
    draw = np.random.default_rng(_SEED)
    count = min(_CLUSTERS, len(points))
    chosen = draw.choice(len(points), count, replace=False, p=weights / weights.sum())
    centres = points[chosen]
    nearest = np.zeros(len(points), dtype=np.int64)
    for _ in range(_ROUNDS):
        nearest = np.argmax(points @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points * weights[:, None])
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / (length + 1e-9), centres)
    return nearest


def _speeches(data: Path) -> Iterator[str]:
    path = data / _SPEECHES
    if not path.is_file():
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                text = line.strip()
                yield from (span.of(text) for span in sentences(text))


def _parallel(data: Path) -> Iterator[str]:
    for language in LANGUAGES:
        for row in parallel_rows(data, language):
            if row.origin.split("/")[0] in _SETS:
                yield row.english


if __name__ == "__main__":
    written = build(Path(sys.argv[1]))
    sys.stderr.write(f"{written} {written.stat().st_size} bytes\n")
