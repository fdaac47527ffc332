"""Numbers of several parts that are written as one word: "achtzigtausend", "trecentoquaranta"."""

from collections.abc import Iterator, Mapping

_HUNDRED, _THOUSAND = 100, 1000
_FEWEST, _ONES = 2, 10
_SMALLEST = 1


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
    thousands = {w + thousand: v * _THOUSAND for w, v in (counts | below).items()}
    yield from below.items()
    yield from thousands.items()
    for begin, many in thousands.items():
        if many < _HUNDRED * _THOUSAND:
            yield from ((begin + end, many + few) for end, few in hundreds.items())
