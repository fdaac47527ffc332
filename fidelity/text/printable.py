"""Characters that act instead of being read: what a terminal or a browser must not be handed."""

import re

# C0 and C1 controls but tab and newline; bidirectional controls (Unicode TR9), which reorder what
# is seen ("Trojan Source", CVE-2021-42574); line and paragraph separators; the byte-order mark;
# tag characters, which carry unseen text; surrogates, which no encoding can write.
ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

# ECMA-48: control sequences, command strings (window titles, links), two-byte escapes. A command
# string that is never closed ends with its line, so that it cannot swallow the rest of an article.
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[0-~]"
)


def printable(text: str) -> str:
    """The text without escape sequences and acting characters; tabs and newlines stay."""
    return ACTING.sub("", _ESCAPE_SEQUENCE.sub("", text))


def one_line(text: str) -> str:
    """`printable`, with every run of white space as one space."""
    return " ".join(printable(text.replace("\r", "\n").replace("\u2028", "\n")).split())
