"""Words of a translation on the other side of a contrast than the words that they stand for.

"The team won", "die Mannschaft verlor". Unlike the opposites that a dictionary tells, the words of
both sides are listed in every language, so that a side counts as gone where none of its words is
there, and not only where the dictionary has no translation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.contrary_senses import DEGREES, RELATIONS, Sense, senses
from fidelity.text.function_words import is_content, word_classes
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.verbs import verb_form

_ENGLISH = "en"
_SCOPE = 6  # words within which a negator turns a word round
_NEAR = 8.0  # words between a word and the place where its counterpart would stand
_SURE = SURE_WORD | {LinkKind.VALUE}
_STRONG = 0.55  # strength of a link that is surely the word's own
_CORNERS = frozenset({"upper", "left"})  # "the upper-left corner" is up and left
_UNLESS = "unless"  # a contrast; its first side is "if"
_ELIDED = "'"  # "l'explosion"
_FOLLOWS, _FIRST = 5, 2  # words from "before" to what it is before; content words among them
# These lead clauses that have their verb, which tells what comes before, at the end.
_VERB_LAST = frozenset({"bevor", "ehe", "nachdem", "voordat", "nadat", "alvorens"})
_HYPHENS = frozenset({"-", "‑"})
# Told from either side: what one sells another buys.
_CONVERSE = frozenset({"win", "buy", "lend"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """A word of the quotation on the other side of a contrast than one of the passage."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    contrast: str


def contraries(alignment: Alignment) -> Iterator[Contrary]:
    """One for each contrast of which the two sides of the alignment stand on different sides."""
    if not has_dictionary(alignment.hyp_language, alignment.ref_language):
        return
    hyp = senses(alignment.hyp, alignment.hyp_language)
    ref = senses(alignment.ref, alignment.ref_language)
    if not alignment.is_translation:
        hyp, ref = _of_changed_words(alignment, hyp, ref)
    common = hyp.keys() & ref.keys()
    if not common:
        return
    for contrast in sorted(common):
        sides = _opposed(hyp[contrast], ref[contrast], least=2 if alignment.is_translation else 1)
        if sides is None:
            continue
        links = linkage(alignment)
        for one, other in ((one, other) for one in sides[0] for other in sides[1]):
            if _answers(alignment, links, one, other):
                yield Contrary(hyp=one.indices, ref=other.indices, contrast=contrast)
                break


def _of_changed_words(
    alignment: Alignment, *sides: Mapping[str, tuple[Sense, ...]]
) -> list[dict[str, tuple[Sense, ...]]]:
    """Without the words that stand on both sides of an alignment within one language."""
    links = linkage(alignment)
    kept: list[dict[str, tuple[Sense, ...]]] = []
    for found, link_of in zip(sides, (links.link_of_hyp, links.link_of_ref), strict=True):
        changed = {
            contrast: tuple(one for one in run if not _is_sure(link_of.get(one.indices[0])))
            for contrast, run in found.items()
        }
        kept.append({contrast: run for contrast, run in changed.items() if run})
    return kept


def _opposed(
    hyp: Sequence[Sense], ref: Sequence[Sense], *, least: int
) -> tuple[Sequence[Sense], Sequence[Sense]] | None:
    """The telling words of both sides, where each has words of one side of the contrast alone.

    At least so many sides must have any; the doubtful words of the other one stand for it.
    """
    mine, theirs = {one.side for one in hyp}, {one.side for one in ref}
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return None
    sides = [one for one in hyp if one.tells], [one for one in ref if one.tells]
    if sum(map(bool, sides)) < least:
        return None
    return sides[0] or hyp, sides[1] or ref


def _answers(alignment: Alignment, links: Linkage, hyp: Sense, ref: Sense) -> bool:
    """Whether the one stands for the other, and no "not" turns either round."""
    if _is_part(alignment.hyp, hyp) or _is_part(alignment.ref, ref):
        return False
    are_together = _stand_together(links, hyp.indices, ref.indices)
    if not are_together and not (alignment.is_translation and hyp.contrast in RELATIONS):
        return False
    if (
        not (hyp.tells and ref.tells)
        and not _bear_on_one_word(alignment, hyp, ref)
        and (
            hyp.contrast in DEGREES | RELATIONS
            or not any(r in links.to_ref.get(h, ()) for h in hyp.indices for r in ref.indices)
            or not is_content(alignment.hyp[hyp.indices[0]], alignment.hyp_language)
            or not is_content(alignment.ref[ref.indices[0]], alignment.ref_language)
        )
    ):
        return False  # a doubtful word tells only where nothing else took its place
    if hyp.contrast in RELATIONS:
        # "nach" is linked with any "to"; then only the very next word tells that it is "after"
        return _lead_to_the_same(alignment, links, (hyp, ref), _FIRST if are_together else 1)
    if _is_denied(alignment.hyp, hyp, alignment.hyp_language) != _is_denied(
        alignment.ref, ref, alignment.ref_language
    ):
        return False
    return hyp.contrast not in _CONVERSE or _have_one_subject(alignment, links, hyp, ref)


def _bear_on_one_word(alignment: Alignment, hyp: Sense, ref: Sense) -> bool:
    """Whether within one language the same word follows both: "le plus probable", "le moins"."""
    places = hyp.indices[-1] + 1, ref.indices[-1] + 1
    sides = (alignment.hyp, alignment.ref)
    if alignment.is_translation or hyp.contrast in RELATIONS:
        return False
    if not all(place < len(tokens) for place, tokens in zip(places, sides, strict=True)):
        return False
    here, there = (tokens[place] for place, tokens in zip(places, sides, strict=True))
    return here.norm == there.norm and is_content(here, alignment.hyp_language)


def _is_if_not(tokens: Sequence[Token], sense: Sense, language: str) -> bool:
    """Whether it is an "if" with a "not" behind, which is an "unless"."""
    return (
        sense.contrast == _UNLESS
        and sense.side == 0
        and any(
            one.kind is NegatorKind.OVERT
            and sense.indices[-1] < one.start
            and tokens[one.start].sentence == tokens[sense.indices[0]].sentence
            for one in negators(tokens, primary(language))
        )
    )


def _is_part(tokens: Sequence[Token], sense: Sense) -> bool:
    """Whether a word is part of a compound ("best-selling"), or of a name."""
    first = sense.indices[0]
    if tokens[first].text[0].isupper() and first and tokens[first - 1].text[:1].isupper():
        return True
    return sense.contrast not in _CORNERS and any(
        0 <= place < len(tokens) and tokens[place].text in _HYPHENS
        for place in (first - 1, sense.indices[-1] + 1)
    )


def _stand_together(links: Linkage, hyp: tuple[int, ...], ref: tuple[int, ...]) -> bool:
    """Whether two words are linked, or in each other's place and surely linked with no other."""
    if any(r in links.to_ref.get(h, ()) for h in hyp for r in ref):
        return True
    # the verb, and not the prefix that it left at the end
    if _is_sure(links.link_of_hyp.get(hyp[0])) or _is_sure(links.link_of_ref.get(ref[0])):
        return False
    return (
        abs(links.company_in_ref(hyp) - ref[0]) <= _NEAR
        or abs(links.place_in_hyp(ref[0]) - hyp[0]) <= _NEAR
    )


def _is_sure(link: Link | None) -> bool:
    return link is not None and link.kind in _SURE and link.weight >= _STRONG


def _is_denied(tokens: Sequence[Token], sense: Sense, language: str) -> bool:
    return any(
        one.kind is not NegatorKind.EXCUSE
        and not set(sense.indices) & set(one.indices)
        and min(abs(i - j) for i in one.indices for j in sense.indices) <= _SCOPE
        for one in negators(tokens, primary(language))
    )


def _lead_to_the_same(
    alignment: Alignment, links: Linkage, sides: tuple[Sense, Sense], first: int
) -> bool:
    """Whether what stands behind both is linked: "after the explosion", "avant l'explosion".

    As many negations stand on both sides: "not before May" is "after April".
    """
    hyp, ref = sides
    mine = _behind(alignment.hyp, hyp.indices[-1], alignment.hyp_language, first)
    theirs = _behind(alignment.ref, ref.indices[-1], alignment.ref_language, first)
    if not any(not theirs.isdisjoint(links.to_ref.get(index, ())) for index in mine):
        return False
    if _is_if_not(alignment.hyp, hyp, alignment.hyp_language) or _is_if_not(
        alignment.ref, ref, alignment.ref_language
    ):
        return False
    denials = [
        len(negations(tokens, language))
        for tokens, language in (
            (alignment.hyp, alignment.hyp_language),
            (alignment.ref, alignment.ref_language),
        )
    ]
    return denials[0] == denials[1]


def _behind(tokens: Sequence[Token], index: int, language: str, first: int) -> frozenset[int]:
    """The first content words behind a place, as far as its clause goes."""
    found: list[int] = []
    is_verb_last = tokens[index].norm in _VERB_LAST
    reach = len(tokens) if is_verb_last else index + 1 + _FOLLOWS
    for place in range(index + 1, min(len(tokens), reach)):
        if not tokens[place].is_word or tokens[place].sentence != tokens[index].sentence:
            break
        if is_content(tokens[place], language) and not tokens[place].norm.endswith(_ELIDED):
            found.append(place)
    return frozenset([*found[:first], *(found[-1:] if is_verb_last else ())])


def _have_one_subject(alignment: Alignment, links: Linkage, hyp: Sense, ref: Sense) -> bool:
    """Whether the same stands before both verbs, and English has it in the active voice."""
    for tokens, sense, language in (
        (alignment.hyp, hyp, alignment.hyp_language),
        (alignment.ref, ref, alignment.ref_language),
    ):
        if primary(language) == _ENGLISH and verb_form(tokens, sense.indices[0]).is_passive:
            return False
    mine = _before(alignment.hyp, hyp.indices[0], alignment.hyp_language)
    theirs = _before(alignment.ref, ref.indices[0], alignment.ref_language)
    return any(not theirs.isdisjoint(links.to_ref.get(index, ())) for index in mine)


def _before(tokens: Sequence[Token], index: int, language: str) -> frozenset[int]:
    """The content words of the clause that stand before a verb.

    None where English opens with a preposition: there others put the subject behind the verb.
    """
    start = index
    while start > 0 and tokens[start - 1].is_word:
        start -= 1
    if primary(language) == _ENGLISH and word_classes().get(tokens[start].norm) == "preposition":
        return frozenset()
    return frozenset(i for i in range(start, index) if is_content(tokens[i], language))
