import json

import pytest

from fidelity.errors import InputError
from fidelity.evaluation.figures import Section, Unit, rate
from fidelity.evaluation.tables import shown, to_text, write


def section(name="set", listing=""):
    figure = rate(f"{name}.found", [True, True, False, True], target=0.7)
    return Section(name=name, figures=(figure,), data_sha256="abc", listing=listing)


def test_a_figure_is_printed_with_interval_and_target():
    line = to_text(section()).splitlines()[-1]
    assert line.split("  ")[0] == "set.found"
    assert "75.0 %" in line
    assert "30.1 % to 95.4 %" in line
    assert "≥ 70.0 % ✓" in line


def test_a_later_run_keeps_the_sections_that_it_did_not_measure(tmp_path):
    write([section("a")], tmp_path, signature="s")
    write([section("b")], tmp_path, signature="s")
    written = json.loads((tmp_path / "evaluation.json").read_text())
    assert list(written["sections"]) == ["a", "b"]
    assert "## a" in (tmp_path / "evaluation.md").read_text()


def test_texts_go_to_the_local_folder_only(tmp_path):
    write([section(listing="words of an article")], tmp_path, signature="s")
    held = [p for p in tmp_path.rglob("*") if p.is_file() and "article" in p.read_text()]
    assert held == [tmp_path / "local" / "set.txt"]


def test_damaged_figures_are_refused_by_name(tmp_path):
    (tmp_path / "evaluation.json").write_text("[]")
    with pytest.raises(InputError, match=r"evaluation\.json"):
        write([section()], tmp_path, signature="s")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.5, Unit.SHARE, "50.0 %"),
        (0.5, Unit.INDEX, "0.500"),
        (1.5, Unit.MEAN, "1.50"),
        (4.0, Unit.RATIO, "4.00 x"),
        (0.123456, Unit.SECONDS, "0.123 s"),
    ],
)
def test_each_unit_is_printed_its_own_way(value, unit, expected):
    assert shown(value, unit) == expected
