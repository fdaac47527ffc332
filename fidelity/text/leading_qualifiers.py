"""Words before a clause that turn it round or take some of it back: "perhaps", "hardly", "almost".

Whoever starts to quote behind one of them has the words right and the statement wrong.
"""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.modality import Dimension, modal_marks
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.segments import CLAUSE_MARKS

_MOST = 4  # words of a qualifier with its "that"
_FLAT = 95  # rung of the ladder of certainty from which on nothing is hedged
_NEARLY_ALL = "5"
_RESTRICTING = ("exclusives", "restrictors")  # a language has one of them
_DENIES = frozenset({NegatorKind.OVERT, NegatorKind.WEAK})


def leading_qualifier(tokens: Sequence[Token], start: int, language: str) -> int | None:
    """Where the qualifier begins that ends right before `start` and opens its clause.

    None where none does. `start` may be past the last token.
    """
    first = _clause_start(tokens, start)
    if not 0 < start - first <= _MOST:
        return None
    here = tokens[first : start + 1]
    size = start - first
    opens = size
    linking = _linking(language)
    while opens > 1 and here[opens - 1].norm in linking:
        opens -= 1
    found = {
        range(one.start, one.indices[-1] + 1)
        for one in negators(here, language)
        if one.kind in _DENIES
    }
    found |= {
        range(mark.indices[0], mark.indices[-1] + 1)
        for mark in modal_marks(here, language)
        if mark.dimension is Dimension.PROBABILITY and mark.rung < _FLAT and not mark.is_auxiliary
    }
    for name in _RESTRICTING:
        restricting = find_phrases(here, name, language, "restrict")
        found |= {range(one.start, one.end) for one in restricting}
    ends = {span.stop for span in found if span.start < size}
    nearly = (
        one for one in find_phrases(here, "quantifiers", language) if one.row[1] == _NEARLY_ALL
    )
    ends |= {opens for one in nearly if one.start < size < one.end}
    return first if opens in ends or size in ends else None


def _clause_start(tokens: Sequence[Token], start: int) -> int:
    first = start
    while (
        first > 0
        and start - first <= _MOST
        and tokens[first - 1].is_word
        and (start == len(tokens) or tokens[first - 1].sentence == tokens[start].sentence)
        and tokens[first - 1].text not in CLAUSE_MARKS
    ):
        first -= 1
    return first


def _linking(language: str) -> frozenset[str]:
    return lexicons.listed(language, "reporting_grammar", "complementiser")
