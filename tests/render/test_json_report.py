"""The JSON report holds to its schema and keeps every text."""

import json

import jsonschema
import pytest

from fidelity.gate import judge
from fidelity.records import Policy
from fidelity.render import schema
from fidelity.render.json_report import render


def parsed(report):
    return json.loads(render(report, judge(report, Policy())))


@pytest.mark.parametrize(
    "name",
    ["report", "empty_report", "faithful_report", "fetched_report", "hostile_report"],
    ids=str,
)
def test_a_report_holds_to_the_schema(name, request):
    jsonschema.validate(parsed(request.getfixturevalue(name)), json.loads(schema()))


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_offsets_give_the_words_that_stand_beside_them(report):
    text = report.derivatives[0].document.text
    for quotation in parsed(report)["derivatives"][0]["quotations"]:
        assert quotation["text"] == " ".join(text[a:b] for a, b in quotation["spans"])
        for found in quotation["distortions"]:
            if found["derivative"]:
                [[start, end]] = found["derivative"]["spans"]
                assert found["derivative"]["text"] == text[start:end]


def test_a_split_passage_keeps_its_parts(report):
    match = parsed(report)["derivatives"][0]["quotations"][0]["match"]
    assert match["text"] == "There is a clear possibility, that the ferry might return."
    assert len(match["spans"]) == 2
    assert match["speaker"] == "Ada Brandt"


def test_an_omission_has_no_words_of_the_derivative(report):
    found = parsed(report)["derivatives"][0]["quotations"][1]["distortions"][0]
    assert found["derivative"] is None
    assert found["original"]["text"] == "not"


def test_an_unsupported_quotation_has_no_match(report):
    quotation = parsed(report)["derivatives"][0]["quotations"][3]
    assert quotation["verdict"] == "unsupported"
    assert quotation["match"] is None


def test_a_report_without_a_gate_says_so(report):
    assert json.loads(render(report, None))["gate"] is None


def test_hostile_words_come_back_unchanged_and_cannot_act(hostile_report):
    text = render(hostile_report, None)
    assert "\x1b" not in text
    assert "\u202e" not in text
    words = json.loads(text)["derivatives"][0]["quotations"][0]["text"]
    quotation = hostile_report.derivatives[0].checks[0].pair.quotation
    assert words == quotation.contents[0].of(hostile_report.derivatives[0].document.text)


def test_half_a_surrogate_pair_does_not_break_the_report(report, tmp_path):
    from dataclasses import replace

    broken = replace(report, signature="\ud800 \U000e0041")
    render(broken, None).encode()
    assert json.loads(render(broken, None))["tool"]["signature"] == "\ud800 \U000e0041"
