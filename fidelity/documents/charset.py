"""Bytes to text.

A byte-order mark is believed, then what came with the file or stands in it, as far as it holds;
then UTF-8 is tried, and anything else is guessed.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

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
# Where HTML, XML and PO files say it; HTML asks for it in the first 1,024 bytes, pages take more.
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?([\w.:-]+)"""
    rb"""|\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)"""
    rb"""|^"Content-Type:[^"\n]*\bcharset=([\w.:-]+)""",
    re.IGNORECASE | re.MULTILINE,
)
_DECLARATION_BYTES = 8192
# What pages so labelled are really in (WHATWG Encoding Standard, section 4.2).
_MISNAMED = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "shift_jis": "cp932"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, with a notice where its charset had to be guessed."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(raw: bytes, path: Path, *, charset: str | None = None) -> Decoded:
    """The text of a file's bytes, with line ends as line feeds.

    Args:
        raw: the whole file.
        path: for messages.
        charset: what the file, or whoever sent it, says; what does not hold is passed over.

    Raises:
        InputError: empty, binary, or not valid in the encoding that its first bytes declare.
    """
    if not raw:
        raise InputError(f"expected an article, got an empty file: {str(path)!r}")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(text=_lines(_marked(raw[len(mark) :], encoding, path)))
    told = _as_told(raw, charset)
    if told is not None:
        return Decoded(text=_lines(told))
    binary = sum(byte in _BINARY for byte in raw[:4096])
    if binary > len(raw[:4096]) * 0.01:
        raise InputError(f"expected text, got a binary file: {str(path)!r}")
    try:
        return Decoded(text=_lines(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _guess(raw, path, error)


def declared_charset(raw: bytes) -> str | None:
    """The charset that an HTML, XML or PO file names in its head."""
    found = _DECLARED.search(raw[:_DECLARATION_BYTES])
    if found is None:
        return None
    return next(name for name in found.groups() if name).decode("ascii", "ignore")


def _as_told(raw: bytes, charset: str | None) -> str | None:
    """The text in that charset; None where it does not hold."""
    try:
        name = codecs.lookup(charset or "").name
        text = raw.decode(_MISNAMED.get(name, name))
    except (LookupError, ValueError):  # no such charset, or not in it
        return None
    # bytes that decode to control characters were never in this charset
    return None if any(ord(char) in _BINARY for char in text[:4096]) else text


def _marked(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"expected {encoding} as the byte-order mark says, got the bytes "
            f"{raw[error.start : error.start + 4].hex(' ')} at {error.start}: {str(path)!r}"
        ) from error


def _guess(raw: bytes, path: Path, error: UnicodeDecodeError) -> Decoded:
    from charset_normalizer import from_bytes  # few files need it

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
