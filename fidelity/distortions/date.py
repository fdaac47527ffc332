"""A date, a time or a duration of the original came out as another one.

What it finds:
    A weekday, day, month, year, decade, century, quarter, season or time of day that differs; how
    often something happens (every day, every week); a duration in another unit of time (weeks for
    months); before for after, ago for later, last for next; the same date or span in another
    relation (since, in or until 1990; for two years, two years ago; put off to or from May; before
    or during the storm; from 1990 to 1998, since 1990) and another rate (every second day, every
    day); dates that changed places.
    "Today" for "tomorrow" is minor where other words changed, too.

Why it matters:
    When something happened or will happen is often the news itself.

Example:
    original: I waited seven months for an answer.
    derivative: I waited seven weeks for an answer.

What it lets pass:
    Another order or spelling of the same date, "every 12 hours" for "twice a day", "a year and a
    half" for 18 months, a quarter for its three months, a weekday for "yesterday", and the
    shift that reported speech asks for ("next week", "the following week"). A date that is only
    left out is an omission.

Source:
    Critical-error category "named entities and dates" of the WMT 2022 quality estimation task
    (Zerva et al. 2022).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from fidelity import lexicons
from fidelity.evidence.amounts.counterparts import Answer, answers
from fidelity.evidence.amounts.measured_order import turned_spans
from fidelity.evidence.amounts.rates import changed_rates, rates
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import linkage
from fidelity.evidence.prepositions import bear_elsewhere
from fidelity.evidence.times.bare_spans import changed_spans
from fidelity.evidence.times.moved_times import (
    changed_periods,
    exchanged_dates,
    moved_events,
    moved_times,
)
from fidelity.evidence.times.open_periods import opened_periods
from fidelity.evidence.times.time_relations import changed_relations, is_denied_before
from fidelity.evidence.translation.amounts import exchanged_amounts, exchanged_lengths
from fidelity.records import (
    Alignment,
    Comparison,
    Confidence,
    Distortion,
    DistortionKind,
    Severity,
    Token,
    became,
)
from fidelity.text.dates import DateFacet, Facet, centuries, date_facets
from fidelity.text.phrases import find_phrases

KIND = DistortionKind.DATE

_OPPOSITE = {("recent", "long"), ("long", "recent"), ("soon", "far"), ("far", "soon")}
_OF_CENTURIES = frozenset({Facet.CENTURY, Facet.DECADE, Facet.YEAR})
_ORDINAL_ENDING = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Dates and durations of the quotation that are not those of the passage."""
    yield from _durations(comparison)
    yield from _facets(comparison)
    yield from _directions(comparison)
    yield from _vague_spans(comparison)
    yield from _relations(comparison)


def _relations(comparison: Comparison) -> Iterator[Distortion]:
    """Since, in or until 1990; put off to or from May; every second day, every day."""
    alignment = comparison.alignment
    for change in chain(
        changed_relations(alignment),
        moved_times(alignment),
        moved_events(alignment),
        exchanged_dates(alignment),
        changed_periods(alignment),
        changed_spans(alignment),
        turned_spans(alignment),
        opened_periods(alignment),
    ):
        yield _other_time(comparison, change.hyp, change.ref, " -> ".join(change.relations))
    for rate, other in changed_rates(alignment):
        evidence = f"once in {other.once_in:g} -> {rate.once_in:g}"
        yield _other_time(comparison, rate.indices, other.indices, evidence)


def _other_time(
    comparison: Comparison, hyp: tuple[int, ...], ref: tuple[int, ...], evidence: str
) -> Distortion:
    words, original = comparison.hyp_excerpt(hyp), comparison.ref_excerpt(ref)
    return Distortion(
        kind=KIND,
        severity=Severity.MAJOR,
        confidence=Confidence.MEDIUM,
        hyp=words,
        ref=original,
        message=f"{became(original, words)}, another time.",
        evidence=evidence,
    )


def _vague_spans(comparison: Comparison) -> Iterator[Distortion]:
    """In recent years / for too long; soon / eventually."""
    alignment = comparison.alignment
    hyp = find_phrases(alignment.hyp, "time_spans", alignment.hyp_language)
    ref = find_phrases(alignment.ref, "time_spans", alignment.ref_language)
    if len(hyp) != 1 or len(ref) != 1 or (ref[0].section, hyp[0].section) not in _OPPOSITE:
        return
    words = comparison.hyp_excerpt(hyp[0].indices)
    original = comparison.ref_excerpt(ref[0].indices)
    yield Distortion(
        kind=KIND,
        severity=Severity.MINOR,
        confidence=Confidence.MEDIUM,
        hyp=words,
        ref=original,
        message=f"“{ref[0].phrase}” became “{hyp[0].phrase}”, another length of time.",
        evidence=f"{ref[0].section} -> {hyp[0].section}",
    )


def _directions(comparison: Comparison) -> Iterator[Distortion]:
    """Before / after, last / next, ago / later, in one another's place beside a time."""
    alignment = comparison.alignment
    if not lexicons.exists(alignment.hyp_language, "calendar"):
        return
    rows = lexicons.sections(alignment.hyp_language, "calendar").get("direction", ())
    direction = {row[0]: row[1] for row in rows}
    for link in alignment.links:
        one, other = alignment.hyp[link.hyp[0]], alignment.ref[link.ref[0]]
        ways = (direction.get(one.norm), direction.get(other.norm))
        if (
            None in ways
            or ways[0] == ways[1]
            or is_denied_before(alignment, link.hyp[0], link.ref[0])
            or bear_elsewhere(alignment, link.hyp[0], link.ref[0])
        ):
            continue
        hyp = comparison.hyp_excerpt(link.hyp)
        ref = comparison.ref_excerpt(link.ref)
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.MEDIUM,
            hyp=hyp,
            ref=ref,
            message=f"“{other.text}” became “{one.text}”: the order in time is turned round.",
            evidence=f"direction {ways[1]} -> {ways[0]}",
        )


def _durations(comparison: Comparison) -> Iterator[Distortion]:
    alignment = comparison.alignment
    found = (
        (*exchanged_amounts(alignment), *exchanged_lengths(alignment))
        if not alignment.is_english
        else answers(alignment)
    )
    for answer in found:
        one, other = answer.hyp, answer.ref
        if answer.agrees or not one.dimension == other.dimension == "time":
            continue
        if one.unit == other.unit or _is_rate(alignment, answer):
            continue
        hyp = comparison.hyp_excerpt(one.indices)
        ref = comparison.ref_excerpt(other.indices)
        yield Distortion(
            kind=KIND,
            severity=Severity.MAJOR,
            confidence=Confidence.HIGH,
            hyp=hyp,
            ref=ref,
            message=f"{became(ref, hyp)}, another length of time.",
            evidence=f"seconds {other.low:g} -> {one.low:g}",
        )


def _is_rate(alignment: Alignment, answer: Answer) -> bool:
    """Whether both say how often, and not how long: "every 12 hours", "twice a day"."""
    if not alignment.is_english:
        return False
    return all(
        any(not set(rate.indices).isdisjoint(amount.indices) for rate in rates(tokens))
        for tokens, amount in ((alignment.hyp, answer.hyp), (alignment.ref, answer.ref))
    )


def _facets(comparison: Comparison) -> Iterator[Distortion]:
    """Facets of one sort that only one side has, paired in order of nearness."""
    alignment = comparison.alignment
    hyp = date_facets(alignment.hyp, alignment.hyp_language)
    ref = date_facets(alignment.ref, alignment.ref_language)
    yield from _centuries(comparison, hyp, ref)
    if not hyp or not ref:
        return
    links = linkage(alignment)
    for facet in Facet:
        mine = [one for one in hyp if one.facet is facet]
        theirs = [one for one in ref if one.facet is facet]
        new = [one for one in mine if one.value not in {other.value for other in theirs}]
        gone = [one for one in theirs if one.value not in {other.value for other in mine}]
        if facet is Facet.DAY:
            new = [one for one in new if not _is_written(alignment.ref, one)]
            gone = [one for one in gone if not _is_written(alignment.hyp, one)]
        for one in new:
            if not gone:
                break
            place = links.place_in_ref(one.start)
            other = min(gone, key=lambda item: abs(item.start - place))
            gone.remove(other)
            yield _changed(comparison, one, other)


def _centuries(
    comparison: Comparison, hyp: Sequence[DateFacet], ref: Sequence[DateFacet]
) -> Iterator[Distortion]:
    """The 19th century / the 1900s: the only such date of either side."""
    alignment = comparison.alignment
    if not alignment.is_english:
        return
    mine = [one for one in (*hyp, *centuries(alignment.hyp)) if one.facet in _OF_CENTURIES]
    theirs = [one for one in (*ref, *centuries(alignment.ref)) if one.facet in _OF_CENTURIES]
    if len(mine) != 1 or len(theirs) != 1 or mine[0].facet is theirs[0].facet:
        return
    if Facet.CENTURY in {mine[0].facet, theirs[0].facet} and _century(mine[0]) != _century(
        theirs[0]
    ):
        yield _changed(comparison, mine[0], theirs[0])


def _century(date: DateFacet) -> int:
    """In everyday counting, where 1900 opens the twentieth."""
    return date.value if date.facet is Facet.CENTURY else date.value // 100 + 1


def _is_written(tokens: Sequence[Token], day: DateFacet) -> bool:
    """Whether its figure stands there all the same: "September 11 and 14"."""
    return any(_ORDINAL_ENDING.sub("", token.text) == str(day.value) for token in tokens)


def _changed(comparison: Comparison, one: DateFacet, other: DateFacet) -> Distortion:
    hyp = comparison.hyp_excerpt(tuple(range(one.start, one.end)))
    ref = comparison.ref_excerpt(tuple(range(other.start, other.end)))
    # who copies all the rest does not count the days anew
    is_slight = _is_next_day(one, other) and not is_otherwise_same(
        comparison.alignment, range(one.start, one.end), range(other.start, other.end)
    )
    return Distortion(
        kind=KIND,
        severity=Severity.MINOR if is_slight else Severity.MAJOR,
        confidence=Confidence.MEDIUM if is_slight else Confidence.HIGH,
        hyp=hyp,
        ref=ref,
        message=f"The {one.facet.value} {became(ref, hyp)}.",
        evidence=f"{one.facet.value} {other.value} -> {one.value}",
    )


def _is_next_day(one: DateFacet, other: DateFacet) -> bool:
    """Whether "today" may be another paper's "tomorrow", by the day of printing."""
    return one.facet is Facet.RELATIVE_DAY and abs(one.value - other.value) == 1
