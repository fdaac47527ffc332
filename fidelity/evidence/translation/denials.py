"""Refusals and failures that only one side of a translation has: "refused to pay", "pagó".

What has no answer counts only where there is no room for one: every word of the other side around
its place renders another word.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.translation.denying_words import Denial, denials_of_both
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.bilingual import (
    dictionary_key,
    ends_in_known_word,
    has_dictionary,
    primary,
    weights,
)
from fidelity.text.function_words import is_content
from fidelity.text.polarity import NegatorKind, negators

_AROUND = 8  # words to each side of the place
_FEWEST = 2  # content words there that render others
_MOST_LOST = 0.34  # share of the content words around the denial that may have no answer
_SHORTEST = 3  # letters of a word that could render a denial; "a", "ha", "d'" could not
_MAY_RENDER = 0.05  # weight in the dictionary from which on a word may render another
_UNSURE = frozenset({LinkKind.CONTEXT, LinkKind.NEIGHBOUR})


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredDenial:
    """One that the other side does not have; `answer` is where it would stand there.

    It is in `alignment.ref` where it was lost, in `alignment.hyp` where it was added.
    """

    denial: Denial
    is_lost: bool
    answer: int


@dataclass(frozen=True, slots=True)
class _Side:
    tokens: Sequence[Token]
    language: str
    to_other: Mapping[int, tuple[int, ...]]
    link_of: Mapping[int, Link]

    def is_sure(self, index: int) -> bool:
        """Whether a word is linked by more than its place."""
        link = self.link_of.get(index)
        return link is not None and link.kind not in _UNSURE

    def is_content(self, index: int) -> bool:
        """Whether a word has content, and is long enough to tell."""
        token = self.tokens[index]
        return len(token.norm) >= _SHORTEST and is_content(token, self.language)


def unanswered_denials(alignment: Alignment) -> tuple[UnansweredDenial, ...]:
    """Denials of one side that nothing on the other renders, and that nothing could."""
    if not has_dictionary(alignment.hyp_language, alignment.ref_language):
        return ()
    both = denials_of_both(alignment)
    links = linkage(alignment)
    hyp = _Side(alignment.hyp, alignment.hyp_language, links.to_ref, links.link_of_hyp)
    ref = _Side(alignment.ref, alignment.ref_language, links.to_hyp, links.link_of_ref)
    kept, kept_ref = both.kept_in_hyp(), both.kept_in_ref()
    return (
        *_unanswered(ref, hyp, both.left_in_ref(), (kept_ref, kept), links),
        *_unanswered(hyp, ref, both.left_in_hyp(), (kept, kept_ref), links),
    )


def _unanswered(
    mine: _Side,
    other: _Side,
    left: Sequence[Denial],
    kept: tuple[AbstractSet[int], AbstractSet[int]],
    links: Linkage,
) -> list[UnansweredDenial]:
    if not left or _denies_more(other, mine):
        return []
    is_lost = mine.to_other is links.to_hyp
    place_of = links.place_in_hyp if is_lost else links.place_in_ref
    found = []
    for one in left:
        if any(mine.is_sure(index) for index in one.indices) or not _is_there(mine, one, kept[0]):
            continue
        place = round(place_of(one.indices[0]))
        if _has_no_room(mine, other, place, (set(one.indices), kept[1])):
            answer = min(len(other.tokens) - 1, max(0, place))
            found.append(UnansweredDenial(denial=one, is_lost=is_lost, answer=answer))
    return found


def _denies_more(side: _Side, other: _Side) -> bool:
    """Whether a side has a "not" that the other lacks, which may render anything."""
    mine = negations(side.tokens, side.language)
    return len(mine) > len(negations(other.tokens, other.language))


def _is_there(mine: _Side, denial: Denial, kept: AbstractSet[int]) -> bool:
    """Whether the words around the denial are on the other side."""
    sentence = mine.tokens[denial.indices[0]].sentence
    near = _window(mine, denial.indices[0], sentence)
    own = {*denial.indices, *kept}
    content = [i for i in near if i not in own and mine.is_content(i)]
    lost = [index for index in content if index not in mine.to_other]
    return len(lost) <= _MOST_LOST * len(content)


def _has_no_room(
    mine: _Side, other: _Side, place: int, known: tuple[AbstractSet[int], AbstractSet[int]]
) -> bool:
    """Whether every word around the place renders one that is no part of the denial."""
    own, kept = known
    if not 0 <= place < len(other.tokens):
        return False
    near = _window(other, place, other.tokens[place].sentence)
    content = [i for i in near if i not in kept and other.is_content(i)]
    if len(content) < _FEWEST:
        return False
    keys = [
        dictionary_key(token, mine.language) if i not in own else ""
        for i, token in enumerate(mine.tokens)
    ]
    if any(not _renders_another(mine, other, index, own, keys) for index in content):
        return False
    return not any(
        index in near and index not in kept and not other.is_sure(index)
        for one in negators(other.tokens, primary(other.language))
        if one.kind is not NegatorKind.OVERT
        for index in one.indices
    )


def _renders_another(
    mine: _Side, other: _Side, index: int, own: AbstractSet[int], keys: Sequence[str]
) -> bool:
    """Whether a word of theirs answers one of mine that is no part of the denial."""
    if other.is_sure(index):
        return own.isdisjoint(other.to_other[index])
    key = dictionary_key(other.tokens[index], other.language)
    found = weights([key], keys, languages=(other.language, mine.language))
    return any(weight >= _MAY_RENDER for weight in found.values()) or any(
        other.is_sure(near) and _is_compound(mine, other.to_other[near][0])
        for near in (index - 1, index + 1)
    )


def _is_compound(side: _Side, index: int) -> bool:
    """Whether a word is several of another language: "Steuererhöhung" is "tax increase"."""
    return ends_in_known_word(dictionary_key(side.tokens[index], side.language), side.language)


def _window(side: _Side, place: int, sentence: int) -> list[int]:
    near = range(max(0, place - _AROUND), min(len(side.tokens), place + _AROUND + 1))
    return [index for index in near if side.tokens[index].sentence == sentence]
