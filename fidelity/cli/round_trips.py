"""The middle of a round trip, as `--via` names it."""

from collections.abc import Sequence
from pathlib import Path

from fidelity.cli.mapping import Group
from fidelity.errors import UsageError


def translation(via: Sequence[Path], groups: Sequence[Group]) -> Path | None:
    """The middle of a round trip: one file, between derivatives and the originals of one run.

    Raises:
        UsageError: there are several, it is missing or one of the other files, or the run has no
            originals of its own.
    """
    if not via:
        return None
    if len(via) > 1:
        named = ", ".join(repr(str(path)) for path in via)
        raise UsageError(
            f"expected one --via FILE, the translation of all the originals, got {named}"
        )
    (path,) = via
    if len(groups) != 1 or not groups[0].originals:
        raise UsageError("expected --original beside --via, got none")
    if not path.is_file():
        raise UsageError(f"expected a file for --via, got {str(path)!r}")
    sides = [("a back-translation", groups[0].derivatives), ("an original", groups[0].originals)]
    for name, paths in sides:
        if path.resolve() in {other.resolve() for other in paths}:
            raise UsageError(f"expected the translation for --via, got {name}: {str(path)!r}")
    return path
