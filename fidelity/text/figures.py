"""What a number in figures is worth, however its thousands and its fraction are set off."""

import re
import unicodedata
from collections.abc import Sequence

from fidelity.records import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u2007\u2009\u202f]\d{3})+$")
_DECIMAL_COMMA = re.compile(r"\d+,(?:\d|\d\d)$")
_ONLY_ZEROS = re.compile(r"000$")
_DECIMAL_POINT = re.compile(r"\d+\.(?:\d|\d\d|\d{4,})$")
_GROUP = re.compile(r"\d{3}(?:,\d+)?$")
_GROUP_BEFORE_POINT = re.compile(r"\d{3}(?:\.\d+)?$")
_APOSTROPHES = str.maketrans("", "", "'’")
_SPACES = "\u00a0\u2007\u2009\u202f"
_POINT_IS_DECIMAL = ("en", "he", "ja", "zh", "ko")
_HYPHENS = frozenset("-‐‑")
_FRACTIONS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")


def figure_value(text: str, language: str = "en") -> float | None:
    """What a number in figures is worth: "1,000.5" in English, "1.000,5" in German."""
    if not text[:1].isdigit():
        return None
    point, separators = (".", ",") if _is_point_decimal(language) else (",", ".")
    plain = text.translate(_APOSTROPHES)
    if plain != text and "." in plain:
        point, separators = ".", ","  # "1'234.50": the Swiss write a point after an apostrophe
    whole, _, fraction = plain.partition(point)
    if point in fraction or (fraction and _GROUPED.match(fraction)):
        whole, fraction = plain.replace(point, ""), ""
    if point == "." and not fraction and _DECIMAL_COMMA.match(whole):
        whole, _, fraction = whole.partition(",")  # "3,5 million", left over from elsewhere
    if point == "," and not fraction and _DECIMAL_POINT.match(whole):
        whole, _, fraction = whole.partition(".")  # "3.5 millones", as Mexico writes it
    if _ONLY_ZEROS.match(fraction):
        whole, fraction = whole + fraction, ""  # "272.000" people
    digits = "".join(char for char in whole if char not in separators and char not in _SPACES)
    try:
        return float(f"{digits}.{fraction or 0}")
    except ValueError:
        return None


def fraction_value(text: str) -> float | None:
    """What a fraction in one character is worth: "½"."""
    return unicodedata.numeric(text) if text in _FRACTIONS else None


def is_group(tokens: Sequence[Token], start: int, at: int, language: str) -> bool:
    """Whether three figures go on the number that begins at `start`: "1 200,5".

    So most of Europe writes it. In a language that sets thousands off by a comma only where
    nothing speaks for two numbers: not in "on May 12 500 people", nor in "12 500-seat halls".
    """
    before, token = tokens[at - 1], tokens[at]
    is_near = token.span.start - before.span.end == 1
    is_short = before.text.isdecimal() and len(before.text) <= 3
    if not is_near or not is_short or tokens[start].text[0] == "0":
        return False
    if not _is_point_decimal(language):
        return _GROUP.match(token.text) is not None
    if not _GROUP_BEFORE_POINT.match(token.text):
        return False
    is_labelled = start > 1 and tokens[start - 1].text[0].isupper()
    is_joined = at + 1 < len(tokens) and tokens[at + 1].text in _HYPHENS
    return token.text[0] == "0" or not (is_labelled or is_joined)


def _is_point_decimal(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in _POINT_IS_DECIMAL
