"""Which of several candidates is the one, with a view to the quotations around."""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.records import Candidate, Confidence, Pair, Passage, Quotation, Speaker
from fidelity.text.language import function_words
from fidelity.text.normalise import fold
from fidelity.text.people import are_different_people, is_one_name

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
# What somebody says between the two passages that the neighbours render is what the words between
# them are most likely to render, even where a paraphrase shares hardly one of its words: of
# passages in the right mouth at the right place, the right one answers 0.28 to 0.35 of a free
# paraphrase, one of 64 invented sentences as much.
PLACE_BONUS = 0.08
# How similar a neighbour's passage must be to show the place.
PLACE_SIMILARITY = 0.5
# How far (characters) the neighbours' passages may stand apart for what is between them to count.
PLACE_CHARACTERS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the quotations around a quotation lead the reader to expect its passage.

    Attributes:
        near: the sure passages of its closest neighbours.
        before: what the closest neighbour before it renders, if that is told well enough.
        after: what the closest one behind it renders.
    """

    near: tuple[Passage, ...] = ()
    before: Passage | None = None
    after: Passage | None = None

    def holds(self, passage: Passage) -> bool:
        """Whether the passage stands behind the one neighbour's and before the other's."""
        before, after = self.before, self.after
        if before is None or after is None:
            return False
        is_one_text = before.document_id == after.document_id == passage.document_id
        is_near = after.span.start - before.span.end <= PLACE_CHARACTERS
        is_between = before.span.end <= passage.span.start and passage.span.end <= after.span.start
        return is_one_text and is_near and is_between


_NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is taken for the passage of a quotation.

    Attributes:
        candidate: the best one by its words and its speaker.
        in_place: the best one at the place that the neighbours show, by the same speaker; the
            second choice, for what is said in words too free to be known by them.
    """

    candidate: Candidate
    in_place: Candidate | None = None

    def surest(
        self, quotation: Quotation, foreign: Collection[str], needed: Callable[[Candidate], float]
    ) -> Candidate | None:
        """The first of both that is assured enough, None if neither is."""
        if assurance(self.candidate, quotation, foreign) >= needed(self.candidate):
            return self.candidate
        other = self.in_place
        if other and assurance(other, quotation, foreign) + PLACE_BONUS >= needed(other):
            return other
        return None


def choose(
    quotations: Sequence[Quotation],
    candidates: Sequence[Sequence[Candidate]],
    *,
    foreign: Collection[str] = frozenset(),
) -> list[Choice | None]:
    """The best candidate for each quotation, None where there is none.

    First each on its own, by similarity and speaker; then again with the sure ones among the
    neighbours as anchors. The earliest of equals wins.

    Args:
        quotations: of one derivative, in order.
        candidates: for each of them, in any order.
        foreign: the ids of originals in another language.
    """
    alone = [
        _best(q, found, _NOWHERE, foreign) for q, found in zip(quotations, candidates, strict=True)
    ]
    chosen: list[Choice | None] = []
    for i, (quotation, found) in enumerate(zip(quotations, candidates, strict=True)):
        place = _place(alone[:i], alone[i + 1 :])
        best = _best(quotation, found, place, foreign)
        held = [one for one in found if _is_expected(one, quotation, place)]
        in_place = _best(quotation, held, place, foreign)
        chosen.append(Choice(candidate=best, in_place=in_place) if best else None)
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
    if _are_relatives(theirs, ours):
        return candidate.similarity
    is_foreign = candidate.passage.document_id in foreign
    if is_foreign and not (_is_full_name(theirs) and _is_full_name(ours)):
        return candidate.similarity
    is_unsure = Confidence.LOW in {theirs.confidence, ours.confidence}
    return candidate.similarity - SPEAKER_BONUS * (_UNSURE if is_unsure else 1)


def is_told(pair: Pair) -> bool:
    """Whether the quotation tells speech, or a hope that the same person has in the original.

    A hope that is found nowhere is the reporter's inference.
    """
    is_shared = pair.passage is not None and _is_of_its_speaker(pair.passage, pair.quotation)
    return is_shared or not pair.quotation.is_attitude


def assurance(
    candidate: Candidate,
    quotation: Quotation,
    foreign: Collection[str] = frozenset(),
) -> float:
    """What the passage needs to be taken for the one that the quotation renders; about 0 to 1."""
    theirs, ours = candidate.passage.speaker, quotation.speaker
    found = support(candidate, quotation, foreign)
    return found - OTHER_MOUTH if theirs and ours and _is_surely_another(theirs, ours) else found


def _best(
    quotation: Quotation,
    found: Sequence[Candidate],
    place: Place,
    foreign: Collection[str],
) -> Candidate | None:
    return max(
        found,
        key=lambda one: support(one, quotation, foreign) + _nearness(one, place.near),
        default=None,
    )


def _place(before: Sequence[Candidate | None], after: Sequence[Candidate | None]) -> Place:
    def closest(found: Iterable[Candidate | None], least: float) -> Passage | None:
        return next((one.passage for one in found if one and one.similarity >= least), None)

    near = (
        closest(reversed(before), ANCHOR_SIMILARITY),
        closest(after, ANCHOR_SIMILARITY),
    )
    return Place(
        near=tuple(passage for passage in near if passage),
        before=closest(reversed(before), PLACE_SIMILARITY),
        after=closest(after, PLACE_SIMILARITY),
    )


def _is_expected(candidate: Candidate, quotation: Quotation, place: Place) -> bool:
    """Whether the same person says this at the place that the neighbours show."""
    passage = candidate.passage
    return _is_of_its_speaker(passage, quotation) and place.holds(passage)


def _is_of_its_speaker(passage: Passage, quotation: Quotation) -> bool:
    """Whether the person who says the passage is the one whom the quotation names."""
    theirs, ours = passage.speaker, quotation.speaker
    return theirs is not None and ours is not None and _alike(theirs, ours)


def _nearness(candidate: Candidate, near: Sequence[Passage]) -> float:
    distances = [
        abs(candidate.passage.span.start - anchor.span.start)
        for anchor in near
        if anchor.document_id == candidate.passage.document_id
    ]
    if not distances:
        return 0.0
    return NEARNESS_BONUS * math.exp(-min(distances) / NEARNESS_CHARACTERS)


def _alike(left: Speaker, right: Speaker) -> bool:
    """Whether two names share their last word, which is what articles go on with."""
    return left.name.split()[-1:] == right.name.split()[-1:] and not _are_relatives(left, right)


def _are_relatives(left: Speaker, right: Speaker) -> bool:
    """Whether two full names share the family's name alone: a mother and her son."""
    if not (_is_full_name(left) and _is_full_name(right)):
        return False
    one, other = left.name.split(), right.name.split()
    titles = lexicons.words("en", "titles")
    given = [
        {fold(word) for word in words[:-1] if word.lower().strip(".") not in titles}
        for words in (one, other)
    ]
    is_told = all(any(len(word.strip(".")) > 1 for word in words) for words in given)
    is_same = any(is_one_name(a, b) for a in given[0] for b in given[1])
    return one[-1] == other[-1] and is_told and not is_same


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
