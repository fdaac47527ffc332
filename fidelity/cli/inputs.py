"""Which files a command line names, and the documents that they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity import documents
from fidelity.errors import UsageError
from fidelity.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The documents of a run."""

    derivatives: tuple[Document, ...]
    originals: tuple[Document, ...]


def read(
    derivatives: Sequence[Path],
    originals: Sequence[Path],
    *,
    language: str | None,
    original_language: str | None,
) -> Inputs:
    """Read every file that the two lists of files and folders name.

    A file that is named on one side and merely lies in a folder of the other belongs to the side
    that names it, so that `check page.md -o folder-with-page` works.

    Raises:
        UsageError: a path is missing, or a file is on both sides.
        InputError: a file cannot be read as text.
    """
    checked, sources = _apart(derivatives, originals)
    return Inputs(
        derivatives=_documents(checked, "d", language),
        originals=_documents(sources, "o", original_language),
    )


def _apart(derivatives: Sequence[Path], originals: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    named_derivatives, named_originals = _named(derivatives), _named(originals)
    for path in named_derivatives & named_originals:
        raise UsageError(f"expected a derivative, got a file that is also an original: {path!s}")
    checked = [
        path for path in documents.find(derivatives) if path.resolve() not in named_originals
    ]
    sources = [
        path for path in documents.find(originals) if path.resolve() not in named_derivatives
    ]
    for path in checked:
        if path.resolve() in {source.resolve() for source in sources}:
            raise UsageError(
                f"expected derivatives and originals apart, got a file on both sides: {str(path)!r}"
            )
    if not checked or not sources:
        side = "an original" if checked else "a derivative"
        raise UsageError(f"expected {side}, got only files that are named on the other side")
    return checked, sources


def _named(paths: Sequence[Path]) -> set[Path]:
    return {path.resolve() for path in paths if not path.is_dir()}


def _documents(paths: Sequence[Path], prefix: str, language: str | None) -> tuple[Document, ...]:
    return tuple(
        documents.read(path, id=f"{prefix}{number}", language=language)
        for number, path in enumerate(paths, start=1)
    )
