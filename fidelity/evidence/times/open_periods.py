"""A period with an end told as one that still lasts, or the reverse: "from 2009 to 2014", "since".

All languages with a calendar and a list of words for "since".
"""

from collections.abc import Iterator, Sequence

from fidelity import lexicons
from fidelity.evidence.times.time_relations import TimeChange
from fidelity.records import Alignment, Token
from fidelity.text.dates import DateFacet, Facet, date_facets
from fidelity.text.phrases import find_phrases

_LIST = "open_periods"
_FACETS = (Facet.YEAR, Facet.MONTH, Facet.WEEKDAY)
_SINCE, _UNTIL, _WITHIN = "since", "until", "between"
_DASHES = frozenset("-–—")
_BETWEEN = 4  # tokens between the facets of two dates: "from May 2 until about June 10"
_TO_DATE = 2  # tokens from "since" to its date: "since early 2009", "seit dem Jahr 2009"
_CLOSED, _OPEN = "closed", "open"


def opened_periods(alignment: Alignment) -> Iterator[TimeChange]:
    """Periods of which one side tells the end and the other says that they go on."""
    hyp, ref = alignment.hyp, alignment.ref
    languages = alignment.hyp_language, alignment.ref_language
    if not all(lexicons.exists(code, _LIST) for code in languages):
        return
    for there, here in _told_open(hyp, ref, *languages):
        yield TimeChange(hyp=here, ref=there, relations=(_CLOSED, _OPEN))
    for here, there in _told_open(ref, hyp, *reversed(languages)):
        yield TimeChange(hyp=here, ref=there, relations=(_OPEN, _CLOSED))


def _told_open(
    tokens: Sequence[Token], others: Sequence[Token], language: str, other_language: str
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The closed periods of `others` that `tokens` leave open; the words of both."""
    facets = date_facets(tokens, language)
    others_facets = date_facets(others, other_language) if facets else ()
    if len(others_facets) < 2:
        return
    leads = find_phrases(tokens, _LIST, language)
    since = [match for match in leads if match.section == _SINCE]
    for facet in _FACETS if since else ():
        mine = [one for one in facets if one.facet is facet]
        theirs = [one for one in others_facets if one.facet is facet]
        if len(mine) != 1 or len(theirs) != 2:
            continue
        start, end = theirs
        if not (start.value == mine[0].value != end.value):
            continue
        lead = next((one for one in since if 0 <= mine[0].start - one.end <= _TO_DATE), None)
        if lead is not None and _is_period(others, start, end, other_language):
            yield (tuple(range(start.start, end.end)), tuple(range(lead.start, mine[0].end)))


def _is_period(tokens: Sequence[Token], start: DateFacet, end: DateFacet, language: str) -> bool:
    """Whether two dates are the first and the last of one span."""
    if end.start - start.end > _BETWEEN:
        return False
    joined = lexicons.words(language, _LIST, _UNTIL)
    if any(
        token.norm in joined or token.text in _DASHES for token in tokens[start.end : end.start]
    ):
        return True
    before = tokens[max(0, start.start - _TO_DATE) : start.start]
    return any(token.norm in lexicons.words(language, _LIST, _WITHIN) for token in before)
