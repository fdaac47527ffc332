"""What a run must not exceed, and whether it did."""

from dataclasses import dataclass

from fidelity.records.distortion import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What lets a run fail.

    Attributes:
        fail_on: the least severity of a distortion that fails; None for none.
        fail_unsupported: whether a quotation that no original holds fails.
        min_score: a supported quotation with a lower score (0 to 100) fails; None for no limit.
    """

    fail_on: Severity | None = Severity.MAJOR
    fail_unsupported: bool = False
    min_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """Whether a report is within the policy.

    Attributes:
        passed: nothing failed.
        policy: what it was held against.
        failures: one sentence for each quotation that fails.
        failed: the ids of those quotations, in the same order.
    """

    passed: bool
    policy: Policy
    failures: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
