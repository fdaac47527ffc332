"""Reading the sets: JSON lines, packed or not, and a fixed sample of them."""

import gzip
import json
import lzma
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO, TypeVar, cast

from fidelity.errors import InputError

Row = Mapping[str, object]

_Item = TypeVar("_Item")
_SEED = 20240607  # any fixed number: the same sample in every run


def read_lines(path: Path) -> list[str]:
    """The lines of a text file, unpacked if its name ends in .xz or .gz."""
    with _opened(path) as file:
        return file.read().splitlines()


def read_rows(path: Path) -> list[Row]:
    """The objects of a JSON-lines file.

    Raises:
        InputError: a line is no JSON object.
    """
    rows: list[Row] = []
    for number, line in enumerate(read_lines(path), 1):
        try:
            row = json.loads(line)
        except ValueError as problem:
            raise InputError(f"expected JSON on line {number} of {path}") from problem
        if not isinstance(row, dict):
            raise InputError(f"expected an object on line {number} of {path}, got {row!r:.40}")
        rows.append(row)
    return rows


def read_lists(path: Path) -> list[list[str]]:
    """The lists of strings of a JSON-lines file."""
    return [cast("list[str]", json.loads(line)) for line in read_lines(path)]


def text_of(row: Row, key: str) -> str:
    """A field as text, white space at its ends removed.

    Raises:
        InputError: the row has no such field.
    """
    if key not in row:
        raise InputError(f"expected the field {key!r}, got a row with {sorted(row)}")
    return str(row[key]).strip()


def sample(items: Sequence[_Item], limit: int | None) -> list[_Item]:
    """`limit` of the items, the same ones in every run, in their order; all for None."""
    if limit is None or limit >= len(items):
        return list(items)
    draw = random.Random(_SEED)  # noqa: S311 - a sample, not a secret
    chosen = sorted(draw.sample(range(len(items)), limit))
    return [items[position] for position in chosen]


def sample_each(
    items: Sequence[_Item], key: Callable[[_Item], str], limit: int | None
) -> list[_Item]:
    """At most `limit` items of each group, so that rare groups stay; groups in sorted order."""
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return [item for name in sorted(groups) for item in sample(groups[name], limit)]


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
