"""What a run found."""

from collections import Counter
from dataclasses import dataclass

from fidelity.records.distortion import Distortion, Entrance, Hop
from fidelity.records.document import Document, Notice
from fidelity.records.passage import Pair, Passage
from fidelity.records.score import Score
from fidelity.records.verdict import Verdict, VerdictLabel

UNCLEAR = "unclear"
"""What stands for the hop, in counts, where nothing tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One quotation, judged.

    Attributes:
        pair: the quotation with its passage.
        scores: of the two texts.
        distortions: what changed, in the order of the quotation's words.
        verdict: what it comes to.
        via: in a round trip, the passage of the translation that the quotation went through;
            None where none was found.
        entered: in a round trip, where a quotation without an original came in.
    """

    pair: Pair
    scores: tuple[Score, ...]
    distortions: tuple[Distortion, ...]
    verdict: Verdict
    via: Passage | None = None
    entered: Entrance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """A derivative with its checks in order of appearance, and what was noticed on the way."""

    document: Document
    checks: tuple[Check, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over a report: verdicts, and distortions by kind and by step of a round trip."""

    quotations: int
    by_verdict: dict[str, int]
    by_kind: dict[str, int]
    by_hop: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run; the same input and settings give the same report.

    `via` is the translation that the derivatives were translated back from, in a round trip.
    """

    originals: tuple[Document, ...]
    derivatives: tuple[CheckedDocument, ...]
    signature: str
    version: str
    via: Document | None = None

    @property
    def summary(self) -> Summary:
        """Counts of verdicts, kinds and hops, each in a fixed order."""
        checks = [check for derivative in self.derivatives for check in derivative.checks]
        labels = Counter(check.verdict.label for check in checks)
        distortions = [found for check in checks for found in check.distortions]
        kinds = Counter(found.kind.value for found in distortions)
        entrances = [*(found.entered for found in distortions), *(c.entered for c in checks)]
        hops = Counter(one.hop.value if one.hop else UNCLEAR for one in entrances if one)
        return Summary(
            quotations=len(checks),
            by_verdict={label.value: labels[label] for label in VerdictLabel},
            by_kind=dict(sorted(kinds.items())),
            by_hop={hop: hops[hop] for hop in (*(hop.value for hop in Hop), UNCLEAR)},
        )
