"""What was put off to a date or from it, came before or during an event, or swapped dates; English.

A date alone says when; the word before it, or the verb, says what of it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from fidelity import lexicons
from fidelity.evidence.content.gaps import is_same_around
from fidelity.evidence.linkage import linkage
from fidelity.evidence.prepositions import object_of
from fidelity.evidence.times.time_relations import Related, TimeChange, same_dates, word_before
from fidelity.records import Alignment, Token
from fidelity.text.dates import Facet, date_facets
from fidelity.text.function_words import word_classes
from fidelity.text.phrases import find_phrases

_LIST = "moved_times"
_REACH = 3  # tokens from a verb over its particle to the date's preposition
_FAR = 7  # the same over another date: "from 3 June to 10 June"
_GOAL, _ORIGIN, _WHEN = "to", "from", "when"
_OF_DATES = (Facet.YEAR, Facet.MONTH, Facet.WEEKDAY, Facet.CLOCK)


def moved_times(alignment: Alignment) -> Iterator[TimeChange]:
    """Postponed to 4 May / from 4 May; postponed until May / in May."""
    if not alignment.is_english:
        return
    hyp = _moved(alignment.hyp)
    ref = _moved(alignment.ref) if hyp else {}
    if not ref:
        return
    for change in same_dates(alignment, hyp, ref):
        meant, relation = change.relations
        is_turned = {relation, meant} == {_GOAL, _ORIGIN}
        if relation != meant and (is_turned or is_same_around(alignment, change.hyp, change.ref)):
            yield change


def _moved(tokens: Sequence[Token]) -> dict[int, Related]:
    """The first token of each date that something was moved to or from -> which, its tokens."""
    moving = _words("verb")
    verbs = [
        i
        for i, token in enumerate(tokens)
        if token.lemma in moving and not (i and _leads_a_noun(tokens[i - 1]))
    ]
    if not verbs:
        return {}
    relations = {word: section for section in (_GOAL, _ORIGIN, _WHEN) for word in _words(section)}
    starts = {one.start for one in date_facets(tokens, "en") if one.facet is not Facet.RATE}
    found: dict[int, Related] = {}
    for verb in verbs:
        reach = _REACH
        for place in range(verb + 1, min(len(tokens) - 1, verb + 1 + _FAR)):
            relation = relations.get(tokens[place].norm)
            if relation is None or place > verb + reach:
                continue
            date = place + 1 + (tokens[place + 1].norm in _words("between"))
            if date in starts:
                found.setdefault(date, (relation, (verb, place)))
                reach = _FAR
    return found


def _leads_a_noun(token: Token) -> bool:
    return word_classes("en").get(token.norm) in {"article", "possessive"}


def moved_events(alignment: Alignment) -> Iterator[TimeChange]:
    """Before the storm / during the storm; on the eve of the summit / after the summit."""
    if not alignment.is_english:
        return
    hyp = _events(alignment.hyp)
    ref = _events(alignment.ref) if hyp else {}
    if not ref:
        return
    links = linkage(alignment)
    for event, (relation, indices) in hyp.items():
        for other, (meant, there) in ref.items():
            if relation == meant or not links.keeps(event, other):
                continue
            if "during" not in {relation, meant} and len(indices) == len(there) == 1:
                continue  # "before", "after": one word for its opposite
            if is_same_around(alignment, indices, there):
                yield TimeChange(hyp=indices, ref=there, relations=(meant, relation))


def _events(tokens: Sequence[Token]) -> dict[int, Related]:
    """What something came before, during or after -> which, the words that say so."""
    found = {}
    for match in find_phrases(tokens, "event_relations"):
        event = object_of(tokens, match.end - 1)
        if event is not None:
            found[event] = (match.section, match.indices)
    return found


def exchanged_dates(alignment: Alignment) -> Iterator[TimeChange]:
    """Opened in 1999 and closed in 2008 / closed in 1999 and opened in 2008."""
    if not alignment.is_english:
        return
    hyp = _dated(alignment.hyp)
    ref = _dated(alignment.ref) if len(hyp) > 1 else {}
    if len(ref) < 2:
        return
    keeps = linkage(alignment).keeps
    for one, other in combinations(sorted(hyp.keys() & ref.keys()), 2):
        words, theirs = (hyp[one], hyp[other]), (ref[one], ref[other])
        if words[0][0] == words[1][0]:
            continue  # "fell in May through July"
        if keeps(words[0][0], theirs[1][0]) and keeps(words[1][0], theirs[0][0]):
            yield TimeChange(
                hyp=tuple(sorted(words[0] + words[1])),
                ref=tuple(sorted(theirs[0] + theirs[1])),
                relations=("exchanged", "dates"),
            )


def _dated(tokens: Sequence[Token]) -> dict[tuple[str, int], tuple[int, int]]:
    """Dates that stand once, by facet and value -> the content word before each, and the date."""
    facets = [one for one in date_facets(tokens, "en") if one.facet in _OF_DATES]
    if len(facets) < 2:
        return {}
    values = [(one.facet.value, one.value) for one in facets]
    # "from December 2018 to May 2020": what leads to a date is no other date
    dates = {place for one in facets for place in range(one.start, one.end)}
    found = {}
    for one, value in zip(facets, values, strict=True):
        before = word_before(tokens, one.start)
        if before is not None and before not in dates and values.count(value) == 1:
            found[value] = (before, one.start)
    return found


def changed_periods(alignment: Alignment) -> Iterator[TimeChange]:
    """Last year / last week: the only such period of either side."""
    if not alignment.is_english:
        return
    hyp = _periods(alignment.hyp)
    ref = _periods(alignment.ref) if len(hyp) == 1 else []
    if len(ref) != 1 or hyp[0][:1] != ref[0][:1] or hyp[0][1] == ref[0][1]:
        return
    hyp_words, ref_words = hyp[0][2], ref[0][2]
    if is_same_around(alignment, hyp_words, ref_words):
        yield TimeChange(hyp=hyp_words, ref=ref_words, relations=(ref[0][1], hyp[0][1]))


def pointed_periods(tokens: Sequence[Token]) -> frozenset[int]:
    """The words of "last month", "next week"."""
    return frozenset(word for _, _, words in _periods(tokens) for word in words)


def _periods(tokens: Sequence[Token]) -> list[tuple[str, str, tuple[int, int]]]:
    """The section of the word that points, the period, and the tokens of both."""
    periods = _words("period")
    ways = {word: section for section in ("gone", "coming") for word in _words(section)}
    return [
        (ways[one.norm], after.lemma, (place, place + 1))
        for place, (one, after) in enumerate(pairwise(tokens))
        if after.lemma in periods and one.norm in ways
    ]


def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", _LIST, section)
