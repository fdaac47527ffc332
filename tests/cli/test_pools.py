"""Worker processes: how they are made, and that they go."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from fidelity.cli import pools


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no /proc here")
def test_only_a_process_without_threads_is_forked():
    code = "from fidelity.cli import pools; print(pools._has_one_thread())"
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert alone.stdout == "True\n"
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not pools._has_one_thread()
    done.set()
    thread.join()


@pytest.mark.parametrize("forks", [False, True], ids=["spawn", "fork"])
def test_workers_answer_either_way(forks):
    code = (
        "from fidelity.cli import pools\n"
        f"pools._has_one_thread = lambda: {forks}\n"
        "if __name__ == '__main__':\n"
        "    with pools.pool(1) as workers:\n"
        "        print(workers.submit(abs, -3).result())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("3\n", "")
