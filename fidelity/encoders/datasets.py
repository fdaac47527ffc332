"""Reads the sets that training learns from and evaluation measures on; each as it lies on disk."""

import csv
import gzip
import io
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelRow:
    """One row of `parallel`: the set it comes from, the English line, the foreign line."""

    origin: str
    english: str
    foreign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedPair:
    """Two sentences and how alike people find them, 0 (not at all) to 5 (the same)."""

    first: str
    second: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """A word and its antonym, with the part of speech (n, v, a, r) that both are."""

    word: str
    antonym: str
    part_of_speech: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Synset:
    """One sense of Open English WordNet with the words that carry it.

    `similar` names the head of a satellite adjective, and the satellites of a head.
    """

    identifier: str
    ili: str
    part_of_speech: str
    members: tuple[str, ...]
    hypernyms: tuple[str, ...]
    similar: tuple[str, ...]
    definition: str


def parallel_rows(data: Path, language: str) -> Iterator[ParallelRow]:
    """The rows of `parallel/en-<language>.tsv.xz`; none if the file is absent."""
    path = data / "parallel" / f"en-{language}.tsv.xz"
    if not path.is_file():
        return
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        next(rows, None)
        for row in rows:
            cells = row.rstrip("\n").split("\t")
            if len(cells) == 3:
                yield ParallelRow(origin=cells[0], english=cells[1], foreign=cells[2])


def rated_pairs(data: Path, language: str, part: str) -> tuple[RatedPair, ...]:
    """A part (`train`, `dev` or `test`) of the STS benchmark; empty if the file is absent.

    Line i says the same in every language, so languages can be paired line by line.
    """
    path = data / "stsb-multi-mt" / f"stsb-{language}-{part}.csv"
    if path.is_file():
        content = path.read_bytes()
    elif (packed := path.with_suffix(".csv.gz")).is_file():
        content = gzip.decompress(packed.read_bytes())
    else:
        return ()
    rows = csv.reader(io.StringIO(content.decode("utf-8")))
    return tuple(
        RatedPair(first=row[0], second=row[1], score=float(row[2])) for row in rows if len(row) == 3
    )


def read_synsets(data: Path) -> tuple[Synset, ...]:
    """The synsets of `oewn/synsets.tsv.xz` in the order of the file; empty if it is absent.

    Satellite adjectives (s) are given as adjectives (a).
    """
    path = data / "oewn" / "synsets.tsv.xz"
    if not path.is_file():
        return ()
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        next(rows, None)
        cells = [row.rstrip("\n").split("\t") for row in rows]
    return tuple(
        Synset(
            identifier=cell[0],
            ili=cell[1],
            part_of_speech=cell[2].replace("s", "a"),
            members=tuple(cell[3].split("|")),
            hypernyms=tuple(filter(None, cell[4].split("|"))),
            similar=tuple(filter(None, cell[5].split("|"))),
            definition=cell[6],
        )
        for cell in cells
        if len(cell) > 6
    )


def read_opposites(data: Path) -> tuple[Opposites, ...]:
    """The directed rows of `oewn/antonyms.tsv`; empty if it is absent."""
    path = data / "oewn" / "antonyms.tsv"
    if not path.is_file():
        return ()
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return tuple(
        Opposites(word=row[0], antonym=row[1], part_of_speech=row[2].replace("s", "a"))
        for row in rows
        if len(row) >= 3
    )
