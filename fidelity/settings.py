"""What a run may be told: frozen values, each with its unit, range and reason."""

from dataclasses import dataclass, field

from fidelity.passages.thresholds import Thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run; each stage's own are beside it.

    Attributes:
        pairing: when a passage renders a quotation.
        include_attitudes: whether all reported hopes, fears and intentions ("is expected to") are
            checked as if they were quotations; off, because they are the reporter's inference:
            only those that the original reports of the same person are then checked.
    """

    pairing: Thresholds = field(default_factory=Thresholds)
    include_attitudes: bool = False
