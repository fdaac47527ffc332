"""The figures of article families: what is counted, over which segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fidelity.evaluation.alarms import precision
from fidelity.evaluation.figures import Figure, Unit, rate
from fidelity.evaluation.gold import GoldDistortion
from fidelity.evaluation.matching import Matched, Outcome
from fidelity.records import QuotationKind, VerdictLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What a group of families should reach; shares are 0 to 1 (counts for the two last)."""

    marked: float | None = None
    indirect: float | None = None
    false_per_article: float | None = None
    paired: float | None = None
    verdict: float | None = None
    serious_marked: float | None = None
    findings_on_verbatim: float | None = None


NO_TARGETS = Targets()
SEED_TARGETS = Targets(
    marked=0.95,
    indirect=0.65,
    false_per_article=2,
    paired=0.92,
    verdict=0.80,
    serious_marked=1.0,
    findings_on_verbatim=0.0,
)
FAMILY_TARGETS = replace(SEED_TARGETS, verdict=0.75, serious_marked=None)


def of_articles(name: str, matched: Sequence[Matched], targets: Targets) -> list[Figure]:
    """False quotations, and titles or scare quotes taken for quotations, per article."""

    def mean(measure: str, counts: Sequence[int], target: float | None) -> Figure:
        return Figure(
            name=f"{name}.quotations.{measure}",
            value=sum(counts) / len(counts) if counts else 0.0,
            n=len(counts),
            unit=Unit.MEAN,
            higher_is_better=False,
            target=target,
        )

    false = [len(one.false_quotations) for one in matched]
    return [
        mean("false_per_article", false, targets.false_per_article),
        mean("traps_per_article", [len(one.traps) for one in matched], None),
    ]


def of_segments(name: str, outcomes: Sequence[Outcome], targets: Targets) -> list[Figure]:
    """What was found, paired, judged and flagged; borderline segments have one figure apart."""
    clear = [outcome for outcome in outcomes if not outcome.gold.borderline]
    return [
        *_found(name, clear, targets),
        *_verdicts(name, clear, outcomes, targets),
        *_distortions(name, clear, targets),
        *_alarms(name, clear, targets),
    ]


def _found(name: str, outcomes: Sequence[Outcome], targets: Targets) -> list[Figure]:
    def share(measure: str, among: Iterable[Outcome], target: float | None = None) -> Figure:
        found = [outcome.check is not None for outcome in among]
        return rate(f"{name}.quotations.{measure}", found, target=target)

    by_kind = {
        kind: [outcome for outcome in outcomes if outcome.gold.kind is kind]
        for kind in QuotationKind
    }
    marked = [outcome for outcome in outcomes if outcome.gold.is_marked]
    found = [outcome for outcome in outcomes if outcome.check is not None]
    indirect = by_kind[QuotationKind.INDIRECT]
    spoken = [o.speaker_is_right for o in found if o.speaker_is_right is not None]
    return [
        share("found.marked", marked, targets.marked),
        share("found.direct", by_kind[QuotationKind.DIRECT]),
        share("found.mixed", by_kind[QuotationKind.MIXED]),
        share("found.indirect", indirect, targets.indirect),
        rate(f"{name}.quotations.speaker_right", spoken),
        rate(
            f"{name}.pairing.right",
            [bool(outcome.paired) for outcome in found],
            target=targets.paired,
        ),
        rate(f"{name}.pairing.right_of_all", [bool(outcome.paired) for outcome in outcomes]),
    ]


def _verdicts(
    name: str, clear: Sequence[Outcome], everything: Sequence[Outcome], targets: Targets
) -> list[Figure]:
    found = [outcome for outcome in clear if outcome.check is not None]
    borderline = [o for o in everything if o.gold.borderline and o.check is not None]
    figures = [
        rate(
            f"{name}.verdict.right",
            [outcome.label_is_right for outcome in found],
            target=targets.verdict,
        ),
        rate(
            f"{name}.verdict.right_of_whole_quotation",
            [outcome.whole_label_is_right for outcome in found],
        ),
        rate(f"{name}.verdict.right_of_all", [outcome.label_is_right for outcome in clear]),
    ]
    for label in VerdictLabel:
        among = [outcome for outcome in found if outcome.gold.verdict is label]
        right = [outcome.label_is_right for outcome in among]
        figures.append(rate(f"{name}.verdict.right_on_{label.value}", right))
    right = [outcome.label_is_right for outcome in borderline]
    return [*figures, rate(f"{name}.verdict.right_on_borderline", right)]


def _distortions(name: str, outcomes: Sequence[Outcome], targets: Targets) -> list[Figure]:
    gold = [(outcome, found) for outcome in outcomes for found in outcome.gold.distortions]
    serious = [(outcome, found) for outcome, found in gold if found.is_serious]
    marked = [(outcome, found) for outcome, found in serious if outcome.gold.is_marked]
    minor = [(outcome, found) for outcome, found in gold if not found.is_serious]

    def flagged(
        measure: str, among: Sequence[tuple[Outcome, GoldDistortion]], target: float | None = None
    ) -> Figure:
        hits = [outcome.flagged(found) for outcome, found in among]
        return rate(f"{name}.distortions.{measure}", hits, target=target)

    figures = [
        flagged("flagged_serious", serious),
        flagged("flagged_serious_marked", marked, targets.serious_marked),
        rate(
            f"{name}.distortions.flagged_serious_marked_at_words",
            [outcome.flagged_at_words(found) for outcome, found in marked],
        ),
        rate(
            f"{name}.distortions.flagged_serious_at_words",
            [outcome.flagged_at_words(found) for outcome, found in serious],
        ),
        rate(
            f"{name}.distortions.flagged_serious_any_kind_at_words",
            [outcome.flagged_at_words(found, same_kind=False) for outcome, found in serious],
        ),
        flagged("flagged_minor", minor),
    ]
    kinds = sorted({found.kind.value for _, found in serious})
    for kind in kinds:
        of_kind = [(outcome, found) for outcome, found in serious if found.kind.value == kind]
        figures.append(flagged(f"flagged_serious_{kind}", of_kind))
    return figures


def _alarms(name: str, outcomes: Sequence[Outcome], targets: Targets) -> list[Figure]:
    """Alarms where gold has none, and the share of findings that gold backs."""
    kept = [outcome for outcome in outcomes if outcome.gold.is_kept and outcome.check is not None]
    verbatim = [outcome for outcome in kept if outcome.gold.verdict is VerdictLabel.VERBATIM]
    return [
        rate(
            f"{name}.alarms.distorted_on_kept",
            [outcome.label is VerdictLabel.DISTORTED for outcome in kept],
            higher_is_better=False,
        ),
        rate(
            f"{name}.alarms.unsupported_on_kept",
            [outcome.label is VerdictLabel.UNSUPPORTED for outcome in kept],
            higher_is_better=False,
        ),
        rate(
            f"{name}.alarms.finding_on_verbatim",
            [bool(outcome.findings) for outcome in verbatim],
            higher_is_better=False,
            target=targets.findings_on_verbatim,
        ),
        *precision(
            name,
            [
                (found, outcome.is_backed(found))
                for outcome in outcomes
                for found in outcome.findings
            ],
        ),
    ]
