"""Numbers in a text and what they are worth, in figures and in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.cardinals import HYPHENS, cardinal_at
from fidelity.text.figures import figure_value, fraction_value
from fidelity.text.function_words import is_content
from fidelity.text.number_words import INNER_PARTS, number_values
from fidelity.text.recent import remember_recent

_ORDINAL_ENDING = {"st", "nd", "rd", "th"}
# Words before a number word: "a hundred", "an eighth", "every third".
_OPENERS = frozenset({"a", "an", "every"})
# Content words that go on from a share: "rose by a third last year", "a third cheaper".
_BEHIND_A_SHARE = frozenset(
    {"annually", "bigger", "cheaper", "dearer", "faster", "higher", "larger", "last", "longer"}
    | {"lower", "next", "overall", "shorter", "slower", "smaller"}
)
_OF_A_SHARE = "behind a share"
_BETWEEN = frozenset({"to", "or", "-", "–"})
_LAST, _LISTING = frozenset({"and", "&"}), frozenset({","})
_SIGNS = frozenset("$€£¥")
_ALIKE = 10  # times; items of one list are seldom farther apart
_HALF, _DOZEN, _THOUSAND = 0.5, 12, 1000
# Below this, "one in five" is a share; "3 in 2014" is not.
_LARGEST_SHARE_BASE = 1000


class NumeralForm(Enum):
    """How a number is meant."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"  # half, two thirds, one in five
    MULTIPLE = "multiple"  # twice, doubled
    VAGUE = "vague"  # dozens, a couple


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at the tokens `start` up to, not including, `end`.

    `low` and `high` are the same unless the form is vague. `is_weak` marks what is as often no
    number at all: "one" as a pronoun, "first" as an adverb.
    """

    start: int
    end: int
    low: float
    high: float
    form: NumeralForm
    is_weak: bool = False


@remember_recent
def numerals(tokens: Sequence[Token], language: str = "en") -> tuple[Numeral, ...]:
    """The numbers among the tokens, in order, not overlapping.

    Figures are read by the language's decimal mark; number words only in a language that has a
    list of them.
    """
    found: list[Numeral] = []
    vocabulary = _vocabulary(language)
    place = 0
    while place < len(tokens):
        token = tokens[place]
        # a digit, or one of "½" and the like
        if token.norm not in vocabulary and not token.text[0].isnumeric():
            place += 1
            continue
        numeral = _numeral(tokens, place, language)
        if numeral is None:
            place += 1
        else:
            found.append(numeral)
            place = numeral.end
    return _with_shared_scales(found, tokens, language)


def _with_shared_scales(
    found: Sequence[Numeral], tokens: Sequence[Token], language: str
) -> tuple[Numeral, ...]:
    """A range or a list says its scale once: "20 to 30 thousand" begins at 20,000."""
    shared = list(found)
    scale = 1.0  # of the number after this one
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        own = scale_of(tokens[other.end - 1], language)
        behind = other.start - (tokens[other.start - 1].text in _SIGNS)  # "$20 to $30 million"
        joint = _norm(tokens, one.end) if behind - one.end == 1 else ""
        plain = one.form is other.form is NumeralForm.CARDINAL and one.low == one.high
        if joint in _BETWEEN:
            scale, fits = own, one.low < other.low / own
        else:  # only what a last item says holds for the items before it
            scale = own if joint in _LAST else scale if joint in _LISTING and own == 1 else 1.0
            fits = other.low / own / _ALIKE < one.low < other.low / own * _ALIKE
        if not plain or not fits or scale < _THOUSAND or scale_of(tokens[one.end - 1]) > 1:
            scale = 1.0
            continue
        shared[index] = replace(one, low=one.low * scale, high=one.high * scale)
    return tuple(shared)


def scale_of(token: Token, language: str = "en") -> float:
    """What "million" multiplies by; 1 for any other word."""
    return number_values(language, "scale").get(token.norm, 1.0)


def _numeral(tokens: Sequence[Token], place: int, language: str) -> Numeral | None:
    if tokens[place].norm in _OPENERS and not _opens_number(tokens, place + 1, language):
        return None
    cardinal = _cardinal(tokens, place, language)
    if cardinal is not None and (half := half_at(tokens, cardinal.end, language)):
        return _with_half(tokens, cardinal, half, language)
    return (
        _compound_ordinal(tokens, place, language)
        or _every_nth(tokens, place, language)
        or (_share(tokens, cardinal, language) if cardinal else None)
        or (_parts(tokens, cardinal, language) if cardinal else None)
        or _spelled_fraction(tokens, place, cardinal, language)
        or cardinal
        or _single(tokens, place, language)
    )


def half_at(tokens: Sequence[Token], place: int, language: str) -> int:
    """How many tokens an "and a half" has that stands here; 0 for none."""
    for words in _halves(language).get(_norm(tokens, place), ()):
        if all(_norm(tokens, place + i) == word for i, word in enumerate(words)):
            return len(words)
    return 0


def _with_half(tokens: Sequence[Token], number: Numeral, half: int, language: str) -> Numeral:
    """Two and a half [million]; "deux millions et demi", where the half is of the million."""
    before = scale_of(tokens[number.end - 1], language)
    end = number.end + half
    after = scale_of(tokens[end], language) if end < len(tokens) else 1.0
    value = (number.low + before / 2) * after
    end += after > 1
    form = NumeralForm.MULTIPLE if _norm(tokens, end) == "times" else number.form
    return replace(number, end=end, low=value, high=value, form=form, is_weak=False)


def _opens_number(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether a number word, or a hyphen before one, stands here: most times "a" counts nothing."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    return token.norm in _vocabulary(language) or token.text in HYPHENS


def _every_nth(tokens: Sequence[Token], place: int, language: str) -> Numeral | None:
    """Every sixth: one in six."""
    value = number_values(language, "ordinal").get(_norm(tokens, place + 1))
    if tokens[place].norm != "every" or value is None or value < 2:
        return None
    share = 1 / value
    return Numeral(start=place, end=place + 2, low=share, high=share, form=NumeralForm.FRACTION)


def _share(tokens: Sequence[Token], part: Numeral, language: str) -> Numeral | None:
    """One in five; one child in four; nine out of ten; 1/5; of which `part` is the first number."""
    place, at = part.start, part.end
    if at + 1 < len(tokens) and tokens[at].text in {"/", "⁄"}:
        return _share_of(part, tokens[: at + 2], at + 1, language)
    if at < len(tokens) and tokens[at].text[:1].isdigit():  # 2 1/2
        whole = _cardinal(tokens, at, language)
        rest = _share(tokens, whole, language) if whole else None
        if rest is not None and rest.low < 1:
            scale = number_values(language, "scale").get(_norm(tokens, rest.end), 1)
            value, end = (part.low + rest.low) * scale, rest.end + (scale > 1)
            form = NumeralForm.CARDINAL
            return Numeral(start=place, end=end, low=value, high=value, form=form)
    for gap in (0, 1):
        joint = at + gap
        if joint + 1 >= len(tokens):
            break
        if tokens[joint].norm == "in":
            share = _share_of(part, tokens, joint + 1, language)
            # "one child in four", but "three times in six months"
            return share if gap == 0 or part.low == 1 else None
        if tokens[joint].norm == "out" and tokens[joint + 1].norm == "of":
            return _share_of(part, tokens, joint + 2, language)
    return None


def _share_of(part: Numeral, tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    if at < len(tokens) and tokens[at].norm == "every":
        at += 1
    base = _cardinal(tokens, at, language) if at < len(tokens) else None
    if base is None or not 0 < part.low < base.low <= _LARGEST_SHARE_BASE:
        return None
    value = part.low / base.low
    return Numeral(start=part.start, end=base.end, low=value, high=value, form=NumeralForm.FRACTION)


def _spelled_fraction(
    tokens: Sequence[Token], place: int, number: Numeral | None, language: str
) -> Numeral | None:
    """Half; a third of; two thirds; three-quarters; a quarter; `number` is how many of them."""
    fractions = number_values(language, "fraction")
    count, at = 1.0, place
    counted = tokens[at].norm in {"a", "an", "one"}
    if number is not None:
        count, at, counted = number.low, number.end, True
    elif counted:
        at += 1
    if at < len(tokens) and tokens[at].text in HYPHENS:
        at += 1
    if at >= len(tokens) or tokens[at].norm not in fractions:
        return None
    word = tokens[at].norm
    is_half = word in {"half", "halves"} or word in number_values(language, "half")
    # "a third of", "about a third is", "one-third"; not "a third man"
    follows = any(
        is_content(token, language)
        and token.norm not in _BEHIND_A_SHARE | lexicons.listed(language, "numerals", _OF_A_SHARE)
        for token in tokens[at + 1 : at + 2]
    )
    is_noun = not language.startswith("en") and word not in number_values(language, "ordinal")
    ends = tokens[place].norm == "one" or is_noun or not follows
    is_plural_part = count > 1 and (word.endswith("s") or not language.startswith("en"))
    end, scale = _scale_after(tokens, at + 1, language)
    is_scaled = scale >= _THOUSAND and fractions[word] == _HALF
    if not (is_half or is_plural_part or is_scaled or (counted and ends and count <= 1)):
        return None
    start = at if is_half and count == 1 else place
    value = count * fractions[word] * scale
    form = NumeralForm.FRACTION if scale == 1 else NumeralForm.CARDINAL
    return Numeral(start=start, end=end, low=value, high=value, form=form)


def _parts(tokens: Sequence[Token], count: Numeral, language: str) -> Numeral | None:
    """Una cuarta parte, tres cuartas partes; `count` is how many of them."""
    base = number_values(language, "ordinal").get(_norm(tokens, count.end), 0)
    is_named = _norm(tokens, count.end + 1) in lexicons.listed(language, "numerals", "part")
    if not is_named or not count.low < base:
        return None
    value = count.low / base
    return Numeral(
        start=count.start, end=count.end + 2, low=value, high=value, form=NumeralForm.FRACTION
    )


def _scale_after(tokens: Sequence[Token], at: int, language: str) -> tuple[int, float]:
    """Where the scale of "half a million", "a quarter of a million" ends, and what it is."""
    place = at + (_norm(tokens, at) == "of")
    place += _norm(tokens, place) in {"a", "an", *HYPHENS}
    scale = scale_of(tokens[place], language) if place < len(tokens) else 1.0
    return (place + 1, scale) if scale >= _DOZEN else (at, 1.0)


def _cardinal(tokens: Sequence[Token], place: int, language: str) -> Numeral | None:
    """24; twenty-four; 3.5 million; 2.3m; a hundred and five; two dozen."""
    found = cardinal_at(tokens, place, language)
    if found is None:
        return None
    value, at = found
    if _norm(tokens, at) in _ORDINAL_ENDING and tokens[at].span.start == tokens[at - 1].span.end:
        return None
    is_weak = at - place == 1 and tokens[place].norm == "one"
    form = NumeralForm.MULTIPLE if _norm(tokens, at) == "times" else NumeralForm.CARDINAL
    return Numeral(start=place, end=at, low=value, high=value, form=form, is_weak=is_weak)


def _compound_ordinal(tokens: Sequence[Token], place: int, language: str) -> Numeral | None:
    """Twenty-first."""
    tens, ordinals = number_values(language, "cardinal"), number_values(language, "ordinal")
    if tens.get(_norm(tokens, place), 0) < 20 or _norm(tokens, place + 2) not in ordinals:
        return None
    if tokens[place + 1].text not in HYPHENS:
        return None
    value = tens[tokens[place].norm] + ordinals[tokens[place + 2].norm]
    return Numeral(start=place, end=place + 3, low=value, high=value, form=NumeralForm.ORDINAL)


def _single(tokens: Sequence[Token], place: int, language: str) -> Numeral | None:
    """Ordinals, multiples and vague amounts: one word each, or figures with an ending."""
    token = tokens[place]
    part = fraction_value(token.text)
    if part is not None:
        form = NumeralForm.FRACTION
        return Numeral(start=place, end=place + 1, low=part, high=part, form=form)
    figure = figure_value(token.text, language)
    if figure is not None and _norm(tokens, place + 1) in _ORDINAL_ENDING:
        return Numeral(
            start=place, end=place + 2, low=figure, high=figure, form=NumeralForm.ORDINAL
        )
    multiples, ordinals = number_values(language, "multiple"), number_values(language, "ordinal")
    if token.norm in multiples:
        value, form = multiples[token.norm], NumeralForm.MULTIPLE
        return Numeral(start=place, end=place + 1, low=value, high=value, form=form)
    if token.norm in ordinals:
        value = ordinals[token.norm]
        return Numeral(
            start=place,
            end=place + 1,
            low=value,
            high=value,
            form=NumeralForm.ORDINAL,
            is_weak=value <= 2,
        )
    vague = _vague(language).get(token.norm)
    if vague is not None:
        return Numeral(
            start=place,
            end=place + 1,
            low=vague[0],
            high=vague[1],
            form=NumeralForm.VAGUE,
            is_weak=True,
        )
    return None


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Words that a number can start with, figures aside."""
    if not lexicons.exists(language, "numerals"):
        return frozenset()
    listed = {
        row[0]
        for name, rows in lexicons.sections(language, "numerals").items()
        if name not in INNER_PARTS
        for row in rows
    }
    return frozenset({*listed, *number_values(language, "cardinal"), *_OPENERS})


@cache
def _vague(language: str) -> dict[str, tuple[float, float]]:
    if not lexicons.exists(language, "numerals"):
        return {}
    rows = lexicons.sections(language, "numerals").get("vague", ())
    return {row[0]: (float(row[1]), float(row[2])) for row in rows}


@cache
def _halves(language: str) -> dict[str, list[tuple[str, ...]]]:
    """What says "and a half", by its first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    if lexicons.exists(language, "numerals"):
        for row in lexicons.sections(language, "numerals").get("and_a_half", ()):
            words = tuple(row[0].split())
            found.setdefault(words[0], []).append(words)
    return found
