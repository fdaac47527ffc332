"""The families' and the pairs' figures from end to end, on a family of three quotations."""

import json

import pytest

from fidelity.evaluation import families, pairs
from fidelity.evaluation.bench import Bench

ORIGINAL = """Harbour vote on Monday

“We may sell the northern quay in May,” said the mayor, Ada Moss.

The union's leader, Bo Lind, said: “The crane has 24 bolts, and not one of them is new.”
"""
DERIVATIVE = """Quay to be sold

“We will sell the northern quay in May,” said the mayor, Ada Moss.

“The crane has 24 bolts, and not one of them is new,” said Bo Lind, the union's leader.

“Beekeepers in the valley expect a poor harvest of honey,” Ada Moss said.
"""


def entry(words, match, verdict, distortions=(), speaker="Ada Moss"):
    row = {
        "text": words,
        "kind": "direct",
        "speaker": speaker,
        "match": match,
        "verdict": verdict,
        "distortions": list(distortions),
        "start": DERIVATIVE.index(words),
        "end": DERIVATIVE.index(words) + len(words),
    }
    if match:
        start = ORIGINAL.index(match)
        row |= {"match_file": "original.txt", "match_start": start, "match_end": start + len(match)}
    return row


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("quay")
    (place / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    (place / "digest.txt").write_text(DERIVATIVE, encoding="utf-8")
    raised = {
        "kind": "certainty",
        "severity": "major",
        "derivative": "will sell",
        "original": "may sell",
    }
    gold = {
        "derivative": "digest.txt",
        "originals": ["original.txt"],
        "language": "en",
        "quotations": [
            entry(
                "We will sell the northern quay in May",
                "We may sell the northern quay in May",
                "distorted",
                [raised],
            ),
            entry(
                "The crane has 24 bolts, and not one of them is new",
                "The crane has 24 bolts, and not one of them is new",
                "verbatim",
                speaker="Bo Lind",
            ),
            entry("Beekeepers in the valley expect a poor harvest of honey", None, "unsupported"),
        ],
        "not_quotations": [],
        "ignore": [],
    }
    (place / "digest.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return place


def values(section):
    return {figure.name: figure.value for figure in section.figures}


def test_a_family_is_measured_from_files_to_verdicts(folder):
    section = families.evaluate(folder, "quay", Bench())
    measured = values(section)
    for name in (
        "quay.quotations.found.direct",
        "quay.quotations.speaker_right",
        "quay.pairing.right",
        "quay.verdict.right",
        "quay.distortions.flagged_serious_at_words",
        "quay.precision.all",
    ):
        assert measured[name] == 1.0, name
    assert measured["quay.quotations.false_per_article"] == 0
    assert measured["quay.alarms.finding_on_verbatim"] == 0
    assert section.listing == ""


def test_the_last_stages_are_measured_on_their_own(folder):
    section = families.evaluate_oracle(folder, "quay", Bench())
    measured = values(section)
    assert measured["quay.verdict.right"] == 1.0
    assert not [name for name in measured if "quotations" in name or "pairing" in name]


def test_an_error_is_listed_with_both_texts(folder):
    path = folder / "digest.gold.json"
    before = path.read_text(encoding="utf-8")
    wrong = before.replace('"certainty"', '"number"').replace("verbatim", "unsupported")
    path.write_text(wrong, encoding="utf-8")
    listing = families.evaluate(folder, "quay", Bench()).listing
    path.write_text(before, encoding="utf-8")
    assert "MISSED number major: “will sell” <- “may sell”" in listing
    assert "original: We may sell the northern quay in May" in listing
    assert "WRONG VERDICT: gold unsupported, got verbatim" in listing


def test_pairs_are_counted_by_label_and_kind(tmp_path):
    path = tmp_path / "pairs.jsonl"
    rows = [
        {
            "original": "The quay may be sold.",
            "derivative": "The quay will be sold.",
            "label": "distorted",
            "kind": "certainty",
            "severity": "major",
        },
        {
            "original": "The quay may be sold.",
            "derivative": "The quay might be sold.",
            "label": "faithful",
        },
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    measured = values(pairs.evaluate(path, Bench()))
    assert measured["pairs.distorted.f1"] == 1.0
    assert measured["pairs.recall.certainty"] == 1.0
    assert measured["pairs.alarms.on_faithful"] == 0.0
    assert measured["pairs.ranking.fidelity_auc"] == 1.0
