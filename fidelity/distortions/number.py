"""A quantity of the original came out as another one.

What it finds:
    Amounts that differ in value: figures or words, a magnitude (million, billion), a share, a
    multiple, a unit or currency; "fell to" against "fell by", and "30 per cent below the average"
    against "30 per cent of the average"; two numbers that changed places.

Why it matters:
    A figure is what a reader remembers and quotes on.

Example:
    original: The firm lost $3.5 billion last year.
    derivative: The firm lost $3.5 million last year.

What it lets pass:
    A numeral for a number word, "a quarter" for "one in four", "rose by 100 percent" for "doubled",
    "by 30" for "from 240 to 210", "half as high" seen from the other end, a right conversion
    into other units, a figure rounded to two digits or more, or rounded with "about". A number
    that is only left out is an omission. A changed weekday, month or year is a date.

Source:
    Critical-error category "number" of the WMT 2022 quality estimation task (Zerva et al. 2022).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fidelity import lexicons
from fidelity.evidence.amounts.below_zero import lost_sign
from fidelity.evidence.amounts.counterparts import (
    Answer,
    agree,
    answers,
    has_scale_from_before,
    relative_difference,
    shared_amounts,
)
from fidelity.evidence.amounts.exchanged_counts import exchanged_counts
from fidelity.evidence.amounts.vague_multiples import changed_multiples
from fidelity.evidence.amounts.written_amounts import is_respaced, is_scaled_by_a_unit
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.denials.turned_universals import are_the_rest
from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.evidence.roles.exchanged_words import exchanged_figures
from fidelity.evidence.translation.amounts import exchanged_amounts, exchanged_units
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Severity,
    Token,
)
from fidelity.text.function_words import is_content
from fidelity.text.numerals import NumeralForm
from fidelity.text.phrases import find_phrases
from fidelity.text.quantities import COUNT, Bound, Quantity
from fidelity.text.remainders import (
    is_factor_for_step,
    is_left_out,
    is_what_remained,
    is_what_went,
    remainders,
    stands_by_another,
)

KIND = DistortionKind.NUMBER

_SLIGHT = 0.12  # a difference below this share misleads nobody where "about" is said
_CRITICAL_FACTOR = 10
_HALF = 0.5
_SAME_PRODUCT = 1e-3
_TIME = "time"
_REACH = 4  # words between "fell" and "to 40,000"
_SHARE = "ratio"
_STEPS = ("to", "by")
_FACTOR = "how many times as much became how much more, or the reverse."
_SEVERAL = "one round number became several of them, or the reverse."
_RANGES = frozenset({"-", "–", "to"})
_DEGREES = {"degree", "degrees", "°"}
_DEGREE = 1.0  # by so much a converted temperature is rounded


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Amounts of the quotation that are not what they stand for in the passage."""
    alignment = comparison.alignment
    found = (
        answers(alignment)
        if alignment.is_english
        else (*exchanged_amounts(alignment), *exchanged_units(alignment))
    )
    for answer in found:
        if not answer.agrees and not _is_told_otherwise(alignment, answer):
            yield _changed(comparison, answer)
        elif answer.agrees:
            yield from _direction(comparison, answer)
            yield from _other_measure(comparison, answer)
            yield from _share_for_count(comparison, answer)
            yield from _sign(comparison, answer)
            if is_factor_for_step(alignment, answer.hyp, answer.ref):
                places = answer.hyp.indices, answer.ref.indices
                yield _other_relation(comparison, places, _FACTOR, "factor against difference")
    for exchange in (*exchanged_counts(alignment), *exchanged_figures(alignment)):
        yield _exchanged(comparison, exchange)
    for exchange in changed_multiples(alignment):
        yield _other_relation(
            comparison, (exchange.hyp, exchange.ref), _SEVERAL, "one against several"
        )
    if not alignment.is_english:
        for answer in shared_amounts(alignment):
            yield from _direction(comparison, answer)


def _exchanged(comparison: Comparison, exchange: BothSides) -> Distortion:
    """Three killed and twelve hurt / twelve killed and three hurt."""
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=comparison.hyp_excerpt(exchange.hyp),
        ref=comparison.ref_excerpt(exchange.ref),
        message="the two numbers changed places: each stands with what the other one counted",
        evidence="exchanged counts",
    )


def _is_told_otherwise(alignment: Alignment, answer: Answer) -> bool:
    """Whether another detector tells it, or only the way of writing differs."""
    return (
        _is_unit_of_time(answer)
        or is_respaced(alignment, answer)
        or is_scaled_by_a_unit(alignment, answer)
        or _are_degrees(alignment, answer)
        or _is_other_end(alignment, answer)
        or _is_margin(alignment, answer)
        or _is_what_is_left(alignment, answer)
        or has_scale_from_before(alignment, answer)
    )


def _is_margin(alignment: Alignment, answer: Answer) -> bool:
    """Whether it is a poll's margin of error, which is told in percent and means points."""
    one, other = answer.hyp, answer.ref
    if {one.dimension, other.dimension} != {_SHARE, "points"}:
        return False
    is_said = all(
        "error" in {token.lemma for token in tokens} for tokens in (alignment.hyp, alignment.ref)
    )
    hyp, ref = (
        replace(side, low=side.numeral.low, high=side.numeral.high, dimension=COUNT, unit="")
        for side in (one, other)
    )
    return is_said and agree(hyp, ref)


def _is_what_is_left(alignment: Alignment, answer: Answer) -> bool:
    """All but two of 14 are twelve; over 90 percent passed where fewer than ten failed."""
    if not alignment.is_english:
        return False
    if are_the_rest(alignment, answer.hyp.low, answer.ref.low) or _is_the_rest_of_a_fall(
        alignment, answer
    ):
        return True
    sides = (alignment.hyp, answer.hyp), (alignment.ref, answer.ref)
    return any(
        one.low == one.high
        and not (stands_by_another(own, one) and is_left_out(own, one) is is_left_out(other, their))
        and one.low in remainders(other)
        for (own, one), (other, their) in (sides, sides[::-1])
    )


def _is_the_rest_of_a_fall(alignment: Alignment, answer: Answer) -> bool:
    """Shrunk by 40 percent, 60 percent of what it was."""
    hyp, ref = answer.hyp, answer.ref
    if hyp.dimension != _SHARE or abs(hyp.low + ref.low - 1) > _SAME_PRODUCT:
        return False
    sides = (alignment.hyp, hyp), (alignment.ref, ref)
    return any(
        is_what_went(*one) and is_what_remained(*other) and not is_what_went(*other)
        for one, other in (sides, sides[::-1])
    )


def _is_unit_of_time(answer: Answer) -> bool:
    """Six weeks for six months: the date detector's."""
    hyp, ref = answer.hyp, answer.ref
    return hyp.dimension == ref.dimension == _TIME and hyp.unit != ref.unit


def _are_degrees(alignment: Alignment, answer: Answer) -> bool:
    """Whether degrees of one scale are degrees of the other, which neither side names."""
    sides = (alignment.hyp, answer.hyp), (alignment.ref, answer.ref)
    behind = [
        tokens[end].norm if (end := quantity.numeral.end) < len(tokens) else ""
        for tokens, quantity in sides
    ]
    if not all(word in _DEGREES for word in behind):
        return False
    one, other = answer.hyp.numeral.low, answer.ref.numeral.low
    return any(
        abs(fahrenheit - (celsius * 9 / 5 + 32)) <= _DEGREE
        for celsius, fahrenheit in ((one, other), (other, one))
    )


def _is_other_end(alignment: Alignment, answer: Answer) -> bool:
    """Whether what is compared changed places too: twice as high as B, B is half as high."""
    one, other = answer.hyp.numeral, answer.ref.numeral
    if relative_difference(one.low * other.low, 1) > _SAME_PRODUCT:
        return False
    moves = {
        (h < one.start, link.ref[0] < other.start)
        for h, link in linkage(alignment).link_of_hyp.items()
        if link.kind in SAME_WORD and is_content(alignment.hyp[h])
    }
    return {(True, False), (False, True)} <= moves


def _changed(comparison: Comparison, answer: Answer) -> Distortion:
    hyp = comparison.hyp_excerpt(answer.hyp.indices)
    ref = comparison.ref_excerpt(answer.ref.indices)
    factor = _factor(answer.hyp, answer.ref)
    size = f", {factor:,.0f} times as much" if factor >= 2 else ""
    if 0 < factor <= 0.5:
        size = f", {1 / factor:,.0f} times less"
    return Distortion(
        kind=KIND,
        severity=_severity(answer, factor),
        confidence=Confidence.HIGH,
        hyp=hyp,
        ref=ref,
        message=f"The original says “{ref.text if ref else ''}”; "
        f"the quotation says “{hyp.text if hyp else ''}”{size}.",
        evidence=f"value {answer.ref.low:g} {answer.ref.dimension} -> "
        f"{answer.hyp.low:g} {answer.hyp.dimension}",
    )


def _factor(hyp: Quantity, ref: Quantity) -> float:
    """How many times the original's amount; 0 when they have no measure in common."""
    if hyp.dimension != ref.dimension and COUNT not in {hyp.dimension, ref.dimension}:
        return 0.0
    same = hyp.dimension == ref.dimension
    one, other = (hyp.low, ref.low) if same else (hyp.numeral.low, ref.numeral.low)
    return one / other if other else 0.0


def _severity(answer: Answer, factor: float) -> Severity:
    if factor >= _CRITICAL_FACTOR or 0 < factor <= 1 / _CRITICAL_FACTOR:
        return Severity.CRITICAL
    below, above = sorted((answer.hyp.low, answer.ref.low))
    forms = {answer.hyp.numeral.form, answer.ref.numeral.form}
    if 0 < below < 1 < above and NumeralForm.MULTIPLE in forms:
        return Severity.CRITICAL  # half for twice: the comparison is turned round
    rough = Bound.ABOUT in {answer.hyp.bound, answer.ref.bound}
    if rough and factor and relative_difference(factor, 1) < _SLIGHT:
        return Severity.MINOR
    return Severity.MAJOR


def _direction(comparison: Comparison, answer: Answer) -> Iterator[Distortion]:
    """Fell to 40,000 / fell by 40,000: a level is not a change."""
    alignment = comparison.alignment
    hyp = _step(alignment.hyp, answer.hyp, alignment.hyp_language)
    ref = _step(alignment.ref, answer.ref, alignment.ref_language)
    if hyp is None or ref is None or hyp[1] == ref[1]:
        return
    yield _other_relation(
        comparison,
        ((hyp[0], *answer.hyp.indices), (ref[0], *answer.ref.indices)),
        f"“{alignment.ref[ref[0]].text}” became “{alignment.hyp[hyp[0]].text}”: "
        "the level that was reached is taken for the size of the change, or the reverse.",
        "level against change",
    )


def _step(tokens: tuple[Token, ...], quantity: Quantity, language: str) -> tuple[int, str] | None:
    """The word that makes an amount a level ("to") or a change ("by"), and which; or None."""
    place = min((*quantity.indices, *quantity.bound_indices)) - 1
    if place < 1:
        return None
    if language.startswith("en"):
        before = tokens[max(0, place - _REACH) : place]
        verbs = lexicons.listed("en", "change_verbs")
        is_led = any(token.lemma in verbs for token in before)
        return (place, tokens[place].norm) if is_led and tokens[place].norm in _STEPS else None
    if tokens[place].text in {"'", "’"}:
        place -= 1  # dell'11 per cento
    for at in (place - 1, place):  # "a un 11 por ciento" is a level
        for step in _STEPS:
            if tokens[at].norm.rstrip("'’") in lexicons.listed(language, "steps", step):
                return at, step
    return None


def _other_measure(comparison: Comparison, answer: Answer) -> Iterator[Distortion]:
    """30 per cent below the average / 30 per cent of the average."""
    alignment = comparison.alignment
    if not answer.hyp.dimension == answer.ref.dimension == _SHARE:
        return
    hyp = _measured_against(alignment.hyp, answer.hyp, alignment.hyp_language)
    ref = _measured_against(alignment.ref, answer.ref, alignment.ref_language)
    if hyp is None or ref is None or hyp[1] == ref[1]:
        return
    if answer.hyp.low == answer.ref.low == _HALF and "of" in {hyp[1], ref[1]}:
        return  # half of it is half less
    words = [
        " ".join(side[index].text for index in found[0])
        for side, found in ((alignment.ref, ref), (alignment.hyp, hyp))
    ]
    yield _other_relation(
        comparison,
        ((*answer.hyp.indices, *hyp[0]), (*answer.ref.indices, *ref[0])),
        f"“{words[0]}” became “{words[1]}”: the share is of something else.",
        "share against difference",
    )


def _share_for_count(comparison: Comparison, answer: Answer) -> Iterator[Distortion]:
    """12 votes / 12 percent of the votes."""
    alignment = comparison.alignment
    if {answer.hyp.dimension, answer.ref.dimension} != {COUNT, _SHARE}:
        return
    if NumeralForm.MULTIPLE in {answer.hyp.numeral.form, answer.ref.numeral.form}:
        return  # "doubled", "rose by 100 percent"
    sides = (alignment.hyp, answer.hyp), (alignment.ref, answer.ref)
    counted, other = sides if answer.hyp.dimension == COUNT else sides[::-1]
    if _opens_range(*counted):
        return
    things = {counted[0][index].lemma for index in counted[1].nouns}
    if things.isdisjoint(token.lemma for token in other[0][other[1].indices[-1] + 1 :]):
        return
    yield _other_relation(
        comparison,
        (answer.hyp.indices, answer.ref.indices),
        "so many became so many in a hundred, or the reverse.",
        "share against count",
    )


def _opens_range(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether another number follows whose unit is its own as well: "2-3 %", "2 to 3 %"."""
    after = quantity.indices[-1] + 1
    following = tokens[after : after + 2]
    return (
        len(following) == 2 and following[0].norm in _RANGES and following[1].text[:1].isdecimal()
    )


def _sign(comparison: Comparison, answer: Answer) -> Iterator[Distortion]:
    """Minus 12 / 12."""
    alignment = comparison.alignment
    if not alignment.is_english:
        return
    signs = lost_sign(answer, alignment.hyp, alignment.ref)
    if signs is None:
        return
    hyp, ref = (
        quantity.indices if sign is None else (sign, *quantity.indices)
        for sign, quantity in zip(signs, (answer.hyp, answer.ref), strict=True)
    )
    yield _other_relation(
        comparison, (hyp, ref), "an amount below zero became one above, or the reverse.", "sign"
    )


def _measured_against(
    tokens: tuple[Token, ...], quantity: Quantity, language: str
) -> tuple[tuple[int, ...], str] | None:
    """What right behind a share says how it is meant: below, above, or of."""
    start = quantity.indices[-1] + 1
    for match in find_phrases(tokens, "measured_against", language):
        if match.start == start:
            return match.indices, match.section
    return None


def _other_relation(
    comparison: Comparison,
    places: tuple[tuple[int, ...], tuple[int, ...]],
    message: str,
    evidence: str,
) -> Distortion:
    return Distortion(
        kind=KIND,
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        hyp=comparison.hyp_excerpt(places[0]),
        ref=comparison.ref_excerpt(places[1]),
        message=message,
        evidence=evidence,
    )
