"""The command line; each command is one file, and every failure is one line and a status.

Nothing heavy is imported before a command needs it: `fidelity --help` loads no model.
"""

import gc
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from typing import Annotated

import typer

from fidelity import __version__
from fidelity.cli import (
    check,
    compare,
    config_command,
    encoder,
    evaluate,
    explain,
    init,
    quotes,
    schema,
    text,
)
from fidelity.cli.streams import complain, silence_standard_output
from fidelity.errors import FidelityError, UsageError

EXIT_FAULT = 3
_LONGEST_NAME = 80  # characters of a path in a message of one line
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
# New objects, and rounds of looking at those, before Python looks for garbage in rings.
_COLLECTIONS = 20_000, 20, 50

app = typer.Typer(
    name="fidelity",
    help="Check what a translation, rewrite or digest did to the quotations of the original.",
    epilog="Exit status: 0 within the policy, 1 over it, 2 wrong use, 3 could not check.",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command("check")(check.check)
app.command("compare")(compare.compare)
app.command("quotes")(quotes.quotes)
app.command("text")(text.text)
app.command("explain")(explain.explain)
app.command("schema")(schema.schema)
app.command("init")(init.init)
app.command("config")(config_command.config)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(encoder.app, name="encoder")


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"fidelity {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """The console script."""
    # Our matrices are small: starting a thread pool for them costs more than it saves (a quarter
    # of the CPU time of checking one article).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    collect_seldom()
    sys.exit(run(sys.argv[1:]))


def collect_seldom() -> None:
    """Have Python look less often for garbage in rings.

    Modules and word lists make a great many objects that stay, a comparison thousands that are in
    no ring: at the usual thresholds a twelfth of the start and a sixth of a comparison are spent
    in looking.
    """
    gc.set_threshold(*_COLLECTIONS)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit status; nothing that it raises gets past here."""
    if not os.environ.get("FIDELITY_DEBUG"):
        # libraries' notes to programmers are not for editors
        warnings.simplefilter("ignore")
        logging.disable(logging.CRITICAL)
    try:
        status = app(args=list(arguments), prog_name="fidelity", standalone_mode=False)
    except FidelityError as error:
        complain(str(error))
        return error.exit_status
    except typer.TyperException as error:
        complain(f"{_plain(error.format_message())} (see '{_help_for(error)}')")
        return error.exit_code
    except BrokenPipeError:
        silence_standard_output()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        complain("interrupted")
        return EXIT_INTERRUPTED
    except Exception as error:  # the last line of defence: no user sees a traceback
        return _fault(error)
    return status if isinstance(status, int) else 0


def _help_for(error: typer.TyperException) -> str:
    """The command line that tells what the command takes."""
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'fidelity'} --help"


def _plain(message: str) -> str:
    """Typer's message without the words that it takes over from the validation library."""
    return message.replace("Value error, ", "").removesuffix(".")


def _fault(error: Exception) -> int:
    if os.environ.get("FIDELITY_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, OSError) and (error.filename or isinstance(error, FileNotFoundError)):
        # a name that is too long, a folder that may not be entered, a working folder that is gone
        name, reason = str(error.filename or os.curdir), error.strerror or type(error).__name__
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        complain(f"expected a path that can be used, got {reason!r}: {shown!r}")
        return UsageError.exit_status
    complain(
        f"a fault of fidelity itself, not of your files: {type(error).__name__}: {error}. "
        "Please report it with the command, the version and what FIDELITY_DEBUG=1 prints."
    )
    return EXIT_FAULT
