"""What can be measured; apart from the measuring, so that the command line can list it fast."""

from enum import Enum


class Measurement(Enum):
    """A word of `fidelity evaluate`."""

    CASES = "cases"
    FAMILIES = "families"
    PAIRS = "pairs"
    ALL = "all"
