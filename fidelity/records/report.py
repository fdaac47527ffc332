"""What a run found."""

from collections import Counter
from dataclasses import dataclass

from fidelity.records.distortion import Distortion
from fidelity.records.document import Document, Notice
from fidelity.records.passage import Pair
from fidelity.records.score import Score
from fidelity.records.verdict import Verdict, VerdictLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One quotation, judged."""

    pair: Pair
    scores: tuple[Score, ...]
    distortions: tuple[Distortion, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDocument:
    """A derivative with its checks in order of appearance, and what was noticed on the way."""

    document: Document
    checks: tuple[Check, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over a report: verdicts, and distortions by kind."""

    quotations: int
    by_verdict: dict[str, int]
    by_kind: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run; the same input and settings give the same report."""

    originals: tuple[Document, ...]
    derivatives: tuple[CheckedDocument, ...]
    signature: str
    version: str

    @property
    def summary(self) -> Summary:
        """Counts of verdicts and of kinds, each in a fixed order."""
        checks = [check for derivative in self.derivatives for check in derivative.checks]
        labels = Counter(check.verdict.label for check in checks)
        kinds = Counter(found.kind.value for check in checks for found in check.distortions)
        return Summary(
            quotations=len(checks),
            by_verdict={label.value: labels[label] for label in VerdictLabel},
            by_kind=dict(sorted(kinds.items())),
        )
