"""Is fidelity right across languages? Critical errors, checklists, sound and planted translations.

Targets are those that the project set itself before the first run.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from fidelity.evaluation.alarms import by_reason, is_alarm
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import triplets
from fidelity.evaluation.benchmarks.rows import sample, sample_each
from fidelity.evaluation.figures import Figure, Section, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.evaluation.listing import compared
from fidelity.evaluation.translation_planting import KINDS, names_of, plant
from fidelity.evaluation.translation_sets import (
    LANGUAGES,
    TranslatedPair,
    read_checklists,
    read_critical_development,
    read_critical_test,
    read_sound,
)
from fidelity.records import Check

_CRITICAL_TARGETS = {"en-de": 0.45, "pt-en": 0.40}
_CRITICAL_ALARMS = 0.06
_RANKING_TARGETS = {
    "neg": 0.80, "num": 0.80, "name": 0.80, "pron": 0.70, "word": 0.70, "add+drop": 0.70,
}  # fmt: skip
_PLANTED_TARGETS = {"number": 0.95, "name": 0.80, "negation": 0.75, "certainty": 0.60}
_SOUND_ALARMS, _SLAVIC_ALARMS = 0.08, 0.10
_SLAVIC = frozenset({"pl", "ru", "uk", "cs"})


def evaluate(data: Path, bench: Bench) -> Iterator[Section]:
    """All sets that are at hand, one section each.

    Args:
        data: the folder of published sets.
        bench: how to measure; its limit is of each kind in each set.
    """
    critical = data / "wmt22-critical-errors"
    if critical.is_dir():
        for direction in _CRITICAL_TARGETS:
            yield _critical(critical, direction, bench)
    paths = sorted((data / "mt-factuality-checklists").glob("wmt-*.jsonl.xz"))
    if paths:
        yield _checklists(paths, bench)
    for language in LANGUAGES:
        path = data / "parallel" / f"en-{language}.tsv.xz"
        if path.is_file():
            yield _sound(data, path, language, bench)


def _critical(folder: Path, direction: str, bench: Bench) -> Section:
    """Alarms on bad and on sound rows; development rows are reported without a target."""
    figures: list[Figure] = []
    listed: list[str] = []
    source, target = direction.split("-")
    for part, read in (("test", read_critical_test), ("dev", read_critical_development)):
        rows = sample_each(
            read(folder, direction),
            lambda pair: "bad" if pair.is_bad else "sound",
            bench.limit or (None if part == "test" else 500),
        )
        name = f"translation_critical.{direction}.{part}"
        checked = [
            (
                pair,
                bench.compare(
                    pair.original, pair.translation, language=target, original_language=source
                ),
            )
            for pair in bench.track(rows, name)
        ]
        is_test = part == "test"
        bad = [check for pair, check in checked if pair.is_bad]
        sound = [check for pair, check in checked if not pair.is_bad]
        figures += [
            rate(
                f"{name}.found",
                map(is_alarm, bad),
                target=_CRITICAL_TARGETS[direction] if is_test else None,
            ),
            rate(
                f"{name}.alarms_on_sound",
                map(is_alarm, sound),
                higher_is_better=False,
                target=_CRITICAL_ALARMS if is_test else None,
            ),
            *by_reason(f"{name}.found", bad),
            *by_reason(f"{name}.alarms_on_sound", sound),
        ]
        if not is_test:  # nobody is to look at the test rows
            listed += _listed(checked)
    return Section(
        name=f"translation_critical_{direction}",
        figures=tuple(figures),
        data_sha256=data_sha256(_files(folder, direction)),
        listing="\n".join(listed),
    )


def _checklists(paths: Sequence[Path], bench: Bench) -> Section:
    name = "translation_checklists"
    judged = triplets.judge(read_checklists(paths), bench, name, original_language="de")
    figures = [
        *triplets.by_kind(f"{name}.ranking", judged, lambda one: one.is_ranked, _RANKING_TARGETS),
        *triplets.by_kind(f"{name}.alarms", judged, lambda one: is_alarm(one.distorted), {}),
        *triplets.alarms_on_faithful(name, judged),
    ]
    return triplets.section(name, figures, paths, judged)


def _sound(data: Path, path: Path, language: str, bench: Bench) -> Section:
    """Alarms on sound translations, and what is found of one planted change each."""
    name = f"translation_sound.{language}"
    pairs = sample(read_sound(data, language), bench.limit)
    checked = [
        (pair, bench.compare(pair.original, pair.translation, language=language))
        for pair in bench.track(pairs, name)
    ]
    checks = [check for _, check in checked]
    target = _SLAVIC_ALARMS if language in _SLAVIC else _SOUND_ALARMS
    figures = [
        rate(f"{name}.alarms", map(is_alarm, checks), higher_is_better=False, target=target),
        *by_reason(f"{name}.alarms", checks),
    ]
    names = names_of([(pair.original, pair.translation) for pair in pairs])
    for kind in KINDS:
        planted = [
            (pair.original, changed)
            for pair in pairs
            if (
                changed := plant(
                    pair.original, pair.translation, kind, language=language, names=names
                )
            )
        ]
        found = [
            _is_found(bench.compare(original, changed, language=language), kind)
            for original, changed in bench.track(planted, f"{name}.{kind}")
        ]
        figures.append(rate(f"{name}.planted.{kind}", found, target=_PLANTED_TARGETS[kind]))
    return Section(
        name=f"translation_{language}",
        figures=tuple(figures),
        data_sha256=data_sha256([path]),
        listing="\n".join(_listed(checked)),
    )


def _files(folder: Path, direction: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and direction in path.parts)


def _is_found(check: Check, kind: str) -> bool:
    """Whether the check warns, or names the kind at all; a changed year is a date."""
    kinds = {found.kind.value for found in check.distortions}
    return is_alarm(check) or kind in kinds or (kind == "number" and "date" in kinds)


def _listed(checked: Sequence[tuple[TranslatedPair, Check]]) -> list[str]:
    return [
        line
        for pair, check in checked
        if is_alarm(check) != pair.is_bad
        for line in compared(
            "bad" if pair.is_bad else "sound", pair.original, pair.translation, check
        )
    ]
