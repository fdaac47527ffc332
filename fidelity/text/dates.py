"""Dates in a text, facet by facet: weekday, day, month, year, time of day, how often."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.recent import remember_recent

_ORDINAL_ENDING = {"st", "nd", "rd", "th"}
_YEAR = re.compile(r"[12]\d{3}$")
_QUARTER_CODE = re.compile(r"q[1-4]$")
_LONGEST_MONTH = 31
_MILITARY = 4  # digits: 0730
_CENTURY = frozenset({"century", "centuries"})
_HUNDREDS = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_WITH_CAPITAL = ("en", "de")


class Facet(Enum):
    """One side of a date."""

    WEEKDAY = "weekday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    SEASON = "season"
    CLOCK = "clock"
    RELATIVE_DAY = "relative day"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFacet:
    """A facet at the tokens `start` up to, not including, `end`.

    `value` is 1 to 7 from Monday, 1 to 31, 1 to 12, the year, the first year of the decade, the
    century, 1 to 4, 1 to 4 from spring, minutes after midnight, days from today, or the length of
    what it happens once in (an hour is 1, a year 5), by facet.
    """

    start: int
    end: int
    facet: Facet
    value: int


@remember_recent
def date_facets(tokens: Sequence[Token], language: str = "en") -> tuple[DateFacet, ...]:
    """The facets of all dates among the tokens, in order, not overlapping."""
    if not lexicons.exists(language, "calendar"):
        return ()
    found: list[DateFacet] = []
    vocabulary = _vocabulary(language)
    place = 0
    while place < len(tokens):
        if tokens[place].norm not in vocabulary and not tokens[place].text[0].isdecimal():
            place += 1
            continue
        facet = _facet(tokens, place, language)
        if facet is None:
            place += 1
        else:
            found.append(facet)
            place = facet.end
    return tuple(found)


def dated_places(tokens: Sequence[Token], language: str = "en") -> set[int]:
    """The tokens that belong to a date or a time."""
    facets = date_facets(tokens, language)
    return {index for facet in facets for index in range(facet.start, facet.end)}


def _facet(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    for read in _READERS:
        facet = read(tokens, place, language)
        if facet is not None:
            return facet
    return None


def _named(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """A weekday, a month, a relative day."""
    token = tokens[place]
    if not token.is_word or token.text[0].isdecimal():
        return None
    if token.norm in _table(language, "weekday") and _has_capital(token, language):
        return _one(place, Facet.WEEKDAY, _table(language, "weekday")[token.norm])
    if _is_month(tokens, place, language):
        return _one(place, Facet.MONTH, _month(token.norm, language))
    relative = _table(language, "day_relative")
    if token.norm in relative:
        beyond = _beyond(tokens, place)
        return DateFacet(
            start=place - 2 if beyond else place,
            end=place + 1,
            facet=Facet.RELATIVE_DAY,
            value=relative[token.norm] + beyond,
        )
    return None


def _beyond(tokens: Sequence[Token], place: int) -> int:
    """One day more for the day after tomorrow, one less for the day before yesterday."""
    before = _norm(tokens, place - 2), _norm(tokens, place - 1), tokens[place].norm
    return {("day", "after", "tomorrow"): 1, ("day", "before", "yesterday"): -1}.get(before, 0)


def _season(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """Only where a time word leads it: "fall" is more often a verb, "spring" a jump."""
    seasons = _table(language, "season")
    if tokens[place].norm not in seasons:
        return None
    follows = place + 1 >= len(tokens) or tokens[place + 1].norm != "in"
    if _norm(tokens, place - 1) in _words("before a season") and follows:
        return _one(place, Facet.SEASON, seasons[tokens[place].norm])
    return None


def _day(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """The 3 of "3 May", "May 3rd", "3rd of May", "11.-12. July"."""
    value = _day_number(tokens[place], language)
    if value is None:
        return None
    end = place + 1
    if _norm(tokens, end) in _ORDINAL_ENDING:
        end += 1
    after = end
    while _norm(tokens, after) in {".", "-", "–", "of", "and", "to"} or (
        after > end and _norm(tokens, after).isdecimal()
    ):
        after += 1
    before = place - 1
    while _norm(tokens, before) in {"-", "–", "."} or (
        before < place - 1 and _norm(tokens, before).isdecimal()
    ):
        before -= 1
    beside = (after < len(tokens) and _is_month_word(tokens, after, language)) or (
        before >= 0 and _is_month_word(tokens, before, language)
    )
    if not beside or after - end > 5:
        return None
    return DateFacet(start=place, end=end, facet=Facet.DAY, value=value)


def _day_number(token: Token, language: str) -> int | None:
    """1 to 31, in figures or as an ordinal word."""
    if token.text.isdecimal():
        return int(token.text) if 1 <= int(token.text) <= _LONGEST_MONTH else None
    value = _ordinals(language).get(token.norm, 0)
    return value if 1 <= value <= _LONGEST_MONTH else None


def _year(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """2024, the 1990s; not "2000 people" nor "$2000"."""
    token = tokens[place]
    decades = _table(language, "decade")
    if token.norm in decades:
        return _spelt_decade(tokens, place, decades[token.norm])
    if not _YEAR.match(token.text) or _norm(tokens, place - 1) in _words("before an amount"):
        return None
    value = int(token.text)
    if place + 1 < len(tokens):
        following = tokens[place + 1]
        touches = following.span.start == token.span.end
        if touches and following.norm == "s" and value % 10 == 0:
            return DateFacet(start=place, end=place + 2, facet=Facet.DECADE, value=value)
        is_plural = following.norm in {f"{following.lemma}s", f"{following.lemma}es"}
        if (
            following.norm in _words("after an amount")
            or is_plural
            or _is_scale(following.norm, language)
        ):
            return None
    return _one(place, Facet.YEAR, value)


def _spelt_decade(tokens: Sequence[Token], place: int, years: int) -> DateFacet:
    """The nineties, the eighteen-nineties: of the twentieth century where no other is told."""
    start = place - 1 - (_norm(tokens, place - 1) == "-")
    hundreds = _HUNDREDS.get(_norm(tokens, start)) if start >= 0 else None
    if hundreds is None:
        return _one(place, Facet.DECADE, 1900 + years)
    value = 100 * hundreds + years
    return DateFacet(start=start, end=place + 1, facet=Facet.DECADE, value=value)


def centuries(tokens: Sequence[Token]) -> tuple[DateFacet, ...]:
    """19th century, nineteenth-century; English.

    `date_facets` leaves them to whoever reads numbers, as other languages write them.
    """
    if not any(token.norm in _CENTURY for token in tokens):
        return ()
    found = (_century(tokens, place) for place in range(len(tokens)))
    return tuple(one for one in found if one is not None)


def _century(tokens: Sequence[Token], place: int) -> DateFacet | None:
    digits = re.match(r"\d{1,2}(?=(?:st|nd|rd|th)?$)", tokens[place].norm)
    value = int(digits[0]) if digits else _ordinals("en").get(tokens[place].norm)
    end = place + 1
    end += _norm(tokens, end) in _ORDINAL_ENDING
    end += _norm(tokens, end) == "-"
    if value is None or _norm(tokens, end) not in _CENTURY:
        return None
    return DateFacet(start=place, end=end + 1, facet=Facet.CENTURY, value=value)


def _is_scale(norm: str, language: str) -> bool:
    """Whether the word multiplies a number: "2000 millones", two billion, is no year."""
    return norm in lexicons.listed(language, "numerals", "scale")


def _quarter(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """The first quarter; Q1. Of a year, that is: "a quarter" is a fraction."""
    token = tokens[place]
    if _QUARTER_CODE.match(token.norm):
        return _one(place, Facet.QUARTER, int(token.norm[1]))
    ordinals = _table(language, "ordinal_of_quarter")
    if token.norm in ordinals and _norm(tokens, place + 1) == "quarter":
        return DateFacet(
            start=place, end=place + 2, facet=Facet.QUARTER, value=ordinals[token.norm]
        )
    return None


def _clock(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """15:30, 1530 GMT, 3 p.m., 3.30pm, 3 o'clock (which leaves the half of the day open), noon."""
    named = _table(language, "clock").get(tokens[place].norm)
    if named is not None:
        return _one(place, Facet.CLOCK, named)
    if not tokens[place].text[0].isdecimal():
        return None
    hours, _, minutes = tokens[place].text.partition(".")
    end = place + 1
    spelled = _norm(tokens, end) == ":" and len(_norm(tokens, end + 1)) == 2
    if spelled and _norm(tokens, end + 1).isdecimal():
        minutes, end = _norm(tokens, end + 1), end + 2
    half = _norm(tokens, end).replace(".", "")
    if len(hours) == _MILITARY and half in _words("zone"):
        hours, minutes = hours[:2], hours[2:]
    if not hours.isdecimal() or int(hours) > 24 or (minutes and not minutes.isdecimal()):
        return None
    zoned = len(minutes) == 2 and half in _words("zone")
    if half not in {"am", "pm"} and not spelled and not zoned:
        return None
    value = int(hours) % 24 * 60 + int(minutes or 0)
    if half in {"am", "pm"}:
        value = value % 720 + (720 if half == "pm" else 0)
        end += 1
    return DateFacet(start=place, end=end, facet=Facet.CLOCK, value=value)


def _rate(tokens: Sequence[Token], place: int, language: str) -> DateFacet | None:
    """Daily, every week, per year; not "every two weeks", nor a speed."""
    norm = tokens[place].norm
    often = _table(language, "rate")
    if norm in often:
        return _one(place, Facet.RATE, often[norm])
    units = _table(language, "rate_unit")
    if norm not in _table(language, "every") or _norm(tokens, place + 1) not in units:
        return None
    if place and tokens[place - 1].norm in lexicons.listed(language, "units"):
        return None
    unit = units[_norm(tokens, place + 1)]
    return DateFacet(start=place, end=place + 2, facet=Facet.RATE, value=unit)


_Reader = Callable[[Sequence[Token], int, str], DateFacet | None]
_READERS: tuple[_Reader, ...] = (_clock, _day, _year, _quarter, _named, _season, _rate)


def _is_month(tokens: Sequence[Token], place: int, language: str) -> bool:
    if not _is_month_word(tokens, place, language):
        return False
    token = tokens[place]
    if token.norm in _table(language, "month"):
        return True
    beside_number = any(
        _norm(tokens, at)[:1].isdecimal() for at in (place - 1, place + 1, place + 2)
    )
    before = _norm(tokens, place - 1)
    return beside_number or before in _words("before a month") | _words("joins months")


def _is_month_word(tokens: Sequence[Token], place: int, language: str) -> bool:
    token = tokens[place]
    known = token.norm in _table(language, "month")
    return _has_capital(token, language) and (
        known or token.norm in _table(language, "month_ambiguous")
    )


def _has_capital(token: Token, language: str) -> bool:
    """Whether the word is written as days and months are in this language."""
    return token.text[0].isupper() or not language.startswith(_WITH_CAPITAL)


def _month(norm: str, language: str) -> int:
    return {**_table(language, "month"), **_table(language, "month_ambiguous")}[norm]


def _one(place: int, facet: Facet, value: int) -> DateFacet:
    return DateFacet(start=place, end=place + 1, facet=facet, value=value)


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


@cache
def _ordinals(language: str) -> dict[str, int]:
    if not lexicons.exists(language, "numerals"):
        return {}
    return {row[0]: int(row[1]) for row in lexicons.sections(language, "numerals")["ordinal"]}


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Words that a facet can start with, figures aside."""
    sections = lexicons.sections(language, "calendar").values()
    listed = {row[0] for rows in sections for row in rows}
    return frozenset({*listed, *_ordinals(language), "q1", "q2", "q3", "q4"})


def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", "date_grammar", section)


@cache
def _table(language: str, section: str) -> dict[str, int]:
    rows = lexicons.sections(language, "calendar").get(section, ())
    return {row[0]: int(row[1]) for row in rows}
