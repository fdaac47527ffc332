"""Cardinal numbers of several words: how their parts are put together, language by language."""

from collections.abc import Sequence

from fidelity.records import Token
from fidelity.text.figures import figure_value, fraction_value, is_group
from fidelity.text.number_words import number_values

HYPHENS = frozenset({"-", "‐", "‑"})
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_HUNDRED_ALONE, _THOUSANDS = "hundred", "k"
_FOUR, _EIGHTY = 4, 80  # quatre-vingt: four score


def cardinal_at(tokens: Sequence[Token], place: int, language: str) -> tuple[float, int] | None:
    """The value of the cardinal that starts at `place`, and where it ends.

    24; twenty-four; 3.5 million; 2.3m; a hundred and five; two dozen; quatre-vingt-dix mille.
    """
    units, scales = number_values(language, "cardinal"), number_values(language, "scale")
    current: float | None = None  # the running group; `total` are those before it
    total, last, at, closed = 0.0, 0.0, place, place
    if tokens[at].norm in {"a", "an"} and len(_norm(tokens, at + 1)) > 1:
        current, at = (1.0, at + 1) if _norm(tokens, at + 1) in scales else (None, at)
    while at < len(tokens):
        step = at
        if current is not None:
            step += _joint(tokens, at, total + current if current else total, language)
        word = _norm(tokens, step)
        scale, value = scales.get(word), units.get(word)
        read = _read_on(tokens, place, at, step, current=current, language=language)
        if read is not None:
            current = read
        elif (
            scale is not None
            and step - at < 2
            and _multiplies(tokens, step, current, scale, last, is_unit=value is not None)
        ):
            if current and _begins_anew(total, last, scale):
                return total, closed
            if current is None or (not current and scale < last):
                current = 1.0
            current, total = _scaled(total, current, scale)
            if scale >= _THOUSAND:
                last, closed = scale, step + 1
        elif (
            value is not None
            and not tokens[place].text[0].isdecimal()  # "£60m two years ago"
            and _adds(
                tokens, place, at, step, current=current, value=value, last=last, language=language
            )
        ):
            current = (current or 0) + value
        else:
            break
        at = step + 1
    return None if current is None or at == place else (total + current, at)


def _read_on(
    tokens: Sequence[Token],
    place: int,
    at: int,
    step: int,
    *,
    current: float | None,
    language: str,
) -> float | None:
    """The running group with figures, or with the "vingt" of "quatre-vingt"."""
    figures = _with_figures(tokens, place, at, current, language) if step == at else None
    if figures is None and current is not None and current % _HUNDRED == _FOUR:
        is_score = _norm(tokens, step) in number_values(language, "score")
        return current + _EIGHTY - _FOUR if is_score else None
    return figures


def _begins_anew(total: float, last: float, scale: float) -> bool:
    """Whether the running group is of the next number: "2 thousand 3 thousand"."""
    return bool(last) and (scale == last or total >= scale > last)


def _adds(
    tokens: Sequence[Token],
    place: int,
    at: int,
    step: int,
    *,
    current: float | None,
    value: float,
    last: float,
    language: str,
) -> bool:
    """Whether the number word at `step` goes on the number that begins at `place`."""
    is_too_large = current == 0 and 0 < last <= value
    # number words do not go on figures ("24 two")
    may_follow = step == place or not tokens[step - 1].text[:1].isdigit()
    return not is_too_large and may_follow and _fits(current, value, language, is_joined=step > at)


def _with_figures(
    tokens: Sequence[Token], place: int, at: int, current: float | None, language: str
) -> float | None:
    """The running group with the figures at `at`: "3", the 500 of "12 500", the half of "3½"."""
    text = tokens[at].text
    if current is None:
        return figure_value(text, language)
    part = fraction_value(text)
    if part is not None:
        return current + part if tokens[at - 1].text.isdecimal() else None
    if text[0].isdigit() and is_group(tokens, place, at, language):
        figure = figure_value(text, language)
        return current * _THOUSAND + figure if figure is not None else None
    return None


def _multiplies(
    tokens: Sequence[Token],
    step: int,
    current: float | None,
    scale: float,
    last: float,
    *,
    is_unit: bool,
) -> bool:
    """Whether a scale word multiplies what stands before it, or is itself a number ("mil")."""
    word = tokens[step].norm
    is_short = len(word) <= 3 and not is_unit and scale != _HUNDRED  # Czech "dvě stě"
    if is_short and not _is_suffix(tokens, step):
        return False
    if current is None:
        return is_unit or word == _HUNDRED_ALONE
    if not current:
        return scale > last or is_unit
    return not is_unit or current < scale


def _scaled(total: float, current: float, scale: float) -> tuple[float, float]:
    """The running group and the finished groups after a scale word: (current, total)."""
    if scale <= _HUNDRED:
        return current * scale, total
    if total < scale:
        return 0.0, (total + current) * scale  # "3 mil millones", three thousand million
    return 0.0, total + current * scale


def _fits(current: float | None, value: float, language: str, *, is_joined: bool) -> bool:
    """Whether a unit word goes on this number: "twenty" + "four", "hundred" + "five"."""
    if current is None or current == 0:
        return True
    for whole in (_THOUSAND, _HUNDRED):
        if current % whole == 0:
            return value < whole
    tens = current % _HUNDRED
    reach = number_values(language, "beyond").get(f"{tens:g}")
    if reach is not None and (is_joined or tens > _TEN):
        return 0 < value <= reach
    return current % _TEN == 0 and tens >= _TWENTY and 0 < value < _TEN


def _joint(tokens: Sequence[Token], at: int, so_far: float, language: str) -> int:
    """How many tokens join two parts: the hyphen of "twenty-four", the "y" of "treinta y uno"."""
    is_hyphen = tokens[at].text in HYPHENS
    if tokens[at].norm == "and" and language.startswith("en"):
        return int(tokens[at - 1].norm in {"hundred", "thousand", "million"})
    word = at + is_hyphen
    reach = number_values(language, "joint").get(_norm(tokens, word))
    if reach is None:
        return int(is_hyphen)
    behind = word + 1 + (_norm(tokens, word + 1) in HYPHENS)
    value = number_values(language, "cardinal").get(_norm(tokens, behind))
    opened = _opened(so_far)
    if value is None or not 0 < opened <= reach:
        return int(is_hyphen)
    if opened < _THOUSAND:
        joins = _fits(so_far, value, language, is_joined=True)
    else:  # "mil e duzentos", but "mil e duas mil" are two numbers
        scales = number_values(language, "scale")
        joins = value < _THOUSAND and _norm(tokens, behind + 1) not in scales
    return behind - at if joins else int(is_hyphen)


def _opened(so_far: float) -> float:
    """The place that may go on: 10 behind "thirty", 100 behind "hundred"; 0 where none may."""
    if so_far % _TEN or so_far < _TWENTY:
        return 0
    return next(place for place in (_THOUSAND, _HUNDRED, _TEN) if so_far % place == 0)


def _is_suffix(tokens: Sequence[Token], step: int) -> bool:
    """Short scales (m, bn, k) must touch their figure, or be set off from it: "2.3m", "3 bn"."""
    before = tokens[step - 1]
    touches = before.span.end == tokens[step].span.start
    if before.text in HYPHENS and step > 1:  # "$250-M", but "a 250-m wall" and "a 10-K"
        is_scale = tokens[step].text.isupper() and tokens[step].norm != _THOUSANDS
        return touches and is_scale and tokens[step - 2].text[:1].isdigit()
    if not before.text[:1].isdigit():
        return False
    return touches or len(tokens[step].norm) > 1


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""
