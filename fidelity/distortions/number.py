"""A quantity of the original came out as another one.

What it finds:
    Amounts that differ in value: figures or words, a magnitude (million, billion), a share, a
    multiple, a unit or currency, and "fell to" against "fell by".

Why it matters:
    A figure is what a reader remembers and quotes on.

Example:
    original: The firm lost $3.5 billion last year.
    derivative: The firm lost $3.5 million last year.

What it lets pass:
    A numeral for a number word, "a quarter" for "one in four", a right conversion into other
    units, a figure rounded to two digits or more, or rounded with "about". A number that is
    only left out is an omission. A changed weekday, month or year is a date.

Source:
    Critical-error category "number" of the WMT 2022 quality estimation task (Zerva et al. 2022).
"""

from collections.abc import Iterator

from fidelity import lexicons
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Severity,
    Token,
)
from fidelity.text.counterparts import Answer, answers, relative_difference
from fidelity.text.foreign_amounts import exchanged_amounts
from fidelity.text.numerals import NumeralForm
from fidelity.text.quantities import COUNT, Bound, Quantity

KIND = DistortionKind.NUMBER

_SLIGHT = 0.12  # a difference below this share misleads nobody where "about" is said
_CRITICAL_FACTOR = 10
_TIME = "time"
_REACH = 4  # words between "fell" and "to 40,000"


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Amounts of the quotation that are not what they stand for in the passage."""
    alignment = comparison.alignment
    found = exchanged_amounts(alignment) if alignment.is_translation else answers(alignment)
    for answer in found:
        if not answer.agrees and not (_is_unit_of_time(answer) or _is_respaced(alignment, answer)):
            yield _changed(comparison, answer)
        elif answer.agrees:
            yield from _direction(comparison, answer)


def _is_unit_of_time(answer: Answer) -> bool:
    """Six weeks for six months: the date detector's."""
    hyp, ref = answer.hyp, answer.ref
    return hyp.dimension == ref.dimension == _TIME and hyp.unit != ref.unit


def _is_respaced(alignment: Alignment, answer: Answer) -> bool:
    """The same figure and the same "m", with a space or without: 1.93 m, 1.93m."""
    sides = (alignment.hyp, answer.hyp), (alignment.ref, answer.ref)
    starts = [(tokens, quantity.numeral.start) for tokens, quantity in sides]
    written = [[token.text for token in tokens[at : at + 2]] for tokens, at in starts]
    are_bare = answer.hyp.dimension == answer.ref.dimension == COUNT  # €40m is not £40m
    return are_bare and written[0] == written[1] and written[0][1:] == ["m"]


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
    hyp = _preposition(alignment.hyp, answer.hyp, alignment.hyp_language)
    ref = _preposition(alignment.ref, answer.ref, alignment.ref_language)
    if hyp is None or ref is None or alignment.hyp[hyp].norm == alignment.ref[ref].norm:
        return
    words = comparison.hyp_excerpt((hyp, *answer.hyp.indices))
    original = comparison.ref_excerpt((ref, *answer.ref.indices))
    yield Distortion(
        kind=KIND,
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        hyp=words,
        ref=original,
        message=f"“{alignment.ref[ref].text}” became “{alignment.hyp[hyp].text}”: "
        "the level that was reached is taken for the size of the change, or the reverse.",
        evidence="level against change",
    )


def _preposition(tokens: tuple[Token, ...], quantity: Quantity, language: str) -> int | None:
    """The "to" or "by" that leads an amount after a verb of change."""
    if not lexicons.exists(language, "change_verbs"):
        return None
    verbs = lexicons.words(language, "change_verbs")
    place = min((*quantity.indices, *quantity.bound_indices)) - 1
    if place < 1 or tokens[place].norm not in {"to", "by"}:
        return None
    before = tokens[max(0, place - _REACH) : place]
    return place if any(token.lemma in verbs for token in before) else None
