"""The command line in a real terminal: colour, width, completion."""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios

import pytest

from tests.terminal import shown_by

ORIGINAL = "“The ferry may return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CHANGED = ORIGINAL.replace("may", "will")
CHECK = ("check", "d.txt", "-o", "o.txt", "--encoder", "none")
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# Of characters or their ground; a bar that shows progress on a slow machine moves the cursor.
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9|10)\d(?:;\d+)*m")


def in_terminal(folder, *arguments, columns=80, **environment):
    """What a terminal of so many columns gets to see."""
    (folder / "o.txt").write_text(ORIGINAL, encoding="utf-8")
    (folder / "d.txt").write_text(CHANGED, encoding="utf-8")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    }
    with subprocess.Popen(
        [sys.executable, "-m", "fidelity", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment},
    ):
        os.close(theirs)
        shown = shown_by(ours)
    return shown.decode()


def test_a_terminal_gets_colour(tmp_path):
    assert COLOUR.search(in_terminal(tmp_path, *CHECK))


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
@pytest.mark.parametrize(
    "arguments",
    [CHECK, ("compare", "It may rain.", "It will rain.", "--encoder", "none")],
    ids=["check", "compare"],
)
def test_a_terminal_that_wants_no_colour_gets_none(tmp_path, arguments, environment):
    assert not COLOUR.search(in_terminal(tmp_path, *arguments, **environment))


@pytest.mark.parametrize(
    "arguments",
    [CHECK, ("explain", "certainty"), ("quotes", "d.txt", "-f", "terminal"), ("check", "--help")],
    ids=["check", "explain", "quotes", "help"],
)
def test_no_line_is_wider_than_a_narrow_terminal(tmp_path, arguments):
    shown = ANSI.sub("", in_terminal(tmp_path, *arguments, columns=40))
    assert len(shown.splitlines()) > 3
    assert max(len(line) for line in shown.replace("\r", "\n").splitlines()) <= 40


COMPLETIONS = {
    "a command": ("fidelity che", ["check"]),
    "an option": ("fidelity check --fail-u", ["--fail-unsupported"]),
    "a severity": ("fidelity check --fail-on m", ["minor", "major"]),
    "a preset": ("fidelity check --preset e", ["editor"]),
    "a format": ("fidelity check -f j", ["json", "junit", "jsonl"]),
    "a format with a path": ("fidelity check -f json=", ["json="]),
    "an encoder": ("fidelity check --encoder b", ["builtin"]),
    "a kind": ("fidelity explain ce", ["certainty"]),
}


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize("name", COMPLETIONS)
def test_the_shell_completes(tmp_path, name):
    typed, expected = COMPLETIONS[name]
    program = tmp_path / "fidelity"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fidelity "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    words = " ".join(f"'{word}'" for word in typed.split())
    script = (
        'eval "$(fidelity --show-completion bash)"\n'
        f"COMP_WORDS=({words}); COMP_CWORD={len(typed.split()) - 1}\n"
        '_fidelity_completion fidelity; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={
            **os.environ,
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            # where it cannot tell the shell that runs it, this one is meant
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
    )
    assert sorted(done.stdout.split()) == sorted(expected)
