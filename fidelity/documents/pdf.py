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
from fidelity.text.language import detect
from fidelity.text.lemmas import dictionary_form

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
_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "1990-" before "2000", "he said—" before "and": nothing was cut, nothing goes between
_OPEN_RANGE = re.compile(r"(?:\d-|\S—)$")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One printed line.

    `x` and `y` are where it begins, in points, `y` from the foot of the page; `size` is the height
    of its letters in points.
    """

    text: str
    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """What is usual in one file.

    `leading` is the distance of two lines in sizes of their letters, `size` that of the running
    text in points, `full` for each line how many characters the lines of its column take.
    """

    leading: float
    size: float
    full: Mapping[_Line, int]


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
    mend = _Mender(body)
    title = _title(paragraphs, layout)
    text: list[str] = []
    boilerplate: list[Span] = []
    length = shown = 0
    for number, paragraph in enumerate(paragraphs):
        text.append(mend.joined(paragraph) + "\n\n")
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
        title=mend.joined(title) if title else None,
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
    at: list[tuple[float, float, float]] = []

    def end() -> None:
        text = _SPACES.sub(" ", "".join(pieces).translate(_LIGATURES)).strip()
        if text and at:
            x, y, size = at[0]
            found.append(_Line(text=text, page=number, x=x, y=y, size=size))
        pieces.clear()
        at.clear()

    def visit(
        text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float
    ) -> None:
        for i, part in enumerate(text.split("\n")):
            if i:
                end()
            pieces.append(part)
            if part.strip() and not at:
                at.append(_position(cm, tm, size))

    page.extract_text(visitor_text=visit)
    end()
    return found


def _position(cm: Sequence[float], tm: Sequence[float], size: float) -> tuple[float, float, float]:
    """(x, y, size) on the page, from the two matrices of ISO 32000-1, 8.3.3 and 9.4.4."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
    return float(x), float(y), max(1.0, abs(float(size * scale)))


def _furniture(pages: list[list[_Line]]) -> frozenset[_Line]:
    """Lines at the edges of pages that repeat there, figures aside, and page numbers."""
    edges = [_edges(page) for page in pages]
    counts = Counter(
        key for page in edges for key in {_DIGITS.sub("#", line.text) for line in page}
    )
    # a running title may alternate between left and right pages
    needed = max(2, len(pages) * 0.4)
    return frozenset(
        line
        for page in edges
        for line in page
        if counts[_DIGITS.sub("#", line.text)] >= needed or _PAGE_NUMBER.fullmatch(line.text)
    )


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
        full={line: _full(column) for column in _columns(lines) for line in column},
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


def _full(column: list[_Line]) -> int:
    """Characters of a full line; the longest ones may be headings across several columns."""
    lengths = sorted(len(line.text) for line in column)
    return lengths[int(len(lengths) * 0.9)]


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
    if line.x - before.x > _INDENT * line.size:
        return True
    filled = len(before.text) + 1 + len(line.text.split(" ", 1)[0])
    return filled < (_UNFILLED_ENDED if is_ended else _UNFILLED) * layout.full[before]


def _title(paragraphs: list[list[_Line]], layout: _Layout) -> list[_Line] | None:
    """What is set largest on the first page, if it is larger than the running text."""
    first = [paragraph for paragraph in paragraphs if paragraph[0].page == 0]
    largest = max(first, key=lambda paragraph: paragraph[0].size, default=None)
    if largest is None or largest[0].size <= _SIZE_RATIO * layout.size:
        return None
    return largest


class _Mender:
    """Joins the lines of a paragraph, and the words that line ends cut.

    Whether a hyphen at a line end belongs to the word is told by the rest of the file, then by the
    dictionary: "well-known" keeps it, "infla-tion" loses it.
    """

    # These write compounds in one word, so that two known halves prove nothing.
    _COMPOUNDING = frozenset({"da", "de", "fi", "is", "nb", "nl", "nn", "no", "sv"})

    def __init__(self, lines: list[_Line]) -> None:
        whole = "\n".join(line.text for line in lines)
        self._language = detect(whole)
        self._printed = {word.lower() for word in _COMPOUND.findall(whole)}

    def joined(self, lines: list[_Line]) -> str:
        """The text of a paragraph."""
        text = lines[0].text
        for line in lines[1:]:
            text = self._join(text, line.text)
        return text.replace("\u00ad", "")

    def _join(self, before: str, after: str) -> str:
        if before.endswith("\u00ad"):
            return before[:-1] + after
        if _OPEN_RANGE.search(before):
            return before + after
        cut, rest = _CUT.search(before), _WORD.match(after)
        if cut is None or rest is None:
            return f"{before} {after}"
        if self._keeps_hyphen(cut[1], rest[0]):
            return before + after
        return before[:-1] + after

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        if right[0].isupper() or f"{left}-{right}".lower() in self._printed:
            return True
        whole = (left + right).lower()
        if whole in self._printed or dictionary_form(whole, self._language) is not None:
            return False
        return self._language.split("-")[0] not in self._COMPOUNDING and all(
            dictionary_form(half.lower(), self._language) is not None for half in (left, right)
        )
