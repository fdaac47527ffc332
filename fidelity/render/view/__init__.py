"""What every report shows alike: the order, the words, the marks, and the sentences."""

from fidelity.render.view.balance import with_both_marks
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
    holds_sources,
    provenance,
    score_texts,
    sentence,
    shorten,
    unit,
    with_words,
    words,
    words_for_people,
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
    "holds_sources",
    "line_of",
    "provenance",
    "region_of",
    "round_trip_in_words",
    "score_texts",
    "sentence",
    "shorten",
    "unit",
    "unsupported_in_words",
    "with_both_marks",
    "with_words",
    "words",
    "words_for_people",
    "worst_first",
]
