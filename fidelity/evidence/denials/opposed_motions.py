"""A vote against what is proposed, told as a vote for it: "against the motion to block"; English.

With the words for the motion goes the "against", and what was opposed is what was wanted.
"""

from collections.abc import Iterator, Mapping, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.polarity import negators

_AGAINST, _TO = "against", "to"
_REACH = 6  # tokens from "against" to the "to" of what is proposed


def turned_motions(alignment: Alignment) -> Iterator[BothSides]:
    """Stretches "against the motion to block" of which the other side only has "to block"."""
    if not alignment.is_english:
        return
    links = linkage(alignment)
    for stretch, there in _turned(alignment.ref, alignment.hyp, links.to_hyp):
        yield BothSides(hyp=there, ref=stretch)
    for stretch, there in _turned(alignment.hyp, alignment.ref, links.to_ref):
        yield BothSides(hyp=stretch, ref=there)


def _turned(
    tokens: Sequence[Token], others: Sequence[Token], to_other: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    if any(token.norm == _AGAINST for token in others):
        return
    content = content_places(tokens, "en")
    for index, token in enumerate(tokens):
        ends = range(index + 1, min(len(tokens) - 1, index + 1 + _REACH))
        place = next((k for k in ends if tokens[k].norm == _TO), None)
        if token.norm != _AGAINST or place is None or index == 0:
            continue
        verbs = to_other.get(place + 1, ())
        leads = to_other.get(index - 1, ())
        is_gone = not any(k in to_other for k in range(index, place) if k in content)
        is_next = any(lead + 2 == verb for lead in leads for verb in verbs)
        own = range(index, place)
        rest = [one for one in negators(tokens, "en") if not any(k in own for k in one.indices)]
        if is_gone and is_next and len(rest) == len(negators(others, "en")):
            yield tuple(range(index, place + 2)), (*leads, *verbs)
