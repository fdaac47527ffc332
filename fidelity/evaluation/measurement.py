"""What can be measured; apart from the measuring, so that the command line can list it fast."""

from enum import Enum


class Measurement(Enum):
    """A word of `fidelity evaluate`; the last two stand for several."""

    CASES = "cases"
    EVERYDAY = "everyday"
    FAMILIES = "families"
    PAIRS = "pairs"
    DEMETR = "demetr"
    CHECKLISTS = "checklists"
    BUMP = "bump"
    FIB = "fib"
    SUMMEDITS = "summedits"
    VARIANTS = "variants"
    REFERENCES = "references"
    CERTAINTY = "certainty"
    EXAGGERATION = "exaggeration"
    ALIGNMENT = "alignment"
    QUOTATIONS = "quotations"
    TRANSLATION = "translation"
    ENCODER = "encoder"
    COST = "cost"
    DISTORTIONS = "distortions"
    ALL = "all"


DISTORTION_SETS = (
    Measurement.EVERYDAY,
    Measurement.PAIRS,
    Measurement.DEMETR,
    Measurement.CHECKLISTS,
    Measurement.BUMP,
    Measurement.SUMMEDITS,
    Measurement.VARIANTS,
    Measurement.REFERENCES,
    Measurement.CERTAINTY,
    Measurement.EXAGGERATION,
    Measurement.ALIGNMENT,
)
"""What `distortions` stands for."""

SAMPLED = frozenset(
    {
        Measurement.EVERYDAY,
        Measurement.DEMETR,
        Measurement.CHECKLISTS,
        Measurement.BUMP,
        Measurement.FIB,
        Measurement.SUMMEDITS,
        Measurement.VARIANTS,
        Measurement.REFERENCES,
        Measurement.TRANSLATION,
        Measurement.QUOTATIONS,
        Measurement.ALIGNMENT,
    }
)
"""The sets that a limit cuts down; the others are small."""
