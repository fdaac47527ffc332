"""Word lists as data, one folder a language, and the one way to read them.

A list is a text file. Its first comment lines name `origin`, `licence` and `why`; a line
`[section]` opens a section; every other line is an entry, whose fields are parted by tabs.
`#` at the start of a line is a comment. Entries are lower case unless the list says otherwise.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from fidelity.errors import RecordError

_ROOT = files(__name__)


def languages() -> tuple[str, ...]:
    """The languages that have a folder, sorted."""
    folders = [item for item in _ROOT.iterdir() if item.is_dir()]
    return tuple(sorted(item.name for item in folders if _lists(item)))


@cache
def exists(language: str, name: str) -> bool:
    """Whether there is a list `name` for the language (its first subtag is what counts)."""
    return _file(language, name).is_file()


@cache
def sections(language: str, name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """All rows of a list by section; rows before the first `[section]` are in section ''.

    Raises:
        RecordError: there is no such list; ask `exists` first where that is lawful.
    """
    file = _file(language, name)
    if not file.is_file():
        raise RecordError(f"expected a word list {name!r} for {language!r}, got no {file}")
    found: dict[str, list[tuple[str, ...]]] = {}
    section = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("[") and line.rstrip().endswith("]"):
            section = line.strip()[1:-1]
            found.setdefault(section, [])
        else:
            found.setdefault(section, []).append(tuple(line.rstrip().split("\t")))
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


@cache
def words(language: str, name: str, section: str | None = None) -> frozenset[str]:
    """The first field of every row of a list, or of one section of it."""
    chosen = sections(language, name)
    rows = chosen.get(section, ()) if section is not None else sum(chosen.values(), ())
    return frozenset(row[0] for row in rows)


@cache
def listed(language: str, name: str, section: str | None = None) -> frozenset[str]:
    """The same; empty where the language has no such list."""
    return words(language, name, section) if exists(language, name) else frozenset()


def has_data(language: str, name: str) -> bool:
    """Whether the language's folder holds a data file, such as a packed dictionary."""
    return (_ROOT / language / name).is_file()


@cache
def data(language: str, name: str) -> bytes:
    """A data file of the language's folder, as it is; ask `has_data` first."""
    return (_ROOT / language / name).read_bytes()


@cache
def fingerprint() -> str:
    """8 hexadecimal digits over all lists and data files: it changes when any of them does."""
    digest = hashlib.sha256()
    for language in languages():
        for file in _lists(_ROOT / language):
            digest.update(f"{language}/{file.name}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def _file(language: str, name: str) -> Traversable:
    return _ROOT / language.split("-", maxsplit=1)[0].lower() / f"{name}.txt"


def _lists(folder: Traversable) -> list[Traversable]:
    return sorted(
        (item for item in folder.iterdir() if item.name.endswith((".txt", ".tsv.gz", ".npz"))),
        key=lambda item: item.name,
    )
