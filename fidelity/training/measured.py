"""What translation is measured on, so that no dictionary learns from it."""

import lzma
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.datasets import parallel_rows
from fidelity.encoders.heldout import HELD_OUT_SETS, is_measured_source, sentence_key

_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CRITICAL = Path("wmt22-critical-errors")
# folder of the development set, and whether its source is English
# What is read last where there is more than enough: captions and phrase-book sentences.
_ORDER = {"tatoeba": 1, "multi30k": 2}
_DIRECTIONS = {"de": ("en-de", True), "pt": ("pt-en", False)}


@dataclass(frozen=True, slots=True)
class MeasuredTexts:
    """The texts of the sets that translation is measured on, as sentence keys."""

    keys: frozenset[str]

    def has(self, text: str) -> bool:
        """Whether this text is one of them, up to marks and capitals."""
        return sentence_key(text) in self.keys

    def training_pairs(self, data: Path, language: str) -> list[tuple[str, str]]:
        """(foreign, English) sentences of no measured text, news before other matter."""
        rows = [
            (_ORDER.get(row.origin.split("/")[0], 0), row.foreign, row.english)
            for row in parallel_rows(data, language)
            if row.origin.split("/")[0] not in HELD_OUT_SETS
        ]
        pairs = _critical_pairs(data, language)
        pairs += [row[1:] for row in sorted(rows, key=lambda row: row[0])]
        return [
            (foreign, english)
            for foreign, english in pairs
            if not self.has(foreign) and not self.has(english)
        ]


def measured_texts(data: Path) -> MeasuredTexts:
    """All texts of the test sets, and the development rows that are kept for measuring.

    NTREX translates the English side of newstest 2019, so that its rows go, too.
    """
    keys = {
        sentence_key(row.english)
        for row in parallel_rows(data, "fr")
        if row.origin.split("/")[0] in HELD_OUT_SETS
    }
    for path in sorted((data / "mt-factuality-checklists").glob("wmt-*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as rows:
            keys.update(sentence_key(text) for row in rows for text in _TEXT.findall(row))
    for path in sorted((data / _CRITICAL / "test_data-gold_labels").rglob("test.2022.*")):
        keys.update(map(sentence_key, path.read_text(encoding="utf-8").splitlines()))
    for direction, _ in _DIRECTIONS.values():
        for source, target, _ in _development(data, direction):
            if is_measured_source(source):
                keys.update((sentence_key(source), sentence_key(target)))
    return MeasuredTexts(frozenset(keys - {""}))


def _critical_pairs(data: Path, language: str) -> list[tuple[str, str]]:
    """The sound rows of the critical-error development set."""
    if language not in _DIRECTIONS:
        return []
    direction, is_from_english = _DIRECTIONS[language]
    return [
        (target, source) if is_from_english else (source, target)
        for source, target, label in _development(data, direction)
        if label == "OK"
    ]


def _development(data: Path, direction: str) -> Iterator[tuple[str, str, str]]:
    """Rows of (source, target, label)."""
    path = data / _CRITICAL / "train-dev_data" / "task3_ced" / "dev" / direction
    archive = path / f"{direction}-dev.tar.gz"
    if not archive.is_file():
        return
    with tarfile.open(archive) as files:
        columns = []
        for ending in ("src", "mt", "label"):
            member = files.extractfile(f"{direction}-dev/dev.{ending}")
            columns.append(member.read().decode("utf-8").split("\n") if member else [])
    yield from zip(*columns, strict=False)
