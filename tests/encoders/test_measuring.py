"""Measuring an encoder: right figures on toy sets, a reason where a set is absent."""

import gzip
import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from fidelity.encoders import load_encoder
from fidelity.evaluation.encoder import evaluate
from fidelity.evaluation.encoder_baselines import PlainAverage, WordOverlap
from fidelity.evaluation.encoder_figures import EncoderFigure, EncoderReport, as_markdown
from fidelity.evaluation.encoder_speed import cost
from fidelity.evaluation.encoder_tasks import spearman

SHARED = Path(__file__).parents[3] / "shared" / "data"

SENTENCES = [
    ("The mayor opened the bridge.", "Der Bürgermeister eröffnete die Brücke."),
    ("Bread became dearer again.", "Brot wurde wieder teurer."),
    ("The minister declined to comment.", "Der Minister lehnte eine Stellungnahme ab."),
]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "stsb-multi-mt"
    folder.mkdir()
    rows = [("The cat sleeps.", "The cat sleeps.", 5), ("The cat sleeps.", "A cat is asleep.", 4)]
    rows += [("The cat sleeps.", "Shares fell in Tokyo.", 0)]
    for language in ("en", "de"):
        lines = "\n".join(f"{first},{second},{score}" for first, second, score in rows)
        (folder / f"stsb-{language}-test.csv").write_text(lines)
    (tmp_path / "parallel").mkdir()
    with lzma.open(tmp_path / "parallel" / "en-de.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("set\ten\tde\n")
        file.writelines(f"ntrex/x\t{english}\t{german}\n" for english, german in SENTENCES)
    negation = tmp_path / "cannot-negation" / "antonym-substitution" / "original"
    negation.mkdir(parents=True)
    item = {"label": 2, "input": "bread", "sentences": ["bridge", "mayor", "bread"]}
    with gzip.open(negation / "SemAntoNeg_v1.0.json.gz", "wt") as file:
        file.write(json.dumps(item) + "\n")
    return tmp_path


def test_figures_of_toy_sets_are_right(data):
    report = evaluate(load_encoder("builtin"), data, speed=False)
    assert report.value("sts", "en") == pytest.approx(100)
    assert report.value("retrieval ntrex", "de") == pytest.approx(100)
    assert report.value("retrieval ntrex", "worst") == pytest.approx(100)
    assert report.value("semantic negation", "SemAntoNeg") == pytest.approx(100)
    assert report.signature == load_encoder("builtin").signature


def test_an_absent_set_is_a_figure_with_a_reason(data):
    report = evaluate(load_encoder("builtin"), data, speed=False)
    absent = [figure for figure in report.figures if figure.value is None]
    assert {(figure.task, figure.item) for figure in absent} >= {
        ("sts", "fr"),
        ("retrieval ntrex", "cs"),
        ("synonym before antonym", "oewn"),
    }
    assert all("skipped" in figure.note for figure in absent)
    assert all(figure.reached is None for figure in absent)


def test_an_empty_folder_gives_reasons_only(tmp_path):
    report = evaluate(WordOverlap(), tmp_path)
    assert report.figures
    assert all(figure.value is None for figure in report.figures)


def test_progress_names_each_task(data):
    seen = []
    evaluate(WordOverlap(), data, speed=False, progress=seen.append)
    assert seen[0] == "sts"
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    ("unit", "value", "target", "expected"),
    [
        ("x100", 80.0, 76.0, True),
        ("x100", 75.9, 76.0, False),
        ("s", 0.2, 0.3, True),
        ("MB", 300.0, 250.0, False),
        ("x100", None, 76.0, None),
        ("x100", 80.0, None, None),
    ],
)
def test_a_target_is_reached_from_the_right_side(unit, value, target, expected):
    figure = EncoderFigure(task="t", item="i", value=value, unit=unit, target=target)
    assert figure.reached is expected


def test_the_table_has_a_column_for_each_encoder():
    figures = (EncoderFigure(task="sts", item="en", value=77.04, target=76.0, count=9),)
    report = EncoderReport(encoder="a", signature="a@1", dimension=2, figures=figures)
    other = EncoderReport(encoder="b", signature="b@1", dimension=2, figures=())
    assert "| sts | en | 77.0 |  | 76.0 |" in as_markdown(report, other)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([1, 2, 3], [10, 20, 30], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 1, 2], [1, 1, 2], 1.0),
        ([1, 1, 1], [1, 2, 3], 0.0),
        ([1, 2, 2, 3], [1, 3, 2, 4], 0.9486832980505138),
    ],
)
def test_spearman(first, second, expected):
    assert spearman(np.array(first), np.array(second)) == pytest.approx(expected)


def test_word_overlap_counts_shared_words():
    rows = WordOverlap().encode(["a b", "a c", "d e", ""])
    assert rows[0] @ rows[1] == pytest.approx(0.5)
    assert rows[0] @ rows[2] == pytest.approx(0.0)
    assert np.linalg.norm(rows[3]) == pytest.approx(1.0)


def test_plain_average_knows_which_words_go_together():
    plain = PlainAverage(["cat dog", "cat dog", "tax law", "tax law", "rain sun"])
    cat, dog, tax, nothing = plain.encode(["cat", "dog", "tax", "zebra"])
    assert cat @ dog > cat @ tax
    assert np.isfinite(nothing).all()


@pytest.mark.slow
def test_loading_is_quick_and_small():
    if not (SHARED / "parallel").is_dir():
        pytest.skip("needs ../shared/data/parallel")
    figures = {figure.item: figure for figure in cost(load_encoder("builtin"), SHARED)}
    assert figures["memory"].reached
    assert figures["load"].value < 2.0  # the target is 0.3, on a machine that does nothing else
