"""When `compare` warns an editor, and of what."""

from collections.abc import Sequence

from fidelity.evaluation.figures import Figure, rate
from fidelity.records import Check, Severity, VerdictLabel


def is_alarm(check: Check) -> bool:
    """Whether the verdict warns: distorted or unsupported."""
    return check.verdict.label in {VerdictLabel.DISTORTED, VerdictLabel.UNSUPPORTED}


def by_reason(name: str, checks: Sequence[Check]) -> list[Figure]:
    """The share of all checks that raise an alarm for each reason; `name.by_certainty` and so on.

    The reason is the kind of the first serious finding, or else the verdict.
    """
    reasons = [_reason(check) if is_alarm(check) else "" for check in checks]
    return [
        rate(f"{name}.by_{reason}", [one == reason for one in reasons], higher_is_better=False)
        for reason in sorted(set(reasons) - {""})
    ]


def _reason(check: Check) -> str:
    serious = (found for found in check.distortions if found.severity is not Severity.MINOR)
    first = next(serious, None)
    return first.kind.value if first else check.verdict.label.value
