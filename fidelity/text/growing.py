"""A text that grows piece by piece, and knows where in a file each piece stands."""

from collections.abc import Sequence

from fidelity.records import Anchor, Span


class GrowingText:
    """What was added so far; a reader makes the text of a document with it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All pieces, one after another."""
        return "".join(self._pieces)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where the pieces stand in the file."""
        return tuple(self._anchors)

    def add(self, piece: str, anchors: Sequence[Anchor] = ()) -> Span:
        """Put a piece at the end; its anchors count from its own beginning.

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
        return Span(start, self._length)
