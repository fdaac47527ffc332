"""Lines of a stream: none is lost, none is waited for without need."""

import io
import os

from hypothesis import given
from hypothesis import strategies as st

from fidelity.cli.arrivals import Arrivals


class Pieces(io.BytesIO):
    """A stream that comes in the pieces that it is given."""

    def __init__(self, pieces: list[bytes]) -> None:
        super().__init__()
        self._pieces = iter(pieces)

    def read1(self, _size: int = -1, /) -> bytes:
        return next(self._pieces, b"")


@given(
    st.lists(st.binary(min_size=1).map(lambda data: data.replace(b"\x00", b"\n"))),
    st.integers(1, 5),
)
def test_all_lines_come_once_and_in_order_however_they_are_cut(pieces, limit):
    arrivals = Arrivals(Pieces(pieces))
    taken = []
    while lines := arrivals.take(limit, is_waiting=True):
        assert len(lines) <= limit
        taken += lines
    whole = b"".join(pieces)
    assert taken == [line.removesuffix(b"\n") for line in io.BytesIO(whole)]


def test_what_has_not_come_is_not_waited_for():
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stream, os.fdopen(writer, "wb", buffering=0) as asking:
        arrivals = Arrivals(stream)
        assert arrivals.take(3, is_waiting=False) == []
        asking.write(b"one\ntwo\nthr")
        assert arrivals.take(3, is_waiting=True) == [b"one", b"two"]
        assert arrivals.take(3, is_waiting=False) == []
        asking.write(b"ee")
        asking.close()
        assert arrivals.take(3, is_waiting=True) == [b"three"]
        assert arrivals.take(3, is_waiting=True) == []
