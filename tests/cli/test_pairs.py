"""Many pairs: the answers are the same on one core and on several, in the order of the lines."""

import io
import json
import os

import pytest

from fidelity import documents, pipeline
from fidelity.cli import pairs
from fidelity.cli.arrivals import Arrivals
from fidelity.distortions import number

HOW = pairs.Instructions(encoder="none", language=None, original_language=None)


def _line(n: int) -> bytes:
    pair = {
        "original": f"It may cost {n} crowns.",
        "derivative": f"It may cost {n + n % 3} crowns.",
    }
    return json.dumps({"n": n, **pair}).encode()


LINES = [_line(n) for n in range(150)]
LINES[70:70] = [b"", b"not json"]


def _answers(lines: list[bytes], pace: pairs.Pace = pairs.Pace.ALONE) -> list[pairs.Answer]:
    arrivals = Arrivals(io.BytesIO(b"\n".join(lines)))
    with pairs.answers(arrivals, HOW, pace=pace) as found:
        return list(found)


@pytest.fixture(scope="module")
def alone() -> list[pairs.Answer]:
    """Each line is written when the one before it has been answered."""
    found = []
    reader, writer = os.pipe()
    with (
        os.fdopen(reader, "rb") as stream,
        os.fdopen(writer, "wb", buffering=0) as asking,
        pairs.answers(Arrivals(stream), HOW, pace=pairs.Pace.BUSY) as answers,
    ):
        for line in LINES:
            asking.write(line + b"\n")
            if line:
                found.append(next(answers))
        asking.close()
        assert next(answers, None) is None
    return found


@pytest.mark.parametrize("pace", pairs.Pace)
def test_many_lines_at_once_get_the_answers_of_one_at_a_time(alone, pace):
    assert _answers(LINES, pace) == alone


def test_a_busy_stream_gets_the_answers_of_a_quiet_one(alone, monkeypatch):
    monkeypatch.setattr(pairs, "_BUSY_LINES", pairs.CHUNK_LINES)
    assert _answers(LINES, pairs.Pace.BUSY) == alone


@pytest.mark.parametrize("pace", pairs.Pace)
def test_no_lines_get_no_answers(pace):
    assert _answers([], pace) == []
    assert _answers([b"", b"  "], pace) == []


def test_one_core_gives_the_same_answers(alone, monkeypatch):
    monkeypatch.setattr(pairs.os, "cpu_count", lambda: 1)
    assert _answers(LINES, pairs.Pace.ON_ALL_CORES) == alone


def test_where_judging_together_fails_each_line_is_judged_by_itself(alone, monkeypatch):
    together = pipeline.compare_all

    def fragile(texts, **how):
        if len(texts) > 1:
            raise RuntimeError("one of them is broken")
        return together(texts, **how)

    monkeypatch.setattr(pipeline, "compare_all", fragile)
    monkeypatch.setattr(pairs.os, "cpu_count", lambda: 1)
    assert _answers(LINES, pairs.Pace.ON_ALL_CORES) == alone


def test_answers_stand_in_the_order_of_the_lines(alone):
    numbers = [json.loads(answer.text)["n"] for answer in alone if not answer.is_bad]
    assert numbers == list(range(150))


def test_a_bad_line_is_answered_with_its_number_and_costs_no_other(alone):
    (bad,) = [json.loads(answer.text) for answer in alone if answer.is_bad]
    assert bad["line"] == 72
    assert len(alone) == 151


NO_DICTIONARY = "no dictionary from en to sv: only names, figures and the encoder pair words"
NOT_LOOKED_FOR = (
    "not looked for from en to sv: addition, attribution, certainty, date, intensity, "
    "omission, quantifier, role, tense, wording"
)


@pytest.mark.parametrize(
    ("language", "derivative", "expected"),
    [
        ("sv", "Det kan kosta 3 kronor.", [NO_DICTIONARY, NOT_LOOKED_FOR]),
        ("pl", "To może kosztować 3 korony.", None),
        ("fr", "Cela peut coûter 3 couronnes.", None),
        ("en", "It could cost 3 crowns.", None),
    ],
)
def test_a_line_says_what_is_not_looked_for_between_its_languages(language, derivative, expected):
    line = {"original": "It may cost 3 crowns.", "original_language": "en", "language": language}
    (answer,) = _answers([json.dumps({**line, "derivative": derivative}).encode()])
    notices = json.loads(answer.text).get("notices")
    assert (notices and [one["message"] for one in notices]) == expected


def test_a_line_says_which_detector_failed(monkeypatch):
    def broken(comparison):
        raise ValueError("no such word")

    monkeypatch.setattr(number, "detect", broken)
    (answer,) = _answers(LINES[1:2])
    (notice,) = json.loads(answer.text)["notices"]
    assert "number failed" in notice["message"]


def test_a_translated_pair_is_read_once(monkeypatch):
    made = []
    of_text = documents.of_text
    monkeypatch.setattr(
        documents, "of_text", lambda text, **how: made.append(text) or of_text(text, **how)
    )
    line = {"original": "It may cost 3 crowns.", "derivative": "Det kan kosta 3 kronor."}
    (answer,) = _answers([json.dumps({**line, "language": "sv"}).encode()])
    assert json.loads(answer.text)["notices"]
    assert sorted(made) == sorted(line.values())
