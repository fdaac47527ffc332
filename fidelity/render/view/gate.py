"""What the gate came to, in one sentence: how many quotations fail, and which."""

from collections import Counter
from collections.abc import Iterable

from fidelity.records import Check, GateResult, Report, VerdictLabel
from fidelity.render.view.entry import LABEL_RANK, SEVERITY_RANK
from fidelity.render.view.prose import counted, policy_in_words, unit


def gate_in_words(report: Report, gate: GateResult) -> str:
    """The policy, what failed it, and what was let pass.

    Where other quotations fail than the distorted ones, the sentence says which: one without an
    original fails for its speaker's name, and a faithful one under a strict policy.
    """
    policy = policy_in_words(gate.policy)
    if gate.passed:
        return f"the policy: {policy}{_excused(gate)}"
    failed = [check for check in _checks(report) if check.pair.quotation.id in set(gate.failed)]
    is_plain = all(check.verdict.label is VerdictLabel.DISTORTED for check in failed)
    which = "" if is_plain else f": {_which(failed, gate)}"
    number = counted(len(failed), unit(report))
    return f"{number} over the policy ({policy}){which}{_excused(gate)}"


def _checks(report: Report) -> Iterable[Check]:
    return (check for derivative in report.derivatives for check in derivative.checks)


def _which(failed: Iterable[Check], gate: GateResult) -> str:
    reasons = Counter((LABEL_RANK[check.verdict.label], _reason(check, gate)) for check in failed)
    return ", ".join(f"{number} {reason}" for (_, reason), number in sorted(reasons.items()))


def _reason(check: Check, gate: GateResult) -> str:
    """The verdict, and what fails a quotation that is not distorted."""
    label: str = check.verdict.label.value
    limit = gate.policy.fail_on
    if check.verdict.label is VerdictLabel.DISTORTED or limit is None:
        return label
    over = [
        found
        for found in check.distortions
        if SEVERITY_RANK[found.severity] <= SEVERITY_RANK[limit]
    ]
    if not over:
        return label
    worst = min(over, key=lambda found: SEVERITY_RANK[found.severity])
    return f"{label} with a {worst.severity.value} distortion ({worst.kind.value})"


def _excused(gate: GateResult) -> str:
    """How many findings were not counted; empty where all were."""
    waived = sum(excuse.waiver is not None for excuse in gate.excuses)
    known = len(gate.excuses) - waived
    parts = [f"{counted(known, 'finding')} known to the baseline"] if known else []
    if waived:
        parts.append(f"{counted(waived, 'finding')} waived")
    return f"; not counted: {', '.join(parts)}" if parts else ""
