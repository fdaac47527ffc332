"""What is measured of English translations that people have given MQM penalties."""

import lzma
from pathlib import Path

import pytest

from fidelity.evaluation.bench import Bench
from fidelity.evaluation.figures import Unit
from fidelity.evaluation.translation_mqm import evaluate, read_rated

_HEADER = "system\tseg_id\tsrc\tref_A\thyp\tmqm\n"
_ROWS = (
    'A\t1\t2021年有42人。\tIn 2021 there were 42 people.\tIn 2021 there were "42 people.\t-1.0\n'
    "B\t1\t2021年有42人。\tIn 2021 there were 42 people.\tIn 2021 there were 24 persons.\t-5.0\n"
    "C\t1\t2021年有42人。\tIn 2021 there were 42 people.\tYear 12 has people\t-15.0\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "mqm-zhen"
    folder.mkdir()
    with lzma.open(folder / "wmt21_zhen_mqm_scores.tsv.xz", "wt", encoding="utf-8") as file:
        file.write(_HEADER + _ROWS)
    return tmp_path


def test_a_lone_quotation_mark_does_not_swallow_rows(data: Path) -> None:
    rows = read_rated(data / "mqm-zhen" / "wmt21_zhen_mqm_scores.tsv.xz")
    assert [row.mqm for row in rows] == [-1.0, -5.0, -15.0]


def test_score_and_chrf_stand_in_one_table_with_what_overlaps(data: Path) -> None:
    (section,) = evaluate(data, Bench())
    names = [figure.name.rpartition(".")[2] for figure in section.figures]
    assert names == ["score", "score_of_words_alone", "chrf_against_reference", "paired"]
    assert {figure.unit for figure in section.figures[:-1]} == {Unit.INDEX}
    assert section.figures[2].value > 0
    assert any("Overlap" in note for note in section.notes)


def test_without_the_set_there_is_no_table(tmp_path: Path) -> None:
    assert list(evaluate(tmp_path, Bench())) == []
