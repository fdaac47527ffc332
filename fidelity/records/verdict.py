"""What the evidence comes to."""

from dataclasses import dataclass
from enum import Enum


class VerdictLabel(Enum):
    """The contract's four words."""

    VERBATIM = "verbatim"
    FAITHFUL = "faithful"
    DISTORTED = "distorted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`score` is 0 to 100, 100 for nothing changed; `decided_by` names what settled the label."""

    label: VerdictLabel
    score: float
    decided_by: str
