"""`fidelity compare`: one pair of texts for people, or a file of pairs for programs."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from fidelity.cli.options import (
    EncoderOption,
    LanguageOption,
    OriginalLanguageOption,
    language_tag,
    load_encoder,
)
from fidelity.cli.streams import progress, wants_colour, width, write_output
from fidelity.errors import FidelityError, InputError, UsageError

if TYPE_CHECKING:
    from fidelity.encoders.encoder import Encoder
    from fidelity.render.json_values import Json


def compare(
    original: Annotated[
        str | None, typer.Argument(metavar="ORIGINAL", help="The original's words.")
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
) -> None:
    """Compare two texts given as arguments, or many pairs from a file.

    [b]Examples[/b]

        fidelity compare "He may resign." "He will resign."

        fidelity compare --pairs pairs.jsonl > judged.jsonl
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
    _compare_two(
        original,
        derivative,
        encoder=encoder,
        language=language,
        original_language=original_language,
    )


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

    check = pipeline.compare(
        original,
        derivative,
        encoder=load_encoder(encoder),
        language=language,
        original_language=original_language,
    )
    write_output(
        terminal.render_pair(original, derivative, check, width=width(), is_coloured=wants_colour())
    )


def _compare_file(
    path: Path, *, encoder: str, language: str | None, original_language: str | None
) -> None:
    """Line by line, in order, each answer written before the next line is read."""
    from fidelity.render.json_values import dump

    bad = 0
    with ExitStack() as stack:
        lines = _opened(path, stack)
        loaded = load_encoder(encoder)
        show = stack.enter_context(progress("comparing pairs"))
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                pair = _parsed(line, language=language, original_language=original_language)
                answer = {**pair, **_judged(pair, loaded)}
            except Exception as error:  # one bad line must not cost the rest
                bad += 1
                answer = {"line": number, "error": _reason(error)}
            write_output(dump(answer))
            show(number, 0, str(path))
    if bad:
        raise InputError(f"expected pairs in every line of {str(path)!r}, got {bad} bad ones")


def _opened(path: Path, stack: ExitStack) -> Iterator[bytes]:
    if str(path) == "-":
        return iter(sys.stdin.buffer)
    try:
        file: BinaryIO = stack.enter_context(path.open("rb"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected a file of pairs, got {reason!r}: {str(path)!r}") from error
    return iter(file)


def _parsed(
    line: bytes, *, language: str | None, original_language: str | None
) -> "dict[str, Json]":
    """The object of one line, with the languages of the options where it names none."""
    pair = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    if not isinstance(pair, dict):
        raise InputError(f"expected a JSON object, got {type(pair).__name__}")
    for key in ("original", "derivative"):
        _text(pair, key)
    for key, default in (("language", language), ("original_language", original_language)):
        if pair.get(key) is None and default is not None:
            pair[key] = default
        _language(pair, key)
    return pair


def _judged(pair: "Mapping[str, Json]", encoder: "Encoder | None") -> "dict[str, Json]":
    from fidelity import pipeline
    from fidelity.render.json_values import judgement

    return judgement(
        pipeline.compare(
            _text(pair, "original"),
            _text(pair, "derivative"),
            encoder=encoder,
            language=_language(pair, "language"),
            original_language=_language(pair, "original_language"),
        )
    )


def _text(pair: "Mapping[str, Json]", key: str) -> str:
    value = pair.get(key)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"expected words in {key!r}, got {json.dumps(value)[:40]}")
    value.encode()  # half of a surrogate pair is no text
    return value


def _language(pair: "Mapping[str, Json]", key: str) -> str | None:
    value = pair.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"expected a language tag in {key!r}, got {json.dumps(value)[:40]}")
    return language_tag(value)


def _refuse_constant(name: str) -> None:
    raise InputError(f"expected JSON, got the number {name}")


def _reason(error: Exception) -> str:
    if isinstance(error, FidelityError):
        return str(error)
    if isinstance(error, UnicodeError):
        return f"expected UTF-8, got {error.reason if hasattr(error, 'reason') else error}"
    if isinstance(error, json.JSONDecodeError):
        return f"expected JSON, got {error.msg} at column {error.colno}"
    return f"a fault of fidelity itself: {type(error).__name__}: {error}"
