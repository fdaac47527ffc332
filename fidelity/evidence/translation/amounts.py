"""Which amounts of a translation are not those of its original.

Across languages neither the words around a number nor its place tell what it counts. What can be
told is that a value is gone on the one side and another has come on the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType

from fidelity import lexicons
from fidelity.evidence.amounts.counterparts import Answer
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.dates import DateFacet, Facet, date_facets
from fidelity.text.figures import figure_value
from fidelity.text.numerals import Numeral, NumeralForm
from fidelity.text.quantities import COUNT, Quantity, quantities
from fidelity.text.spoken_hours import spoken_hours

_EQUAL = 0.004  # relative: 0.33 for a third, 3.57 for 3.6 is not meant by it
_CONVERTED = 0.06
# Inches, feet, yards, miles, acres, pounds and gallons in metric units; converted figures that are
# small come out round.
_POUND, _LENGTHS = (0.4536,), (2.54, 0.3048, 0.9144, 1.609)
_FACTORS = MappingProxyType(
    {
        "length": _LENGTHS,
        "speed": (1.609,),
        "area": (0.4047, 0.0929, 2.59),
        "mass": _POUND,
        "pound": _POUND,
        "volume": (3.785,),
    }
)
_ROUNDLY = 0.05
_POUNDS = {"gbp": "pound", "mass": "pound"}  # one word in most languages
_MEASURES = frozenset(_FACTORS)
_DEGREE, _TIME = "degree", "time"
_PLURAL = 2  # "one day" may be any
_MEASURED = frozenset({"data", "mass", "volume", "length"})
_FAR_APART = 2.5  # a pound is now and then half a kilo, a mile a good kilometre
# Degrees Fahrenheit to one of Celsius, and where those begin; converted ones are rounded.
_STEP, _FREEZING, _ROUND_DEGREES = 1.8, 32, 2.0
_ROUNDED = 0.011
_DIGITS = re.compile(r"\d+")
_NOON = 12
_DATE, _DECADE, _CLOCK, _SPOKEN = "date", "decade", "clock", "spoken"
_DATED = {Facet.DAY: _DATE, Facet.YEAR: _DATE, Facet.DECADE: _DECADE, Facet.CLOCK: _CLOCK}
_LARGEST_WORD_MULTIPLE = 3  # up to here a multiple is mostly said in a word
_FARTHEST = 12.0  # words between the places of two amounts that answer each other
_SHARE_REACH = 3  # words between the numbers of "one child in ten"
_FORMS = {NumeralForm.CARDINAL, NumeralForm.ORDINAL, NumeralForm.FRACTION}


def exchanged_amounts(alignment: Alignment) -> tuple[Answer, ...]:
    """Amounts that only the quotation has, each with the nearest that only the passage has.

    An amount that is merely left out, or merely added, is in no pair.
    """
    hyp_amounts = _amounts(alignment.hyp, alignment.hyp_language)
    ref_amounts = _amounts(alignment.ref, alignment.ref_language)
    new = _without_answer(hyp_amounts, ref_amounts, alignment.ref, alignment.ref_language)
    gone = _without_answer(ref_amounts, hyp_amounts, alignment.hyp, alignment.hyp_language)
    found = tuple(_paired(new, gone, linkage(alignment)))
    return found or tuple(_exchanged_multiples(hyp_amounts, ref_amounts))


def _exchanged_multiples(hyp: Sequence[Quantity], ref: Sequence[Quantity]) -> Iterator[Answer]:
    """Tenfold for twice: the one multiple of each side, which no other number explains.

    Twice as much again is three times as much.
    """
    mine, theirs = (
        [one for one in side if one.numeral.form is NumeralForm.MULTIPLE] for side in (hyp, ref)
    )
    if len(mine) != 1 or len(theirs) != 1:
        return
    printed, meant = mine[0].numeral.low, theirs[0].numeral.low
    is_said = any(_equal(one.numeral.low, meant) for one in hyp) or any(
        _equal(one.numeral.low, printed) for one in ref
    )
    if abs(printed - meant) > 1 and not is_said:
        yield Answer(hyp=mine[0], ref=theirs[0], agrees=False)


def exchanged_lengths(alignment: Alignment) -> tuple[Answer, ...]:
    """Two weeks for two days: one number of two units of time, neither with another answer."""
    return _exchanged_units(alignment, frozenset({_TIME}), least=_PLURAL)


def exchanged_units(alignment: Alignment) -> tuple[Answer, ...]:
    """25 GB for 25 MB, 5 g for 5 mg: the same for what is weighed and measured."""
    return tuple(
        one
        for one in _exchanged_units(alignment, _MEASURED, least=0)
        if max(one.hyp.low, one.ref.low) >= _FAR_APART * min(one.hyp.low, one.ref.low)
    )


def _exchanged_units(
    alignment: Alignment, dimensions: frozenset[str], *, least: float
) -> tuple[Answer, ...]:
    """Equal numbers, at least so large, of two units of one dimension."""
    sides = (
        (alignment.hyp, alignment.hyp_language),
        (alignment.ref, alignment.ref_language),
    )
    hyp, ref = (
        [
            one
            for one in quantities(tokens, language)
            if one.dimension in dimensions and one.numeral.low >= least
        ]
        for tokens, language in sides
    )
    return tuple(
        Answer(hyp=one, ref=other, agrees=False)
        for one in hyp
        for other in ref
        if _equal(one.numeral.low, other.numeral.low)
        and one.dimension == other.dimension
        and not any(_near(one.low, known.low, _CONVERTED) for known in ref)
        and not any(_near(other.low, known.low, _CONVERTED) for known in hyp)
    )


def _amounts(tokens: Sequence[Token], language: str) -> list[Quantity]:
    """All amounts, and the days and years of dates among them.

    A day or year that was changed beyond recognition ("89 September") is no date any more.
    """
    spoken = tuple(spoken_hours(tokens, language))
    hours = {index for one in spoken for index in range(one.start, one.end)}
    dated = [
        _of_date(facet, value, _DATED[facet.facet])
        for facet in date_facets(tokens, language)
        if facet.facet in _DATED
        for value in (facet.value // 60 if facet.facet is Facet.CLOCK else facet.value,)
    ]
    counted = [one for one in quantities(tokens, language) if hours.isdisjoint(one.indices)]
    told = [_of_date(one, one.value // 60 + one.value % 60 / 100, _SPOKEN) for one in spoken]
    return [*counted, *dated, *told]


def _of_date(facet: DateFacet, value: float, unit: str) -> Quantity:
    numeral = Numeral(
        start=facet.start, end=facet.end, low=value, high=value, form=NumeralForm.CARDINAL
    )
    return Quantity(
        indices=tuple(range(facet.start, facet.end)),
        numeral=numeral,
        low=value,
        high=value,
        dimension=COUNT,
        unit=unit,
    )


def _paired(new: Sequence[Quantity], gone: Sequence[Quantity], links: Linkage) -> Iterator[Answer]:
    left = list(gone)
    for one in new:
        place = links.place_in_ref(one.numeral.start)
        near = [
            other
            for other in left
            if _alike(one, other)
            and (
                abs(other.numeral.start - place) <= _FARTHEST
                or one.dimension == other.dimension != COUNT
                or _count_the_same(one, other, links)
            )
        ]
        if near:
            other = min(near, key=lambda item: abs(item.numeral.start - place))
            left.remove(other)
            yield Answer(hyp=one, ref=other, agrees=False)


def _count_the_same(one: Quantity, other: Quantity, links: Linkage) -> bool:
    """Whether the nouns behind the two answer each other, however far apart they stand."""
    return any(there in other.nouns for noun in one.nouns for there in links.to_ref.get(noun, ()))


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the one can stand for the other: no money for a share, no date for a date.

    Two dates are the date detector's.
    """
    dimensions = {_POUNDS.get(item.dimension, item.dimension) for item in (one, other)}
    if COUNT not in dimensions and len(dimensions) > 1:
        return False
    return one.unit != other.unit or one.unit not in _DATED.values()


def _without_answer(
    mine: Sequence[Quantity],
    theirs: Sequence[Quantity],
    tokens: Sequence[Token],
    language: str,
) -> list[Quantity]:
    """My amounts whose value the other side has in no form at all."""
    loose = _loose_values(tokens, language) | {share for _, share in _shares(theirs)}
    said = {other.low for other in theirs if other.numeral.form is NumeralForm.FRACTION}
    parts = {
        one.indices
        for pair, share in _shares(mine)
        if any(_equal(share, known) for known in said)
        for one in pair
    }
    # "2 to 4 inches": the unit stands by the second number alone
    converts = all(any(one.dimension in _MEASURES for one in side) for side in (mine, theirs))
    # "45 miles (72 km)": what has its own answer is no conversion of anything else
    free = [other for other in theirs if not any(_same_figure(one, other) for one in mine)]
    is_warm = any(_are_temperatures(one, other) for one in mine for other in free)
    return [
        one
        for one in mine
        if _is_telling(one)
        and one.indices not in parts
        and not any(_agree(one, other) for other in theirs)
        and not any(_is_converted(one, other, converts=converts) for other in free)
        and not any(_are_temperatures(one, other) for other in free)
        and not (is_warm and any(_are_steps(one, other) for other in free))
        and not any(_equal(value, known) for value in _values(one) for known in loose)
    ]


def _shares(amounts: Sequence[Quantity]) -> Iterator[tuple[tuple[Quantity, Quantity], float]]:
    """Two numbers close together, the smaller first, that may be a share: "un sur dix"."""
    whole = sorted(
        (one for one in amounts if one.numeral.form is NumeralForm.CARDINAL),
        key=lambda one: one.numeral.start,
    )
    for one, other in pairwise(whole):
        is_near = other.numeral.start - one.numeral.end <= _SHARE_REACH
        if is_near and 0 < one.numeral.low < other.numeral.low:
            yield (one, other), one.numeral.low / other.numeral.low


def _is_telling(one: Quantity) -> bool:
    """Whether it is a number that translators keep: not "one", not "double"."""
    if one.numeral.form is NumeralForm.MULTIPLE:
        return one.numeral.low > _LARGEST_WORD_MULTIPLE
    return one.numeral.form in _FORMS and one.numeral.low not in {0, 1}


def _values(one: Quantity) -> tuple[float, ...]:
    """What may stand for it: the 1930s are the thirties, 19:30 is 7:30 p.m."""
    value = one.numeral.low
    if one.unit == _DECADE:
        return value, value % 100
    if one.unit in {_CLOCK, _SPOKEN}:
        return value % _NOON, value % _NOON + _NOON
    return (value,)


def _agree(one: Quantity, other: Quantity) -> bool:
    if one.dimension == other.dimension and max(one.low, other.low) <= min(one.high, other.high):
        return True
    if _same_figure(one, other) or _is_part(one, other):
        return True
    if {one.unit, other.unit} & {_DATE, _DECADE, _CLOCK, _SPOKEN}:
        return False
    return min(one.numeral.low, other.numeral.low) >= 100 and _near(one.low, other.low, _ROUNDED)


def _is_part(one: Quantity, other: Quantity) -> bool:
    """Whether an ordinal may be the share: Italian "un terzo" is a third and somebody third."""
    forms = {one.numeral.form, other.numeral.form}
    return forms == {NumeralForm.ORDINAL, NumeralForm.FRACTION} and _equal(
        one.numeral.low * other.numeral.low, 1
    )


def _same_figure(one: Quantity, other: Quantity) -> bool:
    return _equal(one.numeral.low, other.numeral.low) or (
        one.dimension == other.dimension and _equal(one.low, other.low)
    )


def _are_temperatures(one: Quantity, other: Quantity) -> bool:
    """Whether the one may be degrees Fahrenheit, and the other the same in degrees Celsius."""
    dimensions = {one.dimension, other.dimension}
    if _DEGREE not in dimensions or not dimensions <= {_DEGREE, COUNT}:
        return False
    low, high = sorted((one.numeral.low, other.numeral.low))
    return abs(high - (low * _STEP + _FREEZING)) <= _ROUND_DEGREES


def _are_steps(one: Quantity, other: Quantity) -> bool:
    """The same for a difference of temperatures: 10 degrees Fahrenheit are 6 Celsius."""
    low, high = sorted((one.numeral.low, other.numeral.low))
    is_told = {one.dimension, other.dimension} <= {_DEGREE, COUNT}
    return is_told and abs(high - low * _STEP) <= _ROUND_DEGREES


def _is_converted(one: Quantity, other: Quantity, *, converts: bool) -> bool:
    same = one.dimension == other.dimension != COUNT
    if same and one.unit != other.unit and _near(one.low, other.low, _CONVERTED):
        return True
    return converts and _is_conversion(one, other)


def _is_conversion(one: Quantity, other: Quantity) -> bool:
    """Whether the bare numbers, or one of them, differ by the factor of a usual conversion."""
    loose = {
        COUNT if item.numeral.form is NumeralForm.FRACTION else item.dimension  # half an inch
        for item in (one, other)
    }
    if not loose <= _MEASURES | {COUNT}:
        return False
    factor = one.numeral.low / other.numeral.low if other.numeral.low else 0.0
    measured = loose & _MEASURES or _MEASURES
    return any(
        _near(factor, known, _ROUNDLY) or bool(factor and _near(1 / factor, known, _ROUNDLY))
        for dimension in measured
        for known in _FACTORS[dimension]
    )


def _loose_values(tokens: Sequence[Token], language: str) -> set[float]:
    """Every value that stands anywhere: inside dates, identifiers and month names, too."""
    found: set[float] = set()
    for place, token in enumerate(tokens):
        value = figure_value(token.text, language)
        if value is not None:
            found.add(value)
            if _is_hour(tokens, place, value, language):
                hour = float(int(value))
                found.update({hour % _NOON, hour % _NOON + _NOON})
        found.update(float(digits) for digits in _DIGITS.findall(token.text))
    for facet in (*date_facets(tokens, language), *spoken_hours(tokens, language)):
        if facet.facet is Facet.CLOCK:
            hour, minute = divmod(facet.value, 60)
            hours = {float(hour % _NOON), float(hour % _NOON + _NOON)}
            found |= hours | {float(minute)} | {one + minute / 100 for one in hours}
        elif facet.facet in {Facet.DAY, Facet.MONTH, Facet.YEAR}:
            found.add(float(facet.value))
        elif facet.facet is Facet.DECADE:
            found.update({float(facet.value), float(facet.value % 100)})
    return found


def _is_hour(tokens: Sequence[Token], place: int, value: float, language: str) -> bool:
    """15 Uhr, 15h, 3 p.m."""
    beside = tokens[place + 1 : place + 5]
    hours = lexicons.listed(language, "clock")
    return value <= 2 * _NOON and any(token.norm.replace(".", "") in hours for token in beside)


def _equal(one: float, other: float) -> bool:
    return _near(one, other, _EQUAL)


def _near(one: float, other: float, share: float) -> bool:
    greatest = max(abs(one), abs(other))
    return not greatest or abs(one - other) <= share * greatest
