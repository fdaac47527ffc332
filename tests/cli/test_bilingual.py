"""Bilingual files: each segment against its own source, with no original named."""

import json
from pathlib import Path

import pytest

from fidelity.cli import run

CSV = (
    "source,target\n"
    "The ferry may leave at ten.,Le bac peut partir à dix heures.\n"
    "The pier holds 40 people.,La jetée accueille 60 personnes.\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "copy.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def report_of(path: Path, *options: str, capsys) -> dict:
    run(["check", str(path), "--format", "json", *options])
    return json.loads(capsys.readouterr().out)


def test_every_segment_is_checked_against_its_own_source(table, capsys):
    (derivative,) = report_of(table, capsys=capsys)["derivatives"]
    assert [q["match"]["text"] for q in derivative["quotations"]] == [
        "The ferry may leave at ten.",
        "The pier holds 40 people.",
    ]


def test_a_number_that_the_translation_changed_is_found(table, capsys):
    (derivative,) = report_of(table, capsys=capsys)["derivatives"]
    kinds = [[found["kind"] for found in q["distortions"]] for q in derivative["quotations"]]
    assert kinds == [[], ["number"]]


def test_a_changed_number_fails_the_gate(table, capsys):
    assert run(["check", str(table)]) == 1
    capsys.readouterr()


def test_an_article_still_needs_an_original(table, tmp_path, capsys):
    article = tmp_path / "a.txt"
    article.write_text("“We stay,” she said.", encoding="utf-8")
    assert run(["check", str(table), str(article)]) == 2
    assert "--original" in capsys.readouterr().err


def test_a_damaged_bilingual_file_is_one_clear_line(tmp_path, capsys):
    path = tmp_path / "broken.xlf"
    path.write_text("<xliff><file>", encoding="utf-8")
    assert run(["check", str(path)]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1
