"""The other end of a terminal, for tests."""

import os


def shown_by(end):
    """All that a terminal was shown until its programs ended, as bytes; `end` is closed."""
    shown = b""
    try:
        while part := os.read(end, 65536):
            shown += part
    except OSError:  # the other end is closed
        pass
    os.close(end)
    return shown
