"""PDF: lines of a page back to paragraphs, by pypdf (BSD-3).

A PDF knows where words stand, not which belong together. Lines are joined to paragraphs by the
white space between them, words that a line end cuts are mended, and what repeats at the head or
foot of the pages is set apart, below the paragraph that it would interrupt.
"""

import io
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from fidelity.errors import InputError
from fidelity.records import ReaderOptions, Reading, Span
from fidelity.text.line_ends import LineJoiner

# Lines at the head and at the foot of a page that may be furniture: a running title, a date,
# a page number.
_EDGE_LINES = 2
# More white space than this, in usual distances of lines, parts two paragraphs; word processors
# put half a line between them, and leading varies by a tenth within one.
_PARAGRAPH_GAP = 1.25
# A heading is set larger than the text below it.
_SIZE_RATIO = 1.12
# A first line moved in by more than this share of the size of its letters begins a paragraph.
_INDENT = 0.8
# The next word would have gone on a line that is filled to less than this share: the line was
# ended on purpose. Letters differ in width, and a sentence that ends there makes it likelier.
_UNFILLED = 0.8
_UNFILLED_ENDED = 0.9
# Of the common letters of a text face, in sizes of the face.
_LETTER_WIDTH = 0.45
# Lines that begin further apart than this share of the size of their letters are two columns.
_COLUMN = 3.0

_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pagina|página|strona|страница)\s*)?"
    r"\d{1,4}(?:\s*(?:/|of|von|sur|de|di|van|z|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t]+")  # justified lines have several
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:][\"'”’»“)\]]*$")
_STARTS_LOWER = re.compile(r"[\"'“‘«(]*[a-zà-öø-ÿа-яёіїєґ]")
_BULLET = re.compile(r"(?:[•‣▪●◦–—-]|\d{1,2}[.)])\s")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a piece of text begins, in points, `y` from the foot of the page; `size` in points."""

    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One printed line; `page` counts from 0, the others are as in `_Place`."""

    text: str
    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """What is usual in one file.

    `leading` is the distance of two lines in sizes of their letters, `size` that of the running
    text in points, `full` for each line how many characters its column has room for.
    """

    leading: float
    size: float
    full: Mapping[_Line, float]


def read(raw: bytes, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """The paragraphs of all pages, a blank line between them.

    Raises:
        InputError: it is no PDF, is locked by a password, or holds pictures of text only.
    """
    pages = _pages(raw)
    if not any(pages):
        raise InputError("expected text in the PDF, got none: scans need a text recogniser first")
    furniture = _furniture(pages)
    body = [line for page in pages for line in page if line not in furniture]
    layout = _layout(body)
    paragraphs = _paragraphs(body, layout)
    joiner = LineJoiner([line.text for line in body])
    title = _title(paragraphs, layout)
    text: list[str] = []
    boilerplate: list[Span] = []
    length = shown = 0
    for number, paragraph in enumerate(paragraphs):
        text.append(_joined(paragraph, joiner) + "\n\n")
        length += len(text[-1])
        following = paragraphs[number + 1][0].page if number + 1 < len(paragraphs) else len(pages)
        # only now: a paragraph that runs over the page's end is not interrupted
        for line in (line for page in pages[shown:following] for line in page if line in furniture):
            text.append(line.text + "\n\n")
            boilerplate.append(Span(length, length + len(line.text)))
            length += len(text[-1])
        shown = max(shown, following)
    return Reading(
        text="".join(text),
        title=_joined(title, joiner) if title else None,
        boilerplate=tuple(boilerplate),
    )


def _pages(raw: bytes) -> list[list[_Line]]:
    try:
        file = pypdf.PdfReader(io.BytesIO(raw))
        return [_lines(page, number) for number, page in enumerate(file.pages)]
    except (DependencyError, FileNotDecryptedError) as error:
        raise InputError(
            "expected a PDF that opens without a password, got a locked one"
        ) from error
    except Exception as error:  # damaged files make the library raise almost anything
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(f"expected a PDF, got none that can be read ({reason})") from error


def _lines(page: pypdf.PageObject, number: int) -> list[_Line]:
    """The lines of a page in the order in which they were written."""
    found: list[_Line] = []
    pieces: list[str] = []
    # (length of a piece in characters, where it stands and its size)
    placed: list[tuple[int, _Place]] = []

    def end() -> None:
        text = _SPACES.sub(" ", "".join(pieces).translate(_LIGATURES)).strip()
        if text and placed:
            first = placed[0][1]
            # a bullet or an initial may be set in another size
            _length, main = max(placed, key=lambda piece: piece[0])
            found.append(_Line(text=text, page=number, x=first.x, y=first.y, size=main.size))
        pieces.clear()
        placed.clear()

    def visit(
        text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float
    ) -> None:
        for i, part in enumerate(text.split("\n")):
            if i:
                end()
            pieces.append(part)
            if part.strip():
                placed.append((len(part), _place_of(cm, tm, size)))

    page.extract_text(visitor_text=visit)
    end()
    return found


def _place_of(cm: Sequence[float], tm: Sequence[float], size: float) -> _Place:
    """Where a piece stands, from the two matrices of ISO 32000-1, 8.3.3 and 9.4.4."""
    scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
    return _Place(
        x=float(tm[4] * cm[0] + tm[5] * cm[2] + cm[4]),
        y=float(tm[4] * cm[1] + tm[5] * cm[3] + cm[5]),
        size=max(1.0, abs(float(size * scale))),
    )


def _furniture(pages: list[list[_Line]]) -> frozenset[_Line]:
    """Lines at the edges of pages that repeat at the same height, figures aside; page numbers."""
    edges = [line for page in pages for line in _edges(page)]
    counts = Counter(_repeated(line) for line in edges)
    return frozenset(
        line for line in edges if counts[_repeated(line)] > 1 or _PAGE_NUMBER.fullmatch(line.text)
    )


def _repeated(line: _Line) -> tuple[str, int]:
    """What a running title or a page number has in common with those of other pages."""
    return _DIGITS.sub("#", line.text), round(line.y)


def _edges(page: list[_Line]) -> list[_Line]:
    """The lines at the head and the foot of a page, never more than half of it."""
    ordered = sorted(page, key=lambda line: line.y)
    count = min(_EDGE_LINES, len(page) // 2)
    return [*ordered[:count], *ordered[len(ordered) - count :]]


def _layout(lines: list[_Line]) -> _Layout:
    gaps = sorted(
        (before.y - line.y) / line.size
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.y - line.y < 4 * line.size
    )
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    return _Layout(
        leading=gaps[len(gaps) // 4] if gaps else 1.2,
        size=weights.most_common(1)[0][0] if weights else 12.0,
        full={line: full for column in _columns(lines) for line, full in _measured(column)},
    )


def _columns(lines: list[_Line]) -> list[list[_Line]]:
    """Lines of one page that begin at about the same distance from its edge."""
    found: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: (line.page, line.x)):
        before = found[-1][-1] if found else None
        if before and before.page == line.page and line.x - before.x <= _COLUMN * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _measured(column: list[_Line]) -> list[tuple[_Line, float]]:
    """Each line with the characters that it would have if it were full.

    The longest lines of a column do not count: they may be headings across several columns.
    """
    left = column[0].x
    indents = [(line.x - left) / (_LETTER_WIDTH * line.size) for line in column]
    reaches = sorted(len(line.text) + indent for line, indent in zip(column, indents, strict=True))
    full = reaches[int(len(reaches) * 0.9)]
    return [(line, full - indent) for line, indent in zip(column, indents, strict=True)]


def _paragraphs(lines: list[_Line], layout: _Layout) -> list[list[_Line]]:
    found: list[list[_Line]] = []
    for line in lines:
        if found and not _begins(line, found[-1][-1], layout):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _begins(line: _Line, before: _Line, layout: _Layout) -> bool:
    """Whether `line` begins a paragraph after `before`."""
    sizes = sorted((line.size, before.size))
    if sizes[1] > _SIZE_RATIO * sizes[0] or _BULLET.match(line.text):
        return True
    is_ended = _ENDS.search(before.text) is not None
    gap = before.y - line.y
    if line.page != before.page or gap < -line.size:
        # a page or a column further on nothing tells but the words
        return is_ended and not _STARTS_LOWER.match(line.text)
    is_heading = line.size > _SIZE_RATIO * layout.size  # and may be centred
    if gap > _PARAGRAPH_GAP * layout.leading * line.size or gap <= 0 or is_heading:
        return gap > _PARAGRAPH_GAP * layout.leading * line.size
    if line.x - before.x > _INDENT * line.size and not _BULLET.match(before.text):
        return True
    filled = len(before.text) + 1 + len(line.text.split(" ", 1)[0])
    return filled < (_UNFILLED_ENDED if is_ended else _UNFILLED) * layout.full[before]


def _joined(paragraph: list[_Line], joiner: LineJoiner) -> str:
    return joiner.join([line.text for line in paragraph])


def _title(paragraphs: list[list[_Line]], layout: _Layout) -> list[_Line] | None:
    """What is set largest on the first page, if it is larger than the running text."""
    first = [paragraph for paragraph in paragraphs if paragraph[0].page == 0]
    largest = max(first, key=lambda paragraph: paragraph[0].size, default=None)
    if largest is None or largest[0].size <= _SIZE_RATIO * layout.size:
        return None
    return largest
