"""What must hold of the project as a whole; see CONTRIBUTING.md."""

import ast
import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import fidelity
from fidelity import lexicons
from fidelity.cli import app

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "fidelity"
MODULES = sorted(PACKAGE.rglob("*.py"))
LISTS = sorted((PACKAGE / "lexicons").rglob("*.txt"))
MAX_LINES = 400
VAGUE_NAMES = {"utils", "helpers", "common", "misc", "base", "manager"}
COMMANDS = {command.name: command for command in app.registered_commands}


def named(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", LISTS, ids=named)
def test_a_word_list_says_whence_it_comes_and_why(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    head = list(itertools.takewhile(lambda line: line.startswith("#"), lines))
    named = [key for line in head for key in re.findall(r"^# (\w+): \S.{7,}", line)]
    assert list(dict.fromkeys(named))[:3] == ["origin", "licence", "why"]


@pytest.mark.parametrize("path", LISTS, ids=named)
def test_a_word_list_reads_and_repeats_no_entry(path):
    for section, rows in lexicons.sections(path.parent.name, path.stem).items():
        doubled = {row for row in rows if rows.count(row) > 1}
        assert not doubled, f"in [{section}]"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short_and_well_named(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    assert path.stem not in VAGUE_NAMES
    assert path.stem not in sys.stdlib_module_names - {"__future__"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_is_in_one_line(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].rstrip().endswith((".", ":", "?"))


def test_every_public_name_is_there():
    assert [name for name in fidelity.__all__ if not hasattr(fidelity, name)] == []
    assert len(set(fidelity.__all__)) == len(fidelity.__all__)


@pytest.mark.parametrize(
    ("statement", "unloaded"),
    [
        (
            "import fidelity",
            {"torch", "ray", "numpy", "sacrebleu", "sentence_transformers", "rich"},
        ),
        ("import fidelity.cli", {"torch", "ray", "sacrebleu", "sentence_transformers", "numpy"}),
    ],
    ids=["import fidelity", "fidelity --help"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement, unloaded):
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    assert not unloaded & set(loaded)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_is_in_the_readme(name):
    assert (COMMANDS[name].callback.__doc__ or "").strip()
    assert re.search(rf"\bfidelity {name}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_every_option_of_every_command_has_help():
    group = typer.main.get_command(app)
    bare = [
        f"{name} {parameter.name}"
        for name, command in group.commands.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert bare == []


def test_the_readme_shows_only_commands_that_exist():
    shown = re.findall(
        r"^\s*(?:\$ )?fidelity ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert set(shown) <= set(COMMANDS)
