"""One quotation as a report shows it: its order, its words, and what is marked in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from fidelity.fingerprints import Fingerprints
from fidelity.records import (
    Check,
    CheckedDocument,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Finding,
    Passage,
    Relation,
    Report,
    Severity,
    Span,
    VerdictLabel,
)
from fidelity.render.view.places import line_of
from fidelity.render.view.prose import is_bilingual
from fidelity.text.marking import Mark, Piece, cut, differing_words, without
from fidelity.text.segments import paragraph_around, sentences

LABEL_RANK = {
    VerdictLabel.DISTORTED: 0,
    VerdictLabel.UNSUPPORTED: 1,
    VerdictLabel.FAITHFUL: 2,
    VerdictLabel.VERBATIM: 3,
}
SEVERITY_RANK = {Severity.CRITICAL: 0, Severity.MAJOR: 1, Severity.MINOR: 2}
CONFIDENCE_RANK = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


# What stands for a verdict's colour where there is none.
SIGN = {
    VerdictLabel.DISTORTED: "✗",
    VerdictLabel.UNSUPPORTED: "?",
    VerdictLabel.FAITHFUL: "≈",
    VerdictLabel.VERBATIM: "=",
}

_WRONG_AS_THEY_STAND = {
    DistortionKind.ATTRIBUTION,
    DistortionKind.BOUNDARY,
    DistortionKind.GARBLED,
    DistortionKind.UNTRANSLATED,
}
DIFFERENCE = 0  # the label of a mark that no distortion stands for; distortions count from 1


@dataclass(frozen=True)
class Entry:
    """One quotation as a report for people shows it; all it has is computed from the records."""

    report: Report
    derivative: CheckedDocument
    check: Check
    fingerprints: Fingerprints

    @property
    def label(self) -> VerdictLabel:
        """The verdict's word."""
        return self.check.verdict.label

    @property
    def id(self) -> str:
        """The quotation's, such as `d1-q3`."""
        return self.check.pair.quotation.id

    @property
    def kind(self) -> str:
        """`direct`, `mixed` or `indirect`."""
        return self.check.pair.quotation.kind.value

    @property
    def form(self) -> str:
        """The same for people; a translation in a bilingual file is no quotation of anybody."""
        return "segment" if is_bilingual(self.report, self.derivative.document) else self.kind

    @property
    def speaker(self) -> str | None:
        """Who said it, as far as the derivative tells."""
        speaker = self.check.pair.quotation.speaker
        return speaker.name if speaker else None

    @property
    def passage(self) -> Passage | None:
        """What it was compared with; for an unsupported one the nearest that was considered."""
        pair = self.check.pair
        if pair.passage is None and pair.candidates:
            return pair.candidates[0].passage
        return pair.passage

    @cached_property
    def original(self) -> Document | None:
        """The document that `passage` stands in."""
        passage = self.passage
        if passage is None:
            return None
        return next(doc for doc in self.report.originals if doc.id == passage.document_id)

    @cached_property
    def distortions(self) -> tuple[Distortion, ...]:
        """Worst first; their numbers in the report are their places here, from 1."""
        return tuple(
            sorted(
                self.check.distortions,
                key=lambda d: (SEVERITY_RANK[d.severity], CONFIDENCE_RANK[d.confidence]),
            )
        )

    def is_compared(self, found: Distortion) -> bool:
        """Whether the words of a distortion stand against the original's, or against nothing there.

        Broken or foreign words are wrong as they stand, and so is a speaker's name beside the
        quotation: that nothing "became" them is no news.
        """
        if found.hyp is None or found.ref is not None:
            return True
        contents = self.check.pair.quotation.contents
        return (
            found.kind not in _WRONG_AS_THEY_STAND
            and self.check.pair.passage is not None
            and any(span.overlap(part) for span in found.hyp.spans for part in contents)
        )

    @property
    def needs_a_look(self) -> bool:
        """Whether an editor has something to do: a finding, or no original."""
        return bool(self.distortions) or LABEL_RANK[self.label] < LABEL_RANK[VerdictLabel.FAITHFUL]

    def finding(self, found: Distortion | None) -> Finding:
        """What baselines and waivers name; with None of the quotation as an unsupported one."""
        return self.fingerprints.finding(self.check, found)

    @property
    def line(self) -> int:
        """The line of the derivative that the quotation begins in, from 1, as `line_of` counts."""
        return line_of(self.derivative.document, self.check.pair.quotation.contents[0].start)

    @property
    def original_line(self) -> int | None:
        """The same for the passage."""
        if self.passage is None or self.original is None:
            return None
        return line_of(self.original, self.passage.span.start)

    @cached_property
    def hyp_pieces(self) -> tuple[Piece, ...]:
        """The quotation, cut where its marks begin and end."""
        quotation = self.check.pair.quotation
        marks = _marks([found.hyp for found in self.distortions])
        extent = Span(quotation.contents[0].start, quotation.contents[-1].end)
        differing = _differing(self._differences[0], marks, text=self.derivative.document.text)
        return cut(_grown(extent, marks, quotation.extent), [*marks, *differing])

    @cached_property
    def ref_pieces(self) -> tuple[Piece, ...]:
        """The passage, cut likewise; empty when there is none."""
        passage, original = self.passage, self.original
        if passage is None or original is None:
            return ()
        marks = _marks([found.ref for found in self.distortions])
        differing = _differing(self._differences[1], marks, text=original.text)
        around = _whole_sentences(original, passage.span)
        if self.label is VerdictLabel.UNSUPPORTED:
            return cut(around, [*marks, *differing])
        # a speaker is named below the passage, but the "denied that" before it has to be seen
        beside = [
            Mark(span=span, label=0)
            for found in self.distortions
            if found.ref is not None and found.kind is not DistortionKind.ATTRIBUTION
            for span in found.ref.spans
        ]
        return cut(_grown(passage.span, beside, around), [*marks, *differing])

    @cached_property
    def _differences(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Words of either side that the other lacks; none where that would mark everything."""
        pair, original = self.check.pair, self.original
        if pair.passage is None or original is None or pair.relation is Relation.TRANSLATION:
            return (), ()
        return differing_words(
            self.derivative.document.text,
            pair.quotation.contents,
            original.text,
            pair.passage.contents,
        )


def _whole_sentences(doc: Document, span: Span) -> Span:
    """With the rest of its sentences: the nearest words alone are often three of a clause."""
    inside = [
        sentence
        for sentence in sentences(doc.text, paragraph_around(doc.text, span), doc.language)
        if sentence.overlap(span)
    ]
    return Span(
        min([span.start, *(sentence.start for sentence in inside)]),
        max([span.end, *(sentence.end for sentence in inside)]),
    )


def entries(report: Report) -> tuple[Entry, ...]:
    """Every quotation, in the order of the report."""
    return tuple(
        Entry(report=report, derivative=derivative, check=check, fingerprints=fingerprints)
        for derivative in report.derivatives
        for fingerprints in (Fingerprints(derivative, report.originals),)
        for check in derivative.checks
    )


def worst_first(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """By verdict, then by the worst severity, then by score; what ties keeps its order."""
    return tuple(sorted(found, key=_badness))


def _badness(entry: Entry) -> tuple[int, int, float]:
    worst = min((SEVERITY_RANK[found.severity] for found in entry.distortions), default=3)
    return LABEL_RANK[entry.label], worst, entry.check.verdict.score


def _marks(excerpts: Sequence[Excerpt | None]) -> list[Mark]:
    """The marks of distortions, which are numbered from 1."""
    return [
        Mark(span=span, label=number)
        for number, excerpt in enumerate(excerpts, start=1)
        if excerpt is not None
        for span in excerpt.spans
    ]


def _differing(spans: Sequence[Span], marks: Sequence[Mark], *, text: str) -> list[Mark]:
    """Marks for words that differ where no distortion says so already."""
    left = (_trimmed(span, text) for span in without(spans, [mark.span for mark in marks]))
    return [Mark(span=span, label=DIFFERENCE) for span in left if span]


def _trimmed(span: Span, text: str) -> Span:
    """Without the white space at either end."""
    words_of_it = span.of(text)
    start = span.start + len(words_of_it) - len(words_of_it.lstrip())
    return Span(start, max(start, span.start + len(words_of_it.rstrip())))


def _grown(extent: Span, marks: Sequence[Mark], limit: Span) -> Span:
    """The extent, with the marks that stand beside it, within a limit, taken in.

    Such are the "he" of a wrong speaker, and the "denied that" of what is told as a fact.
    """
    inside = [mark.span for mark in marks if limit.contains(mark.span)]
    return Span(
        min([extent.start, *(span.start for span in inside)]),
        max([extent.end, *(span.end for span in inside)]),
    )
