"""`fidelity compare`: one pair of texts for people, or a file of pairs for programs."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from fidelity.cli.arrivals import Arrivals, ByteStream
from fidelity.cli.options import (
    EncoderOption,
    LanguageOption,
    OriginalLanguageOption,
    load_encoder,
)
from fidelity.cli.pages import CopiesOption, is_url, named
from fidelity.cli.streams import complain, progress, wants_colour, width, write_output
from fidelity.errors import InputError, UsageError

if TYPE_CHECKING:
    from fidelity.cli.pairs import Pace

# About five hundred pairs: less work than a second process takes to begin.
_LARGE_BYTES = 150_000


def compare(
    original: Annotated[
        str | None,
        typer.Argument(
            metavar="ORIGINAL", help="The original's words; an http(s) address means the page."
        ),
    ] = None,
    derivative: Annotated[
        str | None, typer.Argument(metavar="DERIVATIVE", help="What was made of them.")
    ] = None,
    *,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs",
            metavar="FILE.jsonl",
            help='Lines of {"original": ..., "derivative": ...}; - is standard input.',
        ),
    ] = None,
    encoder: EncoderOption = "builtin",
    language: LanguageOption = None,
    original_language: OriginalLanguageOption = None,
    copies: CopiesOption = None,
) -> None:
    """Compare two texts given as arguments, or many pairs from a file.

    [b]Examples[/b]

        fidelity compare "He may resign." "He will resign."

        fidelity compare --pairs pairs.jsonl > judged.jsonl

        fidelity compare https://example.org/speech "We will resign."
    """
    if pairs is not None:
        if original is not None or derivative is not None:
            raise UsageError("expected either two texts or --pairs, got both")
        _compare_file(
            pairs, encoder=encoder, language=language, original_language=original_language
        )
        return
    if original is None or derivative is None:
        raise UsageError("expected two texts, ORIGINAL and DERIVATIVE, or --pairs FILE.jsonl")
    for name, text in (("ORIGINAL", original), ("DERIVATIVE", derivative)):
        if not text.strip():
            raise UsageError(f"expected words for {name}, got an empty text")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise UsageError(f"expected UTF-8 for {name}, got other bytes")
    folder = copies or Path()
    _compare_two(
        _words(original, folder),
        _words(derivative, folder),
        encoder=encoder,
        language=language,
        original_language=original_language,
    )


def _words(argument: str, folder: Path) -> str:
    """A text as it was given; of an address, the text of the page."""
    from fidelity import documents

    if not is_url(argument):
        return argument
    page = named([argument], folder)
    [(path, visit)] = page.visits.items()
    return documents.read(path, id="o1", visit=visit).text


def _compare_two(
    original: str,
    derivative: str,
    *,
    encoder: str,
    language: str | None,
    original_language: str | None,
) -> None:
    from fidelity import pipeline
    from fidelity.render import terminal

    texts = pipeline.Texts(
        original=original,
        derivative=derivative,
        language=language,
        original_language=original_language,
    )
    (judged,) = pipeline.compare_all([texts], encoder=load_encoder(encoder))
    check = judged.check
    write_output(
        terminal.render_pair(original, derivative, check, width=width(), is_coloured=wants_colour())
    )
    for notice in judged.notices + judged.untold:
        complain(f"note: {notice.message}")


def _compare_file(
    path: Path, *, encoder: str, language: str | None, original_language: str | None
) -> None:
    """In the order of the lines, at constant memory."""
    from fidelity.cli import pairs

    how = pairs.Instructions(
        encoder=encoder, language=language, original_language=original_language
    )
    bad = 0
    with ExitStack() as stack:
        arrivals = Arrivals(_opened(path, stack))
        found = stack.enter_context(pairs.answers(arrivals, how, pace=_pace(path)))
        show = stack.enter_context(progress("comparing pairs"))
        for number, answer in enumerate(found, start=1):
            bad += answer.is_bad
            write_output(answer.text)
            show(number, 0, str(path))
    if bad:
        ones = "1 bad one" if bad == 1 else f"{bad} bad ones"
        raise InputError(f"expected pairs in every line of {str(path)!r}, got {ones}")


def _pace(path: Path) -> "Pace":
    """A second process must be worth its start; how long a stream is nobody knows."""
    from fidelity.cli.pairs import Pace

    if str(path) == "-" or not path.is_file():
        return Pace.BUSY
    return Pace.ON_ALL_CORES if path.stat().st_size >= _LARGE_BYTES else Pace.ALONE


def _opened(path: Path, stack: ExitStack) -> ByteStream:
    if str(path) == "-":
        if sys.stdin is None:
            raise UsageError("expected a standard input to read, got a closed one")
        return cast(ByteStream, sys.stdin.buffer)
    try:
        return stack.enter_context(path.open("rb"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected a file of pairs, got {reason!r}: {str(path)!r}") from error
