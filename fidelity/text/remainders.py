"""Amounts that a text tells by others: "all but two of the 14" are twelve; English."""

from collections.abc import Iterator, Sequence

from fidelity.records import Alignment, Token
from fidelity.text.numerals import NumeralForm
from fidelity.text.quantities import COUNT, Quantity, quantities

_LEFT_OUT = frozenset({"but", "except", "excepting", "bar", "save"})
_ALL = frozenset({"all", "every", "each", "everyone", "everything"})
_OTHERS = frozenset({"other", "others", "rest", "remaining"})
_OF_THEM = frozenset({"them", "whom", "which", "these", "those"})
_MORE = frozenset({"more", "higher", "longer", "larger", "bigger", "greater", "older", "taller"})
_LESS = frozenset({"fewer", "less", "lower", "shorter", "smaller", "younger"})
_EITHER = frozenset({"faster", "slower", "earlier", "later"})  # of times, less is not always less
_THAN = "than"
_FACTORS = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5}
_FALLING = frozenset(
    {"shrink", "fall", "drop", "decline", "decrease", "lose", "cut", "reduce", "lower"}
)
_REACH = 4  # tokens between "all" and "but one", a number and "others"
_THAN_REACH = 9  # tokens behind a difference: "three more patients came in May than in April"
_FORMER = frozenset({"what", "former", "previous", "original", "earlier", "peak", "last"})
_LEVELS = frozenset({"level", "value", "size", "strength"})


def remainders(tokens: Sequence[Token]) -> frozenset[float]:
    """What some amounts come to with others, each in its dimension's own unit.

    All 14 but two; two more than 14; five, three of them girls; four others; doubled to 20.
    """
    amounts = quantities(tokens, "en")
    counts = [one for one in amounts if one.dimension == COUNT]
    found: set[float] = set()
    for one in amounts:
        alike = [
            each.low for each in amounts if each is not one and each.dimension == one.dimension
        ]
        for sign in _steps(tokens, one):
            found.update(low + sign * one.low for low in alike)
    for one in counts:
        if is_left_out(tokens, one) or _is_a_part(tokens, one):
            found.update(total.low - one.low for total in counts if total.low > one.low)
        if _are_others(tokens, one):
            found.add(one.low + 1)
            found.update(one.low + part.low for part in counts if part is not one)
    factors = {_FACTORS[token.lemma] for token in tokens if token.lemma in _FACTORS}
    found.update(each.low / factor for each in amounts for factor in factors)
    return frozenset(found)


def stands_by_another(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it is told by another itself, so that it is no such sum: "all but two"."""
    return is_left_out(tokens, one) or _is_a_part(tokens, one) or tells_a_step(tokens, one)


def is_factor_for_step(alignment: Alignment, hyp: Quantity, ref: Quantity) -> bool:
    """Three times as many / three more."""
    if not alignment.is_english or hyp.dimension != ref.dimension:
        return False
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    return any(
        one.numeral.form is NumeralForm.MULTIPLE
        and not tells_a_step(tokens, one)
        and tells_a_step(others, other)
        for (tokens, one), (others, other) in (sides, sides[::-1])
    )


def tells_a_step(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it says how many more or fewer: "three more patients than in May"."""
    return any(True for _ in _steps(tokens, one))


def _steps(tokens: Sequence[Token], one: Quantity) -> Iterator[int]:
    """Which way the other amount lies from which this one tells the difference; none for most.

    What is "two more than" another is two above it, and that one two below.
    """
    end = one.indices[-1] + 1
    behind = [token.norm for token in tokens[end : end + _THAN_REACH]]
    if _THAN in behind:
        if behind[0] in _MORE | _EITHER:
            yield -1
        if behind[0] in _LESS | _EITHER:
            yield 1


def is_left_out(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it is what "all but" leaves out."""
    start = one.indices[0]
    before = [token.norm for token in tokens[max(0, start - _REACH) : start]]
    return before[-1:] != [] and before[-1] in _LEFT_OUT and not _ALL.isdisjoint(before)


def _is_a_part(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it counts some of them: "three of them girls"."""
    behind = [token.norm for token in tokens[one.indices[-1] + 1 : one.indices[-1] + 3]]
    return behind[:1] == ["of"] and not _OF_THEM.isdisjoint(behind)


def _are_others(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether there are more than these: "the four others", "the other four"."""
    around = tokens[max(0, one.indices[0] - 1) : one.indices[-1] + 2]
    return any(token.norm in _OTHERS for token in around)


def is_what_remained(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it is the share that something has fallen to: "only 60 percent of what it was"."""
    end = one.indices[-1] + 1
    behind = tokens[end + 1 : end + 1 + _REACH]
    return (
        tokens[end : end + 1] != ()
        and tokens[end].norm == "of"
        and any(token.norm in _FORMER or token.lemma in _LEVELS for token in behind)
    )


def is_what_went(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether it is the share by which something fell: "shrunk by 40 percent"."""
    start = one.indices[0]
    before = tokens[max(0, start - _REACH) : start]
    return before[-1:] != () and any(token.lemma in _FALLING for token in before)
