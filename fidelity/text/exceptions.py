"""What is left out on one side and let in on the other: "except children", "including children"."""

from collections.abc import Iterator, Sequence

from fidelity.records import Alignment, Token
from fidelity.text.both_sides import BothSides
from fidelity.text.gaps import NEAR_VERBATIM, unchanged_share
from fidelity.text.linkage import linkage
from fidelity.text.phrases import find_phrases
from fidelity.text.prepositions import object_of

_LIST, _OUT, _IN = "exceptions", "left out", "let in"
_NOT = frozenset({"not", "n't"})


def turned_exceptions(alignment: Alignment) -> Iterator[BothSides]:
    """All except the first / all including the first; English."""
    if not alignment.is_english:
        return
    hyp = _placed(alignment.hyp)
    ref = _placed(alignment.ref) if hyp else []
    keeps = linkage(alignment).keeps
    for here, section, words in hyp:
        for there, other, theirs in ref:
            if section != other and keeps(here, there):
                ours = (*words, here)
                meant = (*theirs, there)
                if unchanged_share(alignment, ours) >= NEAR_VERBATIM:
                    yield BothSides(hyp=ours, ref=meant)


def _placed(tokens: Sequence[Token]) -> list[tuple[int, str, tuple[int, ...]]]:
    """What is left out or let in, which of the two, and the words that say so."""
    found = []
    for match in find_phrases(tokens, _LIST):
        thing = object_of(tokens, match.end - 1)
        if thing is None:
            continue
        is_turned = match.start > 0 and tokens[match.start - 1].norm in _NOT
        section = {_OUT: _IN, _IN: _OUT}[match.section] if is_turned else match.section
        found.append((thing, section, match.indices))
    return found
