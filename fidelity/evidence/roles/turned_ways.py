"""What goes to somebody, told as coming from him, where all else stayed: "let to", "let from"."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.content.gaps import is_otherwise_same
from fidelity.evidence.linkage import linkage
from fidelity.evidence.prepositions import object_of
from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, word_classes

_WAYS = frozenset({"to", "from"})


def turned_ways(alignment: Alignment) -> Iterator[BothSides]:
    """The only "to" and the only "from" of two sides, before the same word; English."""
    if not alignment.is_english:
        return
    hyp, ref = _ways(alignment.hyp), _ways(alignment.ref)
    if len(hyp) != 1 or len(ref) != 1:
        return
    (here, end), (there, other) = hyp[0], ref[0]
    if alignment.hyp[here].norm == alignment.ref[there].norm:
        return
    keeps = linkage(alignment).keeps(end, other)
    if keeps and is_otherwise_same(alignment, (), ()):
        yield BothSides(hyp=(here, end), ref=(there, other))


def _ways(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Each "to" or "from" before a noun phrase, and its head."""
    found = []
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1]
        is_noun = word_classes("en").get(after.norm) in DETERMINERS or after.text[0].isupper()
        end = object_of(tokens, index) if token.norm in _WAYS and is_noun else None
        if end is not None:
            found.append((index, end))
    return found
