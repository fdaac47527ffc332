"""The measurements by name, and where each finds its data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fidelity.encoders.encoder import Encoder
from fidelity.evaluation import cases, families, pairs
from fidelity.evaluation.figures import Section
from fidelity.evaluation.measurement import Measurement
from fidelity.evaluation.tracking import Track
from fidelity.pipeline import compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What every measurement works with.

    Attributes:
        data: the folder of labelled data; what is not there is left out.
        seeds: the folder of the project's own families.
        encoder: for fidelity and as a baseline; None for words alone.
        track: shows progress.
        oracle: give gold segments and passages to the families instead of finding them.
        limit: at most so many items of each large set; None for all.
    """

    data: Path
    seeds: Path
    encoder: Encoder | None
    track: Track
    oracle: bool = False
    limit: int | None = None


def run(what: Measurement, bench: Bench) -> list[Section]:
    """Measure; `ALL` is everything whose data are present."""
    chosen = list(_RUNS) if what is Measurement.ALL else [what]
    return [section for name in chosen for section in _RUNS[name](bench)]


def _families(bench: Bench) -> list[Section]:
    sets = [
        ("families", bench.seeds, families.FAMILY_TARGETS),
        ("seeds", bench.data / "seeds", families.SEED_TARGETS),
    ]
    present = [(name, folder, targets) for name, folder, targets in sets if folder.is_dir()]
    if bench.oracle:
        judge = partial(compare, encoder=bench.encoder)
        return [
            families.evaluate_oracle(folder, f"oracle_{name}", compare=judge, track=bench.track)
            for name, folder, _ in present
        ]
    return [
        families.evaluate(folder, name, encoder=bench.encoder, track=bench.track, targets=targets)
        for name, folder, targets in present
    ]


def _pairs(bench: Bench) -> list[Section]:
    path = bench.data / "pairs" / "pairs.jsonl"
    if not path.is_file():
        return []
    judge = partial(compare, encoder=bench.encoder)
    return [pairs.evaluate(path, compare=judge, encoder=bench.encoder, track=bench.track)]


def _cases(bench: Bench) -> Sequence[Section]:
    judge = partial(compare, encoder=bench.encoder)
    return [cases.evaluate(compare=judge, track=bench.track)]


_RUNS: Mapping[Measurement, Callable[[Bench], Sequence[Section]]] = {
    Measurement.CASES: _cases,
    Measurement.FAMILIES: _families,
    Measurement.PAIRS: _pairs,
}
