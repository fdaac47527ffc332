"""When `compare` warns an editor, and of what."""

from collections.abc import Iterable, Sequence

from fidelity.evaluation.figures import Figure, rate
from fidelity.records import (
    Check,
    Confidence,
    Distortion,
    DistortionKind,
    Severity,
    VerdictLabel,
)


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


def precision(name: str, findings: Iterable[tuple[Distortion, bool]]) -> list[Figure]:
    """The share of serious findings that are right: of all, for each confidence, for each kind.

    Args:
        name: what the figures' names begin with.
        findings: each with whether it is right.
    """
    serious = [(f, is_right) for f, is_right in findings if f.severity is not Severity.MINOR]
    groups: dict[str, list[bool]] = {"all": [is_right for _, is_right in serious]}
    groups |= {level.value: [] for level in Confidence}
    groups |= {kind.value: [] for kind in DistortionKind}
    for finding, is_right in serious:
        groups[finding.confidence.value].append(is_right)
        groups[finding.kind.value].append(is_right)
    return [rate(f"{name}.precision.{key}", rights) for key, rights in groups.items() if rights]


def _reason(check: Check) -> str:
    serious = (found for found in check.distortions if found.severity is not Severity.MINOR)
    first = next(serious, None)
    return first.kind.value if first else check.verdict.label.value
