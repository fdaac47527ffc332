"""Quantifiers of a translation that reach farther, or less far, than those of its original."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary
from fidelity.text.function_words import is_content
from fidelity.text.numerals import NumeralForm, numerals
from fidelity.text.phrases import PhraseMatch, find_phrases

_ALL, _NEARLY_ALL, _MOST, _MANY, _SOME, _FEW = 6, 5, 4, 3, 2, 1
_NEAR = 5.0  # words between the places of two quantifiers that stand for each other
_ONE_RUNG = 1  # "many" passes for "most"
_COUNTED = 3  # words from a quantifier to what it counts
_NOUNS = 2  # "жители деревни", the villagers
_FREQUENCY, _AMOUNT = "frequency", "amount"
_PART = "part"  # of a fraction: half of them are many, and not all


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeExchange:
    """A quantifier of the quotation that stands where the passage has one far from it."""

    hyp: PhraseMatch
    ref: PhraseMatch


def exchanged_scopes(alignment: Alignment) -> tuple[ScopeExchange, ...]:
    """All for some, always for sometimes; all for most, many for few, before the same word."""
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
            and distance(one, other) <= _NEAR
            and (
                _is_far(one, other)
                or (_is_wide(one, other) and _say_it_of_the_same(alignment, links, one, other))
            )
        ]
        if near:
            found.append(ScopeExchange(hyp=one, ref=near[0]))
            ref.remove(near[0])
    return tuple(found)


def _is_far(one: PhraseMatch, other: PhraseMatch) -> bool:
    lower, upper = sorted((_rung(one), _rung(other)))
    if _PART in one.row + other.row:
        return False
    return (lower == _SOME and upper >= _NEARLY_ALL) or (lower == _FEW and upper == _MANY)


def _is_wide(one: PhraseMatch, other: PhraseMatch) -> bool:
    """A step that misleads, but that a loose translation may make as well."""
    lower, upper = sorted((_rung(one), _rung(other)))
    if _PART in one.row + other.row:
        return upper == _ALL
    return (
        (lower == _MOST and upper == _ALL)
        or (lower == _SOME and upper == _MOST)
        or (lower == _FEW and upper >= _MANY)
    )


def _say_it_of_the_same(
    alignment: Alignment, links: Linkage, hyp: PhraseMatch, ref: PhraseMatch
) -> bool:
    """Whether a dictionary says that what the one counts is what the other does."""
    mine = _counted(alignment.hyp, hyp, alignment.hyp_language)
    theirs = _counted(alignment.ref, ref, alignment.ref_language)
    return any(
        links.link_of_hyp[index].kind in SURE_WORD and not theirs.isdisjoint(links.to_ref[index])
        for index in mine
        if index in links.to_ref
    )


def _counted(tokens: Sequence[Token], match: PhraseMatch, language: str) -> frozenset[int]:
    """The first content words behind a quantifier; for "always", those on both sides of it."""
    sentence = tokens[match.start].sentence
    is_adverb = match.section == _FREQUENCY
    near = [
        *(range(max(0, match.start - _COUNTED), match.start) if is_adverb else ()),
        *range(match.end, min(len(tokens), match.end + _COUNTED)),
    ]
    words = [i for i in near if tokens[i].sentence == sentence and is_content(tokens[i], language)]
    return frozenset(words if is_adverb else words[:_NOUNS])


def _quantifiers(alignment: Alignment, *, is_hyp: bool) -> list[PhraseMatch]:
    tokens, language = (
        (alignment.hyp, alignment.hyp_language)
        if is_hyp
        else (alignment.ref, alignment.ref_language)
    )
    ordinals = {one.start for one in numerals(tokens, language) if one.form is NumeralForm.ORDINAL}
    found = [
        one
        for one in find_phrases(tokens, "quantifiers", primary(language))
        if _rung(one)
        and not _is_superlative(tokens, one)
        and one.end not in ordinals  # "every second child"
    ]
    parts = _parts(tokens, language)  # "every second child" among them
    told = {index for part in parts for index in part.indices}
    return [*(one for one in found if told.isdisjoint(one.indices)), *parts]


def _parts(tokens: Sequence[Token], language: str) -> list[PhraseMatch]:
    """Fractions, as quantifiers of many."""
    return [
        PhraseMatch(one.start, one.end, _AMOUNT, (tokens[one.start].norm, str(_MANY), _PART))
        for one in numerals(tokens, language)
        if one.form is NumeralForm.FRACTION and 0 < one.low < 1
    ]


def _is_superlative(tokens: Sequence[Token], match: PhraseMatch) -> bool:
    """Whether it compares: "in the most intense blue"."""
    return match.phrase == "most" and match.start > 0 and tokens[match.start - 1].norm == "the"


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
