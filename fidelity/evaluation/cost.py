"""What a check costs: cold start, connections, `compare` beside sacrebleu, a whole repository."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from fidelity.errors import InputError
from fidelity.evaluation import sample_site
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.figures import Figure, Section, Unit
from fidelity.evaluation.gold import GoldDerivative, data_sha256

_RUNS = 3  # the best of them counts: other work on the machine only ever adds time
_STREAM_RUNS = 2
_TIMES_FASTER = 4.0  # a check against `import sentence_transformers`
SPEED_PAIRS = 300
"""How many pairs are compared one by one."""
# How often the stream repeats the pairs: long enough to be shared out over the cores.
_ROUNDS = (8, 24)
# How often the pairs go through one process to see whether a pair comes to cost more.
_GROWTH_ROUNDS = 13
_NEWS_ROUNDS = 5
_MAX_GROWTH = 1.15  # the later rounds may take so many times the earlier ones
_PAGES = 200
_MAX_TIMES_A_SITE = 5.0  # that of `grep -c` over its pages and the start-up of one run
_MAX_MEGABYTES_MORE = 10.0  # that the longer stream may need: constant but for the allocator

# Python reports every connection and every name looked up to an audit hook.
_COUNTING = """
import sys
seen = []
events = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
sys.addaudithook(lambda event, _: seen.append(event) if event in events else None)
from fidelity.cli import run
status = run(sys.argv[1:])
print(len(seen), file=sys.stderr)
sys.exit(status)
"""

# What one would run instead of `compare --pairs`.
_SACREBLEU = """
import json, sys
from fidelity.evaluation import baselines
with open(sys.argv[1], encoding="utf-8") as lines:
    for pair in map(json.loads, lines):
        sides = pair["original"], pair["derivative"]
        print(json.dumps({**pair, "chrf": baselines.chrf(*sides), "ter": baselines.ter(*sides)}))
"""

# The stream as `compare --pairs` judges it, in one process, and sacrebleu by turns; the CPU time a
# pair of each round is printed, that of sacrebleu behind.
_BY_ROUNDS = """
import io, json, sys, time
from itertools import islice
from fidelity.cli import collect_seldom
from fidelity.cli.arrivals import Arrivals
from fidelity.cli.pairs import CHUNK_LINES, Instructions, Pace, answers
from fidelity.evaluation import baselines
collect_seldom()
with open(sys.argv[2], "rb") as file:
    pairs = file.readlines()
pairs = pairs[: len(pairs) // CHUNK_LINES * CHUNK_LINES] or pairs  # each round in whole chunks
texts = [(pair["original"], pair["derivative"]) for pair in map(json.loads, pairs)]
rounds = int(sys.argv[1])
arrivals = Arrivals(io.BytesIO(b"".join(pairs) * rounds))
how = Instructions(encoder="builtin", language=None, original_language=None)
with answers(arrivals, how, pace=Pace.ALONE) as stream:
    for _ in range(rounds):
        start = time.process_time()
        for _ in islice(stream, len(pairs)):
            pass
        done = time.process_time()
        for sides in texts:
            baselines.chrf(*sides), baselines.ter(*sides)
        times = done - start, time.process_time() - done
        print(*(seconds / len(pairs) for seconds in times), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A process that ended.

    Attributes:
        seconds: of wall time.
        cpu_seconds: of all its threads.
        megabytes: the most memory that it held at once.
        errors: what it wrote to standard error.
    """

    seconds: float
    cpu_seconds: float
    megabytes: float
    errors: str


def evaluate(
    derivative: Path,
    original: Path,
    pairs: Sequence[tuple[str, str]],
    families: Sequence[GoldDerivative],
    bench: Bench,
    *,
    news: Sequence[tuple[str, str]] = (),
) -> Section:
    """Time a cold check of one article, `compare --pairs`, and a repository of many pages.

    Args:
        derivative: the article to check.
        original: its original.
        pairs: texts to compare, original first.
        families: what the pages of the repository are made from.
        bench: shows the progress; the commands are timed with their defaults.
        news: sentences of ordinary length to compare, too; none where there is no such data.
    """
    steps: list[Callable[[], list[Figure]]] = [
        lambda: _cold_check(derivative, original),
        lambda: _connections(derivative, original),
        lambda: _one_process(pairs),
        lambda: _speed("cost.compare.news", news, _rounds(news, _NEWS_ROUNDS)) if news else [],
        lambda: _stream(pairs),
        lambda: _site(families),
    ]
    return Section(
        name="cost",
        figures=tuple(figure for step in bench.track(steps, "cost") for figure in step()),
        data_sha256=data_sha256([derivative, original]),
        notes=(
            f"best of {_RUNS} runs; seconds are this machine's",
            "compare.*: CPU time of the same stream in one process; news: sentences of DEMETR",
            "stream.*: wall time of the command without its start, on all cores",
            "stream.growth: CPU time of later rounds by earlier ones, in one process",
        ),
    )


def _cold_check(derivative: Path, original: Path) -> list[Figure]:
    arguments = _arguments(derivative, original)
    checks, imports = [], []
    for _ in range(_RUNS):  # by turns, so that other work on the machine slows both
        checks.append(_run(["-m", "fidelity", *arguments]))
        if importlib.util.find_spec("sentence_transformers"):
            imports.append(_run(["-c", "import sentence_transformers"]))
    seconds = min(done.seconds for done in checks)
    figures = [
        _seconds("cost.check.cold", seconds),
        _megabytes("cost.check.peak_megabytes", max(done.megabytes for done in checks)),
    ]
    if imports:
        theirs = min(done.seconds for done in imports)
        figures += [
            _seconds("cost.check.import_sentence_transformers", theirs),
            _ratio("cost.check.times_faster", theirs / seconds, target=_TIMES_FASTER),
        ]
    return figures


def _connections(derivative: Path, original: Path) -> list[Figure]:
    counted = _run(["-c", _COUNTING, *_arguments(derivative, original)])
    return [
        Figure(
            name="cost.check.connections",
            value=float(counted.errors.split()[-1]),
            n=1,
            unit=Unit.MEAN,
            higher_is_better=False,
            target=0,
        )
    ]


def _arguments(derivative: Path, original: Path) -> list[str]:
    return ["check", str(derivative), "--original", str(original), "--fail-on", "never"]


def _speed(
    name: str, pairs: Sequence[tuple[str, str]], rounds: Sequence[tuple[float, float]]
) -> list[Figure]:
    """Seconds of CPU a pair, of the stream and of sentence chrF++ with TER, from some rounds."""
    ours, theirs = map(min, zip(*rounds, strict=True))
    ratio = median(their / our for our, their in rounds)
    return [
        _seconds(f"{name}.per_pair", ours, n=len(pairs)),
        _seconds(f"{name}.sacrebleu_per_pair", theirs, n=len(pairs)),
        _ratio(f"{name}.times_faster_than_sacrebleu", ratio, target=1.0),
    ]


def _stream(pairs: Sequence[tuple[str, str]]) -> list[Figure]:
    """`compare --pairs` as it is run, on all cores, beside a program that asks sacrebleu.

    The pairs are streamed some times, then oftener; what the later rounds cost is told, since the
    start loads lists and fills caches of words.
    """
    lines = _lines(pairs)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.jsonl"
        for rounds in _ROUNDS:
            path.write_text(lines * rounds, encoding="utf-8")
            for _ in range(_STREAM_RUNS):  # by turns, so that other work slows both
                compared = _run(["-m", "fidelity", "compare", "--pairs", str(path)])
                ours.append((rounds, compared))
                theirs.append((rounds, _run(["-c", _SACREBLEU, str(path)])))
    cpu = [_least(ours, rounds, lambda done: done.cpu_seconds) for rounds in _ROUNDS]
    most = [max(done.megabytes for rounds, done in ours if rounds == one) for one in _ROUNDS]
    n = len(pairs) * (_ROUNDS[-1] - _ROUNDS[0])
    wall, their_wall = (
        (_least(ran, _ROUNDS[-1], _wall) - _least(ran, _ROUNDS[0], _wall)) / n
        for ran in (ours, theirs)
    )
    return [
        Figure(name="cost.stream.processes", value=float(os.cpu_count() or 1), n=1, unit=Unit.MEAN),
        _seconds("cost.stream.per_pair", wall, n=n),
        _seconds("cost.stream.cpu_per_pair", (cpu[-1] - cpu[0]) / n, n=n),
        _seconds("cost.stream.sacrebleu_per_pair", their_wall, n=n),
        _ratio("cost.stream.times_faster_than_sacrebleu", their_wall / wall, target=1.0),
        _megabytes("cost.stream.more_megabytes", most[-1] - most[0], target=_MAX_MEGABYTES_MORE),
    ]


def _one_process(pairs: Sequence[tuple[str, str]]) -> list[Figure]:
    """What a pair costs without sharing out, and whether it costs more the more went before.

    The growth is 1 where time is linear; how fast the machine is just then is told by the time of
    sacrebleu in the same round.
    """
    rounds = _rounds(pairs, _GROWTH_ROUNDS)
    return [
        *_speed("cost.compare", pairs, rounds),
        Figure(
            name="cost.stream.growth",
            value=growth([ours / theirs for ours, theirs in rounds]),
            n=len(pairs) * _GROWTH_ROUNDS,
            unit=Unit.RATIO,
            higher_is_better=False,
            target=_MAX_GROWTH,
        ),
    ]


def _rounds(pairs: Sequence[tuple[str, str]], count: int) -> list[tuple[float, float]]:
    """Seconds of CPU a pair, of the stream and of sacrebleu, round by round in one process.

    The same pairs go through again and again. The first round, which loads lists and fills caches
    of words, is left out.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.jsonl"
        path.write_text(_lines(pairs), encoding="utf-8")
        done = _run(["-c", _BY_ROUNDS, str(count), str(path)])
    times = [float(number) for number in done.errors.split()[-2 * count :]]
    return list(zip(times[2::2], times[3::2], strict=True))


def growth(rounds: Sequence[float]) -> float:
    """The median of the later half of what some rounds took, by that of the earlier half."""
    half = len(rounds) // 2
    return median(rounds[-half:]) / median(rounds[:half])


def _lines(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(
        json.dumps({"original": original, "derivative": derivative}) + "\n"
        for original, derivative in pairs
    )


def _wall(done: Finished) -> float:
    return done.seconds


def _least(
    ran: Sequence[tuple[int, Finished]], rounds: int, what: Callable[[Finished], float]
) -> float:
    return min(what(done) for one, done in ran if one == rounds)


def _site(families: Sequence[GoldDerivative]) -> list[Figure]:
    """A repository of translated pages beside one page of it and `grep`; wall time is the ratio's.

    `cores` is CPU time of the whole run by its wall time: what is left of two where others work.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = sample_site.build(Path(folder), families, pages=_PAGES)
        check = ["-m", "fidelity", "check", "--fail-on", "never"]
        one = [*check, str(site.pages[0].relative_to(site.folder))]
        startup = min(_run(one, folder=site.folder).seconds for _ in range(_RUNS))
        whole = _run(check, folder=site.folder)
        grep = 0.0
        if shutil.which("grep"):
            pages = [str(page) for page in site.pages]
            grep = _run(["-c", "said", *pages], program="grep", folder=site.folder).seconds
    return [
        _seconds("cost.site.whole_run", whole.seconds, n=_PAGES),
        _seconds("cost.site.whole_run_cpu", whole.cpu_seconds, n=_PAGES),
        _seconds("cost.site.startup", startup),
        _seconds("cost.site.grep", grep, n=_PAGES),
        Figure(
            name="cost.site.times_grep_and_startup",
            value=whole.seconds / (startup + grep),
            n=_PAGES,
            unit=Unit.RATIO,
            higher_is_better=False,
            target=_MAX_TIMES_A_SITE,
        ),
        Figure(
            name="cost.site.cores",
            value=whole.cpu_seconds / whole.seconds,
            n=_PAGES,
            unit=Unit.RATIO,
        ),
    ]


def _run(
    arguments: Sequence[str], *, program: str = sys.executable, folder: Path | None = None
) -> Finished:
    """Run a program, this interpreter unless told, standard output thrown away.

    Raises:
        InputError: the process could not check (exit status 2 or 3).
    """
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  (our own interpreter, our own arguments)
            [program, *arguments], stdout=subprocess.DEVNULL, stderr=errors, cwd=folder
        )
        _, wait_status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        status = process.returncode = os.waitstatus_to_exitcode(wait_status)
        errors.seek(0)
        complaint = errors.read().decode(errors="replace")
    if status not in {0, 1}:
        raise InputError(f"expected {arguments!r} to run, got status {status}: {complaint[-500:]}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kibibytes elsewhere
    return Finished(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss / unit,
        errors=complaint,
    )


def _seconds(name: str, value: float, *, n: int = _RUNS) -> Figure:
    return Figure(name=name, value=value, n=n, unit=Unit.SECONDS, higher_is_better=False)


def _megabytes(name: str, value: float, *, target: float | None = None) -> Figure:
    return Figure(
        name=name, value=value, n=1, unit=Unit.MEGABYTES, higher_is_better=False, target=target
    )


def _ratio(name: str, value: float, *, target: float) -> Figure:
    return Figure(name=name, value=value, n=_RUNS, unit=Unit.RATIO, target=target)
