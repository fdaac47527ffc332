"""A similarity measure's value."""

from dataclasses import dataclass

from fidelity.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One value of one metric, with its range and the signature that lets others repeat it."""

    metric: str
    value: float
    low: float
    high: float
    higher_is_better: bool
    signature: str

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise RecordError(
                f"expected {self.metric} from {self.low} to {self.high}, got {self.value}"
            )
