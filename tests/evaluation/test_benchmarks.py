"""The readers and measures of the published sets, on tiny files of the same form."""

import json
import lzma

import pytest

from fidelity.errors import InputError
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import (
    bump,
    checklists,
    demetr,
    fib,
    science,
    silence,
    summaries,
)
from fidelity.evaluation.benchmarks.rows import read_rows, sample, sample_each

SENTENCE = "The council will open the new bridge in May."
SAME = "The council is going to open the new bridge in May."
WRONG = "The council will not open the new bridge in May."


def packed(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def values(section):
    return {figure.name: figure.value for figure in section.figures}


def test_a_sample_is_the_same_in_every_run_and_keeps_the_order():
    first, second = sample(range(100), 10), sample(range(100), 10)
    assert first == second == sorted(first)
    assert len(set(first)) == 10


def test_every_group_is_sampled():
    words = ["aa", "ab", "ac", "ba"]
    assert [w[0] for w in sample_each(words, lambda word: word[0], 2)] == ["a", "a", "b"]


def test_a_broken_line_is_named_by_its_number(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"a": 1}\n{"a": \n')
    with pytest.raises(InputError, match=r"line 2 of .*rows\.jsonl"):
        read_rows(path)


def test_demetr_is_ranked_and_counted_by_kind(tmp_path):
    row = {"eng_sent": SENTENCE, "mt_sent": SAME, "pert_sent": WRONG}
    path = packed(
        tmp_path / "dev.jsonl.xz",
        [
            row | {"pert_name": "critical_id8_negation", "severity": "critical"},
            row | {"pert_name": "base_id35_reference", "severity": "base"},
        ],
    )
    section = demetr.evaluate(path, Bench())
    measured = values(section)
    assert measured["demetr.ranking.critical_id8_negation"] == 1.0
    assert measured["demetr.alarms_macro.critical"] == 1.0
    assert measured["demetr.alarms_on_faithful.all"] == 0.0
    assert "demetr.ranking.base_id35_reference" not in measured


def test_each_distorted_version_of_a_checklist_is_a_triplet(tmp_path):
    wmt = packed(tmp_path / "wmt-neg.jsonl.xz", [["1", "-", SENTENCE, "-", SAME, WRONG, WRONG]])
    paws = packed(tmp_path / "paws1-neg.jsonl.xz", [["1", SENTENCE, SAME, WRONG]])
    wmt = checklists.read([wmt], "wmt")
    paws = checklists.read([paws], "paws1")
    assert [(t.original, t.faithful, t.distorted, t.kind) for t in wmt] == [
        (SENTENCE, SAME, WRONG, "neg")
    ] * 2
    assert [(t.original, t.faithful, t.distorted, t.kind) for t in paws] == [
        (SENTENCE, SAME, WRONG, "neg")
    ]


def test_the_named_kind_is_counted(tmp_path):
    path = packed(tmp_path / "wmt-neg.jsonl.xz", [["1", "-", SENTENCE, "-", SAME, WRONG]])
    section = checklists.evaluate([path], "wmt", Bench())
    assert values(section)["checklists_wmt.kind_named.neg"] == 1.0


def test_an_edit_that_still_holds_ranks_above_one_that_does_not(tmp_path):
    row = {"original_summary": SENTENCE}
    path = packed(
        tmp_path / "summedits_news.jsonl.xz",
        [row | {"summary": SAME, "label": 1}, row | {"summary": WRONG, "label": 0}],
    )
    section = summaries.evaluate([path], Bench())
    assert values(section)["summedits.auc.news"] == 1.0


def test_of_two_variants_the_longer_is_the_original(tmp_path):
    header = "kind\tratio\tcoverage\tcorpus\tarticle_a\tsource_a\tquote_a"
    path = tmp_path / "pairs.tsv"
    path.write_text(
        f"{header}\tarticle_b\tsource_b\tquote_b\tdiff\n"
        f"truncated\t1\t1\tx\ta\tf\topen the new bridge\tb\tg\t{SENTENCE}\t[]\n"
        f"altered\t1\t1\tx\ta\tf\tthe bridge\tb\tg\tthat bridge\t[]\n"
    )
    (pair,) = silence.read_variants(path)
    assert (pair.original, pair.derivative) == (SENTENCE, "open the new bridge")


def test_only_sets_with_two_references_are_compared(tmp_path):
    for name, header in (("a", "src\tref:A\tref:B\tsys:x"), ("b", "src\tref:A\tsys:x")):
        with lzma.open(tmp_path / f"{name}.xx-en.tsv.xz", "wt", encoding="utf-8") as file:
            file.write(f"{header}\nx\t{SENTENCE}\t{SAME}\tz\n")
    (pair,) = silence.read_references(sorted(tmp_path.glob("*")))
    assert (pair.original, pair.derivative) == (SENTENCE, SAME)


def test_a_release_that_claims_more_than_its_paper_is_named(tmp_path):
    row = {
        "abstract_conclusion": "Salt is linked to short sleep.",
        "press_release_conclusion": "Salt reduces sleep.",
        "exaggeration_label": "exaggerates",
    }
    section = science.evaluate_exaggeration(packed(tmp_path / "dev.jsonl.xz", [row]), Bench())
    assert values(section)["exaggeration.recall.exaggerates"] == 1.0


def test_fib_is_ranked_by_collection_and_change(tmp_path):
    article = f"{SENTENCE} It cost 40 million crowns. Ferries will run until then. " * 3
    path = packed(
        tmp_path / "cnn_dm" / "factcc" / "binary_choice-using_negation.jsonl.xz",
        [
            {
                "input": article,
                "list_choices": [f"<t> {WRONG} </t>", f"<t> {SAME} </t>"],
                "lbl": 1,
            }
        ],
    )

    measured = values(fib.evaluate([path], Bench()))

    assert measured["fib.ranking.cnn_dm_negation"] == 1.0
    assert measured["fib.alarms_on_faithful.all"] == 0.0


def test_bump_is_ranked_by_error_type(tmp_path):
    path = packed(
        tmp_path / "task1.jsonl.xz",
        [
            {
                "article": f"{SENTENCE} It cost 40 million crowns. Ferries will run till then. "
                * 3,
                "reference_summary": SAME,
                "edited_summary": SAME.replace("May", "June"),
                "error_type": "Extrinsic Circumstance Error",
            }
        ],
    )

    assert values(bump.evaluate([path], Bench()))["bump.ranking.extrinsic_circumstance"] == 1.0
