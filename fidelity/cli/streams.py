"""Standard output and standard error: who may write what, and how."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from fidelity.errors import UsageError
from fidelity.text.printable import one_line

_PATIENCE_S = 1.0  # a bar that flashes past is noise
_PLAIN_WIDTH = 100  # columns, where no terminal says otherwise


def complain(message: str) -> None:
    """One line on standard error; where that is closed or full, the exit status has to tell."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"fidelity: {one_line(message)}\n")


def write_output(text: str) -> None:
    """Text to standard output as UTF-8, whatever the locale, so that a report is always itself.

    Only where standard output is a terminal is its own encoding used.
    """
    if sys.stdout is None:
        raise UsageError("expected a standard output to write, got a closed one")
    encoding = (sys.stdout.encoding if is_terminal() else None) or "utf-8"
    try:
        sys.stdout.buffer.write(text.encode(encoding, errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence_standard_output()  # `| head` has seen enough
    except OSError as error:
        silence_standard_output()
        raise UsageError(f"expected to write standard output, got {error.strerror!r}") from error


def write_file(path: Path, text: str) -> None:
    """Text to a file as UTF-8, whole or not at all.

    Raises:
        UsageError: the path cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")  # a pipe or a device
        else:
            _replace(path, text)
    except OSError as error:
        raise _unwritable(path, error.strerror or type(error).__name__) from error


def check_writable(path: Path) -> None:
    """Refuse an output path before the work begins and not after it.

    Raises:
        UsageError: it is a folder, its folder does not exist, or it may not be written.
    """
    if path.is_dir():
        raise _unwritable(path, "a folder")
    if not path.parent.is_dir():
        raise _unwritable(path, f"no folder {str(path.parent)!r}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise _unwritable(path, "no permission to write it")


def silence_standard_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's last flush stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal() -> bool:
    """Whether standard output is one."""
    return sys.stdout is not None and sys.stdout.isatty()


def wants_colour() -> bool:
    """Whether to colour standard output (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of standard output."""
    from shutil import get_terminal_size

    if not is_terminal() and "COLUMNS" not in os.environ:
        return _PLAIN_WIDTH
    return max(20, get_terminal_size((_PLAIN_WIDTH, 24)).columns)


@contextmanager
def progress(noun: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error, where that is a terminal and the work takes longer than a second.

    Yields a function that takes (done, total, what is being worked on); a total of 0 is unknown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, total, name: None  # noqa: ARG005  # nobody watches
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn(noun),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(noun, name="", total=None)
    started = monotonic()

    def show(done: int, total: int, name: str) -> None:
        bar.update(task, completed=done, total=total or None, name=one_line(name))
        if not bar.live.is_started and monotonic() - started > _PATIENCE_S:
            bar.start()

    try:
        yield show
    finally:
        if bar.live.is_started:
            bar.stop()


def _replace(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(text)
            file.flush()
            temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _unwritable(path: Path, reason: str) -> UsageError:
    return UsageError(f"expected a file that can be written, got {reason}: {str(path)!r}")
