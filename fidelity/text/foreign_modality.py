"""How sure a translation sounds where its original sounds otherwise.

Languages draw the lines of modality in other places: German "dürfte" is between "may" and "will
probably", French "devrait" is "should" and "is expected to". So marks are compared by five coarse
classes, and only such changes count as no lawful choice of words explains.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.modality import Dimension, ModalMark, modal_marks
from fidelity.text.phrases import find_phrases

_FARTHEST = 9.0  # words between the places of two marks that answer each other
_UNLIKELY, _OPEN, _LIKELY = 25, 58, 93  # the highest rung of each class
_DUTY = 70
_FLAT = 95  # the rung of a plain future
_BESIDE = 5.0  # words between a plain future and the "may" in whose place it stands


class Commitment(Enum):
    """What a mark commits its speaker to, coarsely."""

    UNLIKELY = "unlikely"
    OPEN = "open"  # may, can, perhaps
    LIKELY = "likely"  # probably, should, seems
    SURE = "sure"  # certainly, inevitable
    DUTY = "duty"  # must, has to


# Changes that mislead: what is open made sure or a duty, and the reverse.
_MISLEADING = frozenset(
    {
        (Commitment.OPEN, Commitment.SURE),
        (Commitment.OPEN, Commitment.DUTY),
        (Commitment.SURE, Commitment.OPEN),
        (Commitment.DUTY, Commitment.OPEN),
        (Commitment.UNLIKELY, Commitment.SURE),
        (Commitment.UNLIKELY, Commitment.LIKELY),
        (Commitment.SURE, Commitment.UNLIKELY),
        (Commitment.LIKELY, Commitment.UNLIKELY),
        (Commitment.LIKELY, Commitment.OPEN),
        (Commitment.LIKELY, Commitment.SURE),
    }
)
# Changes that usage explains: "should" for "may", "probably" for "surely".
_LAWFUL = frozenset({(Commitment.OPEN, Commitment.LIKELY), (Commitment.LIKELY, Commitment.DUTY)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalExchange:
    """A mark of the quotation that stands where the passage has one of another class."""

    hyp: ModalMark
    ref: ModalMark


def commitment(mark: ModalMark) -> Commitment:
    """The class of a mark; a negated one is of no class that could be told, and counts as open."""
    if mark.dimension is Dimension.ABILITY or mark.is_negated:
        return Commitment.OPEN
    if mark.dimension is Dimension.OBLIGATION:
        return Commitment.DUTY if mark.rung >= _DUTY else Commitment.LIKELY
    for highest, found in (
        (_UNLIKELY, Commitment.UNLIKELY),
        (_OPEN, Commitment.OPEN),
        (_LIKELY, Commitment.LIKELY),
    ):
        if mark.rung <= highest:
            return found
    return Commitment.SURE


def exchanged_modality(alignment: Alignment) -> tuple[ModalExchange, ...]:
    """Marks of misleadingly different classes that stand for each other."""
    links = linkage(alignment)
    hyp = _marks(alignment.hyp, alignment.hyp_language)
    ref = _marks(alignment.ref, alignment.ref_language)
    for accept in (_same, _lawful):
        hyp, ref = _without_answers(hyp, ref, links, accept)
    found = _foretold(alignment, ref, links)
    ref = [mark for mark in ref if all(mark is not exchange.ref for exchange in found)]
    for one in hyp:
        near = [
            other
            for other in ref
            if _distance(one, other, links) <= _FARTHEST
            and (commitment(other), commitment(one)) in _MISLEADING
            and not one.is_negated
            and not other.is_negated
        ]
        if near:
            other = min(near, key=lambda mark: _distance(one, mark, links))
            ref = [mark for mark in ref if mark is not other]
            found.append(ModalExchange(hyp=one, ref=other))
    return tuple(found)


def _foretold(
    alignment: Alignment, unanswered: Sequence[ModalMark], links: Linkage
) -> list[ModalExchange]:
    """What may happen in the passage, and will in the quotation: "könnte", "wird"."""
    found = []
    foretold_before = find_phrases(alignment.ref, "futures", primary(alignment.ref_language))
    for match in find_phrases(alignment.hyp, "futures", primary(alignment.hyp_language)):
        place = links.company_in_ref(match.indices)
        if any(abs(other.start - place) <= _FARTHEST for other in foretold_before):
            continue
        near = [
            mark
            for mark in unanswered
            if commitment(mark) is Commitment.OPEN
            and mark.dimension is Dimension.PROBABILITY
            and not mark.is_negated
            and abs(mark.indices[0] - place) <= _BESIDE
        ]
        if near:
            future = ModalMark(
                indices=match.indices,
                phrase=match.phrase,
                rung=_FLAT,
                dimension=Dimension.PROBABILITY,
            )
            found.append(ModalExchange(hyp=future, ref=near[0]))
            unanswered = [mark for mark in unanswered if mark is not near[0]]
    return found


def _marks(tokens: Sequence[Token], language: str) -> list[ModalMark]:
    """All marks but plain futures, which other languages have no word for."""
    marks = modal_marks(tokens, primary(language))
    return [mark for mark in marks if not mark.is_prediction]


def _same(one: Commitment, other: Commitment) -> bool:
    return one is other


def _lawful(one: Commitment, other: Commitment) -> bool:
    return bool({(one, other), (other, one)} & _LAWFUL)


def _without_answers(
    hyp: Sequence[ModalMark],
    ref: Sequence[ModalMark],
    links: Linkage,
    accept: Callable[[Commitment, Commitment], bool],
) -> tuple[list[ModalMark], list[ModalMark]]:
    """What is left of both when marks of accepted classes have paired off, nearest first."""
    ranked = sorted(
        (_distance(one, other, links), i, j)
        for i, one in enumerate(hyp)
        for j, other in enumerate(ref)
        if accept(commitment(one), commitment(other))
    )
    taken_hyp: set[int] = set()
    taken_ref: set[int] = set()
    for _, i, j in ranked:
        if i not in taken_hyp and j not in taken_ref:
            taken_hyp.add(i)
            taken_ref.add(j)
    return (
        [mark for i, mark in enumerate(hyp) if i not in taken_hyp],
        [mark for j, mark in enumerate(ref) if j not in taken_ref],
    )


def _distance(hyp: ModalMark, ref: ModalMark, links: Linkage) -> float:
    return abs(links.place_in_ref(hyp.indices[0]) - ref.indices[0])
