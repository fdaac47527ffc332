"""Which of several candidates is the one, with a view to the quotations around."""

import math
from collections.abc import Collection, Sequence

from fidelity.records import Candidate, Confidence, Quotation, Speaker
from fidelity.text.language import function_words
from fidelity.text.people import are_different_people

# The same speaker is worth this much similarity, another one costs as much: enough to choose
# between two like statements, too little to hide that words were put in another mouth.
SPEAKER_BONUS = 0.08
# What that is worth when somebody's name is only a guess.
_UNSURE = 0.5
# Who is surely somebody else needs words that are so much more similar before they are taken for
# the same words: what was put in another mouth stands there nearly as it was said, and two people
# speak of one subject in like words.
OTHER_MOUTH = 0.08
# Most derivatives follow their original, so of two like passages the one near the neighbours'
# passages is likelier; worth less than the speaker, and nothing at a few paragraphs' distance.
NEARNESS_BONUS = 0.03
NEARNESS_CHARACTERS = 400.0
# How similar a neighbour's passage must be to serve as an anchor.
ANCHOR_SIMILARITY = 0.7


def choose(
    quotations: Sequence[Quotation],
    candidates: Sequence[Sequence[Candidate]],
    *,
    foreign: Collection[str] = frozenset(),
) -> list[Candidate | None]:
    """The best candidate for each quotation, None where there is none.

    First each on its own, by similarity and speaker; then again with the sure ones among the
    neighbours as anchors. The earliest of equals wins.

    Args:
        quotations: of one derivative, in order.
        candidates: for each of them, in any order.
        foreign: the ids of originals in another language.
    """
    alone = [_best(q, found, (), foreign) for q, found in zip(quotations, candidates, strict=True)]
    anchors = [
        best if best is not None and best.similarity >= ANCHOR_SIMILARITY else None
        for best in alone
    ]
    chosen = []
    for i, (quotation, found) in enumerate(zip(quotations, candidates, strict=True)):
        before = next((a for a in reversed(anchors[:i]) if a is not None), None)
        after = next((a for a in anchors[i + 1 :] if a is not None), None)
        near = tuple(anchor for anchor in (before, after) if anchor is not None)
        chosen.append(_best(quotation, found, near, foreign))
    return chosen


def support(
    candidate: Candidate, quotation: Quotation, foreign: Collection[str] = frozenset()
) -> float:
    """Similarity with what the speakers say for or against it; about 0 to 1.

    In an original of another language, which is one whose id is in `foreign`, only people's names
    speak against each other: "the ministry" is "le ministère".
    """
    theirs, ours = candidate.passage.speaker, quotation.speaker
    if theirs is None or ours is None:
        return candidate.similarity
    if _alike(theirs, ours):
        return candidate.similarity + SPEAKER_BONUS
    is_foreign = candidate.passage.document_id in foreign
    if is_foreign and not (_is_full_name(theirs) and _is_full_name(ours)):
        return candidate.similarity
    is_unsure = Confidence.LOW in {theirs.confidence, ours.confidence}
    return candidate.similarity - SPEAKER_BONUS * (_UNSURE if is_unsure else 1)


def assurance(
    candidate: Candidate, quotation: Quotation, foreign: Collection[str] = frozenset()
) -> float:
    """What the passage needs to be taken for the one that the quotation renders; about 0 to 1."""
    theirs, ours = candidate.passage.speaker, quotation.speaker
    found = support(candidate, quotation, foreign)
    return found - OTHER_MOUTH if theirs and ours and _is_surely_another(theirs, ours) else found


def _best(
    quotation: Quotation,
    found: Sequence[Candidate],
    near: Sequence[Candidate],
    foreign: Collection[str],
) -> Candidate | None:
    return max(
        found,
        key=lambda one: support(one, quotation, foreign) + _nearness(one, near),
        default=None,
    )


def _nearness(candidate: Candidate, near: Sequence[Candidate]) -> float:
    distances = [
        abs(candidate.passage.span.start - anchor.passage.span.start)
        for anchor in near
        if anchor.passage.document_id == candidate.passage.document_id
    ]
    if not distances:
        return 0.0
    return NEARNESS_BONUS * math.exp(-min(distances) / NEARNESS_CHARACTERS)


def _alike(left: Speaker, right: Speaker) -> bool:
    """Whether two names share their last word, which is what articles go on with."""
    return left.name.split()[-1:] == right.name.split()[-1:]


def _is_surely_another(one: Speaker, other: Speaker) -> bool:
    return (
        one.confidence is other.confidence is Confidence.HIGH
        and _is_full_name(one)
        and _is_full_name(other)
        and are_different_people(one.name, other.name)
    )


def _is_full_name(speaker: Speaker) -> bool:
    """Whether it is of two words and more, all with capitals, and begins with no article."""
    words = speaker.name.split()
    return (
        len(words) > 1
        and all(word[:1].isupper() for word in words)
        and words[0].lower() not in function_words()
    )
