"""`fidelity quotes`: an extractor that people use on its own."""

import csv
import json
from io import StringIO

import pytest

from fidelity.cli import run

ARTICLE = (
    "Harbour news\n\n"
    "“We stay open,” the mayor, Ada Moll, said. “=SUM(A1) is no plan.”\n\n"
    "The engineer, Ove Lind, said the crane was old.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_several_files_give_lines_that_name_their_document(article, tmp_path, capsys):
    other = tmp_path / "b.txt"
    other.write_text(ARTICLE, encoding="utf-8")
    assert run(["quotes", str(article), str(other)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(dict.fromkeys(line["document"] for line in lines)) == [str(article), str(other)]


def test_a_table_has_a_row_for_each_quotation_and_no_formula(article, capsys):
    assert run(["quotes", str(article), "--format", "csv"]) == 0
    header, *rows = csv.reader(StringIO(capsys.readouterr().out))
    assert header[:2] == ["document", "line"]
    assert {row[header.index("speaker")] for row in rows} == {"Ada Moll", "Ove Lind"}
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_the_terminal_shows_the_text_and_who_speaks(article, capsys):
    assert run(["quotes", str(article), "--format", "terminal"]) == 0
    printed = capsys.readouterr().out
    assert "“[1] We stay open,”" in printed
    assert "said [2] the crane was old" in printed
    assert "1 Ada Moll" in printed
    assert "2 Ove Lind" in printed


def test_an_unknown_format_is_wrong_use(article, capsys):
    assert run(["quotes", str(article), "--format", "html"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_control_characters_of_an_article_do_not_reach_the_terminal(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(
        "\x1b[31mRed\x1b[0m said “we \u202eare [bold]here[/bold],” she said.\n", encoding="utf-8"
    )
    assert run(["quotes", str(path), "--format", "terminal"]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "[bold]here[/bold]" in printed
