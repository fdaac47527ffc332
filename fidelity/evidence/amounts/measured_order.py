"""Ten days before / ten days after: the same stretch of time, on the other side of one event."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.evidence.times.time_relations import TimeChange
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.quantities import quantities
from fidelity.text.segments import CLAUSE_MARKS

_TIME = "time"
_BEFORE, _AFTER = "before", "after"
_RELATIONS = {_BEFORE: _BEFORE, "ahead": _BEFORE, _AFTER: _AFTER, "following": _AFTER}
_REACH = 9  # words behind "before" that tell the event
_LEAST = 2  # of its words of weight that must be those of the same event


def turned_spans(alignment: Alignment) -> Iterator[TimeChange]:
    """Left ten days before the vote / left ten days after the vote; English.

    Where the two events changed places with the word ("voted ten days after she left"), the order
    is the same: what stands behind it must be what stood behind it.
    """
    if not alignment.is_english:
        return
    hyp = _measured(alignment.hyp)
    ref = _measured(alignment.ref) if len(hyp) == 1 else []
    if len(ref) != 1 or hyp[0][0] == ref[0][0] or hyp[0][1] != ref[0][1]:
        return
    (relation, _, here), (meant, _, there) = hyp[0], ref[0]
    ours, theirs = _event(alignment.hyp, here[-1]), _event(alignment.ref, there[-1])
    same = [
        r
        for h in ours
        if (link := linkage(alignment).link_of_hyp.get(h)) is not None and link.kind in SAME_WORD
        for r in link.ref
    ]
    inside = [r for r in same if r in theirs]
    if len(inside) >= min(_LEAST, len(ours)) and len(inside) > len(same) - len(inside):
        yield TimeChange(hyp=here, ref=there, relations=(meant, relation))


def _measured(tokens: Sequence[Token]) -> list[tuple[str, tuple[float, str], tuple[int, ...]]]:
    """Relation, how much of which unit, and the tokens of both."""
    found = []
    for one in quantities(tokens, "en"):
        place = one.indices[-1] + 1
        if one.dimension == _TIME and place < len(tokens) and tokens[place].norm in _RELATIONS:
            measure = one.low, one.unit
            found.append((_RELATIONS[tokens[place].norm], measure, (*one.indices, place)))
    return found


def _event(tokens: Sequence[Token], relation: int) -> set[int]:
    """The words of weight behind "before", in its clause."""
    content = content_places(tokens, "en")
    found = set()
    for place in range(relation + 1, min(len(tokens), relation + 1 + _REACH)):
        if tokens[place].text in CLAUSE_MARKS:
            break
        if place in content:
            found.add(place)
    return found
