"""Numbers with what they count: unit, bound, and the noun behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.currencies import Mark, mark_before
from fidelity.text.dates import dated_places
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.numerals import Numeral, NumeralForm, half_at, numerals
from fidelity.text.phrases import find_phrases
from fidelity.text.recent import remember_recent
from fidelity.text.segments import CLAUSE_MARKS

COUNT = "count"
_LONGEST_UNIT = 4  # words: "kilometre per hour" with a hyphen before it
_TIME = "time"
_SHARED = frozenset({"length", "area", "mass", "volume", "speed", "temperature", "ratio", _TIME})
_JOIN_AMOUNTS = frozenset({"to", "by", "or", "and", "x", "×", "-", "–"})
# What may stand between a number and its unit of time: "24-hour", "half-a-year", "half of an hour".
_HALF = "half"
_UNIT_LEADS = {("-",), ("a",), ("an",), ("of",)}
_ARTICLES = {("a",), ("an",)}
_LONGEST_LEAD = 3
_SECOND = ("second",)
_JOINED_UNITS = frozenset({"foot", "metre", "inch", "mile", "kilometre", "yard", "pound", "tonne"})
_FOOT, _INCH, _INCHES_IN_A_FOOT = 0.3048, 0.0254, 12
_FEET = frozenset({"foot", "feet", "ft"})
_FOOT_MARKS, _INCH_MARKS = frozenset("'’′"), frozenset('"”″')
FEET_AND_INCHES = "foot and inch"
"""The unit of a height in both."""
# First words of the bounds that may follow their number: "50 or more", "50 at least".
_LEADS_AFTER = {"or", "at", "as", "plus"}


class Bound(Enum):
    """Which end of a range a number names."""

    EXACT = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"


# What "not … more than" and "not … less than" say, with a few words of the verb between.
_TURNED = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST}
_DENIED_BEFORE = 6
_OTHER_CLAUSE = frozenset({"conjunction", "relative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount.

    Attributes:
        indices: its tokens, unit included.
        numeral: the number alone.
        low: smallest value, in the dimension's own unit (metres, seconds, shares of one).
        high: greatest value, the same as `low` but for vague amounts.
        dimension: `count` when no unit is known, else of `lexicons/<language>/units.txt`.
        unit: the unit as the list names it; "" for a count.
        bound: the end of the range that the words before or after name.
        bound_indices: the tokens of those words.
        nouns: the content words behind it, among them the noun that is counted or measured.
    """

    indices: tuple[int, ...]
    numeral: Numeral
    low: float
    high: float
    dimension: str
    unit: str
    bound: Bound = Bound.EXACT
    bound_indices: tuple[int, ...] = ()
    nouns: tuple[int, ...] = ()


@remember_recent
def quantities(tokens: Sequence[Token], language: str = "en") -> tuple[Quantity, ...]:
    """The amounts among the tokens, in order; numbers that belong to a date are none.

    Nor are those inside an identifier ("COVID-19", "G-7").
    """
    candidates = (*numerals(tokens, language), *_bare_units(tokens, language))
    if not candidates:
        return ()
    dated = dated_places(tokens, language)
    bounds = _bounds(tokens, language)
    found: list[Quantity] = []
    for numeral in sorted(candidates, key=lambda item: (item.start, -item.end)):
        taken = found and numeral.start <= found[-1].indices[-1]
        in_date = not dated.isdisjoint(range(numeral.start, numeral.end))
        if not (taken or in_date or _in_name(tokens, numeral)):
            found.append(_quantity(tokens, numeral, bounds, language))
    found = _with_inches(tokens, found)
    is_shared = False
    for place in range(len(found) - 2, -1, -1):
        shared = _with_shared_unit(tokens, found[place], found[place + 1], is_listed=is_shared)
        is_shared = shared is not found[place]
        found[place] = shared
    return tuple(found)


def _with_inches(tokens: Sequence[Token], found: Sequence[Quantity]) -> list[Quantity]:
    """The amounts, feet and inches as one: "5 feet 10 inches", "six-foot-six", 6'6"."""
    joined: list[Quantity] = []
    for one in found:
        last = joined[-1] if joined else None
        end = None if last is None else _end_of_inches(tokens, last, one)
        if last is None or end is None:
            joined.append(one)
            continue
        metres = last.numeral.low * _FOOT + one.numeral.low * _INCH
        joined[-1] = replace(
            last,
            indices=tuple(range(last.indices[0], end)),
            low=metres,
            high=metres,
            dimension="length",
            unit=FEET_AND_INCHES,
        )
    return joined


def _end_of_inches(tokens: Sequence[Token], feet: Quantity, inches: Quantity) -> int | None:
    """Where both end, if the one goes on from the other; None where it does not."""
    between = [token.text for token in tokens[feet.indices[-1] + 1 : inches.numeral.start]]
    end = inches.indices[-1] + 1
    if inches.numeral.low >= _INCHES_IN_A_FOOT or len(between) > 1:
        return None
    if feet.unit in _FEET and feet.dimension == "length":
        is_named = inches.unit == "inch" and (not between or between[0] in {"-", ",", "and"})
        is_bare = inches.dimension == COUNT and between in ([], ["-"])
        return end if is_named or is_bare else None
    is_marked = bool(between) and between[0] in _FOOT_MARKS and feet.dimension == COUNT
    closing = tokens[end].text if end < len(tokens) else ""
    return end + 1 if is_marked and closing in _INCH_MARKS else None


def _with_shared_unit(
    tokens: Sequence[Token], one: Quantity, after: Quantity, *, is_listed: bool
) -> Quantity:
    """The amount in the unit that is said once for all: "6 to 8 miles", "5, 7 and 9 percent".

    Args:
        tokens: the text.
        one: an amount.
        after: the amount behind it.
        is_listed: whether `after` has its own unit from the amount behind it.
    """
    if one.dimension != COUNT or after.dimension not in _SHARED:
        return one
    end = one.numeral.end
    start, nearly = after.numeral.start, lexicons.listed("en", "approximators")
    while start > end + 1 and tokens[start - 1].norm in nearly:  # "from 20 to almost 60 percent"
        start -= 1
    if start != end + 1 or not after.numeral.low:
        return one
    joint = tokens[end].norm
    if joint not in _JOIN_AMOUNTS and not (is_listed and joint == ","):
        return one
    if one.numeral.form is not after.numeral.form:
        return one
    factor = after.low / after.numeral.low
    return replace(
        one,
        low=one.numeral.low * factor,
        high=one.numeral.high * factor,
        dimension=after.dimension,
        unit=after.unit,
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    dimension: str
    factor: float
    end: int


def _quantity(
    tokens: Sequence[Token], numeral: Numeral, bounds: dict[int, tuple[Bound, int]], language: str
) -> Quantity:
    start, end = numeral.start, numeral.end
    extra = 0.0
    unit = _unit_after(tokens, end, language)
    if numeral.low >= 1 and _norms(tokens, end, 1) in _ARTICLES:
        unit = None  # "25 million a year earlier", "three a week"; but "half a year"
    mark = mark_before(tokens, start)
    if mark is not None:
        sign = _unit_of(mark, start)
        start = mark.start
        unit = unit if unit is not None and unit.dimension == sign.dimension else sign
        end = max(end, unit.end)
    elif unit is not None:
        end = unit.end
        half = half_at(tokens, end, language)
        if half:  # a year and a half
            extra, end = 0.5, end + half
    factor = unit.factor if unit else 1.0
    dimension = unit.dimension if unit else COUNT
    if unit is None and numeral.form is NumeralForm.FRACTION:
        dimension = "ratio"
    bound, bound_indices = _bound_of(tokens, start, end, bounds)
    return Quantity(
        indices=tuple(range(start, end)),
        numeral=numeral,
        low=(numeral.low + extra) * factor,
        high=(numeral.high + extra) * factor,
        dimension=dimension,
        unit=unit.name if unit else "",
        bound=bound,
        bound_indices=bound_indices,
        nouns=_nouns_after(tokens, end, language),
    )


def _bare_units(tokens: Sequence[Token], language: str) -> list[Numeral]:
    """The "a" of "a week", "a year and a half": one of them, though no number says so."""
    found = []
    for place, token in enumerate(tokens):
        if token.norm not in {"a", "an"} or place + 1 >= len(tokens):
            continue
        unit = _unit_after(tokens, place + 1, language)
        is_rank = _norms(tokens, place + 1, 1) == _SECOND and _nouns_after(
            tokens, place + 2, language
        )  # "a second day"
        is_half_more = unit is not None and half_at(tokens, unit.end, language) > 0
        if unit is not None and (unit.dimension == _TIME or is_half_more) and not is_rank:
            found.append(
                Numeral(
                    start=place,
                    end=place + 1,
                    low=1,
                    high=1,
                    form=NumeralForm.CARDINAL,
                    is_weak=True,
                )
            )
    return found


def _unit_after(tokens: Sequence[Token], place: int, language: str) -> _Unit | None:
    """The longest unit that starts here, after a hyphen or "a", "an" ("half an hour")."""
    start = place
    while start < place + _LONGEST_LEAD and _norms(tokens, start, 1) in _UNIT_LEADS:
        start += 1
    if start > place:
        skipped = _unit_at(tokens, start, language)
        is_part = place > 0 and tokens[place - 1].norm == _HALF  # "half a kilo"
        is_joined = start == place + 1 and tokens[place].text == "-"  # "a 1.98-metre centre"
        fits = skipped is not None and (
            is_part or skipped.dimension == _TIME or (is_joined and skipped.name in _JOINED_UNITS)
        )
        return skipped if fits else None
    return _unit_at(tokens, place, language)


def _unit_at(tokens: Sequence[Token], place: int, language: str) -> _Unit | None:
    first = tokens[place] if place < len(tokens) else None
    if first is None or _openings(language).isdisjoint((first.norm, first.lemma)):
        return None
    units = _units(language)
    for length in range(min(_LONGEST_UNIT, len(tokens) - place), 0, -1):
        words = tokens[place : place + length]
        norms = [word.norm for word in words]
        for name in (
            " ".join(norms),
            " ".join([words[0].lemma, *norms[1:]]),
            " ".join([*norms[:-1], words[-1].lemma]),
            "".join(norms),
        ):
            if name in units:
                dimension, factor = units[name]
                return _Unit(name, dimension, factor, place + length)
    return None


def _unit_of(mark: Mark, place: int) -> _Unit:
    """The unit of a mark before the figure at `place`."""
    dimension, factor = _units("en").get(mark.unit, (mark.unit, 1.0))
    return _Unit(mark.unit, dimension, factor, place)


def _in_name(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether the number is the tail of an identifier: COVID-19, B-52."""
    if numeral.start < 2 or not tokens[numeral.start].text[:1].isdigit():
        return False
    hyphen, head = tokens[numeral.start - 1], tokens[numeral.start - 2]
    joined = (
        head.span.end == hyphen.span.start and hyphen.span.end == tokens[numeral.start].span.start
    )
    return joined and hyphen.text == "-" and head.text[:1].isupper() and head.text[0].isalpha()


def _nouns_after(tokens: Sequence[Token], place: int, language: str) -> tuple[int, ...]:
    """Content words up to the next mark, three words on at most: "24 [of the] armed states"."""
    found = []
    for index in range(place, min(place + 4, len(tokens))):
        if not tokens[index].is_word and tokens[index].text != "-":
            break
        if is_content(tokens[index], language):
            found.append(index)
    return tuple(found)


def _bounds(tokens: Sequence[Token], language: str) -> dict[int, tuple[Bound, int]]:
    """Bound phrases by their first token: the bound, and where the phrase ends."""
    found = {
        match.start: (Bound[match.section.upper()], match.end)
        for match in find_phrases(tokens, "bounds", language)
        if not _compares(tokens, match.start, match.end)
    }
    return {
        place: (_TURNED[bound], end) if _is_denied(tokens, place, bound, language) else (bound, end)
        for place, (bound, end) in found.items()
    }


def _compares(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether it only ends a comparison: "twice as many as five years ago"."""
    before = tokens[start - 1].norm if start else ""
    return tokens[end - 1].norm == "as" and before in {"twice", "times", "half", "thrice"}


def _is_denied(tokens: Sequence[Token], place: int, bound: Bound, language: str) -> bool:
    """Whether the verb before a bound is denied: "will not pay | more than half" pays at most half.

    Not "did not say that more than half", where another clause begins.
    """
    if bound not in _TURNED:
        return False
    words = lexicons.listed(language, "polarity", "overt")
    ends = lexicons.listed(language, "reporting_grammar", "complementiser")
    classes = word_classes(language)
    for token in reversed(tokens[max(0, place - _DENIED_BEFORE) : place]):
        ends_here = token.norm in ends or classes.get(token.norm) in _OTHER_CLAUSE
        if token.text in CLAUSE_MARKS or ends_here or not token.is_word:
            return False
        if token.norm in words:
            return True
    return False


def _bound_of(
    tokens: Sequence[Token], start: int, end: int, bounds: dict[int, tuple[Bound, int]]
) -> tuple[Bound, tuple[int, ...]]:
    """The bound right before the amount ("at least [a] 50"), or after it ("50 or more")."""
    for place, (bound, stop) in bounds.items():
        follows = place == end and tokens[place].norm in _LEADS_AFTER
        if stop in {start, start - 1} or follows:
            return bound, tuple(range(place, stop))
    return Bound.EXACT, ()


def _norms(tokens: Sequence[Token], place: int, count: int) -> tuple[str, ...]:
    return tuple(token.norm for token in tokens[max(0, place) : place + count])


@cache
def _openings(language: str) -> frozenset[str]:
    """All that the name of a unit may begin with; few words behind a number do."""
    names = _units(language)
    return frozenset(name[:length] for name in names for length in range(1, len(name) + 1))


@cache
def _units(language: str) -> dict[str, tuple[str, float]]:
    """Unit names with dimension and factor; signs and symbols hold in every language."""
    code = language if lexicons.exists(language, "units") else "en"
    rows = lexicons.sections(code, "units")["unit"]
    return {row[0]: (row[1], float(row[2])) for row in rows}
