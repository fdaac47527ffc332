"""Worker processes, as `check` and `compare` share work out to them."""

import logging
import multiprocessing
import signal
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that leave messages and Ctrl-C to this process, and go when it stops caring."""
    context = multiprocessing.get_context("fork" if _has_one_thread() else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare) as workers:
        try:
            yield workers
        finally:
            workers.shutdown(cancel_futures=True)


def _has_one_thread() -> bool:
    """Whether the system tells that nothing but this code runs here.

    Then a forked child has all that is loaded here, at once. It would inherit other threads, those
    of libraries, half-way through a lock; and where the system does not tell, forking is unsafe.
    """
    threads = Path("/proc/self/task")
    return threads.is_dir() and len(list(threads.iterdir())) == 1


def _prepare() -> None:
    """Leave messages and Ctrl-C to the process that people talk to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
