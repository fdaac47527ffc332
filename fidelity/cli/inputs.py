"""Which files a command line names: derivatives and originals, apart."""

from collections.abc import Collection, Sequence
from pathlib import Path

from fidelity import documents
from fidelity.cli.mapping import Group
from fidelity.cli.pages import is_earlier_copy
from fidelity.errors import UsageError
from fidelity.records import Visit


def group(
    derivatives: Sequence[Path], originals: Sequence[Path], *, visits: Collection[Visit] = ()
) -> Group:
    """Every file that the two lists of files and folders name.

    A file that is named on one side and merely lies in a folder of the other belongs to the side
    that names it, so that `check page.md -o folder-with-page` works. What an earlier run kept of
    a page of `visits` belongs to neither, unless it is named.

    Raises:
        UsageError: a path is missing, or a file is on both sides.
    """
    named_derivatives, named_originals = _named(derivatives), _named(originals)
    for path in derivatives:
        if path.resolve() in named_originals:
            raise UsageError(f"expected a derivative, got one of the originals: {str(path)!r}")
    checked = [
        path
        for path in documents.find(derivatives)
        if path.resolve() in named_derivatives
        or not (path.resolve() in named_originals or is_earlier_copy(path, visits))
    ]
    sources = [
        path
        for path in documents.find(originals)
        if path.resolve() in named_originals
        or not (path.resolve() in named_derivatives or is_earlier_copy(path, visits))
    ]
    places = {source.resolve() for source in sources}
    for path in checked:
        if path.resolve() in places:
            raise UsageError(
                f"expected derivatives and originals apart, got a file on both sides: {str(path)!r}"
            )
    if not checked or not sources:
        side = "an original" if checked else "a derivative"
        raise UsageError(f"expected {side}, got only files that are named on the other side")
    return Group(derivatives=tuple(checked), originals=tuple(sources))


def bilingual(derivatives: Sequence[Path]) -> tuple[Group, ...]:
    """One group without originals for each file, if all of them are bilingual; else none."""
    if not derivatives or not all(
        path.is_dir() or documents.is_bilingual(path) for path in derivatives
    ):
        return ()
    files = documents.find(derivatives)
    if not all(documents.is_bilingual(path) for path in files):
        return ()
    return tuple(Group(derivatives=(path,), originals=()) for path in files)


def _named(paths: Sequence[Path]) -> set[Path]:
    return {path.resolve() for path in paths if not path.is_dir()}
