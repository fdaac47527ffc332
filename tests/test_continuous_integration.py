"""The action and the hook do what they say, as far as a machine without GitHub can tell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ORIGINAL = "“The ferry may return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CHANGED = "“The ferry will return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CONFIG = 'encoder = "none"\n[map]\n"fr/*.md" = "en/*.md"\n'

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")


@pytest.fixture
def site(tmp_path):
    """A page in two languages, with a distortion."""
    for name, text in (("en", ORIGINAL), ("fr", CHANGED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text(text, encoding="utf-8")
    (tmp_path / "fidelity.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def action():
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def run_check_step(action, site, **inputs):
    """The action's second step in a shell, with the program of this environment."""
    home = site.parent / f"{site.name}-runner" / "fidelity" / "bin"
    home.mkdir(parents=True, exist_ok=True)
    program = home / "fidelity"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fidelity "$@"\n')
    program.chmod(0o755)
    step = action["runs"]["steps"][1]
    values = {name: item["default"] for name, item in action["inputs"].items()} | inputs
    environment = {
        name: values[expression.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, expression in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            **environment,
            "RUNNER_TEMP": str(home.parents[1]),
            "PYTHONPATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(site / "summary.md"),
        },
    )


@needs_bash
def test_the_action_checks_what_the_configuration_maps(action, site):
    done = run_check_step(action, site, sarif="report.sarif")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=fr/page.md,line=1,")
    assert (site / "summary.md").read_text(encoding="utf-8").startswith("### Fidelity")
    assert (site / "report.sarif").exists()


@needs_bash
def test_the_action_takes_files_and_options(action, site):
    done = run_check_step(
        action,
        site,
        derivatives="fr/page.md",
        originals="en/page.md",
        arguments="--fail-on critical",
    )
    assert done.returncode == 0


@needs_bash
@pytest.mark.parametrize(
    ("extras", "installed"), [("", "/source"), ("bilingual,pdf", "/source[bilingual,pdf]")]
)
def test_the_action_installs_what_the_formats_need(action, tmp_path, extras, installed):
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"\n'
        'else echo "$@"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", action["runs"]["steps"][0]["run"]],
        capture_output=True,
        text=True,
        check=True,
        env={
            **os.environ,
            "FIDELITY_PYTHON": str(python),
            "FIDELITY_SOURCE": "/source",
            "FIDELITY_EXTRAS": extras,
            "RUNNER_TEMP": str(tmp_path / "runner"),
        },
    )
    assert done.stdout == f"-m pip install --quiet {installed}\n"


@needs_bash
def test_nothing_that_an_input_says_becomes_a_command(action, site):
    hostile = "$(touch pwned) `touch pwned` ; touch pwned"
    done = run_check_step(action, site, derivatives=hostile, originals=hostile)
    assert done.returncode == 2
    assert not (site / "pwned").exists()


def test_no_input_is_pasted_into_a_script(action):
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_the_hook_runs_a_command_that_exists():
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"].split() == ["fidelity", "check"]


@needs_bash
def test_the_hook_checks_the_pages_that_it_is_given(site):
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    arguments = hook["entry"].split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "fidelity", *arguments, "fr/page.md"],
        cwd=site,
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 1


needs_pre_commit = pytest.mark.skipif(
    shutil.which("pre-commit") is None or shutil.which("git") is None, reason="no pre-commit here"
)


@pytest.fixture
def program(tmp_path_factory):
    """A folder for the path, with the program of this environment in it."""
    folder = tmp_path_factory.mktemp("bin")
    path = folder / "fidelity"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fidelity "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return folder


@needs_bash
@needs_pre_commit
def test_pre_commit_stops_a_commit_with_a_distorted_page(site, program):
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    # the program of this environment, where pre-commit would install one from an index
    here = {"repo": "local", "hooks": [{**hook, "language": "system", "files": "^fr/"}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [here]}), "utf-8")
    environment = {
        **os.environ,
        "PATH": f"{program}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(program / "cache"),
    }
    for command in ("git init -q", "git add .", "pre-commit install", "git add ."):
        subprocess.run(command.split(), cwd=site, check=True, capture_output=True, env=environment)
    commit = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "all"]
    stopped = subprocess.run(commit, cwd=site, check=False, capture_output=True, env=environment)
    assert stopped.returncode == 1
    assert b"DISTORTED" in stopped.stderr + stopped.stdout
    (site / "fr" / "page.md").write_text(ORIGINAL, encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=site, check=True, env=environment)
    subprocess.run(commit, cwd=site, check=True, capture_output=True, env=environment)


@needs_bash
def test_the_job_for_gitlab_in_the_readme_writes_what_gitlab_reads(site, program):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = readme.split("```yaml\n")[1:]
    [job] = [
        job
        for block in blocks
        if isinstance(job := yaml.safe_load(block.split("```")[0]), dict) and "fidelity" in job
    ]
    install, *commands = job["fidelity"]["script"]
    assert install == "pip install ."
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(commands)],
        cwd=site,
        check=False,
        env={
            **os.environ,
            "PATH": f"{program}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
    )
    assert done.returncode == 1
    report = site / job["fidelity"]["artifacts"]["reports"]["junit"]
    suite = ET.parse(report).getroot()[0]
    assert (suite.get("name"), suite.get("failures")) == ("fr/page.md", "1")
