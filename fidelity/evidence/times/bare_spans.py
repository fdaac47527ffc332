"""Spans of time without a number: "for months" told as "for days"; English."""

from collections.abc import Iterator, Sequence
from functools import cache

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.evidence.times.time_relations import TimeChange
from fidelity.records import Alignment, Token
from fidelity.text.quantities import quantities

_TIME = "time"
_LEADS = frozenset({"for", "within", "in", "after", "over", "during", "until", "of", "take"})
_BESIDE = frozenset({"many", "several", "some", "long", "whole", "more", "just", "only"})
_LONG = frozenset({"year", "decade", "century", "age"})  # decades are years as well
_REACH = 2  # words between "for" and "months": "for many long months"


def changed_spans(alignment: Alignment) -> Iterator[TimeChange]:
    """The only such span of either side, where another unit stands in its place."""
    if not alignment.is_english:
        return
    hyp = _spans(alignment.hyp)
    ref = _spans(alignment.ref) if len(hyp) == 1 else []
    if len(ref) != 1 or _counts_time(alignment.hyp) or _counts_time(alignment.ref):
        return
    mine, other = hyp[0][-1], ref[0][-1]
    units = alignment.hyp[mine].lemma, alignment.ref[other].lemma
    if units[0] == units[1] or _LONG.issuperset(units):
        return
    links = linkage(alignment)
    if other in links.to_ref.get(mine, ()) or links.keeps(hyp[0][0], ref[0][0]):
        yield TimeChange(hyp=hyp[0], ref=ref[0], relations=units[::-1])


def _spans(tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """The words of each: the preposition, and the unit in the plural."""
    found: list[tuple[int, ...]] = []
    for index, token in enumerate(tokens):
        if token.norm == token.lemma or token.lemma not in _units():
            continue
        lead = index - 1
        while lead > index - 1 - _REACH and lead >= 0 and tokens[lead].norm in _BESIDE:
            lead -= 1
        if lead >= 0 and not {tokens[lead].norm, tokens[lead].lemma}.isdisjoint(_LEADS):
            found.append((lead, index))
    return found


def _counts_time(tokens: Sequence[Token]) -> bool:
    """Whether any span has a number, which may say the same: "for months", "for 90 days"."""
    return any(one.dimension == _TIME for one in quantities(tokens, "en"))


@cache
def _units() -> frozenset[str]:
    rows = lexicons.sections("en", "units")["unit"]
    return frozenset(row[0] for row in rows if row[1] == _TIME)
