"""How sure and how strong: findings rated by people, and press releases against their papers.

sci-certainty (Pei and Jurgens 2021) rates sentences from 1 to 6. sci-exaggeration (Wright and
Augenstein 2021, on data of Sumner et al. 2014) says whether a press release claims the same as
the paper, more, or less.
"""

from pathlib import Path

from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks.rows import Row, read_rows, text_of
from fidelity.evaluation.figures import Section, index, macro_f1, pearson, rate
from fidelity.evaluation.gold import data_sha256
from fidelity.text.assurance import ClaimStrength, assurance, claim_strength
from fidelity.text.modality import modal_marks
from fidelity.text.tokens import tokenize

_SAME, _MORE, _LESS = "same", "exaggerates", "downplays"


def evaluate_certainty(path: Path, bench: Bench) -> Section:
    """Correlation of the assurance of a sentence with its rating, on the rows marked `test`."""
    rows = [row for row in read_rows(path) if row["split"] == "test"]
    rated = [float(text_of(row, "sentence-level-certainty")) for row in rows]
    tokens = [tokenize(text_of(row, "finding")) for row in bench.track(rows, "certainty")]
    counted = [-float(len(modal_marks(sentence, "en"))) for sentence in tokens]
    sure = [assurance(sentence) for sentence in tokens]
    return Section(
        name="certainty",
        figures=(
            index("certainty.pearson.assurance", pearson(sure, rated), len(rows), target=0.62),
            index("certainty.pearson.by_counting_modal_words", pearson(counted, rated), len(rows)),
        ),
        data_sha256=data_sha256([path]),
    )


def evaluate_exaggeration(path: Path, bench: Bench) -> Section:
    """Whether the claim of a press release is named stronger or weaker than the paper's."""
    rows = read_rows(path)
    gold = [text_of(row, "exaggeration_label") for row in rows]
    named = [_compared(row) for row in bench.track(rows, "exaggeration")]
    together = list(zip(rows, gold, named, strict=True))
    figures = [
        index("exaggeration.macro_f1.claims", macro_f1(gold, named), len(rows), target=0.50),
        *(
            rate(f"exaggeration.recall.{label}", [n == g for _, g, n in together if g == label])
            for label in (_SAME, _MORE, _LESS)
        ),
    ]
    errors = [
        f"== gold {label}, got {said}\n   original:   {text_of(row, 'abstract_conclusion')}\n"
        f"   derivative: {text_of(row, 'press_release_conclusion')}\n"
        for row, label, said in together
        if said != label
    ]
    return Section(
        name="exaggeration",
        figures=tuple(figures),
        data_sha256=data_sha256([path]),
        listing="\n".join(errors),
    )


def _compared(row: Row) -> str:
    """Where either text makes no claim that is recognised, nothing is said against it."""
    release = _strength(text_of(row, "press_release_conclusion"))
    paper = _strength(text_of(row, "abstract_conclusion"))
    if release is None or paper is None or release is paper:
        return _SAME
    return _MORE if release > paper else _LESS


def _strength(text: str) -> ClaimStrength | None:
    return claim_strength(tokenize(text))
