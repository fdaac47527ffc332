"""A text that grows piece by piece, and knows where in a file each piece stands.

It knows, too, which pieces the file sets apart as a block quotation.
"""

from collections.abc import Iterable, Sequence

from fidelity.records import Anchor, Span


class GrowingText:
    """What was added so far; a reader makes the text of a document with it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self._set_apart: dict[int, Span] = {}
        self._length = 0

    @property
    def text(self) -> str:
        """All pieces, one after another."""
        return "".join(self._pieces)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where the pieces stand in the file."""
        return tuple(self._anchors)

    @property
    def set_apart(self) -> tuple[Span, ...]:
        """The block quotations, each from its first piece to its last."""
        return tuple(self._set_apart.values())

    def add(self, piece: str, anchors: Sequence[Anchor] = (), *, quotation: int = 0) -> Span:
        """Put a piece at the end; its anchors count from its own beginning.

        Args:
            piece: the text.
            anchors: where in the file it stands.
            quotation: the number of the block quotation that it belongs to; 0 for none.

        Returns:
            Where in the whole text it stands.
        """
        start = self._length
        self._anchors += [
            Anchor(offset=start + anchor.offset, line=anchor.line, column=anchor.column)
            for anchor in anchors
        ]
        self._pieces.append(piece)
        self._length += len(piece)
        whole = Span(start, self._length)
        if quotation:
            first = self._set_apart.get(quotation, whole)
            self._set_apart[quotation] = Span(first.start, whole.end)
        return whole

    def add_paragraphs(self, paragraphs: Iterable[tuple[str, bool]]) -> None:
        """Put paragraphs at the end, each with whether it is set apart.

        Those set apart one after another are one block quotation.
        """
        number, was_apart = len(self._set_apart), False
        for text, is_apart in paragraphs:
            number += is_apart and not was_apart
            self.add(text, quotation=number if is_apart else 0)
            self.add("\n\n")
            was_apart = is_apart
