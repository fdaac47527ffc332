"""A denial told as ignorance, and the reverse: "I do not think he lied", "not know whether he did".

English. Who does not think that a thing is so holds that it is not.
"""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import kept_share
from fidelity.records import Alignment, Token

_HELD = frozenset({"think", "believe", "expect", "suppose"})
_KNOWN = frozenset({"know", "sure", "certain"})
_OPENERS = frozenset({"whether", "if"})
_NOT, _REACH = frozenset({"not", "n't", "never", "unsure"}), 3
_KEPT = 0.6  # share of the passage's content words that the quotation answers


def open_views(alignment: Alignment) -> Iterator[BothSides]:
    """The words of both sides of which one denies and the other leaves open; English."""
    if not alignment.is_english or kept_share(alignment) < _KEPT:
        return
    hyp, ref = alignment.hyp, alignment.ref
    for find, other in ((_held, _open), (_open, _held)):
        ours, theirs = find(hyp), other(ref)
        if ours and theirs and not other(hyp) and not find(ref):
            yield BothSides(hyp=ours, ref=theirs)


def _held(tokens: Sequence[Token]) -> tuple[int, ...]:
    """The words of "not think"; none where there are none."""
    return next(
        (
            tuple(range(start, index + 1))
            for index, token in enumerate(tokens)
            if token.lemma in _HELD
            for start in _denied(tokens, index)
        ),
        (),
    )


def _open(tokens: Sequence[Token]) -> tuple[int, ...]:
    """The words of "not know whether"; none where there are none."""
    return next(
        (
            tuple(range(start, index + 2))
            for index, token in enumerate(tokens[:-1])
            if token.lemma in _KNOWN and tokens[index + 1].norm in _OPENERS
            for start in _denied(tokens, index)
        ),
        (),
    )


def _denied(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The "not" shortly before a word."""
    places = range(max(0, index - _REACH), index)
    return (place for place in places if tokens[place].norm in _NOT)
