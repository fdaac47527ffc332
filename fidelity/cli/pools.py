"""Worker processes, as `check` and `compare` share work out to them."""

import logging
import multiprocessing
import signal
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that leave messages and Ctrl-C to this process, and go when it stops caring."""
    # "spawn": a forked child would inherit the threads of the libraries, half-way through a lock
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_prepare) as workers:
        try:
            yield workers
        finally:
            workers.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Leave messages and Ctrl-C to the process that people talk to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
