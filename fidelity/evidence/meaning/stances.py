"""For or against: two sides of a matter that a preposition alone tells apart; English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.denials.turned_universals import tell_the_rest
from fidelity.evidence.linkage import linkage
from fidelity.evidence.prepositions import object_of
from fidelity.records import Alignment, Token
from fidelity.text.phrases import find_phrases
from fidelity.text.polarity import negators

_LIST = "stances"
_FOR, _AGAINST = "for", "against"
_REACH = 3  # words before "for" among which what takes a side stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The tokens that take a side, that side, and the word that they take it on."""

    indices: tuple[int, ...]
    side: str
    matter: int


def turned_stances(alignment: Alignment) -> Iterator[tuple[Stance, Stance]]:
    """Stances of both sides on one matter of which one is for it and the other against.

    Not where a text takes both sides ("ten voted for, five against"), nor where one denies more
    than the other ("did not vote for").
    """
    if not alignment.is_english:
        return
    if not any(
        token.norm in {"against", "opposition"} for token in (*alignment.hyp, *alignment.ref)
    ):
        return
    if tell_the_rest(alignment):
        return  # "sixty percent voted for it", "forty percent against it"
    hyp, ref = list(_stances(alignment.hyp)), list(_stances(alignment.ref))
    sides = [{one.side for one in stances} for stances in (hyp, ref)]
    if sides not in ([{_FOR}, {_AGAINST}], [{_AGAINST}, {_FOR}]):
        return
    links = linkage(alignment)
    for mine in hyp:
        for other in ref:
            if links.keeps(mine.matter, other.matter) and _denials(alignment.hyp, mine) == _denials(
                alignment.ref, other
            ):
                yield mine, other
                break


def _stances(tokens: Sequence[Token]) -> Iterator[Stance]:
    plain = lexicons.words("en", _LIST, "plain")
    taking = lexicons.words("en", _LIST, "takes sides")
    found = [
        match
        for side in (_FOR, _AGAINST)
        for match in find_phrases(tokens, _LIST, "en", section=side)
    ]
    for match in found:
        before = tokens[max(0, match.start - _REACH) : match.start]
        if match.phrase in plain and not any(token.lemma in taking for token in before):
            continue
        matter = object_of(tokens, match.end - 1)
        if matter is not None:
            yield Stance(indices=match.indices, side=match.section, matter=matter)


def _denials(tokens: Sequence[Token], stance: Stance) -> int:
    """How often the sentence denies, the stance itself left out."""
    sentence = tokens[stance.matter].sentence
    return sum(
        tokens[one.indices[0]].sentence == sentence and not set(one.indices) & set(stance.indices)
        for one in negators(tokens, "en")
    )
