"""Reads the sets that translation is measured on."""

import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import parallel_rows
from fidelity.encoders.heldout import is_measured_source
from fidelity.evaluation.benchmarks.rows import read_lines, read_lists
from fidelity.evaluation.benchmarks.triplets import Triplet

LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs")
SENTENCES = 500  # of NTREX, a language


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedPair:
    """An original and its translation; `is_bad` where people found a critical error in it."""

    original: str
    translation: str
    is_bad: bool = False


def read_critical_test(folder: Path, direction: str) -> list[TranslatedPair]:
    """The test rows of the WMT 2022 critical-error set (`en-de`, `pt-en`)."""
    places = folder / "test_data-gold_labels" / "task3_ced" / direction
    columns = [
        read_lines(places / f"test.2022.{ending}") for ending in ("src", "mt", f"{direction}.label")
    ]
    return _critical(columns)


def read_critical_development(folder: Path, direction: str) -> list[TranslatedPair]:
    """Those development rows that no dictionary has learned from."""
    name = f"{direction}-dev"
    archive = folder / "train-dev_data" / "task3_ced" / "dev" / direction / f"{name}.tar.gz"
    with tarfile.open(archive) as files:
        members = [files.extractfile(f"{name}/dev.{ending}") for ending in ("src", "mt", "label")]
        columns = [file.read().decode("utf-8").split("\n") if file else [] for file in members]
    return [pair for pair in _critical(columns) if is_measured_source(pair.original)]


def read_checklists(paths: Sequence[Path]) -> list[Triplet]:
    """The wmt checklists with the German sentence as the original."""
    return [
        Triplet(
            original=row[1],
            faithful=row[4],
            distorted=version,
            kind=path.name.removeprefix("wmt-").removesuffix(".jsonl.xz"),
        )
        for path in paths
        for row in read_lists(path)
        if row[1].strip()
        for version in row[5:]
    ]


def read_sound(data: Path, language: str) -> list[TranslatedPair]:
    """The first sentences of NTREX with their human translation."""
    rows = [row for row in parallel_rows(data, language) if row.origin.startswith("ntrex")]
    return [
        TranslatedPair(original=row.english, translation=row.foreign) for row in rows[:SENTENCES]
    ]


def _critical(columns: Sequence[Sequence[str]]) -> list[TranslatedPair]:
    return [
        TranslatedPair(original=source, translation=target, is_bad=label.strip() == "BAD")
        for source, target, label in zip(*columns, strict=False)
        if source.strip() and target.strip() and label.strip()
    ]
