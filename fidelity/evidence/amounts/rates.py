"""How often: every second day, twice a week, every two weeks; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, Token
from fidelity.text.function_words import is_content
from fidelity.text.numerals import numerals

_EVERY = frozenset({"every", "each"})
_PER = frozenset({"a", "an", "per", "every", "each"})
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_HOURS = {
    "minute": 1 / 60,
    "hour": 1,
    "day": 24,
    "week": 168,
    "fortnight": 336,
    "month": 730,
    "year": 8760,
}
_APART = 1.2  # as a ratio: "every four weeks" passes for "every month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """The tokens of a rate, what is counted (a lemma, "" for time), and in how many it is once."""

    indices: tuple[int, ...]
    noun: str
    once_in: float


def changed_rates(alignment: Alignment) -> Iterator[tuple[Rate, Rate]]:
    """The only rate of each side, where one is another than the other."""
    if not alignment.is_english:
        return
    hyp = rates(alignment.hyp)
    if len(hyp) != 1:
        return
    ref = rates(alignment.ref)
    if len(ref) != 1 or hyp[0].noun != ref[0].noun:
        return
    low, high = sorted((hyp[0].once_in, ref[0].once_in))
    if high > low * _APART:
        yield hyp[0], ref[0]


def rates(tokens: Sequence[Token]) -> list[Rate]:
    """The rates among the tokens, in order."""
    if not any(
        token.norm in _EVERY or token.norm in _TIMES or token.norm == "times" for token in tokens
    ):
        return []
    counts = {one.start: (one.end, one.low) for one in numerals(tokens, "en")}
    found: list[Rate] = []
    for index, token in enumerate(tokens):
        if found and index <= found[-1].indices[-1]:
            continue
        if token.norm in _EVERY:
            rate = _every(tokens, index, counts)
        elif token.norm in _TIMES:
            rate = _so_often(tokens, index, index + 1, _TIMES[token.norm])
        elif index in counts and _norm(tokens, counts[index][0]) == "times":
            rate = _so_often(tokens, index, counts[index][0] + 1, counts[index][1])
        else:
            rate = None
        if rate is not None:
            found.append(rate)
    return found


def _every(
    tokens: Sequence[Token], index: int, counts: dict[int, tuple[int, float]]
) -> Rate | None:
    """Every day, every second day, every two days."""
    place, step = index + 1, 1.0
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if _norm(tokens, place) in _ORDINALS and after is not None and after.is_word:
        place, step = place + 1, float(_ORDINALS[_norm(tokens, place)])
    elif place in counts and tokens[place].lemma not in _HOURS:  # "fortnight" counts its days
        place, step = counts[place]
    if place >= len(tokens) or not is_content(tokens[place], "en"):
        return None
    noun = tokens[place].lemma
    indices = tuple(range(index, place + 1))
    if noun in _HOURS:
        return Rate(indices=indices, noun="", once_in=step * _HOURS[noun])
    return Rate(indices=indices, noun=noun, once_in=step)


def _so_often(tokens: Sequence[Token], start: int, place: int, times: float) -> Rate | None:
    """Twice a week, three times a day."""
    if _norm(tokens, place) not in _PER or place + 1 >= len(tokens) or not times:
        return None
    if tokens[place].norm in _EVERY:
        base = _every(
            tokens, place, {one.start: (one.end, one.low) for one in numerals(tokens, "en")}
        )
    else:
        unit = _HOURS.get(tokens[place + 1].lemma)
        base = Rate(indices=(place, place + 1), noun="", once_in=unit) if unit else None
    if base is None or base.noun:
        return None
    indices = tuple(range(start, base.indices[-1] + 1))
    return Rate(indices=indices, noun="", once_in=base.once_in / times)


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""
