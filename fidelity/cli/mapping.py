"""Which originals belong to which derivative, by patterns of the configuration.

`content/fr/**/*.md` -> `content/en/**/*.md`: what the wildcards of the left side stand for is put
in for those of the right side. A right side without wildcards is one file for all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.errors import UsageError

_WILDCARD = re.compile(r"\*\*/|\*\*|\*|\?")
_MEANING = {"**/": "((?:[^/]+/)*)", "**": "(.*)", "*": "([^/]*)", "?": "([^/])"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Derivatives that share their originals."""

    derivatives: tuple[Path, ...]
    originals: tuple[Path, ...]


def groups(
    mapping: Mapping[str, Sequence[str]], root: Path, *, only: Sequence[Path] = ()
) -> tuple[Group, ...]:
    """The groups of all files that the patterns find, in the order of the derivatives' paths.

    Args:
        mapping: pattern of derivatives -> patterns of their originals.
        root: the folder that the patterns start from.
        only: derivatives to stay with; none means all.

    Raises:
        UsageError: a derivative has no original, a file of `only` fits no pattern, or nothing does.
    """
    from fidelity.documents import READERS

    found: dict[Path, tuple[Path, ...]] = {}
    for pattern, originals in mapping.items():
        for path in sorted(root.glob(pattern)):
            if path.is_file() and path.suffix.lower() in READERS:
                found.setdefault(path, _originals(path, pattern, originals, root))
    if not found:
        raise UsageError(f"expected derivatives for {', '.join(map(repr, mapping))}, got none")
    chosen = _chosen(found, only)
    shared: dict[tuple[Path, ...], list[Path]] = {}
    for path in sorted(chosen):
        shared.setdefault(found[path], []).append(path)
    return tuple(
        Group(derivatives=tuple(paths), originals=originals) for originals, paths in shared.items()
    )


def _chosen(found: Mapping[Path, tuple[Path, ...]], only: Sequence[Path]) -> list[Path]:
    by_place = {path.resolve(): path for path in found}
    for path in only:
        if path.resolve() not in by_place:
            raise UsageError(f"expected a file that [map] knows or --original, got {str(path)!r}")
    return [by_place[path.resolve()] for path in only] if only else list(found)


def _originals(path: Path, pattern: str, originals: Sequence[str], root: Path) -> tuple[Path, ...]:
    place = path.relative_to(root).as_posix()
    fitting = _expression(pattern).fullmatch(place)
    stands_for = fitting.groups() if fitting else ()
    found: list[Path] = []
    for original in originals:
        here = _find(original, stands_for, root)
        if not here:
            raise UsageError(f"expected an original of {str(path)!r} at {original!r}, got none")
        found += [item for item in here if item != path]
    return tuple(dict.fromkeys(found))


def _find(original: str, stands_for: Sequence[str | None], root: Path) -> list[Path]:
    wildcards = len(_WILDCARD.findall(original))
    if wildcards == len(stands_for):
        parts = iter(stands_for)
        place = _WILDCARD.sub(lambda _: next(parts) or "", original)
        return [root / place] if (root / place).is_file() else []
    return [item for item in sorted(root.glob(original)) if item.is_file()]


def _expression(pattern: str) -> re.Pattern[str]:
    parts = []
    start = 0
    for found in _WILDCARD.finditer(pattern):
        parts += [re.escape(pattern[start : found.start()]), _MEANING[found[0]]]
        start = found.end()
    return re.compile("".join([*parts, re.escape(pattern[start:])]))
