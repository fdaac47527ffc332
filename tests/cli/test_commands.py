"""The command line as scripts and people meet it: output, messages, exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from fidelity.records import DistortionKind

SEEDS = Path(__file__).parents[2] / "seeds" / "court_case"
ORIGINAL = "“The ferry may return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CHANGED = "“The ferry will return to the harbour in the spring,” Ada Brandt said on Monday.\n"


@pytest.fixture
def articles(tmp_path):
    """An original and a derivative that distorts it."""
    (tmp_path / "o.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "d.txt").write_text(CHANGED, encoding="utf-8")
    (tmp_path / "same.txt").write_text(ORIGINAL, encoding="utf-8")
    return tmp_path


CHECK = ("check", "d.txt", "-o", "o.txt", "--encoder", "none")


def test_a_distorted_quotation_fails_the_gate(fidelity, articles):
    outcome = fidelity(*CHECK)
    assert outcome.status == 1
    assert "DISTORTED" in outcome.out
    assert outcome.err == ""


def test_a_faithful_article_passes(fidelity, articles):
    outcome = fidelity("check", "same.txt", "-o", "o.txt", "--encoder", "none")
    assert outcome.status == 0
    assert "PASSED" in outcome.out


def test_the_json_report_is_alone_on_standard_output(fidelity, articles):
    outcome = fidelity(*CHECK, "--format", "json")
    report = json.loads(outcome.out)
    assert report["gate"]["passed"] is False
    assert report["derivatives"][0]["path"] == "d.txt"
    jsonschema.validate(report, json.loads(fidelity("schema").out))


def test_several_reports_go_to_their_files(fidelity, articles):
    outcome = fidelity(*CHECK, "-f", "json=r.json", "-f", "html=r.html", "-f", "markdown=r.md")
    assert outcome.out == ""
    assert outcome.status == 1
    assert json.loads((articles / "r.json").read_text(encoding="utf-8"))["format_version"] == "1.0"
    assert (articles / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (articles / "r.md").read_text(encoding="utf-8").startswith("### Fidelity")
    assert sorted(path.name for path in articles.iterdir()) == [
        "d.txt",
        "o.txt",
        "r.html",
        "r.json",
        "r.md",
        "same.txt",
    ]


def test_never_lets_everything_pass(fidelity, articles):
    assert fidelity(*CHECK, "--fail-on", "never").status == 0


def test_a_score_below_the_minimum_fails(fidelity, articles):
    assert fidelity(*CHECK, "--fail-on", "never", "--min-score", "99.9").status == 1


def test_an_unsupported_quotation_fails_only_when_asked(fidelity, articles):
    (articles / "d.txt").write_text("“Pigs fly over Paris at noon,” Bo Lund said.\n", "utf-8")
    assert fidelity(*CHECK).status == 0
    assert fidelity(*CHECK, "--fail-unsupported").status == 1


def test_no_quotation_is_said_aloud(fidelity, articles):
    (articles / "d.txt").write_text("It rained.\n", encoding="utf-8")
    outcome = fidelity(*CHECK)
    assert outcome.status == 0
    assert outcome.message == "fidelity: note: no quotation found in 'd.txt', nothing checked"


def test_folders_mean_every_readable_file_in_them(fidelity, tmp_path):
    for folder, text in (("from", ORIGINAL), ("to", CHANGED)):
        (tmp_path / folder / "deeper").mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / folder / "deeper" / "b.md").write_text(text, encoding="utf-8")
    outcome = fidelity("check", "to", "-o", "from", "--encoder", "none", "-f", "json")
    report = json.loads(outcome.out)
    assert [item["path"] for item in report["derivatives"]] == ["to/a.txt", "to/deeper/b.md"]
    assert len(report["originals"]) == 2


def test_a_derivative_inside_the_folder_of_originals_is_no_original(fidelity, articles):
    outcome = fidelity("check", "d.txt", "-o", ".", "--encoder", "none", "-f", "json")
    originals = [item["path"] for item in json.loads(outcome.out)["originals"]]
    assert originals == ["o.txt", "same.txt"]


WRONG_USE = {
    "a missing derivative": ("check", "gone.txt", "-o", "o.txt"),
    "a missing original": ("check", "d.txt", "-o", "gone.txt"),
    "no original given": ("check", "d.txt"),
    "no derivative given": ("check", "-o", "o.txt"),
    "a folder without readable files": ("check", "d.txt", "-o", "empty"),
    "an original given as derivative": ("check", "o.txt", "-o", "o.txt"),
    "the same folder twice": ("check", ".", "-o", "."),
    "an unknown option": ("check", "d.txt", "-o", "o.txt", "--colour"),
    "an unknown command": ("inspect",),
    "an unknown severity": ("check", "d.txt", "-o", "o.txt", "--fail-on", "grave"),
    "a score out of range": ("check", "d.txt", "-o", "o.txt", "--min-score", "101"),
    "a score that is none": ("check", "d.txt", "-o", "o.txt", "--min-score", "nan"),
    "an unknown format": ("check", "d.txt", "-o", "o.txt", "-f", "docx"),
    "a format without its path": ("check", "d.txt", "-o", "o.txt", "-f", "json="),
    "two reports on standard output": ("check", "d.txt", "-o", "o.txt", *"-f json -f html".split()),
    "two reports in one file": ("check", "d.txt", "-o", "o.txt", *"-f json=r -f html=r".split()),
    "an output folder that is missing": ("check", "d.txt", "-o", "o.txt", "-f", "json=no/r.json"),
    "an output that is a folder": ("check", "d.txt", "-o", "o.txt", "-f", "json=empty"),
    "an output that is an article": ("check", "d.txt", "-o", "o.txt", "-f", "json=o.txt"),
    "a language that is no tag": ("check", "d.txt", "-o", "o.txt", "--language", "english"),
    "text of a missing file": ("text", "gone.txt"),
    "quotes of a folder": ("quotes", "empty"),
    "a page of an unknown kind": ("explain", "grave"),
    "one text alone": ("compare", "He may go."),
    "an empty text": ("compare", " ", "He may go."),
    "texts and pairs": ("compare", "a", "b", "--pairs", "p.jsonl"),
    "missing pairs": ("compare", "--pairs", "gone.jsonl"),
    "a text that is no UTF-8": ("compare", "It may \udcff rain.", "It will rain."),
    "an empty name of an article": ("check", "", "-o", "o.txt"),
    "an empty name of an original": ("check", "d.txt", "-o", ""),
    "a name that is too long": ("check", "a" * 5000, "-o", "o.txt"),
    "an address of another kind": ("check", "ftp://example.org/d.txt", "-o", "o.txt"),
    "an empty name of an encoder": ("check", "d.txt", "-o", "o.txt", "--encoder", ""),
    "figures into a file": ("evaluate", "cases", "--output", "o.txt"),
    "a configuration nested too deep": ("check", "d.txt", "-o", "o.txt", "--config", "deep.toml"),
    "a baseline nested too deep": ("check", "d.txt", "-o", "o.txt", "--baseline", "deep.json"),
}


@pytest.mark.parametrize("arguments", WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use_gets_one_line_and_status_2(fidelity, articles, arguments):
    (articles / "empty").mkdir()
    (articles / "deep.toml").write_text(f"preset = {'[' * 100_000}", encoding="utf-8")
    (articles / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    outcome = fidelity(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.message.startswith("fidelity: ")
    assert len(outcome.message) < 400


DAMAGED = {
    "empty": b"",
    "only white space": b" \n\t\n",
    "binary": b"\x7fELF\x00\x01\x02\x00\x00",
    "not in the encoding that it declares": b"\xef\xbb\xbf\xff\xfe broken",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_gets_one_line_and_status_3(fidelity, articles, content):
    (articles / "d.txt").write_bytes(content)
    outcome = fidelity(*CHECK)
    assert outcome.status == 3
    assert outcome.out == ""
    assert "'d.txt'" in outcome.message


@pytest.mark.slow
def test_a_model_that_is_no_model_gets_one_line_and_status_3(fidelity, articles):
    (articles / "model").mkdir()
    outcome = fidelity("check", "d.txt", "-o", "o.txt", "--encoder", "./model")
    assert outcome.status == 3
    assert "model" in outcome.message


def test_a_fault_of_ours_gets_one_line_that_tells_how_to_report_it(fidelity, articles, monkeypatch):
    from fidelity import pipeline

    monkeypatch.setattr(pipeline, "check", lambda *_, **__: 1 / 0)
    outcome = fidelity(*CHECK)
    assert outcome.status == 3
    assert "ZeroDivisionError" in outcome.message
    assert "report it" in outcome.message


def test_text_prints_what_offsets_refer_to(fidelity, articles):
    assert fidelity("text", "o.txt").out == ORIGINAL


def test_quotes_prints_one_object_a_line(fidelity, articles):
    [line] = fidelity("quotes", "o.txt").out.splitlines()
    found = json.loads(line)
    assert found["kind"] == "direct"
    assert found["speaker"] == "Ada Brandt"
    assert found["cue"] == "said"
    assert [ORIGINAL[a:b] for a, b in found["spans"]] == [found["text"]]


def test_compare_tells_people_what_changed(fidelity):
    outcome = fidelity("compare", "He may resign.", "He will resign.", "--encoder", "none")
    assert outcome.status == 0
    assert "DISTORTED" in outcome.out
    assert "{+will+}¹" in outcome.out
    assert "[-may-]¹" in outcome.out


@pytest.mark.parametrize(
    ("texts", "notes"),
    [
        (("He may go.", "He will go."), []),
        (("He may go.", "On pójdzie.", "--language", "pl"), []),
        (("Er kann gehen.", "Er wird gehen.", "--language", "de"), []),
        (
            ("Han går.", "Han gick.", "--language", "sv"),
            ["in sv: attribution, certainty, date, intensity, quantifier, role, tense, wording"],
        ),
    ],
    ids=["en en", "en pl", "de de", "sv sv"],
)
def test_compare_tells_what_it_does_not_look_for(fidelity, texts, notes):
    original_language = texts[-1] if texts[-1] in {"de", "sv"} else "en"
    outcome = fidelity("compare", *texts, "--original-language", original_language)
    told = [line.partition("not looked for ")[2] for line in outcome.err.splitlines()]
    assert told == notes
    assert outcome.status == 0


PAIRS = [
    '{"original": "He may resign.", "derivative": "He will resign.", "id": 7}',
    "",
    "not json",
    '["a list"]',
    '{"original": "He may resign."}',
    '{"original": "He may resign.", "derivative": 5}',
    '{"original": "He may resign.", "derivative": "x", "language": "english"}',
    '{"original": "\\ud800", "derivative": "x"}',
    '{"original": "He may resign.", "derivative": "He may resign.", "x": NaN}',
    f'{{"original": "He may resign.", "derivative": "He may resign.", "x": {"9" * 5000}}}',
    "[" * 100_000,
    '{"original": "He may resign.", "derivative": "He may resign."}',
]


def test_pairs_give_one_line_each_in_order_and_bad_ones_their_number(fidelity, tmp_path):
    (tmp_path / "p.jsonl").write_text("\n".join(PAIRS), encoding="utf-8")
    outcome = fidelity("compare", "--pairs", "p.jsonl", "--encoder", "none")
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [answer.get("line") for answer in answers] == [None, *range(3, 12), None]
    assert all("expected" in answer["error"] for answer in answers[1:-1])
    assert answers[0]["id"] == 7
    assert answers[0]["verdict"] == "distorted"
    assert answers[-1]["verdict"] == "verbatim"
    assert outcome.status == 3
    assert "9 bad ones" in outcome.message


def test_good_pairs_end_with_status_0(fidelity, tmp_path):
    (tmp_path / "p.jsonl").write_text(PAIRS[0] + "\n", encoding="utf-8")
    outcome = fidelity("compare", "--pairs", "p.jsonl", "--encoder", "none")
    assert outcome.status == 0
    assert set(json.loads(outcome.out)) == {
        "original",
        "derivative",
        "id",
        "verdict",
        "score",
        "scores",
        "distortions",
    }


def test_a_pair_is_answered_before_the_next_one_is_read():
    command = [sys.executable, "-m", "fidelity", "compare", "--pairs", "-", "--encoder", "none"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for _ in range(3):
            process.stdin.write(PAIRS[0].encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["verdict"] == "distorted"
        process.stdin.close()
        assert process.wait(timeout=20) == 0


@pytest.mark.parametrize("kind", list(DistortionKind), ids=lambda kind: kind.value)
def test_every_kind_is_explained(fidelity, kind):
    outcome = fidelity("explain", kind.value)
    assert outcome.status == 0
    assert kind.value in outcome.out


def test_the_list_of_kinds_names_them_all(fidelity):
    outcome = fidelity("explain")
    listed = [line.split()[0] for line in outcome.out.splitlines() if line[:1].strip()]
    assert listed[:16] == [kind.value for kind in DistortionKind]


def test_the_version_is_printed(fidelity):
    from fidelity import __version__

    assert fidelity("--version").out == f"fidelity {__version__}\n"


COMMANDS = [
    "check",
    "text",
    "quotes",
    "compare",
    "explain",
    "schema",
    "init",
    "config",
    "evaluate",
    "encoder train",
    "encoder card",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(fidelity, command):
    outcome = fidelity(*command.split(), "--help")
    assert outcome.status == 0
    assert "Usage:" in outcome.out
    assert f" fidelity {command}" in outcome.out.split("Example")[1]


HEAVY = (
    "numpy",
    "torch",
    "sacrebleu",
    "sentence_transformers",
    "tokenizers",
    "jinja2",
    "simplemma",
)


@pytest.mark.parametrize(
    "code",
    ["import fidelity", "from fidelity.cli import run; run(['--help'])"],
    ids=["import fidelity", "fidelity --help"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code):
    check = f"{code}\nimport sys\nheavy = set({HEAVY}) & set(sys.modules)\nassert not heavy, heavy"
    subprocess.run([sys.executable, "-c", check], check=True, stdout=subprocess.DEVNULL)


def _piped(tmp_path, tail, **environment):
    """A check whose output goes through a shell; status of fidelity, output, errors."""
    (tmp_path / "o.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "d.txt").write_text(CHANGED, encoding="utf-8")
    line = f'"{sys.executable}" -m fidelity {" ".join(CHECK)} {tail}'
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, **environment},
    )


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    done = _piped(tmp_path, "-f json | true")
    assert done.stderr == b""


def test_a_full_disk_gets_one_line(tmp_path):
    done = _piped(tmp_path, "-f json > /dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("check gone.txt -o o.txt 2>&-", 0),
        ("check gone.txt -o o.txt 2>/dev/full", 0),
        ("compare --pairs - --encoder none <&-", 1),
    ],
    ids=["no standard error", "a full standard error", "no standard input"],
)
def test_a_closed_stream_is_no_fault(tmp_path, line, lines):
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m fidelity {line}'],
        check=False,
        cwd=tmp_path,
        capture_output=True,
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (2, lines)
    assert b"a fault of fidelity" not in done.stderr


def test_a_working_folder_that_is_gone_gets_one_line(fidelity, articles, monkeypatch):
    (articles / "gone").mkdir()
    monkeypatch.chdir(articles / "gone")
    (articles / "gone").rmdir()
    outcome = fidelity("check", "d.txt", "-o", "o.txt")
    assert outcome.status == 2
    assert "'.'" in outcome.message


def test_a_report_is_utf_8_whatever_the_locale(tmp_path):
    done = _piped(tmp_path, "-f json", PYTHONIOENCODING="latin-1", LC_ALL="C")
    assert "The ferry will return" in done.stdout.decode()
    assert json.loads(done.stdout.decode())["gate"]["passed"] is False


@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=["a pipe", "forced", "forced and refused"],
)
def test_no_colour_goes_into_a_pipe_unless_it_is_forced(
    fidelity, articles, monkeypatch, environment, is_coloured
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in fidelity(*CHECK).out) is is_coloured


def test_github_gets_its_annotations_and_the_summary_of_the_step(fidelity, articles, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(articles / "summary.md"))
    outcome = fidelity(*CHECK, "--format", "github")
    assert outcome.out.startswith("::error file=d.txt,line=1,")
    assert (articles / "summary.md").read_text(encoding="utf-8").startswith("### Fidelity")


def test_a_derivative_without_its_original_is_named(fidelity, tmp_path):
    (tmp_path / "d.txt").write_text("“We wait,” said Ada Moss.\n", encoding="utf-8")
    outcome = fidelity("check", "d.txt")
    assert outcome.status == 2
    assert "expected --original PATH beside 'd.txt'" in outcome.message


def test_wrong_use_points_at_the_help_of_its_command(fidelity):
    outcome = fidelity("check", "d.txt", "--fail-on", "big")
    assert outcome.status == 2
    assert "(see 'fidelity check --help')" in outcome.message


def test_an_article_without_quotations_is_told(fidelity, tmp_path):
    (tmp_path / "d.txt").write_text("Nothing is said here.\n", encoding="utf-8")
    outcome = fidelity("quotes", "d.txt")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.message == "fidelity: note: no quotation found in 'd.txt'"
