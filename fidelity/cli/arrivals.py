"""The lines of a file or a stream as they arrive: as many at once as are there."""

import select
import stat
from collections import deque
from itertools import islice
from os import fstat
from typing import Protocol

# As much as a pipe holds on the usual systems: about three hundred pairs.
_BYTES = 1 << 16


class ByteStream(Protocol):
    """What `io.BufferedReader` and `io.BytesIO` have in common."""

    def read1(self, size: int = ..., /) -> bytes:
        """At most so many bytes from one read of the system; none at the end."""

    def fileno(self) -> int:
        """Its descriptor.

        Raises:
            OSError: bytes in memory have none.
        """


class Arrivals:
    """Lines without waiting for more of them than are needed.

    `for line in pipe` reads ahead, or waits for a full buffer; whoever asks a running program one
    question at a time would wait for ever, and one that answers line by line is slow where
    thousands of lines are there already.
    """

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._lines: deque[bytes] = deque()
        self._rest: list[bytes] = []
        self._is_done = False
        self._descriptor = _waited_for(stream)

    def take(self, limit: int, *, is_waiting: bool) -> list[bytes]:
        """Up to `limit` lines that have arrived, without their ends.

        Args:
            limit: how many at most.
            is_waiting: wait for the first one; then none means that the stream is at its end.
        """
        while len(self._lines) < limit and not self._is_done:
            may_wait = is_waiting and not self._lines
            if not may_wait and not self._is_ready():
                break
            self._read()
        taken = list(islice(self._lines, limit))
        for _ in taken:
            self._lines.popleft()
        return taken

    def _read(self) -> None:
        data = self._stream.read1(_BYTES)
        if not data:
            self._is_done = True
            if self._rest:
                self._lines.append(b"".join(self._rest))
            return
        head, newline, tail = data.rpartition(b"\n")
        if not newline:
            self._rest.append(data)  # joined once, however long the line is
            return
        self._lines.extend(b"".join([*self._rest, head]).split(b"\n"))
        self._rest = [tail] if tail else []

    def _is_ready(self) -> bool:
        if self._descriptor is None:
            return True
        try:
            ready, _, _ = select.select([self._descriptor], [], [], 0)
        except (OSError, ValueError):  # not every system can tell it of a pipe
            return False
        return bool(ready)


def _waited_for(stream: ByteStream) -> int | None:
    """The descriptor of what may keep its reader waiting; a file and bytes in memory never do."""
    try:
        descriptor = stream.fileno()
        return None if stat.S_ISREG(fstat(descriptor).st_mode) else descriptor
    except OSError:
        return None
