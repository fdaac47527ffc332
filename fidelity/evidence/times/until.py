"""A state up to a time is the contrary state from then on: "open until six", "closes at six"."""

from collections.abc import Sequence

from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token

_UNTIL = frozenset({"until", "till"})
_FROM = frozenset({"at", "on", "in", "from", "by", "before"})
_REACH = 4  # tokens from the state to its time
_TIME = 3  # tokens behind the preposition among which the time stands


def is_told_from_its_end(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether one of two contrary words lasts until a time and the other begins then; English.

    That the times agree is not asked: another detector compares them.
    """
    if not alignment.is_english:
        return False
    ours, theirs = _time_of(alignment.hyp, hyp), _time_of(alignment.ref, ref)
    if ours is None or theirs is None or ours[0] == theirs[0]:
        return False
    to_ref = linkage(alignment).to_ref
    return any(set(to_ref.get(index, ())) & set(theirs[1]) for index in ours[1]) or all(
        any(tokens[index].text[:1].isdigit() for index in time)
        for tokens, time in ((alignment.hyp, ours[1]), (alignment.ref, theirs[1]))
    )


def _time_of(tokens: Sequence[Token], state: int) -> tuple[bool, range] | None:
    """Whether a state lasts until its time, and the tokens where that is told."""
    for place in range(state + 1, min(len(tokens), state + 1 + _REACH)):
        word = tokens[place].norm
        if word in _UNTIL or word in _FROM:
            return word in _UNTIL, range(place + 1, min(len(tokens), place + 1 + _TIME))
    return None
