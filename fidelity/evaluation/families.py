"""Article families against their gold labels: from the files to the verdicts."""

from dataclasses import replace
from pathlib import Path

from fidelity import documents, pipeline
from fidelity.evaluation import listing
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.family_figures import (
    FAMILY_TARGETS,
    NO_TARGETS,
    Targets,
    of_articles,
    of_segments,
)
from fidelity.evaluation.figures import Section
from fidelity.evaluation.gold import (
    GoldDerivative,
    GoldMatch,
    GoldQuotation,
    data_sha256,
    family_files,
    read_gold,
)
from fidelity.evaluation.matching import Matched, Outcome, judge_segment, match
from fidelity.records import Document, Span


def languages(folder: Path) -> set[str]:
    """The languages of the labelled derivatives below `folder`."""
    return {entry.language for entry in read_gold(folder)}


def evaluate(
    folder: Path,
    name: str,
    bench: Bench,
    *,
    targets: Targets = FAMILY_TARGETS,
    language: str = "en",
) -> Section:
    """Check every derivative in `language` below `folder`, and compare with its gold labels."""
    gold = [entry for entry in read_gold(folder) if entry.language == language]
    matched = [_checked(entry, bench) for entry in bench.track(gold, f"{name}: articles")]
    outcomes = [outcome for one in matched for outcome in one.outcomes]
    return Section(
        name=name,
        figures=(*of_articles(name, matched, targets), *of_segments(name, outcomes, targets)),
        data_sha256=data_sha256(family_files(gold)),
        listing=listing.families(matched),
    )


def evaluate_oracle(folder: Path, name: str, bench: Bench, *, language: str = "en") -> Section:
    """Compare each gold segment with its gold passage: the last three stages on their own."""
    gold = [entry for entry in read_gold(folder) if entry.language == language]
    outcomes = [
        _compared(entry.name, segment, segment.match, bench)
        for entry in bench.track(gold, f"{name}: articles")
        for segment in entry.quotations
        if segment.match is not None
    ]
    found = ("verdict", "distortions", "alarms", "precision")
    figures = of_segments(name, outcomes, NO_TARGETS)
    return Section(
        name=name,
        figures=tuple(f for f in figures if f.name.split(".")[-2] in found),
        data_sha256=data_sha256(family_files(gold)),
        notes=("gold segments and passages given; nothing extracted or paired",),
        listing=listing.outcomes(outcomes),
    )


def _checked(gold: GoldDerivative, bench: Bench) -> Matched:
    originals = [
        documents.read(path, id=f"o{number}") for number, path in enumerate(gold.originals, 1)
    ]
    derivative = documents.read(gold.path, id="d1")
    report = pipeline.check([derivative], originals, encoder=bench.encoder)
    return match(gold, report.derivatives[0], originals)


def _compared(name: str, segment: GoldQuotation, passage: GoldMatch, bench: Bench) -> Outcome:
    """A segment on its own: offsets become those of the two texts alone."""
    alone = replace(
        segment,
        span=Span(0, len(segment.text)),
        match=replace(passage, span=Span(0, len(passage.text))),
        decoy=None,
    )
    original = Document(id="o1", path="", language="en", text=passage.text, sha256="")
    check = bench.compare(passage.text, segment.text)
    return judge_segment(name, alone, check, originals={passage.file: original})
