"""One run over one or many groups of files; many are shared out over the cores of the machine."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fidelity import documents, pipeline, roundtrip
from fidelity.cli.mapping import Group
from fidelity.cli.options import load_encoder
from fidelity.cli.pools import pool
from fidelity.encoders.encoder import Encoder
from fidelity.records import Document, ReaderOptions, Report, Visit
from fidelity.settings import Settings

# A process takes about a second to begin; below this many groups that is the dearer half.
_MIN_GROUPS_PER_PROCESS = 8
# Few, so that all processes end at about the same time.
_GROUPS_PER_SHARE = 2
_SHARES_AHEAD = 2

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """How every group is read and checked.

    `visits` are of the files that are copies of pages, `via` is the middle of a round trip.
    """

    encoder: str
    language: str | None
    original_language: str | None
    reading: ReaderOptions
    include_attitudes: bool = False
    visits: Mapping[Path, Visit] = field(default_factory=dict)
    via: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A group with the ids that its documents have in the whole report."""

    derivatives: tuple[tuple[str, Path], ...]
    originals: tuple[tuple[str, Path], ...]
    instructions: Instructions


def run(groups: Sequence[Group], instructions: Instructions, *, progress: Progress) -> Report:
    """Check every group and make one report of it, the same on any number of cores.

    Raises:
        InputError: a file cannot be read as text.
        EncoderError: the encoder is missing or cannot be loaded.
    """
    tasks = _tasks(groups, instructions)
    if len(tasks) == 1:
        return check_group(tasks[0], progress=progress)
    processes = min(os.cpu_count() or 1, len(tasks) // _MIN_GROUPS_PER_PROCESS)
    if processes > 1:
        return merge(_shared(tasks, processes, progress))
    reports: list[Report] = []
    for task in tasks:
        progress(len(reports), len(tasks), _name(task))
        reports.append(check_group(task))
    return merge(reports)


def check_group(task: Task, *, progress: Progress | None = None) -> Report:
    """Read and check one group; a group without originals is one bilingual file."""
    how = task.instructions
    if not task.originals:
        name, path = task.derivatives[0]
        bitext = documents.read_segments(
            path,
            original_id=f"o{name[1:]}",
            derivative_id=name,
            language=how.language,
            original_language=how.original_language,
            options=how.reading,
        )
        return pipeline.check_segments(bitext, encoder=_encoder(how.encoder), progress=progress)
    derivatives = [_read(name, path, how.language, how) for name, path in task.derivatives]
    originals = [_read(name, path, how.original_language, how) for name, path in task.originals]
    encoder = _encoder(how.encoder)
    report = pipeline.check(
        derivatives,
        originals,
        encoder=encoder,
        settings=Settings(include_attitudes=how.include_attitudes),
        progress=progress,
    )
    if how.via is None:
        return report
    translation = documents.read(how.via, id="v1", language=None, options=how.reading)
    return roundtrip.trace(report, translation, encoder=encoder)


def _read(name: str, path: Path, language: str | None, how: Instructions) -> Document:
    return documents.read(
        path, id=name, language=language, options=how.reading, visit=how.visits.get(path)
    )


def merge(reports: Sequence[Report]) -> Report:
    """Reports of one version and one signature as one; an original of several stands once."""
    originals = {doc.id: doc for report in reports for doc in report.originals}
    return Report(
        originals=tuple(originals.values()),
        derivatives=tuple(item for report in reports for item in report.derivatives),
        signature=reports[0].signature,
        version=reports[0].version,
        via=reports[0].via,
    )


def _tasks(groups: Sequence[Group], instructions: Instructions) -> list[Task]:
    names: dict[Path, str] = {}
    tasks = []
    number = 0
    for group in groups:
        for path in group.originals:
            names.setdefault(path.resolve(), f"o{len(names) + 1}")
        first = number + 1
        number += len(group.derivatives)
        tasks.append(
            Task(
                derivatives=tuple(
                    (f"d{place}", path) for place, path in enumerate(group.derivatives, first)
                ),
                originals=tuple((names[path.resolve()], path) for path in group.originals),
                instructions=instructions,
            )
        )
    return tasks


def _shared(tasks: Sequence[Task], processes: int, progress: Progress) -> list[Report]:
    """The reports in the order of the tasks.

    This process works from the front and the others from the end, so that it does not wait for
    them to begin; and pages of one language, which lie side by side, meet
    in one process, which alone loads that language's dictionary.
    """
    reports: list[Report] = []
    others: list[Future[list[Report]]] = []
    end = len(tasks)
    _encoder(tasks[0].instructions.encoder)  # before processes are made that may share it
    with pool(processes - 1) as workers:
        while len(reports) < end:
            waiting = sum(not share.done() for share in others)
            for _ in range(_SHARES_AHEAD * (processes - 1) - waiting):
                start = max(len(reports) + 1, end - _GROUPS_PER_SHARE)
                if start >= end:
                    break
                others.append(workers.submit(check_groups, tasks[start:end]))
                end = start
            finished = sum(share.done() for share in others) * _GROUPS_PER_SHARE
            progress(len(reports) + finished, len(tasks), _name(tasks[len(reports)]))
            reports.append(check_group(tasks[len(reports)]))
        for share in reversed(others):
            progress(len(reports), len(tasks), _name(tasks[len(reports)]))
            reports += share.result()
    return reports


def check_groups(tasks: Sequence[Task]) -> list[Report]:
    """What another process does at once."""
    return [check_group(task) for task in tasks]


def _name(task: Task) -> str:
    return str(task.derivatives[0][1])


@cache
def _encoder(name: str) -> Encoder | None:
    return load_encoder(name)
