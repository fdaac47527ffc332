import json

import pytest

from fidelity.cli import run


@pytest.fixture
def nowhere(tmp_path):
    return ["--data", str(tmp_path / "none"), "--seeds", str(tmp_path / "none")]


def test_the_cases_are_measured_without_any_data(capsys, nowhere):
    assert run(["evaluate", "cases", *nowhere]) == 0
    assert "cases.passed.all" in capsys.readouterr().out


def test_figures_are_written_where_they_are_wanted(tmp_path, nowhere):
    run(["evaluate", "cases", *nowhere, "--output", str(tmp_path / "out")])
    written = json.loads((tmp_path / "out" / "evaluation.json").read_text())
    (section,) = written["sections"].values()
    assert section["signature"].startswith("fidelity:")
    assert (tmp_path / "out" / "evaluation.md").exists()


def test_a_figure_below_its_floor_ends_with_1_and_says_which(tmp_path, capsys, nowhere):
    path = tmp_path / "floors.json"
    assert run(["evaluate", "cases", *nowhere, "--floors", str(path), "--raise-floors"]) == 0
    floors = json.loads(path.read_text())
    floors["floors"]["cases.passed.all"]["value"] = 1.5
    path.write_text(json.dumps(floors))
    assert run(["evaluate", "cases", *nowhere, "--floors", str(path), "--check-floors"]) == 1
    assert "cases.passed.all fell to" in capsys.readouterr().err


def test_a_floor_falls_only_with_a_reason(tmp_path, capsys, nowhere):
    path = tmp_path / "floors.json"
    arguments = ["evaluate", "cases", *nowhere, "--floors", str(path)]
    run([*arguments, "--raise-floors"])
    floors = json.loads(path.read_text())
    floors["floors"]["cases.passed.all"]["value"] = 1.5
    path.write_text(json.dumps(floors))
    assert run([*arguments, "--raise-floors"]) == 2
    assert "--allow-regression" in capsys.readouterr().err
    assert run([*arguments, "--allow-regression", "a case was wrong"]) == 0
    assert json.loads(path.read_text())["floors"]["cases.passed.all"]["reason"] == (
        "a case was wrong"
    )


def test_floors_are_for_the_builtin_encoder(capsys, nowhere):
    assert run(["evaluate", "cases", *nowhere, "--encoder", "none", "--check-floors"]) == 2
    assert "expected the builtin encoder" in capsys.readouterr().err


def test_without_data_the_folders_are_named(capsys, nowhere):
    assert run(["evaluate", "pairs", *nowhere]) == 2
    assert nowhere[1] in capsys.readouterr().err
