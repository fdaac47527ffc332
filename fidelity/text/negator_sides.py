"""The negators of both sides, and which of them answer each other.

Negation is often put in other words; what nothing answers was lost only where the matter that it
turned round is told again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.function_words import content_places, word_classes
from fidelity.text.limits_of_denial import is_a_limit
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.opposites import contraries
from fidelity.text.polarity import Negator, NegatorKind, clause_of, looks_negative, negators

# Links that say that the word itself is there, not only something in its place.
_SURE = frozenset(LinkKind) - {LinkKind.CONTEXT, LinkKind.NEIGHBOUR, LinkKind.DICTIONARY}
# Two negators answer each other when they are linked, bear on linked words, or keep company.
_LINKED, _SAME_TARGET, _COMPANY, _SAME_KIND, _LEAST_AFFINITY = 3.0, 2.0, 0.6, 0.3, 1.0
_NEARBY = 8  # tokens within which another negator may render one
_SCOPE = 14  # within which two of one side may cancel out
_SIDE_BY_SIDE = 4  # within which two plain ones of one clause do
_VERY_NEAR = 5  # and within which a word may that only sometimes does ("lack", "instead")
# These bear on their noun alone: no other word tells whether they are rendered.
_NARROW = frozenset({"without", "neither", "nor"})
_REPEATED = frozenset({"without", "no"})  # "without a leader and without a plan"
_BESIDE = 3  # tokens around the place of a negated word where its opposite renders it
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
    paired_hyp, paired_ref = _paired(hyp, ref, links)
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
    hyp: tuple[Negator, ...], ref: tuple[Negator, ...], links: Linkage
) -> tuple[set[int], set[int]]:
    """First tokens of the negators that answer one another, the surest pairs first.

    A word that negates now and then ("until") answers only what no negator does.
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
        if not (_cannot_answer(h, r, ref) or _cannot_answer(r, h, hyp))
    )
    used_hyp: set[int] = set()
    used_ref: set[int] = set()
    for _, affinity, h, r in ranked:
        if -affinity >= _LEAST_AFFINITY and h not in used_hyp and r not in used_ref:
            used_hyp.add(h)
            used_ref.add(r)
    return used_hyp, used_ref


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


def _cannot_answer(excuse: Negator, other: Negator, side: Sequence[Negator]) -> bool:
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


def is_rendered(
    negator: Negator, mine: NegatorSide, other: NegatorSide, turned: Sequence[int]
) -> bool:
    """Whether the other side may say the same in other words, or says nothing of the matter.

    `turned` are words of the other side that a prefix turned round.
    """
    place = place_of(negator, mine)
    if place is None or not _is_told(negator, mine) or _is_resolved(negator, mine):
        return True
    if negator.kind is NegatorKind.IMPLICIT and (
        negator.target not in mine.sure or any(i in mine.to_other for i in negator.indices)
    ):
        return True
    if any(abs(index - place) <= _NEARBY for index in turned) or _has_negative_word(other, place):
        return True
    if _has_opposite(negator, mine, other, place):
        return True
    denied = mine.tokens[negator.indices[-1] + 1 :]
    if is_a_limit(negator.phrase, denied, mine.tokens, other.tokens):
        return True
    near = unanswered_near(other, place, within=_SCOPE)
    if negator.kind is NegatorKind.OVERT:  # what a word like "lack" renders is weighed by `loss`
        near = [
            one
            for one in near
            if one.kind is not NegatorKind.EXCUSE
            or (_stands_in(one, other, place) and not _cannot_answer(one, negator, ()))
        ]
    elif not any(
        one.kind is not NegatorKind.EXCUSE or distance(one, place) <= _VERY_NEAR for one in near
    ):
        near = []
    return bool(near) or _is_cancelled(negator, mine)


def _is_resolved(negator: Negator, mine: NegatorSide) -> bool:
    """Whether its own side undoes or repeats it: "not wrong", "could not refuse", "nor even"."""
    if any(negator.target in one.indices for one in mine.unanswered):
        return True
    return _is_litotes(negator, mine) or _goes_on(negator, mine)


def _is_litotes(negator: Negator, mine: NegatorSide) -> bool:
    """Whether it denies a word that is negative itself, and that was reworded: "not groundless"."""
    target = negator.target
    if target is None or target in mine.alike or negator.kind is not NegatorKind.OVERT:
        return False
    return looks_negative(mine.tokens[target].norm) or looks_negative(mine.tokens[target].lemma)


def _goes_on(negator: Negator, mine: NegatorSide) -> bool:
    """Whether it only repeats an answered one of its sentence: "will not, not even in winter"."""
    after = negator.indices[-1] + 1
    if after >= len(mine.tokens):
        return False
    classes = word_classes("en")
    only_repeats = negator.phrase == "not" and (
        mine.tokens[after].norm == "even" or classes.get(mine.tokens[after].norm) == "preposition"
    )
    is_second = negator.phrase in _REPEATED and mine.tokens[negator.start - 1].norm in {"and", "or"}
    if not only_repeats and not is_second:
        return False
    open_ones = {one.start for one in mine.unanswered}
    sentence = mine.tokens[negator.start].sentence
    return any(
        one.start < negator.start
        and one.kind is NegatorKind.OVERT
        and (only_repeats or one.phrase == negator.phrase)
        and one.start not in open_ones
        and mine.tokens[one.start].sentence == sentence
        for one in negators(mine.tokens, "en")
    )


def _stands_in(excuse: Negator, side: NegatorSide, place: int) -> bool:
    """Whether such a word is new to its side and right there: "cancelled" for "not take place"."""
    return distance(excuse, place) <= _VERY_NEAR and side.sure.isdisjoint(excuse.indices)


def _is_told(negator: Negator, mine: NegatorSide) -> bool:
    """Whether the other side has anything of the clause that this negator stands in."""
    clause = clause_content(negator, mine)
    return not clause or any(index in mine.to_other for index in clause)


def clause_content(negator: Negator, mine: NegatorSide) -> list[int]:
    """The content words of the clause that a negator stands in."""
    return [
        index
        for index in clause_of(mine.tokens, negator.start)
        if index in mine.content and index not in negator.indices
    ]


def _is_cancelled(negator: Negator, mine: NegatorSide) -> bool:
    """Whether another negator of the same side undoes this one: "not allow it to be kept off".

    Two plain ones do so side by side ("nobody is not welcome") or with "without" ("not to eat any
    without washing"); each of two clauses has its own ("is not near it and is not beside it").
    """
    clause = clause_of(mine.tokens, negator.start)
    partners = [
        one
        for one in unanswered_near(mine, negator.start, COUNTED, within=_SCOPE)
        if one is not negator
        and (
            NegatorKind.IMPLICIT in {one.kind, negator.kind}
            or (distance(one, negator.start) <= _SIDE_BY_SIDE and one.start in clause)
            or ([one.phrase, negator.phrase].count("without") == 1 and one.start in clause)
        )
    ]
    return len(partners) % 2 == 1


def _has_opposite(negator: Negator, mine: NegatorSide, other: NegatorSide, place: int) -> bool:
    """Whether the other side has, right there, the opposite of what is negated: "not forget".

    Or that of the next word: "does not want to sell", "wants to keep".
    """
    if negator.kind is not NegatorKind.OVERT or negator.target is None:
        return False
    behind = [negator.target + 1] if negator.target + 1 < len(mine.tokens) else []
    denied = {negator.target, *behind, *(one for one in negator.anchors if one > negator.target)}
    opposite = frozenset[str]().union(
        *(
            contraries("en").get(word, frozenset())
            for index in denied
            if index == negator.target or index not in mine.sure
            for word in {mine.tokens[index].lemma, mine.tokens[index].lemma.removesuffix("ly")}
        )
    )
    near = range(max(0, place - _BESIDE), min(len(other.tokens), place + _BESIDE + 1))
    return any(i not in other.sure and other.tokens[i].lemma in opposite for i in near)


def _has_negative_word(side: NegatorSide, place: int) -> bool:
    """Whether another word there is negative by its form: "irrelevant", "useless"."""
    near = range(max(0, place - _NEARBY), min(len(side.tokens), place + _NEARBY + 1))
    return any(i not in side.sure and looks_negative(side.tokens[i].norm) for i in near)
