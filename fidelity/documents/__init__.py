"""Stage 1: files in, documents out, through one door.

A reader returns the text that fidelity works on; offsets everywhere refer to that text, which is
what `fidelity text FILE` prints. A bilingual file gives two such texts, and the segments that
answer each other. A reader, and the library that it needs, is loaded when a file asks for it.
"""

import hashlib
import importlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from fidelity.documents.boilerplate import find_boilerplate, find_title
from fidelity.documents.charset import declared_charset, decode
from fidelity.documents.formats import READERS, Format, endings
from fidelity.errors import InputError, UsageError
from fidelity.records import (
    Bitext,
    Document,
    Notice,
    ReaderOptions,
    Reading,
    SegmentedDocument,
    Span,
    Visit,
)
from fidelity.text.bilingual import primary
from fidelity.text.language import UNDETERMINED, detect

__all__ = ["READERS", "find", "is_bilingual", "of_text", "read", "read_segments"]

# Text or bytes, as the format says; an article or a bilingual file, likewise.
_Reader = Callable[[str | bytes, ReaderOptions], Reading | Bitext]
# Half of a character: JSON can spell it, no encoding can write it.
_SURROGATE = re.compile("[\ud800-\udfff]")


def of_text(
    text: str,
    *,
    id: str,  # noqa: A002  # the record's own word
    language: str | None = None,
) -> Document:
    """A text that stands in no file; its language is detected when left out."""
    return Document(
        id=id,
        path="",
        language=language or detect(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def read(
    path: Path,
    *,
    id: str,  # noqa: A002  # the record's own word
    language: str | None = None,
    options: ReaderOptions | None = None,
    visit: Visit | None = None,
) -> Document:
    """Read one file; of a bilingual one, the translation.

    Args:
        path: a file whose ending is among `READERS`.
        id: the document's id, such as `o1`.
        language: BCP 47; detected from the text when left out, what the file says weighed in.
        options: what the file does not say of itself.
        visit: for the kept copy of a page.

    Raises:
        UsageError: there is no such file, it is a folder, nothing reads its format, or the
            library that does is not installed.
        InputError: it is empty, damaged, or not in the encoding that it declares.
    """
    form = _format_of(path)
    if form.is_bilingual:
        return read_segments(path, derivative_id=id, language=language, options=options).derivative
    raw = _bytes_of(path)
    options = options or ReaderOptions()
    if visit is not None:
        options = replace(options, charset=visit.charset)
    given, notices = _content(form, raw, path, options)
    reading = cast("Reading", given)
    text = _SURROGATE.sub("\ufffd", reading.text)
    if not text.strip():
        raise InputError(f"expected an article, got no text in {str(path)!r}")
    boilerplate = _merged(reading.boilerplate, find_boilerplate(text))
    return Document(
        id=id,
        path=str(path),
        language=language or _language(text, reading.language),
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=reading.title or find_title(text, boilerplate),
        boilerplate=boilerplate,
        notices=notices + reading.notices,
        byline=reading.byline,
        published=reading.published,
        set_apart=reading.set_apart,
        anchors=reading.anchors,
        visit=visit,
    )


def read_segments(
    path: Path,
    *,
    original_id: str = "o1",
    derivative_id: str = "d1",
    language: str | None = None,
    original_language: str | None = None,
    options: ReaderOptions | None = None,
) -> SegmentedDocument:
    """Read a bilingual file: both sides, and which stretch translates which.

    Args:
        path: a file for which `is_bilingual` holds.
        original_id: the id of the side that was translated.
        derivative_id: the id of the translation.
        language: of the translation, BCP 47; what the file declares, else detected.
        original_language: of the other side, likewise.
        options: the columns of a table.

    Raises:
        UsageError: as for `read`, or the file is not bilingual, or lacks a column that is named.
        InputError: it is damaged, or holds no translation.
    """
    form = _format_of(path)
    if not form.is_bilingual:
        raise UsageError(f"expected a bilingual file, got {form.name}: {str(path)!r}")
    raw = _bytes_of(path)
    wanted = replace(
        options or ReaderOptions(), source_language=original_language, target_language=language
    )
    given, notices = _content(form, raw, path, wanted)
    bitext = cast("Bitext", given)
    # loaded here: nothing else in it needs an XML library
    from fidelity.documents.segments import join

    sides = join(bitext.translations)
    if not sides.segments:
        got = f"none in {len(bitext.translations)} segments"
        raise InputError(f"expected translations, got {got}: {str(path)!r}")
    digest = hashlib.sha256(raw).hexdigest()
    original = Document(
        id=original_id,
        path=str(path),
        language=original_language
        or _declared(bitext.source_language)
        or detect(sides.original.text),
        text=sides.original.text,
        sha256=digest,
        anchors=sides.original.anchors,
    )
    derivative = Document(
        id=derivative_id,
        path=str(path),
        language=language or _declared(bitext.target_language) or detect(sides.derivative.text),
        text=sides.derivative.text,
        sha256=digest,
        anchors=sides.derivative.anchors,
        notices=notices + sides.notices,
    )
    return SegmentedDocument(original=original, derivative=derivative, segments=sides.segments)


def is_bilingual(path: Path) -> bool:
    """Whether the file's ending means segments with their translations: `read_segments`."""
    form = READERS.get(path.suffix.lower())
    return form is not None and form.is_bilingual


def find(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that `paths` name: a file is itself, a folder every readable article in it, sorted.

    Hidden files and folders are left out, and so are data and bilingual formats, which must be
    named. A file named twice counts once.

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
        and file.suffix
        and (form := READERS.get(file.suffix.lower())) is not None
        and form.is_found
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not inside:
        wanted = endings(found_only=True)
        raise UsageError(f"expected files ending in {wanted}, got none in folder {str(path)!r}")
    return inside


def _format_of(path: Path) -> Format:
    if path.is_dir():
        raise UsageError(f"expected a file, got the folder {str(path)!r}")
    form = READERS.get(path.suffix.lower())
    if form is None:
        raise UsageError(
            f"expected a file ending in {endings()}, got {path.suffix!r}: {str(path)!r}"
        )
    return form


def _bytes_of(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"expected a file, got no {str(path)!r}") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected a readable file, got {reason!r}: {str(path)!r}") from error
    if not raw:
        raise InputError(f"expected an article, got an empty file: {str(path)!r}")
    return raw


def _content(
    form: Format, raw: bytes, path: Path, options: ReaderOptions
) -> tuple[Reading | Bitext, tuple[Notice, ...]]:
    """What the format's reader makes of a file, and what decoding it had to say."""
    reader = _reader_of(form, path)
    try:
        if not form.takes_text:
            return reader(raw, options), ()
        decoded = decode(raw, path, charset=options.charset or declared_charset(raw))
        return reader(decoded.text, options), decoded.notices
    except (InputError, UsageError) as error:
        # readers know what is wrong, not where; and they may repeat what stands in the file
        reason = " ".join(str(error).split())
        where = "" if repr(str(path)) in reason else f": {str(path)!r}"
        raise type(error)(f"{reason}{where}") from error


def _reader_of(form: Format, path: Path) -> _Reader:
    try:
        module = importlib.import_module(f"fidelity.documents.{form.module}")
    except ImportError as error:
        if form.extra is None:
            raise
        library = error.name or form.extra
        raise UsageError(
            f"expected the library {library!r} for {form.name} files, got none that loads "
            f"(pip install 'fidelity[{form.extra}]'): {str(path)!r}"
        ) from error
    return cast("_Reader", getattr(module, form.function))


def _language(text: str, declared: str | None) -> str:
    """The language of the words; what a file declares settles what they leave open.

    Declarations come from templates, and are wrong too often to be believed against the words.
    """
    short = _declared(declared)
    if short is None:
        return detect(text)
    detected = detect(text, default=short)
    return short if detected == UNDETERMINED else detected


def _declared(language: str | None) -> str | None:
    """A language without its region, as `detect` gives it: en and en-US are no translation."""
    return primary(language) if language else None


def _merged(own: Sequence[Span], found: Sequence[Span]) -> tuple[Span, ...]:
    """Both lists in order, without what overlaps."""
    kept: list[Span] = []
    for span in sorted({*own, *found}):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
