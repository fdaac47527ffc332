"""The gate: a report and a policy in, pass or fail with reasons out."""

from fidelity.records import (
    Check,
    Distortion,
    GateResult,
    Policy,
    Report,
    Severity,
    VerdictLabel,
)

SEVERITY_RANK = {Severity.MINOR: 1, Severity.MAJOR: 2, Severity.CRITICAL: 3}


def judge(report: Report, policy: Policy) -> GateResult:
    """Hold a report against a policy.

    Each quotation gives at most one failure, which names its first reason: a distortion at or
    above `fail_on`, no original, then the score. Failures stand in the order of the report.
    """
    failures = {
        check.pair.quotation.id: f"{derivative.document.path}: {check.pair.quotation.id}: {reason}"
        for derivative in report.derivatives
        for check in derivative.checks
        if (reason := _reason(check, policy)) is not None
    }
    return GateResult(
        passed=not failures,
        policy=policy,
        failures=tuple(failures.values()),
        failed=tuple(failures),
    )


def _reason(check: Check, policy: Policy) -> str | None:
    over = [found for found in check.distortions if _is_over(found, policy.fail_on)]
    if over:
        worst = max(over, key=lambda found: SEVERITY_RANK[found.severity])
        return f"{worst.severity.value} {worst.kind.value}: {worst.message}"
    if check.verdict.label is VerdictLabel.UNSUPPORTED:
        return "no original holds it" if policy.fail_unsupported else None
    if policy.min_score is not None and check.verdict.score < policy.min_score:
        return f"score {check.verdict.score:.1f} is below {policy.min_score:g}"
    return None


def _is_over(found: Distortion, limit: Severity | None) -> bool:
    return limit is not None and SEVERITY_RANK[found.severity] >= SEVERITY_RANK[limit]
