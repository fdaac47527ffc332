"""Quantifiers of a translation that reach farther, or less far, than those of its original."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fidelity.records import Alignment
from fidelity.text.bilingual import primary
from fidelity.text.linkage import linkage
from fidelity.text.phrases import PhraseMatch, find_phrases

_ALL, _SOME = 6, 2
_NEAR = 5.0  # words between the places of two quantifiers that stand for each other
_ONE_RUNG = 1  # "many" passes for "most"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeExchange:
    """A quantifier of the quotation that stands where the passage has one far from it."""

    hyp: PhraseMatch
    ref: PhraseMatch


def exchanged_scopes(alignment: Alignment) -> tuple[ScopeExchange, ...]:
    """All for some, some for all, always for sometimes: no smaller step is told in translation."""
    links = linkage(alignment)

    def distance(one: PhraseMatch, other: PhraseMatch) -> float:
        return abs(links.company_in_ref(one.indices) - other.start)

    hyp = _quantifiers(alignment, is_hyp=True)
    ref = _quantifiers(alignment, is_hyp=False)
    hyp, ref = _without_answers(hyp, ref, distance)
    found = []
    for one in hyp:
        near = [
            other
            for other in ref
            if other.section == one.section
            and {_rung(one), _rung(other)} == {_ALL, _SOME}
            and distance(one, other) <= _NEAR
        ]
        if near:
            found.append(ScopeExchange(hyp=one, ref=near[0]))
            ref.remove(near[0])
    return tuple(found)


def _quantifiers(alignment: Alignment, *, is_hyp: bool) -> list[PhraseMatch]:
    tokens, language = (
        (alignment.hyp, alignment.hyp_language)
        if is_hyp
        else (alignment.ref, alignment.ref_language)
    )
    return [one for one in find_phrases(tokens, "quantifiers", primary(language)) if _rung(one)]


def _rung(match: PhraseMatch) -> int:
    return int(match.row[1])


def _without_answers(
    hyp: Sequence[PhraseMatch],
    ref: Sequence[PhraseMatch],
    distance: Callable[[PhraseMatch, PhraseMatch], float],
) -> tuple[list[PhraseMatch], list[PhraseMatch]]:
    """What is left when quantifiers of about one rung have paired off, nearest first."""
    ranked = sorted(
        (distance(one, other), i, j)
        for i, one in enumerate(hyp)
        for j, other in enumerate(ref)
        if abs(_rung(one) - _rung(other)) <= _ONE_RUNG
    )
    taken_hyp: set[int] = set()
    taken_ref: set[int] = set()
    for _, i, j in ranked:
        if i not in taken_hyp and j not in taken_ref:
            taken_hyp.add(i)
            taken_ref.add(j)
    return (
        [one for i, one in enumerate(hyp) if i not in taken_hyp],
        [other for j, other in enumerate(ref) if j not in taken_ref],
    )
