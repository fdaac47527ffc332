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
from fidelity.render.view.places import column_of, line_of
from fidelity.render.view.prose import (
    counted,
    headline,
    policy_in_words,
    provenance,
    score_texts,
    sentence,
    shorten,
    words,
)

__all__ = [
    "DIFFERENCE",
    "LABEL_RANK",
    "SEVERITY_RANK",
    "SIGN",
    "Entry",
    "Excuses",
    "column_of",
    "counted",
    "entries",
    "headline",
    "line_of",
    "policy_in_words",
    "provenance",
    "score_texts",
    "sentence",
    "shorten",
    "words",
    "worst_first",
]
