"""The gate in a repository: configuration, map, baseline, waivers, changed files."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from fidelity.cli import run
from fidelity.cli.mapping import groups
from fidelity.errors import UsageError

ORIGINAL = "“The ferry may return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CHANGED = "“The ferry will return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CONFIG = """\
encoder = "none"
[map]
"content/fr/**/*.md" = "content/en/**/*.md"
"""
TODAY = date(2026, 1, 1)


class Outcome:
    """What a command line gave."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def report(self):
        return json.loads(self.out)

    @property
    def checked(self):
        return [item["path"] for item in self.report["derivatives"]]


@pytest.fixture
def fidelity(capfd, site, monkeypatch):
    """Run a command line in the sample repository."""
    monkeypatch.chdir(site)

    def command(*arguments):
        status = run([str(argument) for argument in arguments])
        return Outcome(status, *capfd.readouterr())

    return command


@pytest.fixture
def site(tmp_path):
    """Six pages in two languages; `news/b.md` carries a distortion."""
    for name in ("a", "news/a", "news/b", "news/deep/c", "about/d", "e"):
        for language in ("en", "fr"):
            page = tmp_path / "content" / language / f"{name}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            is_changed = (language, name) == ("fr", "news/b")
            page.write_text(CHANGED if is_changed else ORIGINAL, encoding="utf-8")
    (tmp_path / "fidelity.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def settings(site, text):
    (site / "fidelity.toml").write_text(text + CONFIG, encoding="utf-8")


def test_without_arguments_every_page_of_the_map_is_checked_against_its_own_original(fidelity):
    outcome = fidelity("check", "-f", "json")
    assert outcome.status == 1
    assert len(outcome.checked) == 6
    for item in outcome.report["derivatives"]:
        originals = {one["id"]: one["path"] for one in outcome.report["originals"]}
        [quotation] = item["quotations"]
        assert originals[quotation["match"]["original"]] == item["path"].replace("/fr/", "/en/")
    distorted = [
        item["path"]
        for item in outcome.report["derivatives"]
        if item["quotations"][0]["verdict"] == "distorted"
    ]
    assert distorted == ["content/fr/news/b.md"]


def test_ids_stay_apart_over_the_whole_report(fidelity):
    report = fidelity("check", "-f", "json").report
    ids = [item["id"] for item in (*report["originals"], *report["derivatives"])]
    assert len(ids) == len(set(ids)) == 12


def test_named_pages_of_the_map_are_checked_alone(fidelity):
    outcome = fidelity("check", "content/fr/a.md", "-f", "json")
    assert outcome.checked == ["content/fr/a.md"]
    assert outcome.status == 0


def test_a_page_that_the_map_does_not_know_is_refused(fidelity, site):
    (site / "other.md").write_text(ORIGINAL, encoding="utf-8")
    outcome = fidelity("check", "other.md")
    assert outcome.status == 2
    assert "'other.md'" in outcome.err


def test_a_page_without_its_original_is_refused(fidelity, site):
    (site / "content" / "en" / "e.md").unlink()
    outcome = fidelity("check")
    assert outcome.status == 2
    assert "content/fr/e.md" in outcome.err


def test_an_empty_original_does_not_pass(fidelity, site):
    (site / "content" / "en" / "e.md").write_text("", encoding="utf-8")
    outcome = fidelity("check")
    assert outcome.status == 3
    assert "content/en/e.md" in outcome.err


def test_pyproject_toml_configures_as_well(fidelity, site):
    (site / "fidelity.toml").unlink()
    (site / "pyproject.toml").write_text(
        '[tool.fidelity]\nencoder = "none"\nfail-on = "never"\n'
        '[tool.fidelity.map]\n"content/fr/**/*.md" = "content/en/**/*.md"\n',
        encoding="utf-8",
    )
    assert fidelity("check").status == 0


def test_the_nearest_configuration_counts_in_a_folder_below(fidelity, site, monkeypatch):
    monkeypatch.chdir(site / "content")
    outcome = fidelity("check", "-f", "json")
    assert len(outcome.checked) == 6


def test_an_option_goes_before_the_file_and_the_file_before_the_preset(fidelity, site):
    settings(site, 'preset = "forensic"\nfail-on = "never"\n')
    assert fidelity("check").status == 0
    assert fidelity("check", "--fail-on", "major").status == 1
    shown = fidelity("config", "--show").out
    assert "preset = forensic" in shown
    assert "fail-on = never" in shown
    assert "fail-unsupported = true  (the preset 'forensic')" in shown
    assert "min-score = not set  (the default)" in shown


def test_the_editor_is_shown_everything_and_stopped_by_nothing(fidelity):
    outcome = fidelity("check", "--preset", "editor")
    assert outcome.status == 0
    assert "DISTORTED" in outcome.out


def test_a_newsroom_may_weigh_a_kind_less(fidelity, site):
    (site / "fidelity.toml").write_text(
        CONFIG + '[severity]\ncertainty = "minor"\n', encoding="utf-8"
    )
    outcome = fidelity("check", "-f", "json")
    assert outcome.status == 0
    assert outcome.report["summary"]["distorted"] == 0
    assert outcome.report["summary"]["faithful"] >= 1


BAD = {
    "an unknown key": ("fail-onn = 'major'\n", "did you mean 'fail-on'?"),
    "a value of another type": ("fail-unsupported = 'yes'\n", "expected true or false"),
    "an unknown value": ("fail-on = 'grave'\n", "minor, major, critical, never"),
    "a score out of range": ("min-score = 120\n", "0 to 100"),
    "an unknown preset": ("preset = 'strict'\n", "gate, editor, forensic"),
    "a language that is no tag": ("language = 'french'\n", "BCP 47"),
    "no TOML": ("fail-on = \n", "expected TOML"),
    "an unknown kind": ("[severity]\ncertanty = 'minor'\n", "did you mean 'certainty'?"),
    "an unknown severity": ("[severity]\ncertainty = 'mior'\n", "did you mean 'minor'?"),
    "a table that is none": ("severity = 5\n", "[severity]"),
    "a pattern outside": ("[map]\n'/etc/*' = 'a'\n", "below the folder"),
    "a map to nothing": ("[map]\n'a' = []\n", "a pattern or a list"),
    "a missing baseline": ("baseline = 'no.json'\n[map]\n'content/fr/*.md'='a'\n", "baseline"),
}


@pytest.mark.parametrize(("text", "hint"), BAD.values(), ids=BAD.keys())
def test_a_bad_configuration_gets_one_line_that_helps(fidelity, site, text, hint):
    (site / "content" / "fr" / "a").write_text("")
    (site / "a").write_text(ORIGINAL)
    (site / "fidelity.toml").write_text(text, encoding="utf-8")
    outcome = fidelity("check")
    assert outcome.status == 2
    [line] = outcome.err.splitlines()
    assert hint in line


def test_a_named_configuration_must_be_there(fidelity):
    assert fidelity("check", "--config", "gone.toml").status == 2


def test_a_baseline_lets_what_is_known_pass_and_nothing_new(fidelity, site):
    assert fidelity("check", "--baseline", "known.json").status == 2
    accepted = fidelity("check", "--baseline", "known.json", "--accept-new")
    assert accepted.status == 0
    assert fidelity("check", "--baseline", "known.json").status == 0
    page = site / "content" / "fr" / "a.md"
    page.write_text(CHANGED, encoding="utf-8")
    outcome = fidelity("check", "--baseline", "known.json", "-f", "sarif")
    assert outcome.status == 1
    states = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: result[
            "baselineState"
        ]
        for result in outcome.report["runs"][0]["results"]
    }
    assert states == {"content/fr/a.md": "new", "content/fr/news/b.md": "unchanged"}


def test_a_baseline_is_sorted_and_says_what_it_holds(fidelity, site):
    (site / "content" / "fr" / "a.md").write_text(CHANGED, encoding="utf-8")
    fidelity("check", "--baseline", "known.json", "--accept-new")
    items = json.loads((site / "known.json").read_text(encoding="utf-8"))["findings"]
    assert items == sorted(items, key=lambda item: (item["derivative"], item["fingerprint"]))
    assert items[0]["derivative"] == "content/fr/a.md"
    assert "certainty" in items[0]["what"]


def test_a_baseline_holds_from_another_folder(fidelity, site, monkeypatch):
    settings(site, 'baseline = "known.json"\n')
    fidelity("check", "--accept-new")
    monkeypatch.chdir(site / "content")
    assert fidelity("check").status == 0


def test_a_baseline_survives_rewrapping_and_text_put_in_above(fidelity, site):
    fidelity("check", "--baseline", "known.json", "--accept-new")
    page = site / "content" / "fr" / "news" / "b.md"
    page.write_text("Something new.\n\n" + CHANGED.replace(" to the", "\nto the"), "utf-8")
    assert fidelity("check", "--baseline", "known.json").status == 0


def test_of_two_equal_changes_on_a_page_a_baseline_knows_the_one_that_it_holds(fidelity, site):
    page, original = (site / "content" / name / "news" / "b.md" for name in ("fr", "en"))
    fidelity("check", "--baseline", "known.json", "--accept-new")
    second = "\n“The bridge may open again before the autumn,” Ada Brandt said on Friday.\n"
    original.write_text(ORIGINAL + second, encoding="utf-8")
    page.write_text(CHANGED + second.replace("may", "will"), encoding="utf-8")
    outcome = fidelity("check", "--baseline", "known.json", "-f", "sarif")
    assert outcome.status == 1
    results = outcome.report["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["unchanged", "new"]
    assert len({result["partialFingerprints"]["words/v1"] for result in results}) == 2
    fidelity("check", "--baseline", "known.json", "--accept-new")
    assert fidelity("check", "--baseline", "known.json").status == 0


def test_a_baseline_that_holds_what_is_gone_is_told(fidelity, site):
    fidelity("check", "--baseline", "known.json", "--accept-new")
    (site / "content" / "fr" / "news" / "b.md").write_text(ORIGINAL, encoding="utf-8")
    outcome = fidelity("check", "--baseline", "known.json")
    assert outcome.status == 0
    assert "'known.json' holds 1 finding that is gone" in outcome.err
    fidelity("check", "--baseline", "known.json", "--accept-new")
    assert fidelity("check", "--baseline", "known.json").err == ""


def test_accepting_needs_a_baseline_to_write(fidelity):
    assert fidelity("check", "--accept-new").status == 2


def waivers(site, report, **changes):
    """Waive every distortion of a report; `changes` go into each waiver."""
    found = [
        one
        for item in report["derivatives"]
        for quotation in item["quotations"]
        for one in quotation["distortions"]
    ]
    lines = []
    for one in found:
        fields = {
            "fingerprint": one["fingerprint"],
            "kind": one["kind"],
            "reason": "the agency corrected it",
            "who": "Bo Lund",
            **changes,
        }
        lines += ["[[waiver]]", *(f'{key} = "{value}"' for key, value in fields.items())]
        lines.append("expires = 2999-01-01")
    (site / "waivers.toml").write_text("\n".join(lines), encoding="utf-8")
    settings(site, 'waivers = "waivers.toml"\n')


def test_a_waived_finding_passes_and_is_shown(fidelity, site):
    waivers(site, fidelity("check", "-f", "json").report)
    outcome = fidelity("check")
    assert outcome.status == 0
    assert "Waived by Bo Lund until 2999-01-01: the agency corrected it" in outcome.out
    sarif = fidelity("check", "-f", "sarif").report
    result = sarif["runs"][0]["results"][0]
    assert result["suppressions"][0]["justification"] == "Bo Lund: the agency corrected it"
    for name in ("html", "markdown"):
        assert "Waived by Bo Lund" in fidelity("check", "-f", name).out


def test_a_waiver_for_another_page_waives_nothing(fidelity, site):
    waivers(site, fidelity("check", "-f", "json").report, derivative="content/fr/a.md")
    outcome = fidelity("check")
    assert outcome.status == 1
    assert "fits no finding any more" in outcome.err


def test_a_waiver_for_one_page_does_not_silence_another_with_the_same_change(fidelity, site):
    page = site / "content" / "fr" / "a.md"
    page.write_text(CHANGED, encoding="utf-8")
    waivers(site, fidelity("check", "content/fr/a.md", "-f", "json").report)
    assert fidelity("check").status == 0  # names no page, and the change is the same
    report = fidelity("check", "content/fr/a.md", "-f", "json").report
    waivers(site, report, derivative="content/fr/a.md")
    outcome = fidelity("check")
    assert outcome.status == 1
    assert "content/fr/news/b.md" in outcome.out
    page.write_text(ORIGINAL, encoding="utf-8")
    assert "fits no finding any more" in fidelity("check").err


def test_the_waiver_in_the_readme_is_one(fidelity, site):
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    [block] = [part for part in readme.split("```")[1::2] if "[[waiver]]" in part]
    (site / "waivers.toml").write_text(block.removeprefix("toml\n"), encoding="utf-8")
    settings(site, 'waivers = "waivers.toml"\n')
    outcome = fidelity("check")
    assert outcome.status == 1
    assert "waiver 0583de8f1b2bb146 of Ada Brandt" in outcome.err


def test_a_waiver_is_void_when_the_original_changes(fidelity, site):
    waivers(site, fidelity("check", "-f", "json").report)
    page = site / "content" / "en" / "news" / "b.md"
    page.write_text(ORIGINAL.replace("may return", "might return"), encoding="utf-8")
    outcome = fidelity("check")
    assert outcome.status == 1
    assert "fits no finding any more" in outcome.err


def test_a_waiver_names_its_page_from_the_folder_of_the_configuration(fidelity, site, monkeypatch):
    derivative = "content/fr/news/b.md"
    waivers(site, fidelity("check", "-f", "json").report, derivative=derivative)
    assert fidelity("check").status == 0
    assert fidelity("check", site / derivative).status == 0
    monkeypatch.chdir(site / "content")
    assert fidelity("check").status == 0


def test_a_run_that_leaves_a_page_out_says_nothing_of_its_waivers(fidelity, site):
    derivative = "content/fr/news/b.md"
    waivers(site, fidelity("check", "-f", "json").report, derivative=derivative)
    assert fidelity("check", "content/fr/a.md").err == ""
    (site / derivative).unlink()
    assert "fits no finding any more" in fidelity("check", "content/fr/a.md").err


def test_a_waiver_is_void_when_a_text_changes(fidelity, site):
    waivers(site, fidelity("check", "-f", "json").report)
    page = site / "content" / "fr" / "news" / "b.md"
    page.write_text(CHANGED.replace("will return", "may never return"), "utf-8")
    outcome = fidelity("check")
    assert outcome.status == 1
    assert "fits no finding any more" in outcome.err


def test_a_waiver_that_expired_waives_nothing_and_says_so(fidelity, site):
    waivers(site, fidelity("check", "-f", "json").report)
    path = site / "waivers.toml"
    path.write_text(path.read_text("utf-8").replace("2999", "2001"), encoding="utf-8")
    outcome = fidelity("check")
    assert outcome.status == 1
    assert "expired 2001-01-01" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        "[[waiver]]\nfingerprint = 'a'\n",
        "[[waiver]]\nfingerprint='a'\nkind='grave'\nreason='r'\nwho='w'\nexpires=2999-01-01\n",
        "[[waiver]]\nfingerprint='a'\nkind='name'\nreason=' '\nwho='w'\nexpires=2999-01-01\n",
        "[[waiver]]\nfingerprint='a'\nkind='name'\nreason='r'\nwho='w'\nexpires='soon'\n",
        "[[waiver]]\nwhom = 'a'\n",
        "waiver = 5\n",
        "other = 5\n",
        "no toml",
    ],
)
def test_a_bad_waiver_gets_one_line(fidelity, site, text):
    (site / "waivers.toml").write_text(text, encoding="utf-8")
    settings(site, 'waivers = "waivers.toml"\n')
    outcome = fidelity("check")
    assert outcome.status == 2
    assert len(outcome.err.splitlines()) == 1


def git(site, *arguments):
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=site, check=True, capture_output=True)


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


@needs_git
def test_only_what_a_branch_touches_is_checked(fidelity, site):
    git(site, "init", "-q")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "all")
    unchanged = fidelity("check", "--changed-since", "HEAD")
    assert unchanged.status == 0
    assert "nothing that is checked differs" in unchanged.err
    (site / "content" / "fr" / "a.md").write_text(ORIGINAL + "\nMore.\n", encoding="utf-8")
    (site / "content" / "en" / "e.md").write_text(ORIGINAL + "\nMore.\n", encoding="utf-8")
    outcome = fidelity("check", "--changed-since", "HEAD", "-f", "json")
    assert outcome.checked == ["content/fr/a.md", "content/fr/e.md"]


@needs_git
@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_git_does_not_know_gets_one_line(fidelity, site, revision):
    git(site, "init", "-q")
    outcome = fidelity("check", f"--changed-since={revision}")
    assert outcome.status == 2
    assert len(outcome.err.splitlines()) == 1
    assert not (site / "x").exists()


def test_init_writes_a_configuration_that_works(fidelity, site):
    (site / "fidelity.toml").unlink()
    assert fidelity("init").status == 0
    assert '"content/fr/**/*.*" = "content/en/**/*.*"' in (site / "fidelity.toml").read_text(
        "utf-8"
    )
    outcome = fidelity("check", "--encoder", "none", "-f", "json")
    assert len(outcome.checked) == 6


def test_init_overwrites_nothing(fidelity):
    assert fidelity("init").status == 2


def test_many_pages_give_the_same_report_on_two_cores_as_on_one(fidelity, site, monkeypatch):
    from fidelity.cli import runs

    one = fidelity("check", "-f", "json").out
    monkeypatch.setattr(runs, "_MIN_GROUPS_PER_PROCESS", 3)
    monkeypatch.setattr(runs.os, "cpu_count", lambda: 2)
    assert fidelity("check", "-f", "json").out == one


def test_of_several_pages_that_cannot_be_read_the_first_is_named(fidelity, site, monkeypatch):
    from fidelity.cli import runs

    monkeypatch.setattr(runs, "_MIN_GROUPS_PER_PROCESS", 3)
    monkeypatch.setattr(runs.os, "cpu_count", lambda: 2)
    for name in ("about/d", "e", "news/deep/c"):
        (site / "content" / "fr" / f"{name}.md").write_text("\n", encoding="utf-8")
    outcome = fidelity("check")
    assert outcome.status == 3
    assert outcome.err == (
        "fidelity: expected an article, got no text in 'content/fr/about/d.md'\n"
    )


MAPS = {
    "folders and names": (
        {"fr/**/*.md": ["en/**/*.md"]},
        {"fr/a.md": ["en/a.md"], "fr/x/y/b.md": ["en/x/y/b.md"]},
    ),
    "one file for all": (
        {"fr/**/*.md": ["en/a.md"]},
        {"fr/a.md": ["en/a.md"], "fr/x/y/b.md": ["en/a.md"]},
    ),
    "a part of the name": ({"*.fr.md": ["*.en.md"]}, {"t.fr.md": ["t.en.md"]}),
    "a whole folder": (
        {"fr/a.md": ["en/**/*.md"]},
        {"fr/a.md": ["en/a.md", "en/x/y/b.md"]},
    ),
    "several originals": (
        {"fr/a.md": ["en/a.md", "*.en.md"]},
        {"fr/a.md": ["en/a.md", "t.en.md"]},
    ),
}


@pytest.mark.parametrize(("mapping", "expected"), MAPS.values(), ids=MAPS.keys())
def test_a_map_finds_the_originals(tmp_path, mapping, expected):
    for name in ("fr/a.md", "en/a.md", "fr/x/y/b.md", "en/x/y/b.md", "t.fr.md", "t.en.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = {
        str(path.relative_to(tmp_path)): [
            str(original.relative_to(tmp_path)) for original in group.originals
        ]
        for group in groups(mapping, tmp_path)
        for path in group.derivatives
    }
    assert found == expected


def test_a_map_that_finds_nothing_is_refused(tmp_path):
    with pytest.raises(UsageError):
        groups({"fr/*.md": ["en/*.md"]}, Path(tmp_path))


def test_fields_of_data_files_are_named_by_option_or_configuration(fidelity, site):
    (site / "o.json").write_text(json.dumps({"body": ORIGINAL, "x": "y"}), encoding="utf-8")
    (site / "d.json").write_text(json.dumps({"body": CHANGED, "x": "y"}), encoding="utf-8")
    assert fidelity("text", "d.json", "--field", "text=body").out.strip() == CHANGED.strip()
    given = fidelity("check", "d.json", "-o", "o.json", "--field", "text=body", "-f", "json")
    assert given.status == 1
    (site / "fidelity.toml").write_text('encoder = "none"\n[fields]\ntext = "body"\n', "utf-8")
    assert fidelity("check", "d.json", "-o", "o.json", "-f", "json").out == given.out


@pytest.mark.parametrize("value", ["body", "txet=body", "text="])
def test_a_field_that_is_none_gets_one_line(fidelity, value):
    outcome = fidelity("text", "content/en/a.md", "--field", value)
    assert outcome.status == 2
    assert len(outcome.err.splitlines()) == 1


def test_hopes_and_intentions_are_checked_where_the_file_says_so(fidelity, tmp_path):
    words = "The engineer, Ove Lind, hopes that the old crane will hold through the winter.\n"
    (tmp_path / "d.txt").write_text(words, encoding="utf-8")
    (tmp_path / "o.txt").write_text("Ove Lind is an engineer.\n", encoding="utf-8")
    checked = {}
    for value in ("false", "true"):
        (tmp_path / "fidelity.toml").write_text(f"include-attitudes = {value}\n", encoding="utf-8")
        outcome = fidelity("check", "d.txt", "-o", "o.txt", "-f", "json")
        checked[value] = len(json.loads(outcome.out)["derivatives"][0]["quotations"])
    assert checked == {"false": 0, "true": 1}
    (tmp_path / "fidelity.toml").unlink()
    (tmp_path / "o.txt").write_text(words, encoding="utf-8")
    outcome = fidelity("check", "d.txt", "-o", "o.txt", "-f", "json")
    assert len(json.loads(outcome.out)["derivatives"][0]["quotations"]) == 1  # it is told there
