"""Statements that claim more than the original's words bear, whatever the modal words; English."""

from collections.abc import Iterator

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.certainty.absences import denied_absences
from fidelity.evidence.certainty.claimed_causes import claimed_causes
from fidelity.evidence.certainty.open_views import open_views
from fidelity.records import Alignment

_KINDS = (
    (denied_absences, "what nothing proves is told as not so"),
    (claimed_causes, "what only goes together is told as cause and effect"),
    (open_views, "who does not think so holds the contrary; who does not know leaves it open"),
)


def overstated(alignment: Alignment) -> Iterator[tuple[BothSides, str]]:
    """The words of both sides, and what is claimed too much."""
    for find, message in _KINDS:
        for one in find(alignment):
            yield one, message
