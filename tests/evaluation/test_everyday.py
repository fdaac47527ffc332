"""The everyday pairs: the file itself, and what is counted and listed of it."""

from collections import Counter

import pytest

from fidelity.evaluation import everyday
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.everyday import (
    DEV,
    TEST,
    EverydayPair,
    everyday_long_pairs,
    everyday_other_pairs,
    everyday_pairs,
)
from fidelity.records import DistortionKind

SENTENCE = "The council will open the new bridge in May."
SAME = "The council is going to open the new bridge in May."
WRONG = "The council will not open the new bridge in May."


def pair(name, part, derivative, *kinds):
    return EverydayPair(id=name, part=part, original=SENTENCE, derivative=derivative, kinds=kinds)


def measured(monkeypatch, *pairs):
    monkeypatch.setattr(everyday, "everyday_pairs", lambda: pairs)
    section = everyday.evaluate(Bench())
    return {figure.name: figure for figure in section.figures}, section.listing


def test_ids_and_texts_are_unique():
    pairs = everyday_pairs() + everyday_long_pairs() + everyday_other_pairs()
    assert len({one.id for one in pairs}) == len(pairs)
    assert len({(one.original, one.derivative) for one in pairs}) == len(pairs)


def test_the_parts_do_not_share_a_sentence():
    texts = {part: set() for part in (DEV, TEST)}
    for one in everyday_pairs() + everyday_long_pairs() + everyday_other_pairs():
        texts[one.part] |= {one.original, one.derivative}
    assert not texts[DEV] & texts[TEST]


@pytest.mark.parametrize("part", [DEV, TEST])
def test_a_third_of_each_part_is_faithful(part):
    labels = Counter(one.is_distorted for one in everyday_pairs() if one.part == part)
    assert labels[False] * 3 >= labels.total()


@pytest.mark.parametrize(("part", "count"), [(DEV, 90), (TEST, 150)])
def test_half_of_each_part_of_the_long_pairs_is_distorted(part, count):
    labels = Counter(one.is_distorted for one in everyday_long_pairs() if one.part == part)
    assert labels == {True: count / 2, False: count / 2}


def test_long_pairs_are_numbered_by_part():
    for part in (DEV, TEST):
        ids = [one.id for one in everyday_long_pairs() if one.part == part]
        assert ids == [f"long-{part}-{number:03d}" for number in range(1, len(ids) + 1)]


def test_long_pairs_are_english_and_long():
    for one in everyday_long_pairs():
        assert one.is_english
        assert 15 <= len(one.original.split()) <= 40


def test_other_pairs_stay_within_one_language():
    for one in everyday_other_pairs():
        assert one.language == one.original_language != "en"


@pytest.mark.parametrize("part", [DEV, TEST])
def test_each_part_has_every_kind_that_a_bare_sentence_shows(part):
    kinds = {one.kinds[0] for one in everyday_pairs() if one.part == part and one.kinds}
    assert kinds >= set(DistortionKind) - {DistortionKind.BOUNDARY}


def test_parts_and_kinds_are_counted(monkeypatch):
    figures, _ = measured(
        monkeypatch,
        pair("a", DEV, WRONG, DistortionKind.NEGATION),
        pair("b", DEV, SAME),
        pair("c", TEST, WRONG, DistortionKind.TENSE),
        pair("d", TEST, SAME, DistortionKind.NEGATION),
    )
    assert figures["everyday.dev.recall"].value == 1.0
    assert figures["everyday.dev.alarms_on_faithful"].value == 0.0
    assert figures["everyday.dev.kind_named"].value == 1.0
    assert figures["everyday.test.recall"].value == 0.5
    assert figures["everyday.test.kind_named"].value == 0.0
    assert figures["everyday.recall.negation"].value == 0.5
    assert figures["everyday.recall.negation"].n == 2


def test_only_errors_of_the_dev_part_are_listed(monkeypatch):
    _, listing = measured(
        monkeypatch,
        pair("dev-miss", DEV, SAME, DistortionKind.NEGATION),
        pair("dev-alarm", DEV, WRONG),
        pair("test-miss", TEST, SAME, DistortionKind.NEGATION),
        pair("test-alarm", TEST, WRONG),
    )
    assert "MISSED dev-miss" in listing
    assert listing.startswith("== FALSE ALARM dev-alarm")
    assert "test-" not in listing


def test_long_pairs_are_counted_under_their_own_names(monkeypatch):
    pairs = (
        pair("long-dev", DEV, WRONG, DistortionKind.NEGATION),
        pair("long-dev-alarm", DEV, WRONG),
        pair("long-test-miss", TEST, SAME, DistortionKind.NEGATION),
        pair("long-test-alarm", TEST, WRONG),
    )
    monkeypatch.setattr(everyday, "everyday_long_pairs", lambda: pairs)
    section = everyday.evaluate_long(Bench())
    figures = {figure.name: figure for figure in section.figures}
    assert section.name == "everyday_long"
    assert figures["everyday.long_dev.recall"].value == 1.0
    assert figures["everyday.long_dev.kind_named"].value == 1.0
    assert figures["everyday.long_test.recall"].value == 0.0
    assert figures["everyday.long_test.alarms_on_faithful"].value == 1.0
    assert figures["everyday.long.recall.negation"].n == 2
    assert "long-dev-alarm" in section.listing
    assert "long-test" not in section.listing
    assert figures["everyday.long_test.recall"].target == 0.5


def test_a_limit_takes_so_many_of_each_part_and_label(monkeypatch):
    monkeypatch.setattr(
        everyday, "everyday_pairs", lambda: tuple(pair(f"p{n}", TEST, SAME) for n in range(9))
    )
    section = everyday.evaluate(Bench(limit=4))
    figures = {figure.name: figure.n for figure in section.figures}
    assert figures["everyday.test.alarms_on_faithful"] == 4


def test_a_label_without_kinds_is_refused():
    row = {"id": "x", "part": DEV, "label": "distorted", "original": "A.", "derivative": "B."}
    with pytest.raises(ValueError, match="expected kinds"):
        everyday._pair(row)
