import json
from pathlib import Path

import pytest

from fidelity.errors import InputError
from fidelity.evaluation.gold import data_sha256, family_files, read_gold
from fidelity.records import QuotationKind, VerdictLabel

SEEDS = Path(__file__).parents[2] / "seeds"


def family(folder, **changes):
    (folder / "o.txt").write_text("Moss said: “We may sell.”", encoding="utf-8")
    (folder / "d.txt").write_text("Moss: “We will sell.”", encoding="utf-8")
    row = {
        "text": "We will sell.",
        "kind": "direct",
        "speaker": "Moss",
        "match": "We may sell.",
        "verdict": "distorted",
        "distortions": [
            {"kind": "certainty", "severity": "major", "derivative": "will", "original": "may"}
        ],
        "start": 7,
        "end": 20,
        "match_file": "o.txt",
        "match_start": 12,
        "match_end": 24,
    }
    gold = {
        "derivative": "d.txt",
        "originals": ["o.txt"],
        "language": "en",
        "quotations": [row | changes],
        "not_quotations": ["off"],
    }
    (folder / "d.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_a_segment_is_read_with_its_match(tmp_path):
    (derivative,) = read_gold(family(tmp_path))
    (segment,) = derivative.quotations
    assert segment.kind is QuotationKind.DIRECT
    assert segment.verdict is VerdictLabel.DISTORTED
    assert segment.match.text == "We may sell."
    assert segment.distortions[0].is_serious
    assert derivative.not_quotations == ("off",)
    assert derivative.ignore == ()


def test_offsets_that_miss_their_words_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"expected 'We will sell\.'"):
        read_gold(family(tmp_path, start=8, end=21))


def test_labels_that_are_no_json_are_refused(tmp_path):
    family(tmp_path)
    (tmp_path / "d.gold.json").write_text("{")
    with pytest.raises(InputError, match=r"d\.gold\.json"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    "changes", [{"kind": "shouted"}, {"verdict": None}, {"start": "7"}, {"end": 3}]
)
def test_labels_of_another_form_are_refused(tmp_path, changes):
    with pytest.raises(InputError, match=r"d\.gold\.json"):
        read_gold(family(tmp_path, **changes))


def test_a_missing_article_is_named(tmp_path):
    family(tmp_path)
    (tmp_path / "o.txt").unlink()
    with pytest.raises(InputError, match=r"o\.txt"):
        read_gold(tmp_path)


def test_the_digest_of_the_data_changes_with_a_label(tmp_path):
    before = data_sha256(family_files(read_gold(family(tmp_path))))
    after = data_sha256(family_files(read_gold(family(tmp_path, verdict="faithful"))))
    assert before != after


def test_every_family_of_the_project_reads():
    derivatives = read_gold(SEEDS)
    assert {d.path.parent.name for d in derivatives} == {
        "central_bank",
        "court_case",
        "film_festival",
    }
    assert all(derivative.quotations for derivative in derivatives)
