"""The negators of both sides, and which of them answer each other.

Negation is often put in other words; what nothing answers was lost only where the matter that it
turned round is told again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.function_words import content_places
from fidelity.text.polarity import Negator, NegatorKind, clause_of, negators

# Links that say that the word itself is there, not only something in its place.
_SURE = frozenset(LinkKind) - {LinkKind.CONTEXT, LinkKind.NEIGHBOUR, LinkKind.DICTIONARY}
# Two negators answer each other when they are linked, bear on linked words, or keep company.
_LINKED, _SAME_TARGET, _COMPANY, _SAME_KIND, _LEAST_AFFINITY = 3.0, 2.0, 0.6, 0.3, 1.0
_NEARBY = 8  # tokens within which another negator may render one
# These bear on their noun alone: no other word tells whether they are rendered.
_NARROW = frozenset({"without", "neither", "nor"})
_LEAST_KEPT = 0.5  # below this share a negated matter may be rendered by anything
_ENDED, _GOES_ON = "no longer", frozenset({"still", "remain"})
COUNTED = (NegatorKind.OVERT, NegatorKind.IMPLICIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class NegatorSide:
    """One side: its tokens, and those of its negators that nothing answers."""

    tokens: Sequence[Token]
    unanswered: tuple[Negator, ...]
    to_other: dict[int, tuple[int, ...]]
    content: frozenset[int]
    sure: frozenset[int]
    alike: frozenset[int]  # more than their place links these with words of the other side
    kept: float  # share of its content words that are surely on the other side


def negator_sides(alignment: Alignment) -> tuple[NegatorSide, NegatorSide]:
    """The quotation's negators and the passage's; both sides in one language."""
    hyp = negators(alignment.hyp, alignment.hyp_language)
    ref = negators(alignment.ref, alignment.ref_language)
    if not hyp and not ref:  # of most sentences there is nothing to tell
        return _without_negators(alignment.hyp), _without_negators(alignment.ref)
    links = linkage(alignment)
    apart = _of_other_sentences(alignment, hyp, ref, links)
    paired_hyp, paired_ref = _paired(hyp, ref, links, apart)
    left_hyp = [one for one in hyp if one.start not in paired_hyp]
    left_ref = [one for one in ref if one.start not in paired_ref]
    if not left_hyp and not left_ref:
        return _without_negators(alignment.hyp), _without_negators(alignment.ref)
    return (
        _side(
            alignment.hyp,
            left_hyp,
            links.to_ref,
            links.link_of_hyp,
            alignment.hyp_language,
        ),
        _side(
            alignment.ref,
            left_ref,
            links.to_hyp,
            links.link_of_ref,
            alignment.ref_language,
        ),
    )


def _without_negators(tokens: Sequence[Token]) -> NegatorSide:
    """A side with none that is unanswered: nobody asks how they are rendered."""
    nothing: frozenset[int] = frozenset()
    return NegatorSide(
        tokens=tokens,
        unanswered=(),
        to_other={},
        content=nothing,
        sure=nothing,
        alike=nothing,
        kept=0.0,
    )


def _side(
    tokens: Sequence[Token],
    unanswered: Sequence[Negator],
    to_other: dict[int, tuple[int, ...]],
    link_of: dict[int, Link],
    language: str,
) -> NegatorSide:
    sure = frozenset(index for index, link in link_of.items() if link.kind in _SURE)
    content = content_places(tokens, language)
    # "we will not do it" has no word of content: there all of its words tell
    told = content or [index for index, token in enumerate(tokens) if token.is_word]
    return NegatorSide(
        tokens=tokens,
        unanswered=tuple(unanswered),
        to_other=to_other,
        content=content,
        sure=sure,
        alike=frozenset(i for i, link in link_of.items() if link.kind is not LinkKind.CONTEXT),
        kept=sum(index in sure for index in told) / max(1, len(told)),
    )


def _paired(
    hyp: tuple[Negator, ...],
    ref: tuple[Negator, ...],
    links: Linkage,
    apart: Collection[tuple[int, int]],
) -> tuple[set[int], set[int]]:
    """First tokens of the negators that answer one another, the surest pairs first.

    A word that negates now and then ("until") answers only what no negator does; those `apart`
    never do.
    """
    plain = [_without_denied(one) for one in (hyp, ref)]
    put_otherwise = {
        (h.start, r.start) for h in plain[0] for r in plain[1] if _is_put_otherwise(links, h, r)
    }
    ranked = sorted(
        (
            NegatorKind.EXCUSE in {h.kind, r.kind} and (h.start, r.start) not in put_otherwise,
            -_affinity(links, h, r) - _LINKED * ((h.start, r.start) in put_otherwise),
            h.start,
            r.start,
        )
        for h in hyp
        for r in ref
        if not (cannot_answer(h, r, ref) or cannot_answer(r, h, hyp))
        and not (affirms(h, r, links.to_ref) or affirms(r, h, links.to_hyp))
        and (h.start, r.start) not in apart
    )
    used_hyp: set[int] = set()
    used_ref: set[int] = set()
    for _, affinity, h, r in ranked:
        if -affinity >= _LEAST_AFFINITY and h not in used_hyp and r not in used_ref:
            used_hyp.add(h)
            used_ref.add(r)
    return used_hyp, used_ref


def _of_other_sentences(
    alignment: Alignment, hyp: Sequence[Negator], ref: Sequence[Negator], links: Linkage
) -> set[tuple[int, int]]:
    """First tokens of those that cannot answer each other; see `_are_of_other_sentences`."""
    if not (alignment.hyp[-1].sentence and alignment.ref[-1].sentence):
        return set()
    mine = _side(alignment.hyp, hyp, links.to_ref, links.link_of_hyp, alignment.hyp_language)
    other = _side(alignment.ref, ref, links.to_hyp, links.link_of_ref, alignment.ref_language)
    return {
        (h.start, r.start) for h in hyp for r in ref if _are_of_other_sentences(h, mine, r, other)
    }


def _are_of_other_sentences(
    one: Negator, mine: NegatorSide, facing: Negator, other: NegatorSide
) -> bool:
    """Whether two overt negators bear on words that surely stand in other sentences.

    "I was not asked. Somebody has to pay." is no "I was asked. Nobody has to pay."
    """
    return (
        one.kind is facing.kind is NegatorKind.OVERT
        and _is_elsewhere(one, mine, other.tokens[facing.start].sentence, other.tokens)
        and _is_elsewhere(facing, other, mine.tokens[one.start].sentence, mine.tokens)
    )


def _is_elsewhere(
    negator: Negator, mine: NegatorSide, sentence: int, theirs: Sequence[Token]
) -> bool:
    """Whether the word that a negator bears on stands in another sentence of the other side."""
    target = negator.target
    if target is None or target not in mine.sure:
        return False
    return all(theirs[place].sentence != sentence for place in mine.to_other[target])


def _affinity(links: Linkage, hyp: Negator, ref: Negator) -> float:
    total = 0.0
    if any(set(links.to_ref.get(i, ())) & set(ref.indices) for i in hyp.indices):
        total += _LINKED
    if hyp.target is not None and ref.target in links.to_ref.get(hyp.target, ()):
        total += _SAME_TARGET
    company = sum(bool(set(links.to_ref.get(i, ())) & set(ref.anchors)) for i in hyp.anchors)
    total += _COMPANY * company
    return total + _SAME_KIND if hyp.kind is ref.kind else total


def _without_denied(side: tuple[Negator, ...]) -> list[Negator]:
    """Without a negator that bears on another one: "not refuse"."""
    words = {index for one in side for index in one.indices}
    return [one for one in side if one.target not in words]


def cannot_answer(excuse: Negator, other: Negator, side: Sequence[Negator]) -> bool:
    """Whether such a word ("remain") faces one of two that undo each other, or says the contrary.

    "Has not ruled out" denies nothing; what is "no longer" so is not "still" so.
    """
    if excuse.kind is not NegatorKind.EXCUSE:
        return False
    goes_on = other.phrase == _ENDED and excuse.phrase in _GOES_ON
    return goes_on or any(
        one.target in other.indices or other.target in one.indices
        for one in side
        if one is not other and NegatorKind.EXCUSE not in {one.kind, other.kind}
    )


def affirms(excuse: Negator, other: Negator, to_other: Mapping[int, Sequence[int]]) -> bool:
    """Whether it says that what the other denies goes on: "was not open", "remained open"."""
    if excuse.kind is not NegatorKind.EXCUSE or not _GOES_ON.intersection(excuse.phrase.split()):
        return False
    said = {*excuse.indices, excuse.indices[-1] + 1}
    return any(other.target in to_other.get(index, ()) for index in said)


def _is_put_otherwise(links: Linkage, hyp: Negator, ref: Negator) -> bool:
    """Whether one side has a word for what the other negates: "banned", "not allowed"."""
    if (hyp.kind is NegatorKind.OVERT) is (ref.kind is NegatorKind.OVERT):
        return False
    answered, one, overt = (
        (links.to_ref, hyp, ref) if ref.kind is NegatorKind.OVERT else (links.to_hyp, ref, hyp)
    )
    return any(overt.target in answered.get(index, ()) for index in one.indices)


def place_of(negator: Negator, mine: NegatorSide) -> int | None:
    """Where on the other side the negated matter stands; None where it is not to be found.

    Its target must be there, or, where that was reworded, some of the words around it.
    """
    target = negator.target
    if target is not None and target in mine.sure:
        return mine.to_other[target][0]
    if negator.kind is NegatorKind.OVERT and negator.phrase not in _NARROW:
        company = [index for index in negator.anchors if index in mine.to_other]
        return mine.to_other[company[0]][0] if company else None
    company = [index for index in negator.anchors if index in mine.sure]
    needed = 1 if target in mine.to_other else 2
    if negator.phrase in _NARROW or len(company) < needed or mine.kept < _LEAST_KEPT:
        return None
    return mine.to_other[company[0]][0]


def distance(negator: Negator, place: int) -> int:
    """Tokens from the nearest word of the negator to `place`."""
    return min(abs(index - place) for index in negator.indices)


def unanswered_near(
    side: NegatorSide,
    place: int,
    kinds: Sequence[NegatorKind] = tuple(NegatorKind),
    *,
    within: int = _NEARBY,
) -> list[Negator]:
    """The negators of a side that nothing answers, near a place of it."""
    return [one for one in side.unanswered if one.kind in kinds and distance(one, place) <= within]


def answers_near(
    negator: Negator, mine: NegatorSide, other: NegatorSide, place: int, *, within: int
) -> list[Negator]:
    """The negators of the other side that nothing answers near a place, and that may answer it."""
    return [
        one
        for one in unanswered_near(other, place, within=within)
        if not _are_of_other_sentences(negator, mine, one, other)
    ]


def clause_content(negator: Negator, mine: NegatorSide) -> list[int]:
    """The content words of the clause that a negator stands in."""
    return [
        index
        for index in clause_of(mine.tokens, negator.start)
        if index in mine.content and index not in negator.indices
    ]
