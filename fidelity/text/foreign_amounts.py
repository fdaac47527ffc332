"""Which amounts of a translation are not those of its original.

Across languages neither the words around a number nor its place tell what it counts. What can be
told is that a value is gone on the one side and another has come on the other.
"""

import re
from collections.abc import Iterator, Sequence

from fidelity.records import Alignment, Token
from fidelity.text.counterparts import Answer
from fidelity.text.dates import Facet, date_facets
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.numerals import Numeral, NumeralForm, figure_value
from fidelity.text.quantities import COUNT, Quantity, quantities

_EQUAL = 0.004  # relative: 0.33 for a third, 3.57 for 3.6 is not meant by it
_CONVERTED = 0.06
# Inches, feet, yards, miles, acres, pounds and gallons in metric units; converted figures that are
# small come out round.
_FACTORS = (2.54, 0.3048, 0.9144, 1.609, 0.4047, 0.4536, 3.785)
_ROUNDLY = 0.05
_POUNDS = {"gbp": "pound", "mass": "pound"}  # one word in most languages
_MEASURES = frozenset({"length", "area", "mass", "volume", "speed", "pound"})
_ROUNDED = 0.011
_DIGITS = re.compile(r"\d+")
_NOON = 12
_HOURS = frozenset(
    "am pm uhr h heures heure horas hora ore uur godz godzina godzinie hodin час часа часов годині "
    "година годин o'clock a.m p.m".split()
)
_DATE, _DECADE = "date", "decade"
_FARTHEST = 12.0  # words between the places of two amounts that answer each other
_FORMS = {NumeralForm.CARDINAL, NumeralForm.ORDINAL, NumeralForm.FRACTION}


def exchanged_amounts(alignment: Alignment) -> tuple[Answer, ...]:
    """Amounts that only the quotation has, each with the nearest that only the passage has.

    An amount that is merely left out, or merely added, is in no pair.
    """
    hyp_amounts = _amounts(alignment.hyp, alignment.hyp_language)
    ref_amounts = _amounts(alignment.ref, alignment.ref_language)
    new = _without_answer(hyp_amounts, ref_amounts, alignment.ref, alignment.ref_language)
    gone = _without_answer(ref_amounts, hyp_amounts, alignment.hyp, alignment.hyp_language)
    return tuple(_paired(new, gone, linkage(alignment)))


def _amounts(tokens: Sequence[Token], language: str) -> list[Quantity]:
    """All amounts, and the days and years of dates among them.

    A day or year that was changed beyond recognition ("89 September") is no date any more.
    """
    dated = [
        Quantity(
            indices=tuple(range(facet.start, facet.end)),
            numeral=Numeral(
                start=facet.start,
                end=facet.end,
                low=facet.value,
                high=facet.value,
                form=NumeralForm.CARDINAL,
            ),
            low=facet.value,
            high=facet.value,
            dimension=COUNT,
            unit=_DECADE if facet.facet is Facet.DECADE else _DATE,
        )
        for facet in date_facets(tokens, language)
        if facet.facet in {Facet.DAY, Facet.YEAR, Facet.DECADE}
    ]
    return [*quantities(tokens, language), *dated]


def _paired(new: Sequence[Quantity], gone: Sequence[Quantity], links: Linkage) -> Iterator[Answer]:
    left = list(gone)
    for one in new:
        place = links.place_in_ref(one.numeral.start)
        near = [
            other
            for other in left
            if abs(other.numeral.start - place) <= _FARTHEST and _alike(one, other)
        ]
        if near:
            other = min(near, key=lambda item: abs(item.numeral.start - place))
            left.remove(other)
            yield Answer(hyp=one, ref=other, agrees=False)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the one can stand for the other: no money for a share, no date for a date.

    Two dates are the date detector's.
    """
    dimensions = {_POUNDS.get(item.dimension, item.dimension) for item in (one, other)}
    if COUNT not in dimensions and len(dimensions) > 1:
        return False
    return not one.unit == other.unit == _DATE


def _without_answer(
    mine: Sequence[Quantity],
    theirs: Sequence[Quantity],
    tokens: Sequence[Token],
    language: str,
) -> list[Quantity]:
    """My amounts whose value the other side has in no form at all."""
    loose = _loose_values(tokens, language)
    # "2 to 4 inches": the unit stands by the second number alone
    converts = all(any(one.dimension in _MEASURES for one in side) for side in (mine, theirs))
    return [
        one
        for one in mine
        if one.numeral.form in _FORMS
        and not (converts and any(_is_conversion(one, other) for other in theirs))
        and one.numeral.low not in {0, 1}
        and not any(_agree(one, other) for other in theirs)
        and not any(_equal(one.numeral.low, value) for value in loose)
        and not (one.unit == _DECADE and one.low % 100 in loose)
    ]


def _agree(one: Quantity, other: Quantity) -> bool:
    if other.low * (1 - _EQUAL) <= one.low <= other.high * (1 + _EQUAL):
        return True
    if one.low <= other.low <= one.high:
        return True
    if _equal(one.numeral.low, other.numeral.low):
        return True
    same = one.dimension == other.dimension and one.dimension != COUNT
    if same and one.unit != other.unit:
        return _near(one.low, other.low, _CONVERTED)
    return max(one.numeral.low, other.numeral.low) >= 100 and _near(one.low, other.low, _ROUNDED)


def _is_conversion(one: Quantity, other: Quantity) -> bool:
    """Whether the bare numbers, or one of them, differ by the factor of a usual conversion."""
    if not {one.dimension, other.dimension} <= _MEASURES | {COUNT}:
        return False
    factor = one.numeral.low / other.numeral.low if other.numeral.low else 0.0
    return any(
        _near(factor, known, _ROUNDLY) or bool(factor and _near(1 / factor, known, _ROUNDLY))
        for known in _FACTORS
    )


def _loose_values(tokens: Sequence[Token], language: str) -> set[float]:
    """Every value that stands anywhere: inside dates, identifiers and month names, too."""
    found: set[float] = set()
    for place, token in enumerate(tokens):
        value = figure_value(token.text, language)
        if value is not None:
            found.add(value)
            if _is_hour(tokens, place, value):
                found.update({value % _NOON, value % _NOON + _NOON})
        found.update(float(digits) for digits in _DIGITS.findall(token.text))
    for facet in date_facets(tokens, language):
        if facet.facet is Facet.CLOCK:
            hour, minute = divmod(facet.value, 60)
            hours = {float(hour % _NOON), float(hour % _NOON + _NOON)}
            found |= hours | {float(minute)} | {one + minute / 100 for one in hours}
        elif facet.facet in {Facet.DAY, Facet.MONTH, Facet.YEAR}:
            found.add(float(facet.value))
        elif facet.facet is Facet.DECADE:
            found.update({float(facet.value), float(facet.value % 100)})
    return found


def _is_hour(tokens: Sequence[Token], place: int, value: float) -> bool:
    """15 Uhr, 15h, 3 p.m."""
    beside = tokens[place + 1 : place + 5]
    return value <= 2 * _NOON and any(token.norm.replace(".", "") in _HOURS for token in beside)


def _equal(one: float, other: float) -> bool:
    return _near(one, other, _EQUAL)


def _near(one: float, other: float, share: float) -> bool:
    greatest = max(abs(one), abs(other))
    return not greatest or abs(one - other) <= share * greatest
