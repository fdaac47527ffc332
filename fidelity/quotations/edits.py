"""What an editor changed inside a quotation, and marked: bracketed words and ellipses."""

import operator
import re
from bisect import bisect_left
from collections.abc import Sequence

from fidelity.records import Distortion, DistortionKind, Quotation, Span

# What an editor may not change in brackets either: they say something else than the speaker did.
_CONTRADICTS = frozenset(
    {
        DistortionKind.NAME,
        DistortionKind.NUMBER,
        DistortionKind.DATE,
        DistortionKind.NEGATION,
        DistortionKind.ROLE,
        DistortionKind.ATTRIBUTION,
    }
)

# No bracket inside a bracket, and none so long that it is a paragraph of its own.
_INSERTION = re.compile(r"\[[^\[\]\n]{1,200}\]")
_ELLIPSIS = re.compile(
    r"[\[(][ ]?(?:…|\.{3,}|\.[ ]\.[ ]\.)[ ]?[\])]|…|\.{3,}|\.[ \u00a0]\.[ \u00a0]\."
)
# A dot that may begin an ellipsis: every ellipsis holds one.
_DOT = re.compile(r"…|\.(?=[ \u00a0]?\.)")


class Edits:
    """What an editor changed in the quotations of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        brackets = [match for match in _INSERTION.finditer(text) if not _is_ellipsis(match)]
        self._insertions = [Span(*match.span()) for match in brackets]
        self._starts = [match.start() for match in brackets]
        self._dots = [match.start() for match in _DOT.finditer(text)]

    def insertions(self, quoted: Sequence[Span]) -> tuple[Span, ...]:
        """The bracketed words of the quoted stretches, brackets included, in order."""
        if not self._insertions:
            return ()
        return tuple(
            span
            for stretch in quoted
            for span in self._insertions[slice(*_range(self._starts, stretch))]
            if span.end <= stretch.end
        )

    def ellipses(self, quoted: Sequence[Span]) -> tuple[Span, ...]:
        """The marked omissions of the quoted stretches ("…", "[...]", ". . ."), in order."""
        if not self._dots:
            return ()
        return tuple(
            Span(*match.span())
            for stretch in quoted
            if operator.lt(*_range(self._dots, stretch))
            for match in _ELLIPSIS.finditer(self._text, stretch.start, stretch.end)
        )


def is_marked_edit(found: Distortion, quotation: Quotation) -> bool:
    """Whether all that changed is what an editor put in brackets, and it contradicts nothing."""
    return (
        found.hyp is not None
        and found.kind not in _CONTRADICTS
        and all(
            any(inserted.contains(span) for inserted in quotation.insertions)
            for span in found.hyp.spans
        )
    )


def _is_ellipsis(bracket: re.Match[str]) -> bool:
    return _ELLIPSIS.fullmatch(bracket.group()) is not None


def _range(places: Sequence[int], stretch: Span) -> tuple[int, int]:
    """The first of the ascending places inside a stretch, and past the last one."""
    first = bisect_left(places, stretch.start)
    return first, bisect_left(places, stretch.end, first)
