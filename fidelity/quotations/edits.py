"""What an editor changed inside a quotation, and marked: bracketed words and ellipses."""

import re
from collections.abc import Iterator, Sequence

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
# Every ellipsis holds one of them.
_DOTS = ("…", "..", ". .", ".\u00a0.")


def insertions(text: str, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """The bracketed words of the quoted stretches, brackets included, in order."""
    return tuple(
        span
        for span in _matches(_INSERTION, text, quoted)
        if not _ELLIPSIS.fullmatch(span.of(text))
    )


def ellipses(text: str, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """The marked omissions of the quoted stretches ("…", "[...]", ". . ."), in order."""
    if not any(sign in span.of(text) for span in quoted for sign in _DOTS):
        return ()
    return tuple(_matches(_ELLIPSIS, text, quoted))


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


def _matches(pattern: re.Pattern[str], text: str, quoted: Sequence[Span]) -> Iterator[Span]:
    for stretch in quoted:
        for match in pattern.finditer(text, stretch.start, stretch.end):
            yield Span(*match.span())
