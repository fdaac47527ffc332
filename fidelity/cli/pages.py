"""Pages whose address stands on a command line: fetched, kept, and read from the kept copy.

Nothing else makes fidelity fetch anything: not a configuration, not a link in an article.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from fidelity.cli.streams import complain
from fidelity.errors import UsageError
from fidelity.records import Visit

if TYPE_CHECKING:
    from fidelity.documents.remote import Fetched

_NOTE = ".fetched.json"  # after the name of a copy: what it is a copy of
_MAX_NAME = 80  # characters of an address in the name of its copy; file systems take 255 bytes

CopiesOption = Annotated[
    Path | None,
    typer.Option(
        "--copies",
        metavar="FOLDER",
        help="Where copies of fetched pages are kept; else beside the report, or here.",
        rich_help_panel="Reading",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the arguments of a command line name: paths, and which of them are copies of pages."""

    paths: tuple[Path, ...]
    visits: Mapping[Path, Visit]


def is_url(argument: str) -> bool:
    """Whether an argument means a page and not a file."""
    return argument.lower().startswith(("http://", "https://"))


def named(arguments: Sequence[str], folder: Path) -> Named:
    """The paths of the arguments; a page is fetched, and its copy kept in `folder`.

    Raises:
        UsageError: an argument is empty or another kind of address, a page may not be fetched, or
            the folder cannot be written.
        InputError: a page does not come in time, or is none.
    """
    paths, visits = [], {}
    for argument in arguments:
        if not argument or ("://" in argument and not is_url(argument)):
            # an empty name would mean the folder that one stands in
            wanted = "a file, a folder or an http(s) address"
            raise UsageError(f"expected {wanted}, got {argument!r}")
        path = Path(argument)
        if is_url(argument):
            path, visits[path] = _kept(argument, folder)
        paths.append(path)
    return Named(paths=tuple(paths), visits=visits)


def is_earlier_copy(path: Path, visits: Collection[Visit]) -> bool:
    """Whether a file is what an earlier run kept of one of these pages.

    In the folder of the originals it would answer for the page itself.
    """
    if not visits:
        return False
    try:
        note = json.loads(_note_of(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(note, dict) and note.get("url") in {visit.url for visit in visits}


def _kept(url: str, folder: Path) -> tuple[Path, Visit]:
    from fidelity.documents import remote

    if not folder.is_dir():
        raise UsageError(f"expected a folder for copies of pages, got no {str(folder)!r}")
    page = remote.fetch(url, now=datetime.now(tz=UTC))
    name = _name(page.final_url).removesuffix(page.ending)
    path = folder / f"{name}-{page.sha256[:8]}{page.ending}"
    visit = Visit(url=page.url, final_url=page.final_url, at=page.fetched_at, charset=page.charset)
    try:
        path.write_bytes(page.body)
        _note_of(path).write_text(_note(page), encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(
            f"expected to keep a copy of {url!r}, got {reason!r}: {str(path)!r}"
        ) from error
    complain(f"note: fetched {page.final_url!r}, kept as {str(path)!r}")
    return path, visit


def _name(url: str) -> str:
    """The address as a file name."""
    parts = urlsplit(url)
    name = re.sub(r"[^A-Za-z0-9.]+", "-", f"{parts.hostname}{parts.path}").strip("-.")
    return name[:_MAX_NAME]


def _note(page: "Fetched") -> str:
    fields = {
        "url": page.url,
        "final_url": page.final_url,
        "fetched_at": page.fetched_at,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "charset": page.charset,
    }
    return json.dumps(fields, indent=2) + "\n"


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + _NOTE)
