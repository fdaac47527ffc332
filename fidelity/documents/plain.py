"""Plain text: the text of the file as it is."""

from fidelity.records import ReaderOptions, Reading


def read(text: str, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """The article text of a plain text file: all of it."""
    return Reading(text=text, anchors=())
