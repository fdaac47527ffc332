"""Which prediction answers which gold segment, and what the prediction says about it.

Gold has one entry for each contiguous segment, and for a mixed quotation one for the marked
fragment and one for the clause around it. A predicted quotation may cover several of them: a split
quotation has several contents, a mixed one has fragments. So one prediction may answer several
gold entries, and each gold entry takes its own part of the prediction:

* A gold segment is *found* when one part of a prediction (a contents span, a fragment, or the
  whole from the first to the last of the contents) covers it to 50 % of the longer of the two, or
  when 80 % of it lies inside the contents. Of several predictions the best overlap wins, at equal
  overlap the one of the same kind.
* The predicted *findings on it* are those that touch it: their words overlap the segment, or stand
  outside all contents (the speaker's name, the cue), or have no words in the derivative and their
  words of the original overlap the gold match (any, where gold has no match).
* The predicted *label* is the verdict; but where the prediction reaches well beyond the segment
  (the segment is less than 80 % of the contents), "distorted" counts only if a major or critical
  finding touches the segment, and else the segment counts as kept.
* A *pairing* is right when the predicted passage overlaps the gold match by half of the shorter of
  the two, or says the same words elsewhere in the originals (a headline repeated in the lead), and
  overlaps no decoy more than the match. For a gold segment without match, no passage is right.
* A *speaker* is right when one name's words contain the other's, titles and articles left aside;
  gold's "the minister (Ada Moss)" accepts either.
* A prediction of kind direct or mixed is a *false quotation* when it overlaps no gold segment, and
  half of it or more is in no text to be ignored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.evaluation.gold import GoldDerivative, GoldDistortion, GoldQuotation
from fidelity.records import (
    Check,
    CheckedDocument,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Pair,
    QuotationKind,
    Severity,
    Span,
    VerdictLabel,
)
from fidelity.text.normalise import fold

FOUND_SHARE = 0.5  # of the longer of segment and part
CONTAINED_SHARE = 0.8  # of the segment, inside a longer prediction
PAIRED_SHARE = 0.5  # of the shorter of the two passages
WORDS_SHARE = 0.5  # of the shorter of the two excerpts

_KEPT = frozenset({VerdictLabel.VERBATIM, VerdictLabel.FAITHFUL})
_TITLES = frozenset(
    "a an the mr mrs ms dr sir prof professor president minister former chief ma'am".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A gold segment with what was predicted for it.

    Attributes:
        derivative: the name of the derivative.
        gold: the segment.
        check: the prediction that answers it; None when it was not found.
        findings: the predicted distortions that touch the segment.
        label: what the prediction says of the segment; None when it was not found.
        named: predicted `name` distortions of the whole derivative, since one person's wrong name
            is reported once and not at each mention.
        paired: whether the pairing is right; None when it was not found.
        passage: the words it was paired with; None for no passage.
        speaker_is_right: None when it was not found, or gold names nobody.
    """

    derivative: str
    gold: GoldQuotation
    check: Check | None
    findings: tuple[Distortion, ...] = ()
    label: VerdictLabel | None = None
    named: tuple[Distortion, ...] = ()
    paired: bool | None = None
    passage: str | None = None
    speaker_is_right: bool | None = None

    @property
    def label_is_right(self) -> bool:
        """Whether the label is gold's, verbatim and faithful counted as one."""
        return self._is_gold(self.label)

    @property
    def whole_label_is_right(self) -> bool:
        """The same of the verdict on the whole prediction, however far it reaches."""
        return self.check is not None and self._is_gold(self.check.verdict.label)

    @property
    def serious_findings(self) -> tuple[Distortion, ...]:
        """Those of severity major or critical."""
        return tuple(f for f in self.findings if f.severity is not Severity.MINOR)

    def flagged(self, distortion: GoldDistortion) -> bool:
        """Whether a finding of that kind touches the segment."""
        return any(found.kind is distortion.kind for found in self._answering(distortion))

    def flagged_at_words(self, distortion: GoldDistortion, *, same_kind: bool = True) -> bool:
        """Whether a finding names these words on both sides.

        A side that gold leaves empty is not held against the finding.
        """
        return any(
            (found.kind is distortion.kind or not same_kind)
            and _same_words(found.hyp, distortion.derivative)
            and _same_words(found.ref, distortion.original)
            for found in self._answering(distortion)
        )

    def is_backed(self, found: Distortion) -> bool:
        """Whether gold has a distortion of that kind here, or one at the same words."""
        return any(
            found.kind is gold.kind
            or (_same_words(found.hyp, gold.derivative) and _same_words(found.ref, gold.original))
            for gold in self.gold.distortions
        )

    def _is_gold(self, label: VerdictLabel | None) -> bool:
        if label in _KEPT or self.gold.is_kept:
            return label in _KEPT and self.gold.is_kept
        return label is self.gold.verdict

    def _answering(self, distortion: GoldDistortion) -> tuple[Distortion, ...]:
        if distortion.kind is not DistortionKind.NAME:
            return self.findings
        named = [f for f in self.named if _same_words(f.hyp, distortion.derivative)]
        return (*self.findings, *named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One derivative: every gold segment with its prediction, and the predictions left over."""

    derivative: Document
    outcomes: tuple[Outcome, ...]
    false_quotations: tuple[Check, ...]
    traps: tuple[Check, ...]  # those of them that quote a title or a scare quote


def match(gold: GoldDerivative, checked: CheckedDocument, originals: Sequence[Document]) -> Matched:
    """Answer every gold segment of a derivative with the best prediction, or none."""
    by_file = {original.path.rsplit("/", 1)[-1]: original for original in originals}
    named = tuple(
        found
        for check in checked.checks
        for found in check.distortions
        if found.kind is DistortionKind.NAME
    )
    outcomes = tuple(
        _outcome(gold.name, segment, checked.checks, by_file, named) for segment in gold.quotations
    )
    left_over = tuple(c for c in checked.checks if _is_false(c, gold, checked.document.text))
    traps = tuple(c for c in left_over if _quotes_one_of(c, gold.not_quotations, checked.document))
    return Matched(
        derivative=checked.document, outcomes=outcomes, false_quotations=left_over, traps=traps
    )


def judge_segment(
    derivative: str,
    segment: GoldQuotation,
    check: Check,
    *,
    originals: dict[str, Document],
    named: tuple[Distortion, ...] = (),
) -> Outcome:
    """What `check` says about this segment."""
    findings = tuple(f for f in check.distortions if _touches(f, segment, check))
    return Outcome(
        derivative=derivative,
        gold=segment,
        check=check,
        findings=findings,
        label=_label(segment, check, findings),
        named=named,
        paired=_paired(segment, check.pair, originals),
        passage=_passage_text(check.pair, originals),
        speaker_is_right=_speaker_is_right(segment, check.pair),
    )


def _outcome(
    derivative: str,
    segment: GoldQuotation,
    checks: Sequence[Check],
    originals: dict[str, Document],
    named: tuple[Distortion, ...],
) -> Outcome:
    ranked = sorted(checks, key=lambda check: _closeness(segment, check), reverse=True)
    if not ranked or not _closeness(segment, ranked[0])[0]:
        return Outcome(derivative=derivative, gold=segment, check=None, named=named)
    return judge_segment(derivative, segment, ranked[0], originals=originals, named=named)


def _closeness(segment: GoldQuotation, check: Check) -> tuple[float, bool]:
    """How well a prediction covers a segment, 0 for not at all; then whether the kinds agree."""
    quotation = check.pair.quotation
    parts = [*quotation.contents, *quotation.fragments, _hull(quotation.contents)]
    best = max(segment.span.overlap(part) / max(len(segment.span), len(part)) for part in parts)
    inside = sum(segment.span.overlap(part) for part in quotation.contents) / len(segment.span)
    same_kind = quotation.kind is segment.kind
    if best >= FOUND_SHARE:
        return best, same_kind
    return (inside * FOUND_SHARE if inside >= CONTAINED_SHARE else 0.0), same_kind


def _touches(found: Distortion, segment: GoldQuotation, check: Check) -> bool:
    if found.hyp is not None:
        if _overlap(found.hyp.spans, (segment.span,)):
            return True
        return not _overlap(found.hyp.spans, (_hull(check.pair.quotation.contents),))
    if segment.match is None or found.ref is None:
        return True
    return _overlap(found.ref.spans, (segment.match.span,)) > 0


def _label(segment: GoldQuotation, check: Check, findings: tuple[Distortion, ...]) -> VerdictLabel:
    label = check.verdict.label
    covered = sum(len(span) for span in check.pair.quotation.contents)
    reaches_beyond = len(segment.span) < CONTAINED_SHARE * covered
    if label is not VerdictLabel.DISTORTED or not reaches_beyond:
        return label
    is_serious = any(found.severity is not Severity.MINOR for found in findings)
    return VerdictLabel.DISTORTED if is_serious else VerdictLabel.FAITHFUL


def _paired(segment: GoldQuotation, pair: Pair, originals: dict[str, Document]) -> bool:
    if segment.match is None or pair.passage is None:
        return segment.match is None and pair.passage is None
    original = originals[segment.match.file]
    contents = pair.passage.contents
    overlap = 0
    if pair.passage.document_id == original.id:
        overlap = _overlap(contents, (segment.match.span,))
    shorter = min(len(segment.match.span), sum(len(span) for span in contents))
    is_near = overlap >= PAIRED_SHARE * shorter
    if segment.decoy and (where := original.text.find(segment.decoy)) >= 0:
        decoy = Span(where, where + len(segment.decoy))
        return is_near and overlap > _overlap(contents, (decoy,))
    return is_near or _plain(segment.match.text) in _plain(_passage_text(pair, originals) or "")


def _passage_text(pair: Pair, originals: dict[str, Document]) -> str | None:
    passage = pair.passage
    if passage is None:
        return None
    text = {original.id: original.text for original in originals.values()}[passage.document_id]
    return " … ".join(span.of(text) for span in passage.contents)


def _speaker_is_right(segment: GoldQuotation, pair: Pair) -> bool | None:
    """None where gold names nobody."""
    if segment.speaker is None:
        return None
    speaker = pair.quotation.speaker
    if speaker is None:
        return False
    accepted = [segment.speaker, *re.findall(r"\(([^)]+)\)", segment.speaker)]
    accepted.append(re.sub(r"\([^)]*\)", "", segment.speaker))
    predicted = _name_words(speaker.name)
    names = [_name_words(name) for name in accepted]
    return any(name and predicted and (name <= predicted or predicted <= name) for name in names)


def _name_words(name: str) -> frozenset[str]:
    words = re.findall(r"[\w'-]+", fold(name))
    return frozenset(re.sub(r"'s?$", "", word) for word in words) - _TITLES


def _is_false(check: Check, gold: GoldDerivative, text: str) -> bool:
    quotation = check.pair.quotation
    if quotation.kind is QuotationKind.INDIRECT:
        return False
    parts = quotation.contents
    if any(_overlap(parts, (segment.span,)) for segment in gold.quotations):
        return False
    length = sum(len(span) for span in parts)
    ignored = [span for words in gold.ignore for span in _occurrences(words, text)]
    return _overlap(parts, ignored) < FOUND_SHARE * length


def _quotes_one_of(check: Check, texts: Sequence[str], document: Document) -> bool:
    marked = check.pair.quotation.fragments or check.pair.quotation.contents
    traps = [span for words in texts for span in _occurrences(words, document.text)]
    return _overlap(marked, traps) >= FOUND_SHARE * sum(len(span) for span in marked)


def _same_words(found: Excerpt | None, gold: str | None) -> bool:
    """Whether an excerpt and gold's words are much the same; gold's None is never held against.

    Compared as words and not by place: gold gives no offsets for them, and they may stand outside
    the quotation (the speaker's name).
    """
    if gold is None:
        return True
    if found is None:
        return False
    mine, theirs = _plain(found.text).split(), _plain(gold).split()
    shared = len(set(mine) & set(theirs))
    return shared >= WORDS_SHARE * min(len(set(mine)), len(set(theirs))) and shared > 0


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:['.,][^\W_]+)*", fold(text)))


def _occurrences(words: str, text: str) -> list[Span]:
    found = re.finditer(re.escape(words), text)
    return [Span(hit.start(), hit.end()) for hit in found]


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> int:
    return sum(a.overlap(b) for a in left for b in right)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
