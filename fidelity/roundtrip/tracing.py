"""Looks every quotation of a back-translation up in the translation that it went through."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from fidelity import distortions, passages, pipeline, quotations
from fidelity.encoders.encoder import Encoder
from fidelity.errors import UsageError
from fidelity.records import (
    Check,
    CheckedDocument,
    Document,
    Entrance,
    Excerpt,
    Hop,
    Pair,
    Passage,
    Quotation,
    QuotationKind,
    Report,
    Span,
    merged,
)
from fidelity.roundtrip.entrances import Judge, Step
from fidelity.settings import Settings
from fidelity.text.bilingual import relation_of


def trace(
    report: Report,
    translation: Document,
    *,
    encoder: Encoder | None = None,
    settings: Settings | None = None,
) -> Report:
    """The report of back-translations, each finding with the step at which it came in.

    Args:
        report: of the back-translations against the originals, as `pipeline.check` makes it.
        translation: what all of them were translated back from.
        encoder: the one that the report was made with.
        settings: likewise.

    Raises:
        UsageError: the translation is one of the other texts.
    """
    _refuse_the_same(report, translation)
    tracer = _Tracer(report, translation, encoder, settings or Settings())
    return replace(
        report,
        via=translation,
        derivatives=tuple(tracer.traced(derivative) for derivative in report.derivatives),
    )


def _refuse_the_same(report: Report, translation: Document) -> None:
    sides = [("original", doc) for doc in report.originals]
    sides += [("back-translation", item.document) for item in report.derivatives]
    for name, doc in sides:
        if doc.sha256 == translation.sha256:
            raise UsageError(
                f"expected a translation that differs from the {name} {doc.path!r}, "
                f"got the same text in {translation.path!r}"
            )


class _Tracer:
    """The translation made ready once, then searched for one back-translation after another."""

    def __init__(
        self, report: Report, translation: Document, encoder: Encoder | None, settings: Settings
    ) -> None:
        self._originals = report.originals
        self._translation = translation
        self._encoder = encoder
        self._settings = settings
        self._sources = [quotations.extract(original) for original in report.originals]
        self._people = quotations.people_of(self._sources)
        middle = quotations.extract(translation)
        self._middle_people = quotations.people_of([middle])
        self._in_translation = passages.Finder([translation], [middle], encoder=encoder)

    @cached_property
    def _in_originals(self) -> passages.Finder:
        """Only what no original holds is looked for there once more."""
        return passages.Finder(self._originals, self._sources, encoder=self._encoder)

    def traced(self, derivative: CheckedDocument) -> CheckedDocument:
        """A back-translation with every finding traced."""
        middles = self._passages(derivative)
        return replace(
            derivative,
            checks=tuple(
                self._check(check, via, derivative.document)
                for check, via in zip(derivative.checks, middles, strict=True)
            ),
        )

    def _passages(self, derivative: CheckedDocument) -> list[Passage | None]:
        """What each quotation went through: looked for by its own words and by the original's.

        The two searches do not suffer from the same distortions. Where they meet, both stretches
        together are the passage: what one side dropped, the other still leads to.
        """
        pairing = self._settings.pairing
        asked = [check.pair.quotation for check in derivative.checks]
        by_words = self._in_translation.pair(asked, derivative.document, thresholds=pairing)
        found: list[Passage | None] = []
        for check, pair in zip(derivative.checks, by_words, strict=True):
            passage = check.pair.passage
            if passage is None:
                found.append(pair.passage)
                continue
            original = self._original(passage)
            sought = _as_quotation(passage, pair.quotation.id)
            [other] = self._in_translation.pair([sought], original, thresholds=pairing)
            found.append(_joined(pair, other))
        return found

    def _original(self, passage: Passage) -> Document:
        return next(doc for doc in self._originals if doc.id == passage.document_id)

    def _check(self, check: Check, via: Passage | None, document: Document) -> Check:
        if check.pair.passage is None:
            return replace(check, via=via, entered=self._unsupported(via, document))
        if via is None:
            entered = self._unclear("no passage of the translation answers this quotation")
            found = tuple(replace(one, entered=entered) for one in check.distortions)
            return replace(check, distortions=found)
        if not check.distortions:
            return replace(check, via=via)
        quotation = check.pair.quotation
        first = self._step(
            _as_quotation(via, quotation.id),
            check.pair.passage,
            self._translation,
            self._originals,
            self._people,
        )
        second = self._step(quotation, via, document, (self._translation,), self._middle_people)
        judge = Judge(first, second)
        return replace(
            check,
            via=via,
            distortions=tuple(
                replace(one, entered=judge.entrance(one)) for one in check.distortions
            ),
        )

    def _step(
        self,
        quotation: Quotation,
        passage: Passage,
        document: Document,
        originals: Sequence[Document],
        people: tuple[str, ...],
    ) -> Step:
        original = next(doc for doc in originals if doc.id == passage.document_id)
        pair = Pair(
            quotation=quotation,
            passage=passage,
            relation=relation_of(original.language, document.language),
        )
        compared = pipeline.comparison(
            pair, document, originals, encoder=self._encoder, people=people
        )
        return Step(compared=compared, found=distortions.detect(compared))

    def _unsupported(self, via: Passage | None, document: Document) -> Entrance:
        """Where a quotation came in that no original holds."""
        if via is None:
            return Entrance(
                hop=Hop.BACK_TRANSLATION,
                language=document.language,
                via=None,
                reason="the translation does not hold it either",
            )
        words = Excerpt(
            text=" ".join(span.of(self._translation.text) for span in via.contents),
            spans=via.contents,
        )
        sought = _as_quotation(via, "via")
        [pair] = self._in_originals.pair(
            [sought], self._translation, thresholds=self._settings.pairing
        )
        if pair.passage is None:
            return Entrance(
                hop=Hop.TRANSLATION,
                language=self._translation.language,
                via=words,
                reason="the translation holds it, and no original does",
            )
        return Entrance(
            hop=Hop.BACK_TRANSLATION,
            language=document.language,
            via=words,
            reason="what the translation has there is in the original",
        )

    def _unclear(self, reason: str) -> Entrance:
        return Entrance(hop=None, language=self._translation.language, via=None, reason=reason)


def _joined(one: Pair, other: Pair) -> Passage | None:
    """The passage of two searches: both together where they touch, else the surer one."""
    if one.passage is None or other.passage is None:
        return one.passage or other.passage
    if not one.passage.span.overlap(other.passage.span):
        return max((one, other), key=lambda pair: pair.similarity).passage
    contents = merged((*one.passage.contents, *other.passage.contents))
    return Passage(
        document_id=one.passage.document_id,
        span=Span(contents[0].start, contents[-1].end),
        contents=contents,
        marked=merged((*one.passage.marked, *other.passage.marked)),
        speaker=one.passage.speaker or other.passage.speaker,
    )


def _as_quotation(passage: Passage, name: str) -> Quotation:
    """A passage as something that can be looked for elsewhere and held against its original."""
    inside = tuple(span for span in passage.marked if passage.span.contains(span))
    return Quotation(
        id=name,
        document_id=passage.document_id,
        kind=QuotationKind.MIXED if inside else QuotationKind.INDIRECT,
        contents=passage.contents,
        extent=passage.span,
        fragments=inside,
        speaker=passage.speaker,
    )
