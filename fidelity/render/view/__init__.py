"""What every report shows alike: the order, the words, the marks, and the sentences."""

from fidelity.render.view.entry import (
    DIFFERENCE,
    LABEL_RANK,
    SEVERITY_RANK,
    SIGN,
    Entry,
    entries,
    worst_first,
)
from fidelity.render.view.excuses import Excuses
from fidelity.render.view.gate import gate_in_words
from fidelity.render.view.places import Region, line_of, region_of
from fidelity.render.view.prose import (
    counted,
    headline,
    provenance,
    score_texts,
    sentence,
    shorten,
    words,
)
from fidelity.render.view.round_trip import (
    entered_in_words,
    round_trip_in_words,
    unsupported_in_words,
)

__all__ = [
    "DIFFERENCE",
    "LABEL_RANK",
    "SEVERITY_RANK",
    "SIGN",
    "Entry",
    "Excuses",
    "Region",
    "counted",
    "entered_in_words",
    "entries",
    "gate_in_words",
    "headline",
    "line_of",
    "provenance",
    "region_of",
    "round_trip_in_words",
    "score_texts",
    "sentence",
    "shorten",
    "unsupported_in_words",
    "words",
    "worst_first",
]
