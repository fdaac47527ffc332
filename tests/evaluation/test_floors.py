import json

import pytest

from fidelity.errors import InputError, UsageError
from fidelity.evaluation.figures import Figure, Section, Unit
from fidelity.evaluation.floors import breaches, raised, read, write


def section(value, *, data="d1", target=0.9, higher_is_better=True, unit=Unit.SHARE):
    figure = Figure(
        name="set.found",
        value=value,
        n=10,
        target=target,
        higher_is_better=higher_is_better,
        unit=unit,
    )
    return [Section(name="set", figures=(figure,), data_sha256=data)]


def test_a_first_run_sets_the_floor():
    assert raised(section(0.7), {})["set.found"].value == 0.7


def test_a_better_run_raises_the_floor():
    assert raised(section(0.8), raised(section(0.7), {}))["set.found"].value == 0.8


def test_a_worse_run_does_not_lower_the_floor():
    with pytest.raises(UsageError, match=r"set\.found to keep its floor 0\.7, got 0\.6"):
        raised(section(0.6), raised(section(0.7), {}))


def test_a_floor_falls_with_a_reason_that_is_kept():
    floors = raised(section(0.6), raised(section(0.7), {}), reason="gold corrected")
    assert (floors["set.found"].value, floors["set.found"].reason) == (0.6, "gold corrected")


def test_other_data_do_not_lower_a_floor_in_silence():
    with pytest.raises(UsageError):
        raised(section(0.6, data="d2"), raised(section(0.7), {}))


def test_a_figure_below_its_floor_is_a_breach():
    floors = raised(section(0.7), {})
    assert [b.figure.value for b in breaches(section(0.69), floors)] == [0.69]
    assert breaches(section(0.7), floors) == ()


def test_for_a_count_of_alarms_the_floor_is_a_ceiling():
    floors = raised(section(0.1, higher_is_better=False), {})
    assert breaches(section(0.05, higher_is_better=False), floors) == ()
    assert len(breaches(section(0.2, higher_is_better=False), floors)) == 1


def test_a_floor_set_on_other_data_is_passed_over():
    assert breaches(section(0.1, data="d2"), raised(section(0.7), {})) == ()


@pytest.mark.parametrize("one", [section(0.7, target=None), section(0.7, unit=Unit.SECONDS)])
def test_only_figures_with_a_target_that_are_no_times_have_floors(one):
    assert raised(one, {}) == {}


def test_floors_read_back_as_written(tmp_path):
    floors = raised(section(0.7), {})
    write(floors, tmp_path / "reports" / "floors.json")
    assert read(tmp_path / "reports" / "floors.json") == floors


def test_without_a_file_there_are_no_floors(tmp_path):
    assert read(tmp_path / "floors.json") == {}


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"floors": {"a": {"b": 1}}})])
def test_a_damaged_file_is_refused_by_name(tmp_path, content):
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(InputError, match=r"floors\.json"):
        read(path)
