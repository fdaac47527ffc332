"""The command line as a function: arguments in, what a shell would get out."""

import pytest

from fidelity.cli import run


class Outcome:
    """What a command line gave."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def message(self):
        """The only line on standard error."""
        [line] = self.err.splitlines()
        return line


@pytest.fixture
def fidelity(capfd, tmp_path, monkeypatch):
    """Run a command line in an empty folder, without an encoder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def command(*arguments):
        status = run([str(argument) for argument in arguments])
        return Outcome(status, *capfd.readouterr())

    return command
