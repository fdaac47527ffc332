"""Whether two nouns may name the same source: the airline, "the company"."""

from functools import cache

from fidelity import lexicons

_LIST = "designations"
_Rows = tuple[frozenset[int], frozenset[int]]
_NONE: _Rows = (frozenset(), frozenset())


def may_name_one(one: str, other: str, language: str = "en") -> bool:
    """Whether the list lets two dictionary forms stand for each other; English only.

    A wide word stands for the other wide ones of its row and for the narrow ones ("official" for
    "police"); of two narrow ones ("airline", "bank") neither stands for the other.
    """
    rows = _rows(language)
    (wide, narrow), (other_wide, other_narrow) = rows.get(one, _NONE), rows.get(other, _NONE)
    return not (
        wide.isdisjoint(other_wide)
        and wide.isdisjoint(other_narrow)
        and narrow.isdisjoint(other_wide)
    )


def may_name_any(word: str, language: str = "en") -> bool:
    """Whether the dictionary form is a wide word: with "the", it stands for somebody named."""
    return bool(_rows(language).get(word, _NONE)[0])


def is_designation(word: str, language: str = "en") -> bool:
    """Whether the dictionary form is one of the list, wide or narrow."""
    return word in _rows(language)


@cache
def _rows(language: str) -> dict[str, _Rows]:
    """Dictionary form -> the rows of which it is a wide word, and those of its narrow ones."""
    if not lexicons.exists(language, _LIST):
        return {}
    wide: dict[str, set[int]] = {}
    narrow: dict[str, set[int]] = {}
    for number, row in enumerate(lexicons.sections(language, _LIST)[""]):
        for found, words in zip((wide, narrow), row, strict=False):
            for word in words.split():
                found.setdefault(word, set()).add(number)
    return {
        word: (frozenset(wide.get(word, ())), frozenset(narrow.get(word, ())))
        for word in wide.keys() | narrow.keys()
    }
