"""Prepositions of both sides that only their place links."""

from collections.abc import Sequence

from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.function_words import is_content

_OWNING = frozenset({"'s", "’s"})
_REACH = 5  # tokens from a preposition to the word that it stands before


def bear_elsewhere(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether two linked prepositions stand before words that do not answer each other; English.

    "After a free kick" and "before the break" each order something of their own. "Before long" is
    no preposition.
    """
    links = linkage(alignment)
    link = links.link_of_hyp.get(hyp)
    if alignment.hyp_language != "en" or link is None or link.kind is not LinkKind.CONTEXT:
        return False
    ours, theirs = object_of(alignment.hyp, hyp), object_of(alignment.ref, ref)
    if ours is None or theirs is None:
        return ours is not theirs
    if "long" in {alignment.hyp[hyp + 1].norm, alignment.ref[ref + 1].norm}:
        return True
    answers = theirs in links.to_ref.get(ours, ())
    return not answers and (ours in links.to_ref or theirs in links.to_hyp)


def object_of(tokens: Sequence[Token], index: int) -> int | None:
    """The first content word behind a preposition or a verb; None at the end of its clause.

    Not the owner of it: "after the chairman's speech".
    """
    for place in range(index + 1, min(len(tokens), index + 1 + _REACH)):
        if not tokens[place].is_word:
            return None
        owns = place + 1 < len(tokens) and tokens[place + 1].norm in _OWNING
        if is_content(tokens[place], "en") and not owns:
            return place
    return None
