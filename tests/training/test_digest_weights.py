"""What the support of a digest is fitted to, and how."""

import json
import lzma

import numpy as np
import pytest

from fidelity.passages.digests import FEATURES
from fidelity.training.digest_weights import fit, read_pairs, tables
from fidelity.training.planted_digests import Planted, planted_digests

ARTICLE = (
    "The mayor of Norvik, Ove Lind, refused to pay for a crane in 2014. "
    "Fishermen sold their catch in Tarn. The harbour master, Ada Moll, closed the pier."
)
SUMMARY = "Ove Lind refused to pay for a crane in Norvik in 2014."


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "fib" / "xsum" / "factcc"
    folder.mkdir(parents=True)
    row = {
        "id": "1",
        "input": ARTICLE,
        "lbl": 1,
        "list_choices": [SUMMARY.replace("2014", "2013"), SUMMARY],
    }
    (folder / "binary_choice-using_numswp.jsonl").write_text(json.dumps(row), encoding="utf-8")
    synsets = [
        ["1", "", "n", "crane|harbour|pier|fisherman", "", "", "", ""],
        ["2", "", "v", "refuse|close|sell", "", "", "", ""],
    ]
    (tmp_path / "oewn").mkdir()
    with lzma.open(tmp_path / "oewn" / "synsets.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("header\n" + "\n".join("\t".join(row) for row in synsets) + "\n")
    return tmp_path


def test_errors_of_several_kinds_are_planted(data):
    planted = planted_digests(data)

    assert {"numswp.xsum", "noun.article", "predicate.article", "name.article", "pronoun"} <= {
        one.kind for one in planted
    }
    assert all(one.right == SUMMARY != one.wrong for one in planted)


def test_the_same_seed_plants_the_same_errors(data):
    assert planted_digests(data, seed=3) == planted_digests(data, seed=3)


def test_nothing_is_planted_without_data(tmp_path):
    assert planted_digests(tmp_path) == []


def test_a_wrong_summary_lacks_more():
    wrong = SUMMARY.replace("Ove Lind", "Ada Moll")
    pairs = read_pairs([Planted(kind="name", article=ARTICLE, right=SUMMARY, wrong=wrong)])

    assert pairs.differences.shape == (1, len(FEATURES))
    assert pairs.differences[0, FEATURES.index("name.stretch")] > 0


def test_what_tells_wrong_from_right_has_weight_and_nothing_is_below_zero():
    rows = np.array([[1.0, -1.0], [1.0, 0.5], [2.0, 0.2]])

    telling, misleading = fit(np.tile(rows, (40, 1)), np.ones(120))

    assert telling > misleading >= 0


def test_the_tables_name_every_feature():
    text = tables([0.5] * len(FEATURES))

    assert text.count(" = 0.50") == len(FEATURES)
    assert "[beside]" in text
