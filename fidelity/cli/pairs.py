"""Many pairs of texts, a line each; much at once is shared out over the cores."""

import gc
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from fidelity.cli.arrivals import Arrivals
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
# Lines of a stream that come in full chunks before it counts as busy: less work than a second
# process takes to begin.
_BUSY_LINES = 512
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
    """When the work is shared out over the cores; no answer ever waits for a line to come."""

    ALONE = "never: a second process must be worth its start"
    BUSY = "as soon as many lines have come faster than they were judged"
    ON_ALL_CORES = "from the beginning"


@contextmanager
def answers(arrivals: Arrivals, how: Instructions, *, pace: Pace) -> Iterator[Iterator[Answer]]:
    """The answers in the order of the lines, blank lines left out, at constant memory.

    Args:
        arrivals: JSON objects, one a line.
        how: the encoder, and languages where a line names none.
        pace: when they are shared out.
    """
    processes = os.cpu_count() or 1
    _loaded(how.encoder)  # what is wrong with it is wrong with all lines
    numbered = _Numbering(arrivals)
    with ExitStack() as stack:
        if pace is Pace.ALONE or processes < 2:
            yield _alone(numbered, how, until=None)
        else:
            until = 0 if pace is Pace.ON_ALL_CORES else _BUSY_LINES
            yield _shared(numbered, how, until=until, processes=processes, stack=stack)


class _Numbering:
    """The lines that are not blank, with their numbers from 1."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self._count = 0

    def take(self, limit: int, *, is_waiting: bool) -> list[_Numbered]:
        """As `Arrivals.take`: when waiting, none means the end."""
        while lines := self._arrivals.take(limit, is_waiting=is_waiting):
            first = self._count + 1
            self._count += len(lines)
            if told := [one for one in enumerate(lines, start=first) if one[1].strip()]:
                return told
        return []


def _alone(numbered: _Numbering, how: Instructions, *, until: int | None) -> Iterator[Answer]:
    """The answers of this process; to all lines, or until some have come in full chunks."""
    busy = 0
    while chunk := numbered.take(CHUNK_LINES, is_waiting=True):
        yield from _answer_chunk(chunk, how)
        busy += len(chunk) if len(chunk) == CHUNK_LINES else 0
        if until is not None and busy >= until:
            return


def _shared(
    numbered: _Numbering, how: Instructions, *, until: int, processes: int, stack: ExitStack
) -> Iterator[Answer]:
    """The answers of this process to the first lines, then those of several."""
    if until:
        yield from _alone(numbered, how, until=until)
    else:
        yield from _answer_chunk(numbered.take(_FIRST_LINES, is_waiting=True), how)
    # the processes are made from this one, with all that these lines have loaded
    gc.freeze()
    stack.callback(gc.unfreeze)
    workers = stack.enter_context(pool(processes))

    def submit(chunk: Sequence[_Numbered]) -> "Future[list[Answer]]":
        return workers.submit(_answer_chunk, chunk, how)

    yield from _in_order(submit, numbered, ahead=processes * _CHUNKS_AHEAD)


def _in_order(
    submit: "Callable[[Sequence[_Numbered]], Future[list[Answer]]]",
    numbered: _Numbering,
    *,
    ahead: int,
) -> Iterator[Answer]:
    waiting: deque[Future[list[Answer]]] = deque()
    while True:
        while len(waiting) < ahead:
            chunk = numbered.take(CHUNK_LINES, is_waiting=not waiting)
            if not chunk:
                break
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
