"""Words that stand between the same words on both sides, and so in each other's place; English."""

from collections.abc import Sequence

from fidelity.evidence.linkage import SAME_WORD, linkage
from fidelity.records import Alignment, Token
from fidelity.text.function_words import word_classes


def is_framed(alignment: Alignment, hyp: tuple[int, ...], ref: tuple[int, ...]) -> bool:
    """Whether the next words on both sides are the same, or the text ends there."""
    links = linkage(alignment)
    framed = 0
    here, there = (
        _before_auxiliaries(tokens, words[0])
        for tokens, words in ((alignment.hyp, hyp), (alignment.ref, ref))
    )
    for step, h, r in ((-1, here, there), (1, hyp[-1] + 1, ref[-1] + 1)):
        ends = (not 0 <= h < len(alignment.hyp), not 0 <= r < len(alignment.ref))
        if all(ends):
            framed += step > 0
            continue
        link = links.link_of_hyp.get(h)
        if any(ends) or link is None or link.ref[0] != r:
            return False
        if link.kind not in SAME_WORD and not _are_pronouns(alignment.hyp[h], alignment.ref[r]):
            return False
        framed += 1
    return framed > 0


def _before_auxiliaries(tokens: Sequence[Token], index: int) -> int:
    """The place before a word and its auxiliaries: a report puts more before a verb."""
    classes = word_classes("en")
    while index > 0 and classes.get(tokens[index - 1].norm) == "auxiliary":
        index -= 1
    return index - 1


def _are_pronouns(one: Token, other: Token) -> bool:
    """Whether a report may have put one for the other: "I", "she"."""
    classes = word_classes("en")
    return classes.get(one.norm) == classes.get(other.norm) == "pronoun"
