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


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path):
    return written(tmp_path / "a.txt", ARTICLE)


def test_several_files_give_lines_that_name_their_document(article, tmp_path, capsys):
    other = written(tmp_path / "b.txt", ARTICLE)
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
    path = written(
        tmp_path / "a.txt",
        "\x1b[31mRed\x1b[0m said “we \u202eare [bold]here[/bold],” she said.\n",
    )
    assert run(["quotes", str(path), "--format", "terminal"]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "[bold]here[/bold]" in printed


THOUGHTS = (
    "“We [the council] stay open ... for now,” the mayor, Ada Moll, said. I am not tired.\n\n"
    "Ove Lind hopes that the crane will hold.\n"
)


@pytest.fixture
def thoughts(tmp_path):
    return written(tmp_path / "thoughts.txt", THOUGHTS)


def test_a_line_tells_thoughts_lost_marks_and_what_an_editor_marked(thoughts, capsys):
    assert run(["quotes", str(thoughts)]) == 0
    said, lost, hoped = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [THOUGHTS[a:b] for a, b in said["insertions"]] == ["[the council]"]
    assert [THOUGHTS[a:b] for a, b in said["ellipses"]] == ["..."]
    assert (said["speaker_confidence"], said["attitude"], said["marks_lost"]) == (
        "high",
        False,
        False,
    )
    assert lost["marks_lost"]
    assert lost["speaker_confidence"] == "medium"
    assert hoped["attitude"]


def test_thoughts_may_be_left_out(thoughts, capsys):
    assert run(["quotes", str(thoughts), "--no-attitudes"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["attitude"] for line in lines] == [False, False]


def test_a_table_tells_thoughts_from_speech(thoughts, capsys):
    assert run(["quotes", str(thoughts), "--format", "csv"]) == 0
    header, *rows = csv.reader(StringIO(capsys.readouterr().out))
    assert [row[header.index("attitude")] for row in rows] == ["no", "no", "yes"]
    assert [row[header.index("marks_lost")] for row in rows] == ["no", "yes", "no"]


def test_the_terminal_explains_the_signs_that_it_shows(thoughts, article, capsys):
    assert run(["quotes", str(thoughts), "--format", "terminal"]) == 0
    printed = " ".join(capsys.readouterr().out.split())  # lines break where the terminal ends
    assert "hopes that [2~] the crane will hold" in printed
    assert "[1!] I am not tired" in printed
    assert "~ a thought or an intention, no speech" in printed
    assert run(["quotes", str(article), "--format", "terminal"]) == 0
    assert "a thought" not in capsys.readouterr().out
