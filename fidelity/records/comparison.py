"""What a detector looks at: a quotation, its passage, and how their words answer each other."""

from dataclasses import dataclass

from fidelity.records.alignment import Alignment
from fidelity.records.distortion import Excerpt
from fidelity.records.document import Document
from fidelity.records.passage import Pair
from fidelity.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is known about one pair.

    Attributes:
        pair: the quotation with its passage; `pair.passage` is None for an unsupported one, and
            then `ref_document` is None and `alignment.ref` is empty.
        hyp_document: the derivative.
        ref_document: the original.
        alignment: tokens of both sides (spans in their documents), links and edits.
        known_names: full names of the people in the originals, longest first.
        explained_hyp: indices of `alignment.hyp` that a typed detector has already named; empty
            while the typed detectors run, filled for those that judge what is left over.
        explained_ref: the same for `alignment.ref`.
    """

    pair: Pair
    hyp_document: Document
    ref_document: Document | None
    alignment: Alignment
    known_names: tuple[str, ...] = ()
    explained_hyp: frozenset[int] = frozenset()
    explained_ref: frozenset[int] = frozenset()

    def hyp_excerpt(self, indices: tuple[int, ...]) -> Excerpt | None:
        """The words at these indices of `alignment.hyp`; None for no index."""
        spans = [self.alignment.hyp[i].span for i in sorted(indices)]
        return _excerpt(self.hyp_document.text, spans)

    def ref_excerpt(self, indices: tuple[int, ...]) -> Excerpt | None:
        """The words at these indices of `alignment.ref`; None for no index."""
        if self.ref_document is None:
            return None
        spans = [self.alignment.ref[i].span for i in sorted(indices)]
        return _excerpt(self.ref_document.text, spans)


def _excerpt(text: str, spans: list[Span]) -> Excerpt | None:
    """Join spans that only white space parts, so that neighbours read as one phrase."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    if not joined:
        return None
    return Excerpt(text=" … ".join(span.of(text) for span in joined), spans=tuple(joined))
