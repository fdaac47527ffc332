"""Times of day as they are spoken: "half past nine", "halb zehn", "neuf heures et demie"."""

import re
from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.bilingual import primary
from fidelity.text.dates import DateFacet, Facet, date_facets
from fidelity.text.numerals import Numeral, NumeralForm, numerals
from fidelity.text.phrases import find_phrases

NAME = "hours"
_BEFORE, _AFTER, _BETWEEN = "before", "after", "between"
_FIGURES = re.compile(r"([01]?\d|2[0-4])[.:h]([0-5]\d)$")
_LATEST, _HOUR, _HALF_DAY = 24, 60, 12 * 60
_ARTICLES = 2  # words before the hour, one of which may be asked for
_NAMING = (NumeralForm.CARDINAL, NumeralForm.ORDINAL)


def hours(tokens: Sequence[Token], language: str) -> tuple[DateFacet, ...]:
    """All times of day with minutes, in figures too: "21.30 Uhr", "9:30 p.m."."""
    clocks = lexicons.listed(primary(language), "clock")
    figures = (
        DateFacet(
            start=place,
            end=place + 2,
            facet=Facet.CLOCK,
            value=int(found[1]) * _HOUR + int(found[2]),
        )
        for place, token in enumerate(tokens[:-1])
        if tokens[place + 1].norm in clocks and (found := _FIGURES.match(token.text))
    )
    dated = (one for one in date_facets(tokens, language) if one.facet is Facet.CLOCK)
    return (*dated, *spoken_hours(tokens, language), *figures)


def spoken_hours(tokens: Sequence[Token], language: str) -> Iterator[DateFacet]:
    """Each with the minutes after midnight or noon: the half of the day is mostly left open."""
    code = primary(language)
    for match in find_phrases(tokens, NAME, code, _BEFORE):
        hour = _hour(tokens[match.end : match.end + 1], code)
        if hour is not None:
            yield _facet(match.start, match.end + 1, hour, match.row[1])
    for match in find_phrases(tokens, NAME, code, _AFTER):
        hour = _hour(tokens[match.start - 1 : match.start], code) if match.start else None
        before = {one.norm for one in tokens[max(0, match.start - 1 - _ARTICLES) : match.start - 1]}
        is_led = len(match.row) < 3 or not before.isdisjoint(match.row[2].split())
        if hour is not None and is_led:
            yield _facet(match.start - 1, match.end, hour, match.row[1])
    for match in find_phrases(tokens, NAME, code, _BETWEEN):
        number = _number(tokens[match.start - 1 : match.start], code) if match.start else None
        hour = _hour(tokens[match.end : match.end + 1], code)
        if hour is not None and number is not None:
            minutes = int(number.low) * int(match.row[1])
            yield _facet(match.start - 1, match.end + 1, hour, str(minutes))


def _hour(tokens: Sequence[Token], language: str) -> Numeral | None:
    found = _number(tokens, language)
    return found if found is not None and found.low <= _LATEST else None


def _number(tokens: Sequence[Token], language: str) -> Numeral | None:
    found = numerals(tokens, language)
    is_number = len(found) == 1 and found[0].form in _NAMING and 0 < found[0].low < _HOUR
    return found[0] if is_number else None


def _facet(start: int, end: int, hour: Numeral, minutes: str) -> DateFacet:
    value = (int(hour.low) * _HOUR + int(minutes)) % _HALF_DAY
    return DateFacet(start=start, end=end, facet=Facet.CLOCK, value=value)
