"""How money is marked before or behind a figure: by a sign, a code or an abbreviation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Token

_SIGNS = frozenset("$€£¥₹")
_DOLLAR = "$"
BARE_DOLLAR = "usd"  # the dimension of a sign alone
_SPACED = frozenset({"us", "u.s."})  # may stand apart from its sign: US $5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark of money before a figure: its first token, and the unit that it stands for.

    `unit` is a name of the English list of units or a dimension of it.
    """

    start: int
    unit: str


def mark_before(tokens: Sequence[Token], place: int) -> Mark | None:
    """The mark right before the token at `place`: "$", "US $", "A$", "Rs", "Rs.", "CHF"."""
    last = place - 1
    if last < 0:
        return None
    if tokens[last].text in _SIGNS:
        sign = tokens[last].text
        if sign == _DOLLAR and last:
            before = tokens[last - 1]
            known = _marks().get(before.text + sign) if _touch(before, tokens[last]) else None
            if known:
                return Mark(start=last - 1, unit=known)
            if before.norm in _SPACED:
                return Mark(start=last - 1, unit=sign)
        return Mark(start=last, unit=sign)
    if tokens[last].text == "." and last and _touch(tokens[last - 1], tokens[last]):
        last -= 1
    known = _marks().get(tokens[last].text)
    return Mark(start=last, unit=known) if known else None


def is_currency(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word in capitals is money and no name: a code, or an abbreviation at a figure."""
    text = tokens[index].text
    if text in lexicons.words("en", "currency_codes", "code"):
        return True
    after = tokens[index + 1 : index + 3]
    if after and after[0].text == _DOLLAR and tokens[index].norm in _SPACED:
        return True
    if after and after[0].text == _DOLLAR and _touch(tokens[index], after[0]):
        text, after = text + _DOLLAR, after[1:]
    if text not in lexicons.words("en", "currency_codes", "abbreviation"):
        return False
    if after and after[0].text == ".":
        after = after[1:]
    beside = [*after[:1], *tokens[max(0, index - 1) : index]]
    return any(token.text[:1].isdigit() for token in beside)


@cache
def currencies() -> frozenset[str]:
    """The dimensions of money, as the lists of units name them."""
    return frozenset(_marks().values())


@cache
def dollars() -> frozenset[str]:
    """Those of them that a bare dollar sign may mean."""
    return frozenset({BARE_DOLLAR, *(unit for mark, unit in _marks().items() if _DOLLAR in mark)})


def _touch(one: Token, other: Token) -> bool:
    return one.span.end == other.span.start


@cache
def _marks() -> Mapping[str, str]:
    """Mark -> dimension, of those that have one."""
    rows = lexicons.sections("en", "currency_codes").values()
    return MappingProxyType({row[0]: row[1] for part in rows for row in part if len(row) > 1})
