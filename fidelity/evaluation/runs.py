"""The measurements by name, and where each finds its data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fidelity.evaluation import (
    cases,
    cost,
    encoder_section,
    everyday,
    families,
    pairs,
    quotations,
    translation,
    translation_mqm,
)
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import (
    bump,
    checklists,
    demetr,
    fib,
    science,
    silence,
    summaries,
    word_alignment,
)
from fidelity.evaluation.family_figures import FAMILY_TARGETS, NO_TARGETS, SEED_TARGETS
from fidelity.evaluation.figures import Section
from fidelity.evaluation.gold import read_gold
from fidelity.evaluation.measurement import DISTORTION_SETS, SAMPLED, Measurement


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Where the labelled data are; what is not there is left out.

    Attributes:
        shared: the folder of `seeds/`, `pairs/` and the published sets in `data/`.
        seeds: the folder of the project's own families.
        oracle: give gold segments and passages to the families instead of finding them.
    """

    shared: Path
    seeds: Path
    oracle: bool = False

    def files(self, pattern: str) -> list[Path]:
        """The files of published sets that match, sorted."""
        return sorted((self.shared / "data").glob(pattern))


def run(what: Measurement, data: Data, bench: Bench) -> Iterator[Section]:
    """Measure, one section after the other."""
    if what is Measurement.ALL:
        chosen = tuple(_RUNS)
    elif what is Measurement.DISTORTIONS:
        chosen = DISTORTION_SETS
    else:
        chosen = (what,)
    for name in chosen:
        for section in _RUNS[name](data, bench):
            if bench.limit is None or name not in SAMPLED:
                yield section
            else:  # so that no floor set on whole sets is held against a sample
                yield replace(section, data_sha256=f"{section.data_sha256}/{bench.limit}")


def _families(data: Data, bench: Bench) -> Iterator[Section]:
    sets = [
        ("families", data.seeds, FAMILY_TARGETS),
        ("seeds", data.shared / "seeds", SEED_TARGETS),
    ]
    for name, folder, targets in sets:
        if not folder.is_dir():
            continue
        if data.oracle:
            yield families.evaluate_oracle(folder, f"oracle_{name}", bench)
            continue
        yield families.evaluate(folder, name, bench, targets=targets)
        for language in sorted(families.languages(folder) - {"en"}):
            yield families.evaluate(
                folder, f"{name}_{language}", bench, targets=NO_TARGETS, language=language
            )


def _cases(data: Data, bench: Bench) -> Iterator[Section]:  # noqa: ARG001 - they bring their own
    yield cases.evaluate(bench)


def _everyday(data: Data, bench: Bench) -> Iterator[Section]:  # noqa: ARG001 - as the cases
    yield everyday.evaluate(bench)
    yield everyday.evaluate_long(bench)
    yield everyday.evaluate_other(bench)


def _pairs(data: Data, bench: Bench) -> Iterator[Section]:
    for path in sorted((data.shared / "pairs").glob("*.jsonl")):
        yield pairs.evaluate(path, bench)


def _demetr(data: Data, bench: Bench) -> Iterator[Section]:
    for path in data.files("demetr/dev.jsonl.xz"):
        yield demetr.evaluate(path, bench)


def _checklists(data: Data, bench: Bench) -> Iterator[Section]:
    for corpus in ("wmt", "paws1", "paws2"):
        paths = data.files(f"mt-factuality-checklists/{corpus}-*.jsonl.xz")
        if paths:
            yield checklists.evaluate(paths, corpus, bench)


def _bump(data: Data, bench: Bench) -> Iterator[Section]:
    paths = data.files("bump/task*.jsonl.xz")
    if paths:
        yield bump.evaluate(paths, bench)


def _fib(data: Data, bench: Bench) -> Iterator[Section]:
    paths = data.files("fib/*/factcc/*.jsonl*")
    if paths:
        yield fib.evaluate(paths, bench)


def _summedits(data: Data, bench: Bench) -> Iterator[Section]:
    paths = data.files("summedits/summedits_*.jsonl.xz")
    if paths:
        yield summaries.evaluate(paths, bench)


def _variants(data: Data, bench: Bench) -> Iterator[Section]:
    for path in data.files("quote-variants/pairs.tsv"):
        yield silence.evaluate_variants(path, bench)


def _references(data: Data, bench: Bench) -> Iterator[Section]:
    paths = data.files("mt-clusters/*.tsv.xz")
    if paths:
        yield silence.evaluate_references(paths, bench)


def _certainty(data: Data, bench: Bench) -> Iterator[Section]:
    for path in data.files("sci-certainty/sentence-level-certainty.jsonl.gz"):
        yield science.evaluate_certainty(path, bench)


def _exaggeration(data: Data, bench: Bench) -> Iterator[Section]:
    for path in data.files("sci-exaggeration/insciout_dev.jsonl.xz"):
        yield science.evaluate_exaggeration(path, bench)


def _alignment(data: Data, bench: Bench) -> Iterator[Section]:
    paths = data.files("multimwa/*/*-test.tsv*")
    if paths:
        yield word_alignment.evaluate(paths, bench)


def _quotations(data: Data, bench: Bench) -> Iterator[Section]:
    return quotations.evaluate(data.shared / "data", bench)


def _translation(data: Data, bench: Bench) -> Iterator[Section]:
    yield from translation.evaluate(data.shared / "data", bench)
    yield from translation_mqm.evaluate(data.shared / "data", bench)


def _encoder(data: Data, bench: Bench) -> Iterator[Section]:
    if bench.encoder is not None and (data.shared / "data").is_dir():
        yield encoder_section.evaluate(bench.encoder, data.shared / "data", bench)


def _cost(data: Data, bench: Bench) -> Iterator[Section]:
    """The last article of the seeds, or of the project's own families where there are none."""
    own = read_gold(data.seeds)
    articles = read_gold(data.shared / "seeds") or own
    texts = [
        (segment.match.text, segment.text)
        for derivative in own
        for segment in derivative.quotations
        if segment.match is not None and derivative.language == "en"
    ]
    if articles and texts:
        news = [
            (one.original, one.distorted)
            for path in data.files("demetr/dev.jsonl.xz")
            for one in demetr.read(path)
        ]
        yield cost.evaluate(
            articles[-1].path,
            articles[-1].originals[0],
            texts,
            own,
            bench,
            news=news[:: max(1, len(news) // cost.SPEED_PAIRS)],
        )


_RUNS: Mapping[Measurement, Callable[[Data, Bench], Iterable[Section]]] = {
    Measurement.CASES: _cases,
    Measurement.EVERYDAY: _everyday,
    Measurement.FAMILIES: _families,
    Measurement.PAIRS: _pairs,
    Measurement.DEMETR: _demetr,
    Measurement.CHECKLISTS: _checklists,
    Measurement.BUMP: _bump,
    Measurement.FIB: _fib,
    Measurement.SUMMEDITS: _summedits,
    Measurement.VARIANTS: _variants,
    Measurement.REFERENCES: _references,
    Measurement.CERTAINTY: _certainty,
    Measurement.EXAGGERATION: _exaggeration,
    Measurement.ALIGNMENT: _alignment,
    Measurement.QUOTATIONS: _quotations,
    Measurement.TRANSLATION: _translation,
    Measurement.ENCODER: _encoder,
    Measurement.COST: _cost,
}
