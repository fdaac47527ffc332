"""Whether two words are built on one stem."""

from functools import lru_cache
from itertools import takewhile

from fidelity.text.recent import WORDS_REMEMBERED

# Words that begin alike for this share of the shorter one and so many letters are taken for
# forms of one stem (possible / possibly, agree / agreement).
_SHARE, _LETTERS, _LONGEST_TAIL = 0.75, 4, 5


@lru_cache(maxsize=WORDS_REMEMBERED)
def share_stem(one: str, other: str) -> bool:
    """Whether two folded words look like forms of one stem: "agree" and "agreement" do.

    By their beginnings only, so "universe" and "university" do too: for linking words that
    have no better partner, never for judging that they mean the same.
    """
    if not (one.isalpha() and other.isalpha()):
        return False
    common = shared_beginning(one, other)
    shorter, longer = sorted((len(one), len(other)))
    return common >= _LETTERS and common >= _SHARE * shorter and longer - common <= _LONGEST_TAIL


def shared_beginning(one: str, other: str) -> int:
    """How many letters two words have in common from their beginnings on."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
