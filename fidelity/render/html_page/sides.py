"""Both sides of a quotation as stretches to print, and whole articles with their quotations."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Document, Span
from fidelity.render.view import DIFFERENCE, LABEL_RANK, Entry
from fidelity.text.marking import Mark, Piece, cut

_CONTEXT = 160  # characters on either side, inside the paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words to print alike.

    Attributes:
        text: as printed.
        numbers: the distortions that mark it.
        ends: those among them whose mark ends here, where the number is written.
        anchors: those among them that end here first, where a link to the number arrives.
        differs: the other side has not got these words.
    """

    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The words of one side, with what stands around them in the paragraph."""

    before: str
    stretches: tuple[Stretch, ...]
    after: str

    def shows(self, number: int) -> bool:
        """Whether the words of that distortion stand here."""
        return any(number in stretch.anchors for stretch in self.stretches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Derivative and original; the latter is None where nothing was found."""

    hyp: Side
    ref: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch of an article; `entry` is the quotation that it belongs to, if any.

    `anchors` are the ids of the quotations that begin here.
    """

    text: str
    entry: Entry | None = None
    anchors: tuple[str, ...] = ()


def sides(entry: Entry) -> Sides:
    """The two sides of a quotation."""
    ref = None
    if entry.original is not None:
        ref = _side(entry.original, entry.ref_pieces)
    return Sides(hyp=_side(entry.derivative.document, entry.hyp_pieces), ref=ref)


def article_paragraphs(
    document: Document, found: Sequence[Entry]
) -> tuple[tuple[Quoted, ...], ...]:
    """The derivative's paragraphs, with its quotations marked."""
    inside = [entry for entry in found if entry.derivative.document.id == document.id]
    marks = [(entry, span) for entry in inside for span in entry.check.pair.quotation.contents]
    return _paragraphs(document, marks)


def original_paragraphs(
    document: Document, found: Sequence[Entry]
) -> tuple[tuple[Quoted, ...], ...]:
    """An original's paragraphs, with the passages that quotations render marked."""
    marks = [
        (entry, span)
        for entry in found
        if entry.check.pair.passage and entry.check.pair.passage.document_id == document.id
        for span in entry.check.pair.passage.contents
    ]
    return _paragraphs(document, marks)


def _side(document: Document, pieces: Sequence[Piece]) -> Side:
    text = document.text
    anchored: set[int] = {DIFFERENCE}
    stretches = []
    for piece in pieces:
        anchors = tuple(end for end in piece.ends if end not in anchored)
        anchored.update(anchors)
        stretches.append(
            Stretch(
                text=piece.span.of(text),
                numbers=tuple(label for label in piece.labels if label != DIFFERENCE),
                ends=tuple(end for end in piece.ends if end != DIFFERENCE),
                anchors=anchors,
                differs=DIFFERENCE in piece.labels,
            )
        )
    return Side(
        before=_before(text, pieces[0].span.start),
        stretches=tuple(stretches),
        after=_after(text, pieces[-1].span.end),
    )


def _before(text: str, offset: int) -> str:
    paragraph = text.rfind("\n", 0, offset) + 1
    if offset - paragraph <= _CONTEXT:
        return text[paragraph:offset]
    shown = text[offset - _CONTEXT : offset]
    return "… " + shown.partition(" ")[2]


def _after(text: str, offset: int) -> str:
    paragraph = text.find("\n", offset)
    end = len(text) if paragraph < 0 else paragraph
    if end - offset <= _CONTEXT:
        return text[offset:end]
    return text[offset : offset + _CONTEXT].rpartition(" ")[0] + " …"


def _paragraphs(
    document: Document, marks: Sequence[tuple[Entry, Span]]
) -> tuple[tuple[Quoted, ...], ...]:
    """Each line of the text that is not empty, cut at the borders of what is marked in it."""
    paragraphs = []
    ordered = sorted(enumerate(marks), key=lambda item: item[1][1])
    anchored: set[str] = set()
    offset = 0
    for line in document.text.splitlines(keepends=True):
        extent = Span(offset, offset + len(line.rstrip()))
        offset += len(line)
        here = []
        for index, (_entry, span) in ordered:
            if span.start >= extent.end:
                break
            if span.overlap(extent):
                here.append(Mark(span=span, label=index))
        if len(extent):
            paragraphs.append(
                tuple(_quoted(document, piece, marks, anchored) for piece in cut(extent, here))
            )
        ordered = [item for item in ordered if item[1][1].end > offset]
    return tuple(paragraphs)


def _quoted(
    document: Document, piece: Piece, marks: Sequence[tuple[Entry, Span]], anchored: set[str]
) -> Quoted:
    """One piece; where quotations overlap, the gravest of them gives its colour and its link."""
    found = [marks[label][0] for label in piece.labels]
    new = tuple(dict.fromkeys(entry.id for entry in found if entry.id not in anchored))
    anchored.update(new)
    return Quoted(
        text=piece.span.of(document.text),
        entry=min(found, key=lambda entry: LABEL_RANK[entry.label]) if found else None,
        anchors=new,
    )
