"""Printed lines back to running text, words that a line end cut in two included."""

import re
from collections.abc import Sequence

from fidelity import lexicons
from fidelity.text.bilingual import primary
from fidelity.text.language import detect
from fidelity.text.lemmas import dictionary_form

_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "1990-" before "2000", "he said—" before "and": nothing was cut, nothing goes between.
_OPEN = re.compile(r"(?:\d-|\S—)$")
_SOFT_HYPHEN = "\u00ad"
# These write compounds in one word, so that two known halves prove nothing.
_COMPOUNDING = frozenset({"da", "de", "fi", "is", "nb", "nl", "nn", "no", "sv"})


class LineJoiner:
    """Joins lines of one text.

    Whether a hyphen at a line end belongs to the word is told by the rest of the text, then by the
    dictionary: "well-" before "known" keeps it, "infla-" before "tion" loses it.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        whole = "\n".join(lines)
        self._language = detect(whole)
        self._printed = {word.lower() for word in _COMPOUND.findall(whole)}

    def join(self, lines: Sequence[str]) -> str:
        """The lines, of which there is at least one, as one."""
        pieces = [lines[0]]
        for line in lines[1:]:
            before = pieces[-1]
            if before.endswith(_SOFT_HYPHEN) or self._is_cut(before, line):
                pieces[-1] = before[:-1]
            elif not (_OPEN.search(before) or _CUT.search(before)):
                pieces.append(" ")
            pieces.append(line)
        return "".join(pieces).replace(_SOFT_HYPHEN, "")

    def _is_cut(self, before: str, after: str) -> bool:
        """Whether the line end put the hyphen there."""
        cut, rest = _CUT.search(before), _WORD.match(after)
        if cut is None or rest is None or rest[0][0].isupper():
            return False
        left, right = cut[1].lower(), rest[0].lower()
        if left + right in self._printed or f"{left}-{right}" in self._printed:
            return left + right in self._printed
        are_words = self._is_word(left) and self._is_word(right)
        if are_words and self._opens_compounds(left):
            return False
        if self._is_word(left + right):
            return True
        return not are_words or primary(self._language) in _COMPOUNDING

    def _opens_compounds(self, word: str) -> bool:
        return word in lexicons.listed(self._language, "compound_openers")

    def _is_word(self, word: str) -> bool:
        return dictionary_form(word, self._language) is not None
