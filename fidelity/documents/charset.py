"""Bytes to text: a byte-order mark is believed, UTF-8 is tried, anything else is guessed."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from fidelity.errors import InputError
from fidelity.records import Notice

# longest first: the mark of UTF-32 begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text has, C0 without tab, line feed, form feed, carriage return and
# escape (a terminal capture is still text).
_BINARY = frozenset(range(32)) - {9, 10, 12, 13, 27}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, with a notice where its charset had to be guessed."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(raw: bytes, path: Path) -> Decoded:
    """The text of a file's bytes, with line ends as line feeds.

    Raises:
        InputError: empty, binary, or not valid in the encoding that its first bytes declare.
    """
    if not raw:
        raise InputError(f"expected an article, got an empty file: {str(path)!r}")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(text=_lines(_declared(raw[len(mark) :], encoding, path)))
    binary = sum(byte in _BINARY for byte in raw[:4096])
    if binary > len(raw[:4096]) * 0.01:
        raise InputError(f"expected text, got a binary file: {str(path)!r}")
    try:
        return Decoded(text=_lines(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _guess(raw, path, error)


def _declared(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"expected {encoding} as the byte-order mark says, got the bytes "
            f"{raw[error.start : error.start + 4].hex(' ')} at {error.start}: {str(path)!r}"
        ) from error


def _guess(raw: bytes, path: Path, error: UnicodeDecodeError) -> Decoded:
    best = from_bytes(raw).best()
    if best is None:
        raise InputError(
            f"expected text in UTF-8 or a charset that can be told, got the bytes "
            f"{raw[error.start : error.start + 4].hex(' ')} at {error.start}: {str(path)!r}"
        ) from error
    notice = Notice(
        stage="documents",
        message=f"not UTF-8; read as {best.encoding}, which is a guess from its letters",
    )
    return Decoded(text=_lines(str(best)), notices=(notice,))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
