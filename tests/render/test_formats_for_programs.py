"""Reports for CI, spreadsheets and evaluators: each is valid, and no article can act in it."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from fidelity.gate import Excuses, findings, judge
from fidelity.records import Document, Policy, Report, Severity
from fidelity.render import (
    FORMATS,
    claim_review,
    csv_table,
    github,
    json_lines,
    junit,
    mqm_tsv,
    renderer,
    sarif,
)

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
FIXTURES = [
    "report",
    "empty_report",
    "faithful_report",
    "fetched_report",
    "hostile_report",
    "huge_report",
]
PROGRAMS = {
    "report.sarif": sarif.render,
    "junit.xml": junit.render,
    "github.txt": github.render,
    "report.csv": csv_table.render,
    "report.jsonl": json_lines.render,
    "mqm.tsv": mqm_tsv.render,
    "claimreview.json": claim_review.render,
}
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="../shared/schemas is not here")


def rendered(render, report):
    return render(report, judge(report, Policy()))


@pytest.fixture
def huge_report(report):
    """10,000 findings."""
    item = report.derivatives[0]
    checks = item.checks[:2] * 3334
    return replace(report, derivatives=(replace(item, checks=checks),))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_report_is_the_one_that_was_accepted(name, report, check_golden):
    text = rendered(PROGRAMS[name], report)
    if name == "report.sarif":  # the rules' help has its own tests
        parsed = json.loads(text)
        parsed["runs"][0]["tool"]["driver"]["rules"] = []
        text = json.dumps(parsed, indent=2, ensure_ascii=False) + "\n"
    check_golden(name, text)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("fixture", FIXTURES[:-1])
def test_every_format_writes_every_report_in_utf_8(name, fixture, request):
    text = rendered(renderer(name), request.getfixturevalue(fixture))
    assert text.encode().endswith(b"\n") or (name, fixture) == ("jsonl", "empty_report")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.fixture(scope="module")
def sarif_validator():
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@needs_schemas
@pytest.mark.parametrize("fixture", FIXTURES)
def test_sarif_holds_to_the_standard(fixture, request, sarif_validator):
    parsed = json.loads(rendered(sarif.render, request.getfixturevalue(fixture)))
    results = parsed["runs"][0]["results"]
    if len(results) > 100:  # the validator is slow and the results are alike
        assert len(results) >= 10_000
        parsed["runs"][0]["results"] = results[:20]
    sarif_validator.validate(parsed)


@pytest.fixture(scope="module")
def junit_schema():
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd"))


@needs_schemas
@pytest.mark.parametrize("fixture", FIXTURES)
def test_junit_holds_to_its_schema(fixture, request, junit_schema):
    text = rendered(junit.render, request.getfixturevalue(fixture))
    junit_schema.assertValid(etree.fromstring(text.encode()))


def test_junit_has_a_case_for_each_quotation_and_a_failure_where_the_gate_fails(report):
    suite = etree.fromstring(rendered(junit.render, report).encode())[0]
    assert suite.get("tests") == "4"
    assert suite.get("failures") == "2"
    assert suite.get("skipped") == "1"
    assert len(suite.findall("testcase/failure")) == 2


def test_junit_fails_nothing_where_the_policy_fails_nothing(report):
    text = junit.render(report, judge(report, Policy(fail_on=None)))
    assert "<failure" not in text


def results(report):
    return json.loads(rendered(sarif.render, report))["runs"][0]["results"]


def test_sarif_points_at_the_words_of_both_sides(report):
    found = next(item for item in results(report) if item["ruleId"] == "certainty")
    region = found["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "obvious likelihood"
    assert (region["startLine"], region["startColumn"]) == (3, 14)
    related = found["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "harbour.txt"
    assert related["region"]["snippet"]["text"] == "clear possibility"


@pytest.mark.parametrize("name", ["terminal", "html", "markdown", "json", "sarif"])
def test_a_fetched_page_is_named_with_its_address_hash_and_time(fetched_report, name):
    text = rendered(renderer(name), fetched_report)
    document = fetched_report.derivatives[0].document
    for part in ("https://news.example/story", document.visit.at, document.sha256):
        assert part in text.replace("\n", "")


def test_sarif_rules_are_where_the_results_say(report):
    run = json.loads(rendered(sarif.render, report))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == 17
    for item in run["results"]:
        assert rules[item["ruleIndex"]] == item["ruleId"]


def _moved(report: Report, prefix: str) -> Report:
    """The same report on a derivative with text put in above."""
    item = report.derivatives[0]

    def shift(span):
        return replace(span, start=span.start + len(prefix), end=span.end + len(prefix))

    def shift_excerpt(excerpt):
        return excerpt and replace(excerpt, spans=tuple(map(shift, excerpt.spans)))

    checks = []
    for check in item.checks:
        quotation = check.pair.quotation
        moved = replace(
            quotation,
            contents=tuple(map(shift, quotation.contents)),
            extent=shift(quotation.extent),
            speaker=None,
            cue=None,
        )
        found = tuple(replace(d, hyp=shift_excerpt(d.hyp)) for d in check.distortions)
        checks.append(replace(check, pair=replace(check.pair, quotation=moved), distortions=found))
    document: Document = replace(item.document, text=prefix + item.document.text)
    return replace(
        report,
        derivatives=(replace(item, document=document, checks=tuple(checks), notices=()),),
    )


def test_a_fingerprint_survives_text_put_in_above(report):
    moved = _moved(report, "A new first paragraph.\n\n")
    prints = [item["partialFingerprints"] for item in results(report)]
    assert prints == [item["partialFingerprints"] for item in results(moved)]
    lines = [
        item["locations"][0]["physicalLocation"]["region"]["startLine"] for item in results(moved)
    ]
    assert lines[0] == 5


def test_a_uri_is_one_whatever_the_path(report):
    from fidelity.render.sarif import _uri

    assert _uri("a b/ü#?.txt") == "a%20b/%C3%BC%23%3F.txt"
    assert _uri("/a b.txt") == "file:///a%20b.txt"


def test_each_line_for_github_is_one_command_of_ours(hostile_report):
    for line in rendered(github.render, hostile_report).splitlines():
        assert re.match(r"::(error|warning|notice) [^:]*::", line)
        assert "%" not in re.sub("%(25|3A|2C)", "", line)


def test_github_is_told_line_and_columns(report):
    first = rendered(github.render, report).splitlines()[1]
    assert first.startswith("::error file=ferry.txt,line=3,endLine=3,col=14,endColumn=32,")


def test_no_cell_of_the_table_is_a_formula(report):
    attacks = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"]
    item = report.derivatives[0]
    for attack in attacks:
        found = tuple(replace(d, message=attack) for d in item.checks[0].distortions)
        check = replace(item.checks[0], distortions=found)
        hostile = replace(report, derivatives=(replace(item, checks=(check,)),))
        for row in csv.reader(StringIO(rendered(csv_table.render, hostile))):
            assert not [cell for cell in row if cell[:1] in "=+-@\t＝" and cell]


def test_the_table_has_a_row_for_each_distortion_and_each_quotation_without_one(report):
    rows = list(csv.DictReader(StringIO(rendered(csv_table.render, report))))
    assert [row["distortion"] for row in rows] == ["certainty", "name", "negation", "", ""]
    assert rows[2]["original_words"] == "not"
    assert rows[4]["original"] == ""


def test_json_lines_have_a_quotation_each(report):
    lines = [json.loads(line) for line in rendered(json_lines.render, report).splitlines()]
    assert [line["verdict"] for line in lines] == [
        "distorted",
        "distorted",
        "verbatim",
        "unsupported",
    ]
    assert lines[3]["original_text"] is None


def test_mqm_marks_the_words_on_both_sides(report):
    rows = list(csv.DictReader(StringIO(rendered(mqm_tsv.render, report)), delimiter="\t"))
    assert "<v>clear possibility</v>" in rows[0]["source"]
    assert "<v>obvious likelihood</v>" in rows[0]["target"]
    assert rows[0]["category"] == "Accuracy/Mistranslation"
    assert rows[-1]["severity"] == "No-error"


def test_a_claim_review_is_a_draft_without_a_rating(report):
    parsed = json.loads(rendered(claim_review.render, report))
    drafts = parsed["@graph"]
    assert [draft["creativeWorkStatus"] for draft in drafts] == ["Draft", "Draft"]
    assert "reviewRating" not in json.dumps(parsed)
    assert drafts[0]["citation"]["text"] == "the council had not agreed to pay"


def test_a_claim_review_cannot_end_a_script_element(hostile_report):
    assert "<" not in rendered(claim_review.render, hostile_report)


def test_10_000_findings_are_written_in_seconds(huge_report):
    import time

    started = time.process_time()
    for render in PROGRAMS.values():
        render(huge_report, judge(huge_report, Policy(fail_on=Severity.MINOR)))
    assert time.process_time() - started < 20


@pytest.mark.parametrize("render", [sarif.render, junit.render])
def test_a_message_that_names_no_words_is_given_them(render, report):
    [item] = report.derivatives
    first = item.checks[0]
    found = tuple(replace(one, message="other words in their place") for one in first.distortions)
    bare = replace(item, checks=(replace(first, distortions=found),))
    text = rendered(render, replace(report, derivatives=(bare,)))
    words = "(original: “clear possibility”, here: “obvious likelihood”)"
    assert f"Other words in their place. {words}" in text


def test_github_is_told_of_what_is_known_last_and_without_alarm(report):
    [item] = report.derivatives
    worst = replace(report, derivatives=(replace(item, checks=item.checks[1:2]),))
    excuses = Excuses(known=frozenset(findings(worst)))
    *lines, summary = github.render(report, judge(report, Policy(), excuses=excuses)).splitlines()
    [known] = [line for line in lines if "it is in the baseline" in line]
    assert known == lines[-1]
    assert known.startswith("::notice file=ferry.txt,line=5")
    assert "not counted: 1 finding known to the baseline" in summary


@pytest.mark.parametrize(("fails", "level"), [(True, "error"), (False, "note")])
def test_what_fails_the_run_for_want_of_an_original_is_no_mere_note(report, fails, level):
    gate = judge(report, Policy(fail_on=None, fail_unsupported=fails))
    (command,) = [
        line for line in github.render(report, gate).splitlines() if "unsupported" in line
    ][:1]
    assert command.startswith("::error" if fails else "::notice")
    results = json.loads(sarif.render(report, gate))["runs"][0]["results"]
    assert {one["level"] for one in results if one["ruleId"] == "unsupported"} == {level}


def test_junit_says_in_words_what_an_unsupported_quotation_lacks(report):
    gate = judge(report, Policy(fail_on=None, fail_unsupported=True))
    assert 'message="No passage of the given originals renders' in junit.render(report, gate)
