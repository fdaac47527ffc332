"""Why a finding was not counted, for the reports that show it all the same."""

from fidelity.records import Excuse, Finding, GateResult


class Excuses:
    """What the gate did not count, by the finding that it belongs to."""

    def __init__(self, gate: GateResult | None) -> None:
        self.has_baseline = gate is not None and gate.has_baseline
        self._by_finding = {excuse.finding: excuse for excuse in gate.excuses} if gate else {}

    def of(self, finding: Finding) -> Excuse | None:
        """The excuse of one finding of the report."""
        return self._by_finding.get(finding)

    def in_words(self, finding: Finding) -> str:
        """One sentence for people, empty where the finding counts."""
        excuse = self.of(finding)
        if excuse is None:
            return ""
        if excuse.waiver is None:
            return "Known: it is in the baseline."
        waiver = excuse.waiver
        return f"Waived by {waiver.who} until {waiver.expires.isoformat()}: {waiver.reason}"
