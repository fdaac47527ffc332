"""What is set against what: "of cold, not of a fall", and the reverse; English."""

from collections.abc import Iterator, Sequence

from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import content_places
from fidelity.text.phrases import find_phrases

_LIST = "contrasted"
_REACH = 8  # tokens of the same sentence to either side of the words between them
_CLAUSE = frozenset({";", ":"})


def turned_contrasts(alignment: Alignment) -> Iterator[BothSides]:
    """Words that the passage affirms and the quotation denies beside others of the reverse.

    One contrast on each side, without which nothing could be told of it.
    """
    if not alignment.is_english:
        return
    hyp, ref = _contrast(alignment.hyp), _contrast(alignment.ref)
    if hyp is None or ref is None:
        return
    links = linkage(alignment)
    affirmed = [(h, r) for h in hyp[1] for r in ref[0] if links.keeps(h, r)]
    denied = [(h, r) for h in hyp[0] for r in ref[1] if links.keeps(h, r)]
    if not affirmed or not denied:
        return
    pairs = [affirmed[-1], denied[0]]
    yield BothSides(hyp=tuple(sorted(h for h, _ in pairs)), ref=tuple(sorted(r for _, r in pairs)))


def _contrast(tokens: Sequence[Token]) -> tuple[list[int], list[int]] | None:
    """Content words that are affirmed, and those that are denied beside them."""
    found = list(find_phrases(tokens, _LIST, "en"))
    if len(found) != 1:
        return None
    match = found[0]
    content = content_places(tokens, "en")
    sentence = tokens[match.start].sentence
    before = [
        i
        for i in range(max(0, match.start - _REACH), match.start)
        if i in content and tokens[i].sentence == sentence
    ]
    behind = []
    for i in range(match.end, min(len(tokens), match.end + _REACH)):
        if tokens[i].text in _CLAUSE or tokens[i].sentence != sentence:
            break
        if i in content:
            behind.append(i)
    return before, behind
