"""Why a finding was not counted, for the reports that show it all the same."""

from collections.abc import Sequence

from fidelity.records import Distortion, Excuse, Finding, GateResult, VerdictLabel
from fidelity.render.view.entry import Entry, worst_first


class Excuses:
    """What the gate did not count, by the finding that it belongs to."""

    def __init__(self, gate: GateResult | None) -> None:
        self.has_baseline = gate is not None and gate.has_baseline
        self._fails_unsupported = gate is not None and gate.policy.fail_unsupported
        self._by_finding = {excuse.finding: excuse for excuse in gate.excuses} if gate else {}

    def ordered(self, found: Sequence[Entry]) -> tuple[Entry, ...]:
        """Worst first, and behind all others what is excused as a whole: it asks for nothing."""
        return tuple(sorted(worst_first(found), key=self.settles))

    def settles(self, entry: Entry) -> bool:
        """Whether everything that is held against a quotation is known or waived."""
        held: list[Distortion | None] = [*entry.distortions]
        if entry.label is VerdictLabel.UNSUPPORTED:
            held.append(None)
        return bool(held) and all(self.of(entry.finding(found)) is not None for found in held)

    def of(self, finding: Finding) -> Excuse | None:
        """The excuse of one finding of the report."""
        return self._by_finding.get(finding)

    def fails_without_original(self, finding: Finding) -> bool:
        """Whether a quotation without an original fails the run that this report is of."""
        return self._fails_unsupported and self.of(finding) is None

    def in_words(self, finding: Finding) -> str:
        """One sentence for people, empty where the finding counts."""
        excuse = self.of(finding)
        if excuse is None:
            return ""
        if excuse.waiver is None:
            return "Known: it is in the baseline."
        waiver = excuse.waiver
        return f"Waived by {waiver.who} until {waiver.expires.isoformat()}: {waiver.reason}"
