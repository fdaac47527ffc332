"""Why a finding was not counted, for the reports that show it all the same."""

from fidelity.records import Excuse, Finding, GateResult
from fidelity.render.view.entry import Entry


class Excuses:
    """What the gate did not count, by the finding that it belongs to."""

    def __init__(self, gate: GateResult | None) -> None:
        self.has_baseline = gate is not None and gate.has_baseline
        self._by_finding = {excuse.finding: excuse for excuse in gate.excuses} if gate else {}

    def of(self, entry: Entry, fingerprint: str) -> Excuse | None:
        """The excuse of one finding of a quotation."""
        path = entry.derivative.document.path
        return self._by_finding.get(Finding(derivative=path, fingerprint=fingerprint))

    def in_words(self, entry: Entry, fingerprint: str) -> str:
        """One sentence for people, empty where the finding counts."""
        excuse = self.of(entry, fingerprint)
        if excuse is None:
            return ""
        if excuse.waiver is None:
            return "Known: it is in the baseline."
        waiver = excuse.waiver
        return f"Waived by {waiver.who} until {waiver.expires.isoformat()}: {waiver.reason}"
