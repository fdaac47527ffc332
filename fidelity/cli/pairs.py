"""Many pairs of texts, judged line by line; a large file is shared out over the cores."""

import gc
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from fidelity.cli.options import language_tag, load_encoder
from fidelity.cli.pools import pool
from fidelity.errors import EncoderError, FidelityError, InputError

if TYPE_CHECKING:
    from fidelity.encoders.encoder import Encoder
    from fidelity.pipeline import Judged, Texts
    from fidelity.render.json_values import Json

# Lines that a process takes at once: enough to hide what sending them costs, and to gain by judging
# them stage by stage; `remember_recent` keeps as much as they need.
CHUNK_LINES = 64
# Lines that are judged before the work is shared: most of what has to be loaded is loaded by then.
_FIRST_LINES = 32
# Chunks under way for each process: one is worked on, one waits.
_CHUNKS_AHEAD = 2

_Numbered = tuple[int, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """How every pair is judged; a line's own languages go first."""

    encoder: str
    language: str | None
    original_language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One line of output; `is_bad` when it tells of an error."""

    text: str
    is_bad: bool


class Pace(Enum):
    """How many lines are judged at a time."""

    LINE_BY_LINE = "each answer comes before the next line is read"
    TOGETHER = "some lines at a time, which takes half the work"
    ON_ALL_CORES = "the same, shared out"


@contextmanager
def answers(lines: Iterable[bytes], how: Instructions, *, pace: Pace) -> Iterator[Iterator[Answer]]:
    """The answers in the order of the lines, blank lines left out, at constant memory.

    Args:
        lines: JSON objects, one a line.
        how: the encoder, and languages where a line names none.
        pace: how many at a time.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    processes = os.cpu_count() or 1
    _loaded(how.encoder)  # what is wrong with it is wrong with all lines
    if pace is Pace.LINE_BY_LINE:
        yield (_answer(number, line, how) for number, line in numbered)
        return
    if pace is Pace.TOGETHER or processes < 2:
        chunks = iter(lambda: list(islice(numbered, CHUNK_LINES)), [])
        yield (answer for chunk in chunks for answer in _answer_chunk(chunk, how))
        return
    # the processes are made from this one, with all that the first lines have loaded
    first = _answer_chunk(list(islice(numbered, _FIRST_LINES)), how)
    gc.freeze()
    try:
        with pool(processes) as workers:

            def submit(chunk: Sequence[_Numbered]) -> "Future[list[Answer]]":
                return workers.submit(_answer_chunk, chunk, how)

            others = _in_order(submit, numbered, ahead=processes * _CHUNKS_AHEAD)
            yield chain(first, others)
    finally:
        gc.unfreeze()


def _in_order(
    submit: "Callable[[Sequence[_Numbered]], Future[list[Answer]]]",
    numbered: Iterator[_Numbered],
    *,
    ahead: int,
) -> Iterator[Answer]:
    waiting: deque[Future[list[Answer]]] = deque()
    while True:
        while len(waiting) < ahead and (chunk := list(islice(numbered, CHUNK_LINES))):
            waiting.append(submit(chunk))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _answer_chunk(chunk: Sequence[_Numbered], how: Instructions) -> list[Answer]:
    """The answers to some lines, judged together; one by one where that fails."""
    from fidelity import pipeline

    encoder = _loaded(how.encoder)
    found: list[Answer | None] = []
    pairs: list[dict[str, Json]] = []
    for number, line in chunk:
        try:
            pairs.append(_parsed(line, how))
            found.append(None)
        except Exception as error:  # one bad line must not cost the rest
            found.append(_refusal(number, error))
    try:
        found_all = pipeline.compare_all([_texts(pair) for pair in pairs], encoder=encoder)
        judged = iter([_judgement(*both) for both in zip(pairs, found_all, strict=True)])
    except EncoderError:
        raise
    except Exception:
        return [_answer(number, line, how) for number, line in chunk]
    return [next(judged) if answer is None else answer for answer in found]


def _answer(number: int, line: bytes, how: Instructions) -> Answer:
    from fidelity import pipeline

    try:
        pair = _parsed(line, how)
        (judged,) = pipeline.compare_all([_texts(pair)], encoder=_loaded(how.encoder))
        return _judgement(pair, judged)
    except EncoderError:
        raise
    except Exception as error:  # one bad line must not cost the rest
        return _refusal(number, error)


def _judgement(pair: "Mapping[str, Json]", judged: "Judged") -> Answer:
    from fidelity.render.json_values import dump, judgement

    notices = _notices(judged)
    told: dict[str, Json] = {"notices": notices} if notices else {}
    return Answer(text=dump({**pair, **judgement(judged.check), **told}), is_bad=False)


def _notices(judged: "Judged") -> "list[Json]":
    """What a detector failed at, and what none looks for between two languages."""
    from fidelity.records import Relation
    from fidelity.render.json_values import notice

    is_translation = judged.check.pair.relation is Relation.TRANSLATION
    told = judged.notices + (judged.untold if is_translation else ())
    return [notice(one) for one in told]


def _refusal(number: int, error: Exception) -> Answer:
    from fidelity.render.json_values import dump

    return Answer(text=dump({"line": number, "error": _reason(error)}), is_bad=True)


@cache
def _loaded(name: str) -> "Encoder | None":
    return load_encoder(name)


def _parsed(line: bytes, how: Instructions) -> "dict[str, Json]":
    """The object of one line, with the languages of the options where it names none."""
    text = line.decode("utf-8-sig")
    try:
        pair = _decoder().decode(text)
    except RecursionError as error:
        raise InputError("expected JSON, got brackets nested too deep") from error
    if not isinstance(pair, dict):
        raise InputError(f"expected a JSON object, got {type(pair).__name__}")
    for key in ("original", "derivative"):
        _text(pair, key)
    defaults = (("language", how.language), ("original_language", how.original_language))
    for key, default in defaults:
        if pair.get(key) is None and default is not None:
            pair[key] = default
        _language(pair, key)
    return pair


def _texts(pair: "Mapping[str, Json]") -> "Texts":
    from fidelity.pipeline import Texts

    return Texts(
        original=_text(pair, "original"),
        derivative=_text(pair, "derivative"),
        language=_language(pair, "language"),
        original_language=_language(pair, "original_language"),
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


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_constant=_refuse_constant, parse_int=_whole)


def _whole(digits: str) -> int:
    try:
        return int(digits)
    except ValueError as error:
        raise InputError(f"expected JSON, got a number of {len(digits)} digits") from error


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
