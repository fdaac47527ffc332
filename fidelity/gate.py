"""The gate: a report and a policy in, pass or fail with reasons out."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fidelity.fingerprints import Fingerprints
from fidelity.records import (
    Check,
    Distortion,
    DistortionKind,
    Excuse,
    Finding,
    GateResult,
    Policy,
    Report,
    Severity,
    Verdict,
    VerdictLabel,
    Waiver,
)
from fidelity.verdict.penalty import penalty_points, weights

SEVERITY_RANK = {Severity.MINOR: 1, Severity.MAJOR: 2, Severity.CRITICAL: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuses:
    """What a run need not answer for.

    Attributes:
        waivers: decisions of people; those that expired before `today` excuse nothing.
        known: the findings of the baseline; None without one.
        today: the day of the run.
    """

    waivers: tuple[Waiver, ...] = ()
    known: frozenset[Finding] | None = None
    today: date = date.min

    def excuse(self, finding: Finding) -> Excuse | None:
        """Why this finding does not count, or None; a person's decision goes before a list."""
        for waiver in self.waivers:
            if waiver.covers(finding) and waiver.expires >= self.today:
                return Excuse(finding=finding, waiver=waiver)
        if self.known is not None and any(
            replace(finding, fingerprint=name) in self.known for name in finding.names
        ):
            return Excuse(finding=finding, waiver=None)
        return None


def judge(report: Report, policy: Policy, *, excuses: Excuses | None = None) -> GateResult:
    """Hold a report against a policy.

    Each quotation gives at most one failure, which names its first reason: a distortion at or
    above `fail_on`, no original, then the score. Excused findings fail nothing. Failures stand in
    the order of the report.
    """
    excuses = excuses or Excuses()
    prints = [Fingerprints(derivative, report.originals) for derivative in report.derivatives]
    excused = {
        finding: excuse
        for names in prints
        for finding in names.all()
        if (excuse := excuses.excuse(finding)) is not None
    }
    failures = {
        check.pair.quotation.id: f"{derivative.document.path}: {check.pair.quotation.id}: {reason}"
        for derivative, names in zip(report.derivatives, prints, strict=True)
        for check in derivative.checks
        if (reason := _reason(check, names, policy, excused)) is not None
    }
    return GateResult(
        passed=not failures,
        policy=policy,
        failures=tuple(failures.values()),
        failed=tuple(failures),
        excuses=tuple(excused.values()),
        has_baseline=excuses.known is not None,
    )


def findings(report: Report) -> tuple[Finding, ...]:
    """Every distortion and every unsupported quotation, each once, by derivative."""
    return tuple(
        finding
        for derivative in report.derivatives
        for finding in Fingerprints(derivative, report.originals).all()
    )


def unused(waivers: Sequence[Waiver], report: Report) -> tuple[Waiver, ...]:
    """Waivers whose finding is gone: fixed, or void because a text changed."""
    there = findings(report)
    return tuple(
        waiver for waiver in waivers if not any(waiver.covers(finding) for finding in there)
    )


def outlived(known: Collection[Finding], report: Report) -> tuple[Finding, ...]:
    """Findings of a baseline that no quotation has any more."""
    there = {(finding.derivative, name) for finding in findings(report) for name in finding.names}
    return tuple(one for one in known if (one.derivative, one.fingerprint) not in there)


def restate(report: Report, severities: Mapping[DistortionKind, Severity]) -> Report:
    """The report as a newsroom weighs it, with its own severity for some kinds.

    Label and score follow: a quotation whose distortions all became minor is faithful, and one of
    which a minor one became major is distorted.
    """
    if not severities:
        return report
    return replace(
        report,
        derivatives=tuple(
            replace(
                derivative,
                checks=tuple(_restated(check, severities) for check in derivative.checks),
            )
            for derivative in report.derivatives
        ),
    )


def _restated(check: Check, severities: Mapping[DistortionKind, Severity]) -> Check:
    found = tuple(
        replace(one, severity=severities.get(one.kind, one.severity)) for one in check.distortions
    )
    if found == check.distortions or check.verdict.label is VerdictLabel.UNSUPPORTED:
        return replace(check, distortions=found)
    worst = max(SEVERITY_RANK[one.severity] for one in found)
    is_distorted = worst > SEVERITY_RANK[Severity.MINOR]
    verdict = Verdict(
        label=VerdictLabel.DISTORTED if is_distorted else VerdictLabel.FAITHFUL,
        score=_reweighted(check.verdict.score, before=check.distortions, after=found),
        decided_by="severities of the settings",
    )
    return replace(check, distortions=found, verdict=verdict)


def _reweighted(
    score: float, *, before: Sequence[Distortion], after: Sequence[Distortion]
) -> float:
    """The score with other penalty points, by the rule of `verdict.judge`."""
    more_points = penalty_points(after) - penalty_points(before)
    factor = math.exp(-more_points / weights()["score"]["points_per_e"])
    return round(min(100.0, max(0.0, score * factor)), 4)


def _reason(
    check: Check, names: Fingerprints, policy: Policy, excused: Collection[Finding]
) -> str | None:
    counted = [found for found in check.distortions if names.finding(check, found) not in excused]
    over = [found for found in counted if _is_over(found, policy.fail_on)]
    if over:
        worst = max(over, key=lambda found: SEVERITY_RANK[found.severity])
        return f"{worst.severity.value} {worst.kind.value}: {worst.message}"
    if check.verdict.label is VerdictLabel.UNSUPPORTED:
        is_excused = names.finding(check, None) in excused
        return "no original holds it" if policy.fail_unsupported and not is_excused else None
    is_excused = bool(check.distortions) and not counted
    if policy.min_score is not None and check.verdict.score < policy.min_score and not is_excused:
        return f"score {check.verdict.score:.1f} is below {policy.min_score:g}"
    return None


def _is_over(found: Distortion, limit: Severity | None) -> bool:
    return limit is not None and SEVERITY_RANK[found.severity] >= SEVERITY_RANK[limit]
