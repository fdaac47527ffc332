"""An original, a faithful version, and the same with one thing distorted.

Three sets have this form. DEMETR (Karpinska et al. 2022): a human reference, a machine
translation, and the same translation with one planted error of a known kind and severity. The
factuality checklists for machine translation (wmt: German news; paws: English sentences): a
sentence, its paraphrase, and distorted ones by kind. BUMP (Ma et al. 2023): a news article, a
summary, and the same with one error written by a person.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fidelity.encoders.encoder import Encoder
from fidelity.evaluation import baselines
from fidelity.evaluation.alarms import by_reason, is_alarm, precision
from fidelity.evaluation.benchmarks.rows import read_lists, read_rows, sample_each, text_of
from fidelity.evaluation.figures import Figure, Section, macro, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.listing import compared
from fidelity.evaluation.tracking import Track
from fidelity.records import Check, Distortion

Compare = Callable[[str, str], Check]

# DEMETR's names of kinds that the targets speak of; the numbers in them are its own
DEMETR_ALARM_TARGETS = {
    "critical_id10_numbers_replaced": 0.92,
    "critical_id9_ne_replaced": 0.88,
    "critical_id8_negation": 0.90,
    "critical_id11_gender": 0.80,
    "major_id19_question": 0.90,
    "critical_id4_codemix": 0.80,
    "critical_id20_shuffled": 0.85,
    "critical_id25_ne_removed": 0.50,
    "critical_id6_addition": 0.30,
    "critical_id7_antonym": 0.30,
}
DEMETR_RANKING_TARGETS = {"critical": 0.95, "major": 0.95, "minor": 0.88}
CHECKLIST_TARGETS = {
    "neg": 0.93,
    "num": 0.93,
    "name": 0.90,
    "pron": 0.85,
    "word": 0.85,
    "add+drop": 0.85,
}
_CHECKLIST_KINDS = {"neg": "negation", "num": "number", "name": "name"}
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


def read_demetr(path: Path) -> list[Triplet]:
    """DEMETR's items, but for its three controls ("base")."""
    return [
        Triplet(
            original=text_of(row, "eng_sent"),
            faithful=text_of(row, "mt_sent"),
            distorted=text_of(row, "pert_sent"),
            kind=text_of(row, "pert_name"),
            severity=text_of(row, "severity"),
        )
        for row in read_rows(path)
        if row["severity"] != "base"
    ]


def read_checklists(folder: Path, corpus: str) -> list[Triplet]:
    """The checklists of one corpus (`wmt`, `paws1`, `paws2`).

    For wmt the human reference is the original, and the faithful version is the paraphrase of the
    translation whose distortions follow; for paws the sentence is the original.
    """
    original, faithful, distorted = (2, 4, 5) if corpus == "wmt" else (1, 2, 3)
    return [
        Triplet(
            original=row[original],
            faithful=row[faithful],
            distorted=version,
            kind=path.name.removeprefix(f"{corpus}-").removesuffix(".jsonl.xz"),
        )
        for path in sorted(folder.glob(f"{corpus}-*.jsonl.xz"))
        for row in read_lists(path)
        for version in row[distorted:]
    ]


def read_bump(folder: Path) -> list[Triplet]:
    """BUMP's summaries, with the whole article as the original."""
    return [
        Triplet(
            original=text_of(row, "article"),
            faithful=text_of(row, "reference_summary"),
            distorted=text_of(row, "edited_summary"),
            kind=text_of(row, "error_type").removesuffix(" Error").replace(" ", "_").lower(),
        )
        for path in sorted(folder.glob("task*.jsonl.xz"))
        for row in read_rows(path)
    ]


def evaluate_demetr(
    path: Path, *, compare: Compare, encoder: Encoder | None, track: Track, limit: int | None
) -> Section:
    """Ranking by kind and severity, and alarms by kind, beside the baselines."""
    judged = _judged(read_demetr(path), limit, compare, track, "demetr")
    by_severity = defaultdict(set)
    for one in judged:
        by_severity[one.triplet.severity].add(one.triplet.kind)
    ranked = _by_kind("demetr.ranking", judged, lambda one: one.is_ranked, {})
    alarms = _by_kind(
        "demetr.alarms", judged, lambda one: is_alarm(one.distorted), DEMETR_ALARM_TARGETS
    )
    figures = [
        macro(f"demetr.ranking_macro.{severity}", _of(ranked, by_severity[severity]), target=target)
        for severity, target in DEMETR_RANKING_TARGETS.items()
    ]
    critical = _of(alarms, by_severity["critical"])
    figures += [
        macro("demetr.alarms_macro.critical", critical, target=0.52),
        *_alarms_on_faithful("demetr", judged, target=0.05),
        *precision("demetr", _findings(judged)),
        *ranked,
        *alarms,
    ]
    for name, scores in _baselines(judged, encoder).items():
        beaten = _ranked_by(f"demetr.ranking_by_{name}", judged, scores)
        figures += [
            macro(f"demetr.ranking_by_{name}_macro.{severity}", _of(beaten, kinds))
            for severity, kinds in sorted(by_severity.items())
        ]
    return _section("demetr", figures, [path], judged)


def evaluate_checklists(
    folder: Path,
    corpus: str,
    *,
    compare: Compare,
    encoder: Encoder | None,
    track: Track,
    limit: int | None,
) -> Section:
    """Ranking and the named kind; the wmt part has targets."""
    name = f"checklists_{corpus}"
    judged = _judged(read_checklists(folder, corpus), limit, compare, track, name)
    has_targets = corpus == "wmt"
    named = [one for one in judged if one.triplet.kind in _CHECKLIST_KINDS]
    figures = [
        *_by_kind(
            f"{name}.ranking",
            judged,
            lambda one: one.is_ranked,
            CHECKLIST_TARGETS if has_targets else {},
        ),
        *_by_kind(f"{name}.alarms", judged, lambda one: is_alarm(one.distorted), {}),
        *_by_kind(
            f"{name}.kind_named",
            named,
            _is_named,
            dict.fromkeys(_CHECKLIST_KINDS, 0.85) if has_targets else {},
        ),
        *_alarms_on_faithful(name, judged),
    ]
    for baseline, scores in _baselines(judged, encoder).items():
        figures += _ranked_by(f"{name}.ranking_by_{baseline}", judged, scores)
    return _section(name, figures, sorted(folder.glob(f"{corpus}-*.jsonl.xz")), judged)


def evaluate_bump(
    folder: Path, *, compare: Compare, encoder: Encoder | None, track: Track, limit: int | None
) -> Section:
    """Ranking of the right summary above the edited one, the whole article as the original."""
    judged = _judged(read_bump(folder), limit, compare, track, "bump")
    figures = [
        rate("bump.ranking.all", [one.is_ranked for one in judged], target=0.82),
        *_alarms_on_faithful("bump", judged),
        rate("bump.alarms.all", [is_alarm(one.distorted) for one in judged]),
        *_by_kind("bump.ranking", judged, lambda one: one.is_ranked, {}),
    ]
    for name, scores in _baselines(judged, encoder).items():
        wins = [faithful > distorted for faithful, distorted in scores]
        figures.append(rate(f"bump.ranking_by_{name}.all", wins))
    return _section("bump", figures, sorted(folder.glob("task*.jsonl.xz")), judged)


def _judged(
    triplets: Sequence[Triplet], limit: int | None, compare: Compare, track: Track, label: str
) -> list[Judged]:
    """Compare both versions of at most `limit` of each kind.

    A faithful version that several kinds share is compared once.
    """
    faithful: dict[tuple[str, str], Check] = {}
    judged = []
    chosen = sample_each(triplets, lambda triplet: triplet.kind, limit)
    for triplet in track(chosen, label):
        key = (triplet.original, triplet.faithful)
        if key not in faithful:
            faithful[key] = compare(*key)
        distorted = compare(triplet.original, triplet.distorted)
        judged.append(Judged(triplet=triplet, faithful=faithful[key], distorted=distorted))
    return judged


def _by_kind(
    name: str,
    judged: Sequence[Judged],
    holds: Callable[[Judged], bool],
    targets: dict[str, float],
) -> list[Figure]:
    outcomes = defaultdict(list)
    for one in judged:
        outcomes[one.triplet.kind].append(holds(one))
    return [
        rate(f"{name}.{kind}", outcomes[kind], target=targets.get(kind))
        for kind in sorted(outcomes)
    ]


def _alarms_on_faithful(
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


def _findings(judged: Sequence[Judged]) -> Iterator[tuple[Distortion, bool]]:
    """Findings on either version; right are those that only the distorted version has.

    Both versions of a triplet count, so the share is that of an even mix of the two.
    """
    for one in judged:
        before = {found.fingerprint for found in one.faithful.distortions}
        yield from ((found, False) for found in one.faithful.distortions)
        for found in one.distorted.distortions:
            if found.fingerprint not in before:
                yield found, True


def _is_named(one: Judged) -> bool:
    kind = _CHECKLIST_KINDS[one.triplet.kind]
    return any(found.kind.value == kind for found in one.distorted.distortions)


def _of(figures: Sequence[Figure], kinds: set[str]) -> list[Figure]:
    return [figure for figure in figures if figure.name.rsplit(".", 1)[-1] in kinds]


def _baselines(
    judged: Sequence[Judged], encoder: Encoder | None
) -> dict[str, list[tuple[float, float]]]:
    """For each baseline the scores of the faithful and of the distorted version."""
    good = [(one.triplet.original, one.triplet.faithful) for one in judged]
    bad = [(one.triplet.original, one.triplet.distorted) for one in judged]
    scores = {
        "chrf": [
            (baselines.chrf(*right), baselines.chrf(*wrong))
            for right, wrong in zip(good, bad, strict=True)
        ]
    }
    if encoder is not None:
        right, wrong = baselines.cosines(encoder, good), baselines.cosines(encoder, bad)
        scores["encoder"] = list(zip(right, wrong, strict=True))
    return scores


def _ranked_by(
    name: str, judged: Sequence[Judged], scores: Sequence[tuple[float, float]]
) -> list[Figure]:
    wins = {id(one): good > bad for one, (good, bad) in zip(judged, scores, strict=True)}
    return _by_kind(name, judged, lambda one: wins[id(one)], {})


def _section(
    name: str, figures: Sequence[Figure], paths: Sequence[Path], judged: Sequence[Judged]
) -> Section:
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
