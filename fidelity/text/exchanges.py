"""Words that changed their partners: "praised the defence, blamed the forwards", the reverse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from fidelity.records import Alignment, Token
from fidelity.text.function_words import DETERMINERS, is_content, word_classes
from fidelity.text.linkage import SAME_WORD


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two pairs of neighbours of each side, that have each other's second word."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]


def exchanged_neighbours(alignment: Alignment) -> Iterator[Exchange]:
    """Pairs of content words side by side, of which the second ones changed places; English.

    Each of the four stands once on each side, and is the same word; articles and forms of "be"
    may stand between.
    """
    if not alignment.is_english:
        return
    same = {
        link.hyp[0]: link.ref[0]
        for link in alignment.links
        if link.kind in SAME_WORD and len(link.hyp) == len(link.ref) == 1
    }
    theirs = set(_neighbours(alignment.ref))
    if len(theirs) < 2:
        return
    parted = [
        (first, second)
        for first, second in _neighbours(alignment.hyp)
        if first in same and second in same and (same[first], same[second]) not in theirs
    ]
    for (first, second), (one, other) in combinations(parted, 2):
        words = (first, second, one, other)
        crossed = {(same[first], same[other]), (same[one], same[second])}
        if crossed <= theirs and len(set(words)) == len(words) and _are_single(alignment, words):
            yield Exchange(hyp=words, ref=tuple(same[word] for word in words))


def _neighbours(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    classes = word_classes("en")
    last: int | None = None
    for index, token in enumerate(tokens):
        if is_content(token, "en"):
            if last is not None:
                yield last, index
            last = index
        elif token.lemma != "be" and classes.get(token.norm) not in DETERMINERS:
            last = None


def _are_single(alignment: Alignment, words: Sequence[int]) -> bool:
    lemmas = {alignment.hyp[index].lemma for index in words}
    return len(lemmas) == len(words) and all(
        sum(token.lemma in lemmas for token in side) == len(words)
        for side in (alignment.hyp, alignment.ref)
    )
