"""Parallel and paraphrase text as groups: every text of a group says what its English line says."""

import lzma
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import parallel_rows, rated_pairs
from fidelity.encoders.heldout import HELD_OUT_SETS, sentence_key

LANGUAGES = ("fr de es it pt nl pl ru uk cs sv ro tr ar zh ja").split()
"""The languages beside English, as the names of the parallel files have them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Texts in groups of one meaning.

    `languages[i]` and `groups[i]` belong to `texts[i]`; group numbers rise along the texts.
    """

    texts: tuple[str, ...]
    languages: tuple[str, ...]
    groups: tuple[int, ...]


def read_corpus(data: Path) -> Corpus:
    """The groups of `parallel` and `mt-clusters` in a data folder.

    Left out: the held-out sets, every row that shares its English or its foreign line with them,
    and every text that stands in a test or development part of the STS benchmark. Newstest 2019
    goes that way, since NTREX translates its English side.

    Raises:
        OSError: A file of the folder cannot be read.
    """
    measured = _measured_keys(data)
    members: dict[str, dict[str, str]] = defaultdict(dict)  # English key -> text -> language
    for language in LANGUAGES:
        for row in parallel_rows(data, language):
            if row.origin.split("/")[0] in HELD_OUT_SETS:
                continue
            key = sentence_key(row.english)
            if key in measured or sentence_key(row.foreign) in measured or not key:
                continue
            members[key].setdefault(row.english, "en")
            members[key].setdefault(row.foreign, language)
    for source_language, source, outputs in _clusters(data):
        versions = [text for text in outputs if sentence_key(text) not in measured]
        if len(versions) < 2 or sentence_key(source) in measured:
            continue
        key = sentence_key(versions[0])
        for version in versions:
            members[key].setdefault(version, "en")
        if source_language in LANGUAGES:
            members[key].setdefault(source, source_language)
    kept = [group for group in members.values() if len(group) > 1]
    return Corpus(
        texts=tuple(text for group in kept for text in group),
        languages=tuple(language for group in kept for language in group.values()),
        groups=tuple(number for number, group in enumerate(kept) for _ in group),
    )


def _clusters(data: Path) -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted((data / "mt-clusters").glob("*.tsv.xz")):
        source_language = path.name.split(".")[1].split("-")[0]
        with lzma.open(path, "rt", encoding="utf-8") as rows:
            next(rows)
            for row in rows:
                cells = row.rstrip("\n").split("\t")
                yield source_language, cells[0], [cell for cell in cells[1:] if cell]


def _measured_keys(data: Path) -> frozenset[str]:
    keys = set()
    for language in (*LANGUAGES, "he", "el", "bg"):
        for row in parallel_rows(data, language):
            if row.origin.split("/")[0] in HELD_OUT_SETS:
                keys |= {sentence_key(row.english), sentence_key(row.foreign)}
    for language in ("en", *LANGUAGES):
        for pair in (*rated_pairs(data, language, "dev"), *rated_pairs(data, language, "test")):
            keys |= {sentence_key(pair.first), sentence_key(pair.second)}
    return frozenset(keys - {""})
