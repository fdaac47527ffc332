"""Stage 1: files in, documents out, through one door.

A reader takes the decoded text of a file and returns the text that fidelity works on; offsets
everywhere refer to that text, which is what `fidelity text FILE` prints.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType

from fidelity.documents import markdown, plain
from fidelity.documents.boilerplate import find_boilerplate, find_title
from fidelity.documents.charset import decode
from fidelity.errors import InputError, UsageError
from fidelity.records import Document
from fidelity.text.language import detect

READERS = MappingProxyType(
    {
        ".txt": plain.read,
        ".text": plain.read,
        "": plain.read,
        ".md": markdown.read,
        ".markdown": markdown.read,
    }
)
"""file ending -> reader (decoded text in, article text out)"""

_Reader = Callable[[str], str]


def read(path: Path, *, id: str, language: str | None = None) -> Document:  # noqa: A002  # the record's own word
    """Read one file.

    Args:
        path: a file whose ending is among `READERS`.
        id: the document's id, such as `o1`.
        language: BCP 47; detected from the text when left out.

    Raises:
        UsageError: there is no such file, it is a folder, or nothing reads its format.
        InputError: it is empty, binary, or not in the encoding that it declares.
    """
    reader = _reader_for(path)
    raw = _bytes_of(path)
    decoded = decode(raw, path)
    text = reader(decoded.text)
    if not text.strip():
        raise InputError(f"expected an article, got no text in {str(path)!r}")
    boilerplate = find_boilerplate(text)
    return Document(
        id=id,
        path=str(path),
        language=language or detect(text),
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=find_title(text, boilerplate),
        boilerplate=boilerplate,
        notices=decoded.notices,
    )


def find(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that `paths` name: a file is itself, a folder every readable file in it, sorted.

    Hidden files and folders are left out. A file named twice counts once.

    Raises:
        UsageError: a path does not exist, or a folder holds no file that a reader reads.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path):
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            raise UsageError(f"expected a file or folder, got no {str(path)!r}")
        return [path]
    inside = sorted(
        file
        for file in path.rglob("*")
        if file.is_file()
        and file.suffix.lower() in READERS
        and file.suffix
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not inside:
        endings = ", ".join(ending for ending in READERS if ending)
        raise UsageError(f"expected files ending in {endings}, got none in folder {str(path)!r}")
    return inside


def _reader_for(path: Path) -> _Reader:
    if path.is_dir():
        raise UsageError(f"expected a file, got the folder {str(path)!r}")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        endings = ", ".join(ending for ending in READERS if ending)
        raise UsageError(f"expected a file ending in {endings}, got {path.suffix!r}: {str(path)!r}")
    return reader


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"expected a file, got no {str(path)!r}") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected a readable file, got {reason!r}: {str(path)!r}") from error
