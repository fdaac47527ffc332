"""An original, a faithful version of it, and the same version with one thing distorted.

DEMETR, the factuality checklists and BUMP have this form; what is counted is the same in all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.evaluation import baselines
from fidelity.evaluation.alarms import by_reason, is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import sample_each
from fidelity.evaluation.figures import Figure, Section, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.listing import compared
from fidelity.records import Check, Distortion

_LISTED = 40  # errors of each kind that a listing shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Triplet:
    """`kind` is the set's own word; `severity` is DEMETR's, else empty."""

    original: str
    faithful: str
    distorted: str
    kind: str
    severity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A triplet with what `compare` says of both versions."""

    triplet: Triplet
    faithful: Check
    distorted: Check

    @property
    def is_ranked(self) -> bool:
        """Whether the faithful version scores strictly above the distorted one; ties lose."""
        return self.faithful.verdict.score > self.distorted.verdict.score


def judge(
    triplets: Sequence[Triplet], bench: Bench, label: str, *, original_language: str = "en"
) -> list[Judged]:
    """Compare both versions of each triplet, or of a sample of each kind.

    A faithful version that several kinds share is compared once.
    """
    faithful: dict[tuple[str, str], Check] = {}
    judged = []
    chosen = sample_each(triplets, lambda triplet: triplet.kind, bench.limit)
    for triplet in bench.track(chosen, label):
        key = (triplet.original, triplet.faithful)
        if key not in faithful:
            faithful[key] = bench.compare(*key, original_language=original_language)
        distorted = bench.compare(
            triplet.original, triplet.distorted, original_language=original_language
        )
        judged.append(Judged(triplet=triplet, faithful=faithful[key], distorted=distorted))
    return judged


def by_kind(
    name: str,
    judged: Sequence[Judged],
    holds: Callable[[Judged], bool],
    targets: Mapping[str, float],
) -> list[Figure]:
    """The share for which `holds`, for each kind."""
    outcomes = defaultdict(list)
    for one in judged:
        outcomes[one.triplet.kind].append(holds(one))
    return [
        rate(f"{name}.{kind}", outcomes[kind], target=targets.get(kind))
        for kind in sorted(outcomes)
    ]


def alarms_on_faithful(
    name: str, judged: Sequence[Judged], *, target: float | None = None
) -> list[Figure]:
    """Each faithful version counts once, however many distorted ones it has."""
    faithful = {(one.triplet.original, one.triplet.faithful): one.faithful for one in judged}
    alarms = [is_alarm(check) for check in faithful.values()]
    name = f"{name}.alarms_on_faithful"
    return [
        rate(f"{name}.all", alarms, higher_is_better=False, target=target),
        *by_reason(name, list(faithful.values())),
    ]


def findings(judged: Sequence[Judged]) -> Iterator[tuple[Distortion, bool]]:
    """Findings on either version; right are those that only the distorted version has.

    Both versions of a triplet count, so the share is that of an even mix of the two.
    """
    for one in judged:
        before = {found.fingerprint for found in one.faithful.distortions}
        yield from ((found, False) for found in one.faithful.distortions)
        for found in one.distorted.distortions:
            if found.fingerprint not in before:
                yield found, True


def of_kinds(figures: Sequence[Figure], kinds: set[str]) -> list[Figure]:
    """Those figures whose name ends in one of the kinds."""
    return [figure for figure in figures if figure.name.rsplit(".", 1)[-1] in kinds]


def baseline_scores(judged: Sequence[Judged], bench: Bench) -> dict[str, list[tuple[float, float]]]:
    """For each baseline the scores of the faithful and of the distorted version."""
    good = [(one.triplet.original, one.triplet.faithful) for one in judged]
    bad = [(one.triplet.original, one.triplet.distorted) for one in judged]
    scores = {
        "chrf": [
            (baselines.chrf(*right), baselines.chrf(*wrong))
            for right, wrong in zip(good, bad, strict=True)
        ]
    }
    if bench.encoder is not None:
        right, wrong = baselines.cosines(bench.encoder, good), baselines.cosines(bench.encoder, bad)
        scores["encoder"] = list(zip(right, wrong, strict=True))
    return scores


def ranked_by(
    name: str, judged: Sequence[Judged], scores: Sequence[tuple[float, float]]
) -> list[Figure]:
    """How often a baseline scores the faithful version strictly higher, for each kind."""
    wins = {id(one): good > bad for one, (good, bad) in zip(judged, scores, strict=True)}
    return by_kind(name, judged, lambda one: wins[id(one)], {})


def section(
    name: str, figures: Sequence[Figure], paths: Sequence[Path], judged: Sequence[Judged]
) -> Section:
    """The figures, with the false alarms and the misses in the listing."""
    return Section(
        name=name,
        figures=tuple(figures),
        data_sha256=data_sha256(paths),
        listing="\n".join([*_false_alarms(judged), *_misses(judged)]),
    )


def _false_alarms(judged: Sequence[Judged]) -> list[str]:
    """The faithful versions that were flagged, lowest score first."""
    flagged = {
        (one.triplet.original, one.triplet.faithful): one.faithful
        for one in judged
        if is_alarm(one.faithful)
    }
    worst = sorted(flagged.items(), key=lambda item: item[1].verdict.score)
    lines = [f"#### false alarms: {len(worst)}"]
    for texts, check in worst[: 5 * _LISTED]:
        lines += compared("FALSE ALARM", *texts, check)
    return lines


def _misses(judged: Sequence[Judged]) -> list[str]:
    """The distorted versions that scored no lower, by kind."""
    missed = defaultdict(list)
    for one in judged:
        if not one.is_ranked or not is_alarm(one.distorted):
            missed[one.triplet.kind].append(one)
    lines = []
    for kind in sorted(missed):
        lines.append(f"#### {kind}: {len(missed[kind])} not ranked below, or without alarm")
        for one in missed[kind][:_LISTED]:
            problem = "NO ALARM" if one.is_ranked else "NOT BELOW"
            texts = (one.triplet.original, one.triplet.distorted)
            lines.append(f"   faithful {one.faithful.verdict.score:.0f}: {one.triplet.faithful}")
            lines += compared(f"{kind} {problem}", *texts, one.distorted)
    return lines
