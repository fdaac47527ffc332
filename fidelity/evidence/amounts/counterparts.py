"""Which amount of a quotation answers which amount of its passage, and whether they agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import isclose

from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.currencies import BARE_DOLLAR, currencies, dollars
from fidelity.text.numerals import NumeralForm, scale_of
from fidelity.text.quantities import COUNT, FEET_AND_INCHES, Bound, Quantity, quantities
from fidelity.text.recent import remember_recent

_EQUAL, _EQUAL_SHARE = 1e-6, 1e-3  # relative; float noise, and 0.333 for a third
# A conversion is printed in round figures: "about 20 feet" is 6.1 metres, and "six" will do.
_CONVERTED = 0.06
_CONVERTED_EXACTLY = 0.012  # a height to the inch
# "About 40" stands for 38 to 42.
_APPROXIMATE = 0.055
# "More than three" is said of three and a half, hardly of five.
_LITTLE_MORE = 1.2
# Places between two numbers that no link joins, when they still stand in the same gap.
_SAME_GAP = 2.5
_POUND_MASS_KG = 0.4535924
_POUNDS = frozenset({"pound", "gbp"})  # a bare "pound" may be either money or weight
# From here on vague amounts (dozens, millions) are scales, which lie so many times apart.
_LARGE = 20
_SCALE = 4
# "A third" is said of 30 to 36 per cent.
_SPOKEN_SHARE, _SHARE = 0.1, "ratio"
_MULTIPLE = NumeralForm.MULTIPLE
_TIME = "time"
_ROUNDED_SHARE = 0.015
# A figure of one digit is a rounded one where no reader would tell them apart.
_HALF, _ROUNDED_WHOLE, _ROUNDED_OFF, _MANY = 0.5, 0.025, 0.008, 1000
_OTHERS = frozenset({"other", "others"})
_HIS, _JOINING = frozenset({"his", "her", "their"}), frozenset({"and", "nor", "or"})
_PARTITIVE = 4  # words from a part to its whole: "jobs out of the"
_ROUGH = {Bound.ABOUT, Bound.LESS_THAN, Bound.MORE_THAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An amount of the quotation with the amount of the passage that it stands for."""

    hyp: Quantity
    ref: Quantity
    agrees: bool


@remember_recent
def answers(alignment: Alignment) -> tuple[Answer, ...]:
    """Every amount of the quotation that answers one of the passage, in the quotation's order.

    Amounts of equal value find each other wherever they stand. What is left over is paired where
    a link, the same noun or the same gap says that one stands in the other's place.
    """
    hyp = quantities(alignment.hyp, alignment.hyp_language)
    ref = quantities(alignment.ref, alignment.ref_language)
    if not hyp or not ref:
        return ()
    links = linkage(alignment)
    found: list[Answer] = []
    for agrees in (True, False):
        costs = sorted(_costs(hyp, ref, links, found, agrees=agrees))
        used_hyp = {answer.hyp.indices for answer in found}
        used_ref = {answer.ref.indices for answer in found}
        for _, h, r in costs:
            one, other = hyp[h], ref[r]
            if one.indices not in used_hyp and other.indices not in used_ref:
                used_hyp.add(one.indices)
                used_ref.add(other.indices)
                found.append(Answer(hyp=one, ref=other, agrees=agrees))
    found += _only_ones_left(hyp, ref, found)
    steps = (*_steps(alignment.hyp, hyp), *_steps(alignment.ref, ref))
    if steps:
        found = [one for one in found if one.agrees or not _is_step_for_end(one, steps)]
    shares = (*_shares(alignment.hyp, hyp), *_shares(alignment.ref, ref))
    if shares:
        found = [one for one in found if one.agrees or not _is_share_for_part(one, shares)]
    if any(not one.agrees for one in found):
        found = [one for one in found if one.agrees or not _counts_one_more(alignment, one)]
    return tuple(sorted(found, key=lambda answer: answer.hyp.indices))


def _costs(
    hyp: Sequence[Quantity],
    ref: Sequence[Quantity],
    links: Linkage,
    found: Sequence[Answer],
    *,
    agrees: bool,
) -> Iterator[tuple[float, int, int]]:
    """Possible pairs as (cost, index in hyp, index in ref)."""
    taken_hyp = {answer.hyp.indices for answer in found}
    taken_ref = {answer.ref.indices for answer in found}
    for h, one in enumerate(hyp):
        for r, other in enumerate(ref):
            if one.indices in taken_hyp or other.indices in taken_ref:
                continue
            distance = abs(links.place_in_ref(one.numeral.start) - other.numeral.start)
            if agrees:
                if agree(one, other):
                    yield distance, h, r
            elif not _is_sum(one, [r for r in ref if r.indices not in taken_ref]) and _stands_for(
                one, other, links, distance
            ):
                yield distance - 10 * _comparable(one, other), h, r


def _only_ones_left(
    hyp: Sequence[Quantity], ref: Sequence[Quantity], found: Sequence[Answer]
) -> list[Answer]:
    """One amount of one measure left over on each side: they answer each other."""
    taken_hyp = {answer.hyp.indices for answer in found}
    taken_ref = {answer.ref.indices for answer in found}
    left = [one for one in hyp if one.indices not in taken_hyp and not one.numeral.is_weak]
    right = [one for one in ref if one.indices not in taken_ref and not one.numeral.is_weak]
    if len(left) != 1 or len(right) != 1 or not _comparable(left[0], right[0]):
        return []
    if left[0].numeral.form is not right[0].numeral.form or _is_sum(left[0], ref):
        return []
    return [Answer(hyp=left[0], ref=right[0], agrees=False)]


def has_scale_from_before(alignment: Alignment, answer: Answer) -> bool:
    """Whether one alone says its scale, the other has it from an earlier number.

    "Was to cost five million, now costs seven" is "seven million".
    """
    sides = (alignment.hyp, answer.hyp), (alignment.ref, answer.ref)
    return any(
        scale * bare.numeral.low == full.numeral.low
        for (tokens, bare), (_, full) in (sides, sides[::-1])
        for place in range(bare.numeral.start)
        if tokens[place].sentence == tokens[bare.numeral.start].sentence
        and (scale := scale_of(tokens[place])) > 1
    )


def shared_amounts(alignment: Alignment) -> Iterator[Answer]:
    """Amounts that both languages have, where each has only one of that value."""
    hyp = quantities(alignment.hyp, alignment.hyp_language)
    ref = quantities(alignment.ref, alignment.ref_language)
    same = [(one, other) for one, other in product(hyp, ref) if agree(one, other)]
    for one, other in same:
        if sum(one is mine or other is theirs for mine, theirs in same) == 1:
            yield Answer(hyp=one, ref=other, agrees=True)


# The end that a bound names, and how far inside it the last whole number lies.
_END_OF = {
    Bound.AT_LEAST: ("low", 0),
    Bound.MORE_THAN: ("low", 1),
    Bound.AT_MOST: ("high", 0),
    Bound.LESS_THAN: ("high", -1),
}


def agree(hyp: Quantity, ref: Quantity) -> bool:
    """Whether two amounts are the same, however written, converted or lawfully rounded."""
    if _grow_alike(hyp, ref) or _are_one_part(hyp, ref) or _bound_one_count(hyp, ref):
        return True
    return not _lie_apart(hyp, ref) and _are_alike(hyp, ref)


def _are_alike(hyp: Quantity, ref: Quantity) -> bool:
    """Whether two amounts in one measure are the same but for conversion and rounding."""
    one, other = _in_common(hyp, ref)
    if one is None or other is None:
        return False
    forms = {hyp.numeral.form, ref.numeral.form}
    slack = 1 + (_EQUAL_SHARE if NumeralForm.FRACTION in forms else _EQUAL)
    if one[0] <= other[1] * slack and other[0] <= one[1] * slack:
        return True
    difference = relative_difference(one[0], other[0])
    if forms == {NumeralForm.FRACTION, NumeralForm.CARDINAL} and hyp.dimension == _SHARE:
        return difference <= _SPOKEN_SHARE
    is_converted = hyp.unit != ref.unit and hyp.dimension == ref.dimension
    if is_converted and hyp.dimension not in {COUNT, *currencies()}:
        is_exact = FEET_AND_INCHES in {hyp.unit, ref.unit}
        return difference <= (_CONVERTED_EXACTLY if is_exact else _CONVERTED)
    is_rough = hyp.bound is not ref.bound and bool(_ROUGH & {hyp.bound, ref.bound})
    is_more = _is_told_from_below(hyp, ref) and one[0] < other[0] <= one[0] * _LITTLE_MORE
    if is_more or (is_rough and difference <= _APPROXIMATE):
        return True
    return _is_rounded(hyp.numeral.low, ref.numeral.low)


def _is_told_from_below(hyp: Quantity, ref: Quantity) -> bool:
    """Whether one only says that it is more than so much: "more than three", "three and a half"."""
    return hyp.bound is Bound.MORE_THAN and ref.bound is Bound.EXACT and hyp.unit == ref.unit


def _bound_one_count(hyp: Quantity, ref: Quantity) -> bool:
    """Whether whole numbers leave the same open: "fewer than 12 copies", "at most 11 copies"."""
    if hyp.dimension != COUNT or ref.dimension != COUNT:
        return False
    ends = [(_END_OF.get(one.bound), one.low) for one in (hyp, ref)]
    (one, here), (other, there) = ends
    if one is None or other is None or one[0] != other[0] or here % 1 or there % 1:
        return False
    return one != other and here + one[1] == there + other[1]


def _grow_alike(hyp: Quantity, ref: Quantity) -> bool:
    """Whether one says how often as much and the other how much more: "doubled", "100 percent"."""
    if {hyp.dimension, ref.dimension} != {COUNT, _SHARE}:
        return False
    factor, share = (hyp, ref) if hyp.dimension == COUNT else (ref, hyp)
    if factor.numeral.form is not NumeralForm.MULTIPLE:
        return False
    return relative_difference(abs(factor.low - 1), share.low) <= _EQUAL_SHARE


def _are_one_part(hyp: Quantity, ref: Quantity) -> bool:
    """Whether one is a fraction and the other may be one: "one fifth", "up from a fifth"."""
    one, other = sorted((hyp.numeral, ref.numeral), key=lambda numeral: numeral.low)
    forms = one.form, other.form
    return forms == (NumeralForm.FRACTION, NumeralForm.ORDINAL) and isclose(one.low * other.low, 1)


def _lie_apart(hyp: Quantity, ref: Quantity) -> bool:
    """Whether both are scales, one of them many times the other: hundreds, thousands."""
    low, high = sorted((hyp.numeral.low, ref.numeral.low))
    return _tell_scales(hyp) and _tell_scales(ref) and high >= _SCALE * low


def relative_difference(one: float, other: float) -> float:
    """0 for equal numbers, 1 when one is nothing beside the other."""
    greatest = max(abs(one), abs(other))
    return abs(one - other) / greatest if greatest else 0.0


def _in_common(
    hyp: Quantity, ref: Quantity
) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    """Lowest and highest value of both in one measure; None when they have none in common."""
    sides = (hyp, ref), (ref, hyp)
    if any(one.numeral.form is _MULTIPLE and other.dimension == _SHARE for one, other in sides):
        return None, None  # "tenfold" is not "ten percent"
    one, other = (hyp.low, hyp.high), (ref.low, ref.high)
    if hyp.dimension == ref.dimension:
        return one, other
    if {hyp.dimension, ref.dimension} == {"pound", "mass"}:
        scaled = [
            (low * _POUND_MASS_KG, high * _POUND_MASS_KG) if side == "pound" else (low, high)
            for side, (low, high) in ((hyp.dimension, one), (ref.dimension, other))
        ]
        return scaled[0], scaled[1]
    # where dollars are at home, nobody says whose they are
    if BARE_DOLLAR in {hyp.dimension, ref.dimension} <= dollars():
        return one, other
    if {hyp.dimension, ref.dimension} == _POUNDS or COUNT in {
        hyp.dimension,
        ref.dimension,
    }:
        return (hyp.numeral.low, hyp.numeral.high), (ref.numeral.low, ref.numeral.high)
    return None, None


def _is_rounded(hyp: float, ref: float) -> bool:
    """Whether `hyp` is `ref` rounded to two or more significant digits."""
    if not ref:
        return False
    digits = f"{hyp:.6e}".split("e", maxsplit=1)[0].replace(".", "").rstrip("0")
    if len(digits) < 2:  # five for 4.9, 60,000 for 59,619
        is_whole = hyp == int(hyp) and not float(ref).is_integer() and abs(hyp - ref) < _HALF
        slack = _ROUNDED_WHOLE if is_whole else _ROUNDED_OFF if hyp >= _MANY else 0.0
        return relative_difference(hyp, ref) <= slack
    return float(f"{ref:.{len(digits) - 1}e}") == hyp


def _steps(
    tokens: Sequence[Token], amounts: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Both ends of what went "from 240 to 210"."""
    for one, other in pairwise(amounts):
        starts = one.indices[0], other.indices[0]
        before = [tokens[start - 1].norm if start else "" for start in starts]
        if before == ["from", "to"]:
            yield one, other


def _is_step_for_end(answer: Answer, steps: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether one of two amounts is an end of a step, and the other the step's size."""
    for ends in steps:
        size = abs(ends[1].numeral.low - ends[0].numeral.low)
        for one, other in ((answer.hyp, answer.ref), (answer.ref, answer.hyp)):
            is_end = any(one is end for end in ends)
            if is_end and relative_difference(other.numeral.low, size) <= _EQUAL:
                return True
    return False


def _shares(
    tokens: Sequence[Token], amounts: Sequence[Quantity]
) -> Iterator[tuple[Quantity, float]]:
    """The part of "1,200 of [the] 2,000", and what share of the whole it is."""
    for part, whole in pairwise(amounts):
        between = [token.norm for token in tokens[part.indices[-1] + 1 : whole.indices[0]]]
        if "of" in between and len(between) <= _PARTITIVE and part.low < whole.low:
            yield part, part.low / whole.low


def _is_share_for_part(answer: Answer, shares: Sequence[tuple[Quantity, float]]) -> bool:
    """Whether one of two amounts is a part of a whole, and the other how large a share."""
    return any(
        part is one and other.dimension == _SHARE and abs(other.low - share) <= _ROUNDED_SHARE
        for part, share in shares
        for one, other in ((answer.hyp, answer.ref), (answer.ref, answer.hyp))
    )


def _counts_one_more(alignment: Alignment, answer: Answer) -> bool:
    """Whether one side leaves out the one that the other counts: "the four others", "all five".

    Or names that one: "the driver and his two passengers", "all three".
    """
    sides = (alignment.hyp, answer.hyp, answer.ref), (alignment.ref, answer.ref, answer.hyp)
    for tokens, part, whole in sides:
        after = tokens[part.numeral.end].norm if part.numeral.end < len(tokens) else ""
        before = tokens[part.numeral.start - 1].norm if part.numeral.start else ""
        joint = tokens[part.numeral.start - 2].norm if part.numeral.start > 1 else ""
        is_beside_one = before in _HIS and joint in _JOINING
        if (after in _OTHERS or before in _OTHERS or is_beside_one) and whole.low == part.low + 1:
            return True
    return False


def _is_sum(hyp: Quantity, ref: Sequence[Quantity]) -> bool:
    """Whether two neighbouring amounts of the passage were added up: 11 counts and one."""
    return any(
        one.dimension == other.dimension == hyp.dimension
        and relative_difference(one.low + other.low, hyp.low) <= _EQUAL
        for one, other in pairwise(ref)
    )


def _comparable(hyp: Quantity, ref: Quantity) -> float:
    """1 for the same measure, 0.5 where one side names none, 0 for "half of that" and "1,000"."""
    forms = {hyp.numeral.form, ref.numeral.form}
    if NumeralForm.CARDINAL in forms and forms & {NumeralForm.FRACTION, NumeralForm.ORDINAL}:
        return float(hyp.dimension == ref.dimension != COUNT)
    if hyp.dimension == ref.dimension:
        return 1.0
    if _is_age_for_count(hyp, ref):
        return 0.0
    dimensions = {hyp.dimension, ref.dimension}
    if dimensions == _POUNDS:
        return 1.0
    if dimensions <= currencies():  # another figure in another currency may be a conversion
        return 0.5 * (hyp.numeral.low == ref.numeral.low)
    return 0.5 if COUNT in dimensions or dimensions == {_SHARE, "points"} else 0.0


def _stands_for(hyp: Quantity, ref: Quantity, links: Linkage, distance: float) -> bool:
    """Whether amounts that disagree stand in one another's place."""
    linked = any(
        index in ref.indices
        for own in range(hyp.numeral.start, hyp.numeral.end)
        for index in links.to_ref.get(own, ())
    )
    weak = hyp.numeral.is_weak or ref.numeral.is_weak
    if not _comparable(hyp, ref) and not weak:
        return False
    if _tell_scales(hyp) and _tell_scales(ref):
        return linked or distance <= _SAME_GAP
    if linked:
        return NumeralForm.VAGUE not in {hyp.numeral.form, ref.numeral.form} or not weak
    if weak or not _comparable(hyp, ref):
        return False
    same_noun = any(j in ref.nouns for noun in hyp.nouns for j in links.to_ref.get(noun, ()))
    same_unit = bool(hyp.unit) and hyp.dimension == ref.dimension
    return same_noun or distance <= _SAME_GAP or (same_unit and distance <= 3 * _SAME_GAP)


def _is_age_for_count(hyp: Quantity, ref: Quantity) -> bool:
    """Whether one is a time and the other counts things: a 27-year-old, two charges."""
    times, counts = sorted((hyp, ref), key=lambda one: one.dimension != _TIME)
    return times.dimension == _TIME and counts.dimension == COUNT and bool(counts.nouns)


def _tell_scales(quantity: Quantity) -> bool:
    """Whether this is "millions" or its like: vague, and yet far less than billions."""
    return quantity.numeral.form is NumeralForm.VAGUE and quantity.numeral.low >= _LARGE
