"""What a run must not exceed, what is excused from it, and whether it did."""

from dataclasses import dataclass, field
from datetime import date

from fidelity.records.distortion import DistortionKind, Severity


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


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Finding:
    """One finding of one derivative, told apart as a baseline does.

    `others` are further fingerprints that it answers to: it is the same finding under any of them.
    """

    derivative: str
    fingerprint: str
    others: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def names(self) -> frozenset[str]:
        """All fingerprints by which a waiver or a baseline may mean it."""
        return self.others | {self.fingerprint}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A person's decision to let one finding pass.

    Attributes:
        fingerprint: of the finding; it changes with the words on either side, which voids this.
        kind: of the distortion; None for an unsupported quotation.
        reason: why, for whoever reads the report.
        who: who decided.
        expires: the last day on which it holds.
        derivative: the path that it holds for; None for every derivative of the run.
    """

    fingerprint: str
    kind: DistortionKind | None
    reason: str
    who: str
    expires: date
    derivative: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether it was written for this finding."""
        return self.fingerprint in finding.names and self.derivative in {
            None,
            finding.derivative,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """Why a finding does not count: a waiver, or with None that the baseline knows it."""

    finding: Finding
    waiver: Waiver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """Whether a report is within the policy.

    Attributes:
        passed: nothing failed.
        policy: what it was held against.
        failures: one sentence for each quotation that fails.
        failed: the ids of those quotations, in the same order.
        excuses: the findings of the report that were not counted.
        has_baseline: whether findings were told apart into known and new ones.
    """

    passed: bool
    policy: Policy
    failures: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    has_baseline: bool = False
