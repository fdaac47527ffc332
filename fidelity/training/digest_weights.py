"""The weights of a digest's support, fitted to summaries with one planted error.

Pairwise logistic regression (Bradley and Terry 1952) without negative weights: the summary that
holds is to have more support than the same with an error. Run as
`python -m fidelity.training.digest_weights DATA`, where DATA is the data folder: it prints the
tables of `passages/digests.toml`, and the share of pairs that are told apart, articles held out.
"""

import hashlib
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders import load_encoder
from fidelity.passages import digests
from fidelity.passages.matching import Vocabulary, keys, words
from fidelity.passages.sources import Source, prepare
from fidelity.records import Document, Extraction, Span
from fidelity.text.tokens import tokens_of
from fidelity.training.planted_digests import Planted, planted_digests

FOLDS = 5
_MOST_A_KIND = 130
_RIDGE = 30.0
_STEPS = 3000
# FactCC's pronouns and negations are many and coarse ("your" for "her").
_COARSE = {"pronoun.xsum": 0.3, "pronoun.cnn_dm": 0.3, "negation.xsum": 0.5}

_TOO_RARE = 1e-9

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """(n_pairs, n_features) what the wrong summary lacks more, with kinds, folds and weights."""

    differences: _Floats
    kinds: tuple[str, ...]
    folds: NDArray[np.int_]
    weights: _Floats


def read_pairs(planted: Sequence[Planted]) -> Pairs:
    """What either summary lacks, and which pairs are held out together: those of one article."""
    vocabulary = Vocabulary(load_encoder("builtin"))
    counts: dict[str, int] = defaultdict(int)
    rows: list[_Floats] = []
    kinds: list[str] = []
    folds: list[int] = []
    source: Source | None = None
    # by article, so that each is made ready once
    for pair in sorted(planted, key=lambda one: (one.article, one.kind, one.wrong)):
        counts[pair.kind] += 1
        if source is None or source.document.text != pair.article:
            source = prepare(_document(pair.article), Extraction(quotations=()))
        wrong, right = (_losses(text, source, vocabulary) for text in (pair.wrong, pair.right))
        rows.append(wrong - right)
        kinds.append(pair.kind)
        folds.append(int(source.document.sha256, 16) % FOLDS)
    weights = [_COARSE.get(kind, 1.0) * min(1.0, _MOST_A_KIND / counts[kind]) for kind in kinds]
    return Pairs(
        differences=np.array(rows),
        kinds=tuple(kinds),
        folds=np.array(folds),
        weights=np.array(weights),
    )


def fit(differences: _Floats, weights: _Floats) -> _Floats:
    """(n_features,), none below 0: projected gradient descent on the logistic loss with a ridge."""
    scale = differences.std(axis=0) + _TOO_RARE
    rows = differences / scale
    found = np.full(rows.shape[1], 0.1)
    # the loss is smooth: its curvature is at most a quarter of that of the squares
    step = 1 / (np.linalg.norm(rows * np.sqrt(weights)[:, None], 2) ** 2 / 4 + _RIDGE)
    for _ in range(_STEPS):
        missed = weights / (1 + np.exp(rows @ found))
        found = np.maximum(0.0, found + step * (missed @ rows - _RIDGE * found))
    return np.asarray(found / scale, dtype=np.float64)


def told_apart(pairs: Pairs) -> dict[str, tuple[int, int]]:
    """By kind how many pairs weights from other articles order rightly, and of how many."""
    outcomes: dict[str, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        held = pairs.folds == fold
        weights = fit(pairs.differences[~held], pairs.weights[~held])
        for index in np.flatnonzero(held):
            outcomes[pairs.kinds[index]].append(bool(pairs.differences[index] @ weights > 0))
    return {kind: (sum(outcomes[kind]), len(outcomes[kind])) for kind in sorted(outcomes)}


def tables(weights: Sequence[float]) -> str:
    """The weights as the tables of `passages/digests.toml`, two decimals each."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, weight in zip(digests.FEATURES, weights, strict=True):
        table, _, way = name.rpartition(".")
        found[table or "beside"].append(f"{way} = {weight:.2f}")
    return "\n\n".join("\n".join([f"[{table}]", *rows]) for table, rows in found.items())


def _losses(text: str, source: Source, vocabulary: Vocabulary) -> _Floats:
    tokens = tokens_of(text, (Span(0, len(text)),), "en")
    similarities = vocabulary.similarities(words(keys(tokens, "en"), "en"), source.words)
    return digests.losses(tokens, source, similarities)


def _document(text: str) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(id="o1", path="", language="en", text=text, sha256=sha256)


def _main(data: Path) -> None:
    pairs = read_pairs(planted_digests(data))
    for kind, (right, total) in told_apart(pairs).items():
        sys.stderr.write(f"{kind}: {right} of {total}\n")
    sys.stdout.write(tables(list(fit(pairs.differences, pairs.weights))) + "\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
