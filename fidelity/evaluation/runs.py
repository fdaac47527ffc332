"""The measurements by name, and where each finds its data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from fidelity.encoders.encoder import Encoder
from fidelity.evaluation import cases, cost, encoder_section, families, pairs
from fidelity.evaluation.benchmarks import science, silence, summaries, triplets
from fidelity.evaluation.figures import Section
from fidelity.evaluation.gold import read_gold
from fidelity.evaluation.measurement import DISTORTION_SETS, Measurement
from fidelity.evaluation.tracking import Track
from fidelity.pipeline import compare
from fidelity.records import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What every measurement works with.

    Attributes:
        shared: the folder of labelled data; what is not there is left out.
        seeds: the folder of the project's own families.
        encoder: for fidelity and as a baseline; None for words alone.
        track: shows progress.
        oracle: give gold segments and passages to the families instead of finding them.
        limit: at most so many items of each large set, or of each kind in it; None for all.
    """

    shared: Path
    seeds: Path
    encoder: Encoder | None
    track: Track
    oracle: bool = False
    limit: int | None = None

    def judge(self) -> Callable[[str, str], Check]:
        """`compare` with this encoder; English to English."""
        return partial(compare, encoder=self.encoder, language="en", original_language="en")

    def folder(self, name: str) -> Path:
        """A data set's folder."""
        return self.shared / "data" / name


def run(what: Measurement, bench: Bench) -> Iterator[Section]:
    """Measure, one section after the other; what is not at hand is left out."""
    if what is Measurement.ALL:
        chosen = tuple(_RUNS)
    elif what is Measurement.DISTORTIONS:
        chosen = DISTORTION_SETS
    else:
        chosen = (what,)
    for name in chosen:
        for section in _RUNS[name](bench):
            if bench.limit is None:
                yield section
            else:  # so that no floor set on whole sets is held against a sample
                yield replace(section, data_sha256=f"{section.data_sha256}/{bench.limit}")


def _families(bench: Bench) -> list[Section]:
    sets = [
        ("families", bench.seeds, families.FAMILY_TARGETS),
        ("seeds", bench.shared / "seeds", families.SEED_TARGETS),
    ]
    present = [(name, folder, targets) for name, folder, targets in sets if folder.is_dir()]
    if bench.oracle:
        return [
            families.evaluate_oracle(
                folder, f"oracle_{name}", compare=bench.judge(), track=bench.track
            )
            for name, folder, _ in present
        ]
    return [
        families.evaluate(folder, name, encoder=bench.encoder, track=bench.track, targets=targets)
        for name, folder, targets in present
    ]


def _cases(bench: Bench) -> list[Section]:
    return [cases.evaluate(compare=bench.judge(), track=bench.track)]


def _pairs(bench: Bench) -> list[Section]:
    path = bench.shared / "pairs" / "pairs.jsonl"
    if not path.is_file():
        return []
    return [pairs.evaluate(path, compare=bench.judge(), encoder=bench.encoder, track=bench.track)]


def _demetr(bench: Bench) -> list[Section]:
    path = bench.folder("demetr") / "dev.jsonl.xz"
    if not path.is_file():
        return []
    return [
        triplets.evaluate_demetr(
            path,
            compare=bench.judge(),
            encoder=bench.encoder,
            track=bench.track,
            limit=bench.limit,
        )
    ]


def _checklists(bench: Bench) -> list[Section]:
    folder = bench.folder("mt-factuality-checklists")
    return [
        triplets.evaluate_checklists(
            folder,
            corpus,
            compare=bench.judge(),
            encoder=bench.encoder,
            track=bench.track,
            limit=bench.limit,
        )
        for corpus in ("wmt", "paws1", "paws2")
        if any(folder.glob(f"{corpus}-*.jsonl.xz"))
    ]


def _bump(bench: Bench) -> list[Section]:
    folder = bench.folder("bump")
    if not any(folder.glob("task*.jsonl.xz")):
        return []
    return [
        triplets.evaluate_bump(
            folder,
            compare=bench.judge(),
            encoder=bench.encoder,
            track=bench.track,
            limit=bench.limit,
        )
    ]


def _summedits(bench: Bench) -> list[Section]:
    folder = bench.folder("summedits")
    if not any(folder.glob("summedits_*.jsonl.xz")):
        return []
    return [
        summaries.evaluate(
            folder,
            compare=bench.judge(),
            encoder=bench.encoder,
            track=bench.track,
            limit=bench.limit,
        )
    ]


def _variants(bench: Bench) -> list[Section]:
    path = bench.folder("quote-variants") / "pairs.tsv"
    if not path.is_file():
        return []
    return [
        silence.evaluate_variants(path, compare=bench.judge(), track=bench.track, limit=bench.limit)
    ]


def _references(bench: Bench) -> list[Section]:
    folder = bench.folder("mt-clusters")
    if not any(folder.glob("*.tsv.xz")):
        return []
    return [
        silence.evaluate_references(
            folder, compare=bench.judge(), track=bench.track, limit=bench.limit
        )
    ]


def _certainty(bench: Bench) -> list[Section]:
    path = bench.folder("sci-certainty") / "sentence-level-certainty.jsonl.gz"
    return [science.evaluate_certainty(path, track=bench.track)] if path.is_file() else []


def _exaggeration(bench: Bench) -> list[Section]:
    path = bench.folder("sci-exaggeration") / "insciout_dev.jsonl.xz"
    return [science.evaluate_exaggeration(path, track=bench.track)] if path.is_file() else []


def _encoder(bench: Bench) -> list[Section]:
    data = bench.shared / "data"
    if bench.encoder is None or not data.is_dir():
        return []
    return [encoder_section.evaluate(bench.encoder, data, track=bench.track)]


def _cost(bench: Bench) -> list[Section]:
    real = bench.shared / "seeds"
    gold = read_gold(real if real.is_dir() else bench.seeds)
    if not gold:
        return []
    pairs = [
        (segment.match.text, segment.text)
        for derivative in read_gold(bench.seeds)
        for segment in derivative.quotations
        if segment.match is not None and derivative.language == "en"
    ]
    article = gold[-1]
    return [
        cost.evaluate(
            article.path,
            article.originals[0],
            pairs,
            compare=bench.judge(),
            track=bench.track,
        )
    ]


_RUNS: Mapping[Measurement, Callable[[Bench], list[Section]]] = {
    Measurement.CASES: _cases,
    Measurement.FAMILIES: _families,
    Measurement.PAIRS: _pairs,
    Measurement.DEMETR: _demetr,
    Measurement.CHECKLISTS: _checklists,
    Measurement.BUMP: _bump,
    Measurement.SUMMEDITS: _summedits,
    Measurement.VARIANTS: _variants,
    Measurement.REFERENCES: _references,
    Measurement.CERTAINTY: _certainty,
    Measurement.EXAGGERATION: _exaggeration,
    Measurement.ENCODER: _encoder,
    Measurement.COST: _cost,
}
