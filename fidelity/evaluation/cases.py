"""The twelve cases: what every version of fidelity must get right."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fidelity.evaluation.bench import Bench
from fidelity.evaluation.figures import Section, rate
from fidelity.evaluation.listing import finding
from fidelity.records import Check, DistortionKind, Severity, VerdictLabel

_FILE = files("fidelity.evaluation") / "twelve_cases.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two texts with the lawful verdicts, and the kinds of which one must be named."""

    name: str
    original: str
    derivative: str
    verdicts: tuple[VerdictLabel, ...]
    kinds: tuple[DistortionKind, ...]

    def passes(self, check: Check) -> bool:
        """Whether the verdict is lawful and the distortion named; no other kind of serious one."""
        serious = {d.kind for d in check.distortions if d.severity is not Severity.MINOR}
        is_named = bool(serious & set(self.kinds)) if self.kinds else not serious
        return check.verdict.label in self.verdicts and is_named


@cache
def twelve_cases() -> tuple[Case, ...]:
    """The cases, in the order of their file."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]
    return tuple(
        Case(
            name=row["name"],
            original=row["original"],
            derivative=row["derivative"],
            verdicts=tuple(VerdictLabel(word) for word in row["verdict"]),
            kinds=tuple(DistortionKind(word) for word in row.get("kinds", ())),
        )
        for row in rows
    )


def evaluate(bench: Bench) -> Section:
    """How many of the twelve pass."""
    passed: list[bool] = []
    lines: list[str] = []
    for case in bench.track(twelve_cases(), "cases"):
        check = bench.compare(case.original, case.derivative)
        passed.append(case.passes(check))
        if not passed[-1]:
            findings = "; ".join(finding(found) for found in check.distortions)
            lines.append(f"== {case.name}: {check.verdict.label.value} {findings}")
    return Section(
        name="cases",
        figures=(rate("cases.passed.all", passed, target=1.0),),
        data_sha256=hashlib.sha256(_FILE.read_bytes()).hexdigest()[:16],
        listing="\n".join(lines),
    )
