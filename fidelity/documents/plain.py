"""Plain text: the text of the file as it is."""


def read(text: str) -> str:
    """The article text of a plain text file: all of it."""
    return text
