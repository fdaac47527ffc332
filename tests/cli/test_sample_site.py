"""A repository of 200 translated pages, as a gate in CI meets it."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fidelity.cli import run
from fidelity.evaluation.gold import read_gold
from fidelity.evaluation.sample_site import build
from tests.terminal import shown_by

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(tmp_path_factory.mktemp("site"), read_gold(SEEDS))


def distorted(path):
    """The pages of a JSON report that hold a distorted quotation."""
    report = json.loads(path.read_text(encoding="utf-8"))
    return [
        item["path"]
        for item in report["derivatives"]
        if any(one["verdict"] == "distorted" for one in item["quotations"])
    ]


def git(folder, *arguments):
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.slow
def test_the_planted_pages_fail_until_they_are_in_the_baseline(site, monkeypatch, tmp_path):
    monkeypatch.chdir(site.folder)
    report = tmp_path / "report.json"
    assert run(["check", "-f", f"json={report}"]) == 1
    planted = sorted(str(page.relative_to(site.folder)) for page in site.planted)
    assert len(site.pages) == 200
    assert len(planted) == 3
    assert distorted(report) == planted
    known = ["--baseline", str(tmp_path / "known.json")]
    assert run(["check", *known, "--accept-new", "-f", f"json={report}"]) == 0
    assert run(["check", *known, "-f", f"sarif={report}"]) == 0
    results = json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {result["baselineState"] for result in results} == {"unchanged"}


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_only_changed_pages_are_read(site, monkeypatch, tmp_path):
    monkeypatch.chdir(shutil.copytree(site.folder, tmp_path / "site"))
    changed, unreadable, *_ = sorted(Path("content/de").iterdir())
    unreadable.write_bytes(b"\0\0")
    git(".", "init", "-q")
    git(".", "add", ".")
    git(".", "commit", "-qm", "all")
    changed.write_text(changed.read_text(encoding="utf-8") + "\nMehr.\n", encoding="utf-8")
    outcome = run(["check", "--changed-since", "HEAD", "-f", "json=report.json"])
    assert outcome == 0
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [item["path"] for item in report["derivatives"]] == [str(changed)]
    assert [item["path"] for item in report["originals"]] == [f"content/en/{changed.name}"]
    assert run(["check"]) == 3  # the page that was not read


@pytest.mark.slow
def test_progress_is_shown_where_somebody_watches(tmp_path):
    folder = build(tmp_path, read_gold(SEEDS), pages=24, planted=0).folder
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "fidelity", "check", "-f", f"json={tmp_path / 'report.json'}"],
        cwd=folder,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    ) as process:
        os.close(theirs)
        shown = shown_by(ours)
    assert process.returncode == 0
    assert b"checking" in shown
    assert b"/24" in shown
    assert b"content/" in shown
