"""Many pairs: the answers are the same on one core and on several, in the order of the lines."""

import json

import pytest

from fidelity import documents, pipeline
from fidelity.cli import pairs
from fidelity.distortions import number

HOW = pairs.Instructions(encoder="none", language=None, original_language=None)


def _line(n: int) -> bytes:
    pair = {
        "original": f"It may cost {n} crowns.",
        "derivative": f"It may cost {n + n % 3} crowns.",
    }
    return json.dumps({"n": n, **pair}).encode()


LINES = [_line(n) for n in range(150)]
LINES[70:70] = [b"\n", b"not json\n"]


@pytest.fixture(scope="module")
def alone() -> list[pairs.Answer]:
    with pairs.answers(LINES, HOW, pace=pairs.Pace.LINE_BY_LINE) as found:
        return list(found)


def test_a_shared_file_gets_the_answers_of_an_unshared_one(alone):
    with pairs.answers(LINES, HOW, pace=pairs.Pace.ON_ALL_CORES) as found:
        assert list(found) == alone


def test_a_small_file_is_judged_together_with_the_same_answers(alone):
    with pairs.answers(LINES, HOW, pace=pairs.Pace.TOGETHER) as found:
        assert list(found) == alone


def test_one_core_gives_the_same_answers(alone, monkeypatch):
    monkeypatch.setattr(pairs.os, "cpu_count", lambda: 1)
    with pairs.answers(LINES, HOW, pace=pairs.Pace.ON_ALL_CORES) as found:
        assert list(found) == alone


def test_where_judging_together_fails_each_line_is_judged_by_itself(alone, monkeypatch):
    together = pipeline.compare_all

    def fragile(texts, **how):
        if len(texts) > 1:
            raise RuntimeError("one of them is broken")
        return together(texts, **how)

    monkeypatch.setattr(pipeline, "compare_all", fragile)
    monkeypatch.setattr(pairs.os, "cpu_count", lambda: 1)
    with pairs.answers(LINES, HOW, pace=pairs.Pace.ON_ALL_CORES) as found:
        assert list(found) == alone


def test_answers_stand_in_the_order_of_the_lines(alone):
    numbers = [json.loads(answer.text)["n"] for answer in alone if not answer.is_bad]
    assert numbers == list(range(150))


def test_a_bad_line_is_answered_with_its_number_and_costs_no_other(alone):
    (bad,) = [json.loads(answer.text) for answer in alone if answer.is_bad]
    assert bad["line"] == 72
    assert len(alone) == 151


def test_no_line_is_read_before_it_is_asked_for_in_a_stream():
    def lines():
        yield LINES[0]
        raise AssertionError("read ahead")

    with pairs.answers(lines(), HOW, pace=pairs.Pace.LINE_BY_LINE) as found:
        assert not next(found).is_bad


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
    with pairs.answers(
        [json.dumps({**line, "derivative": derivative}).encode()], HOW, pace=pairs.Pace.TOGETHER
    ) as found:
        (answer,) = found
    notices = json.loads(answer.text).get("notices")
    assert (notices and [one["message"] for one in notices]) == expected


def test_a_line_says_which_detector_failed(monkeypatch):
    def broken(comparison):
        raise ValueError("no such word")

    monkeypatch.setattr(number, "detect", broken)
    with pairs.answers(LINES[1:2], HOW, pace=pairs.Pace.TOGETHER) as found:
        (answer,) = found
    (notice,) = json.loads(answer.text)["notices"]
    assert "number failed" in notice["message"]


def test_a_translated_pair_is_read_once(monkeypatch):
    made = []
    of_text = documents.of_text
    monkeypatch.setattr(
        documents, "of_text", lambda text, **how: made.append(text) or of_text(text, **how)
    )
    line = {"original": "It may cost 3 crowns.", "derivative": "Det kan kosta 3 kronor."}
    with pairs.answers(
        [json.dumps({**line, "language": "sv"}).encode()], HOW, pace=pairs.Pace.TOGETHER
    ) as found:
        (answer,) = found
    assert json.loads(answer.text)["notices"]
    assert sorted(made) == sorted(line.values())
