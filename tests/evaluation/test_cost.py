import sys
from pathlib import Path

import pytest

from fidelity.errors import InputError
from fidelity.evaluation import cost
from fidelity.evaluation.encoder_figures import EncoderFigure
from fidelity.evaluation.encoder_section import _figures
from fidelity.evaluation.figures import Unit

SEEDS = Path(__file__).parents[2] / "seeds" / "court_case"
OPENS_A_CONNECTION = (
    "import socket\n"
    "try:\n"
    "    socket.create_connection(('127.0.0.1', 9), timeout=0.1)\n"
    "except OSError:\n"
    "    pass\n"
)


def test_a_process_is_timed_and_its_memory_read():
    done = cost._run(["-c", "bytearray(60_000_000)"])
    assert done.cpu_seconds > 0
    assert done.seconds > 0
    assert done.megabytes > 60


def test_a_process_that_fails_is_no_measurement():
    with pytest.raises(InputError, match="status 3: broken"):
        cost._run(["-c", "import sys; sys.stderr.write('broken'); sys.exit(3)"])


def test_a_check_opens_no_connection():
    (figure,) = cost._connections(SEEDS / "digest.txt", SEEDS / "original.txt")
    assert figure.value == 0


def test_the_hook_that_counts_connections_sees_one():
    counted = cost._COUNTING.replace("from fidelity.cli import run", OPENS_A_CONNECTION)
    counted = counted.replace("run(sys.argv[1:])", "0")
    assert int(cost._run(["-c", counted]).errors.split()[-1]) >= 1


def test_compare_is_timed_beside_sacrebleu():
    rounds = [(4.0, 2.0), (2.0, 4.0), (3.0, 3.0)]
    figures = {
        f.name: f.value for f in cost._speed("cost.compare", [("a", "b"), ("c", "d")], rounds)
    }
    assert figures == {
        "cost.compare.per_pair": 2.0,
        "cost.compare.sacrebleu_per_pair": 2.0,
        "cost.compare.times_faster_than_sacrebleu": 1.0,
    }


def test_a_stream_is_told_without_its_start(monkeypatch):
    def run(arguments):
        count = len(Path(arguments[-1]).read_text().splitlines())
        speed, start = (0.002, 3.0) if "compare" in arguments else (0.004, 0.5)
        seconds = start + speed * count
        return cost.Finished(seconds=seconds, cpu_seconds=2 * seconds, megabytes=90.0, errors="")

    monkeypatch.setattr(cost, "_run", run)
    figures = {f.name: f.value for f in cost._stream([("It may rain.", "It will rain.")] * 5)}
    assert figures["cost.stream.per_pair"] == pytest.approx(0.002)
    assert figures["cost.stream.cpu_per_pair"] == pytest.approx(0.004)
    assert figures["cost.stream.times_faster_than_sacrebleu"] == pytest.approx(2.0)
    assert figures["cost.stream.more_megabytes"] == 0


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([2.0, 2.0, 2.0, 2.0, 2.0, 2.0], 1.0),
        ([2.0, 9.0, 2.0, 2.0, 2.0, 8.0], 1.0),  # other work on the machine
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2.5),
        ([2.0, 2.0, 99.0, 3.0, 3.0], 1.5),
    ],
)
def test_growth_is_what_later_rounds_take_of_the_earlier_ones(rounds, expected):
    assert cost.growth(rounds) == pytest.approx(expected)


def test_the_first_of_the_rounds_of_a_stream_is_left_out(monkeypatch):
    times = "warned\n9.0 1.0\n2.0 1.0\n6.0 2.0\n"
    done = cost.Finished(seconds=1.0, cpu_seconds=1.0, megabytes=90.0, errors=times)
    monkeypatch.setattr(cost, "_run", lambda _: done)
    assert cost._rounds([("It may rain.", "It will rain.")], 3) == [(2.0, 1.0), (6.0, 2.0)]


def test_what_a_pair_costs_in_one_process_is_measured(monkeypatch):
    monkeypatch.setattr(cost, "_GROWTH_ROUNDS", 3)
    figures = cost._one_process([("It may rain.", "It will rain."), ("It is two.", "It is three.")])
    assert [figure.name for figure in figures][-1] == "cost.stream.growth"
    assert all(figure.value > 0 for figure in figures)


def test_an_encoders_figure_stands_above_its_baselines():
    row = EncoderFigure(
        task="cross-lingual sts", item="de", value=70.0, baseline=30.0, count=9, target=65.0
    )
    ours, theirs = _figures(row)
    assert (ours.name, ours.value, ours.target) == ("encoder.cross-lingual_sts.de", 0.7, 0.65)
    assert (theirs.name, theirs.value) == ("encoder.cross-lingual_sts.de_by_word_overlap", 0.3)


def test_an_encoders_seconds_and_megabytes_are_better_low():
    (figure,) = _figures(EncoderFigure(task="cost", item="load", value=0.2, unit="s", target=0.3))
    assert (figure.unit, figure.reached) == (Unit.SECONDS, True)


def test_a_figure_that_was_not_taken_is_left_out():
    assert _figures(EncoderFigure(task="sts", item="de", value=None, note="no data")) == []


def test_this_interpreter_is_the_one_that_is_timed():
    done = cost._run(["-c", "import sys; print(sys.executable, file=sys.stderr)"])
    assert done.errors.strip() == sys.executable
