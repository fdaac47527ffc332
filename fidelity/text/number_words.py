"""What the number words of a language are worth.

Those of several parts that are written as one word come from their parts: "achtzigtausend",
"trecentoquaranta".
"""

from collections.abc import Iterator, Mapping
from functools import cache

from fidelity import lexicons
from fidelity.text.normalise import fold

# Sections of what joins and multiplies the words inside a number; none can begin with it.
INNER_PARTS = frozenset(
    {"joint", "beyond", "score", "inside", "and_a_half", "behind a share", "part"}
)
_HUNDRED, _THOUSAND = 100, 1000
_FEWEST, _ONES, _ELEVEN, _TWENTY = 2, 10, 11, 20
_SMALLEST = 1


@cache
def number_values(language: str, section: str) -> Mapping[str, float]:
    """The words of a section of `numerals.txt`, folded, with their values; none without a list."""
    if not lexicons.exists(language, "numerals"):
        return {}
    rows = lexicons.sections(language, "numerals").get(section, ())
    found = {fold(row[0]): float(row[1]) for row in rows}
    inside = number_values(language, "inside") if section == "cardinal" else {}
    return {**dict(written_together(found, inside)), **found} if inside else found


def written_together(
    units: Mapping[str, float], inside: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    """The words up to a million that a list of smaller ones gives rise to, each with its value.

    Args:
        units: words and their values; those of 1 to 99 are used.
        inside: the word for a hundred and the one for a thousand, as they stand inside a number.
    """
    small = {w: v for w, v in units.items() if _SMALLEST <= v < _HUNDRED and v == int(v)}
    counts = {w: v for w, v in small.items() if v >= _FEWEST}
    words = {value: word for word, value in inside.items()}
    hundred, thousand = words[_HUNDRED], words[_THOUSAND]
    hundreds = {w + hundred: v * _HUNDRED for w, v in counts.items() if v < _ONES}
    hundreds[hundred] = float(_HUNDRED)
    below = hundreds | {
        begin + end: many + few for begin, many in hundreds.items() for end, few in small.items()
    }
    teens = {w + hundred: v * _HUNDRED for w, v in counts.items() if _ELEVEN <= v < _TWENTY}
    thousands = {w + thousand: v * _THOUSAND for w, v in (counts | below).items()}
    yield from teens.items()
    yield from below.items()
    yield from thousands.items()
    for begin, many in {**thousands, thousand: float(_THOUSAND)}.items():
        if many < _HUNDRED * _THOUSAND:
            yield from ((begin + end, many + few) for end, few in hundreds.items())
