"""Comparisons of a translation that have the other side first: "faster in the south than"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.both_sides import BothSides
from fidelity.evidence.linkage import SURE_WORD, Linkage, linkage
from fidelity.evidence.translation.negations import negations
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, primary
from fidelity.text.function_words import is_content
from fidelity.text.phrases import find_phrases
from fidelity.text.segments import CLAUSE_MARKS

NAME = "comparisons"
_THAN, _MORE, _LESS = "than", "more", "less"
_COMPARATIVE, _ENDING, _NONE = "comparative", "ending", "none"
_DEGREE = 7  # words before "than" among which the comparative stands
_FARTHEST = 10  # words from "than" to what is compared
_SHORTEST = 4  # letters of a word that its ending makes a comparative


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """A "than" of one side.

    Attributes:
        degree: index of the comparative, or of "more" or "less".
        than: indices of "than".
        compared: content words from the comparative on: what there is more or less of.
        is_more: what stands before is more.
        is_bare: "more" and "less" are words of their own.
    """

    degree: int
    than: tuple[int, ...]
    compared: frozenset[int]
    is_more: bool
    is_bare: bool


def turned_comparisons(alignment: Alignment) -> Iterator[BothSides]:
    """Comparisons whose two sides changed places, or of which more became less."""
    pair = _hinges_of_both(alignment)
    if pair is None:
        return
    mine, theirs = pair
    links = linkage(alignment)
    if not _compare_the_same(links, mine, theirs) or _deny_unequally(alignment):
        return
    crossed = _linked(alignment, links, pair, is_crossed=True)
    is_same = mine.is_more is theirs.is_more
    told = crossed if is_same else _linked(alignment, links, pair, is_crossed=False)
    if not _are_on_both_sides(told, mine) or (crossed and not is_same):
        return
    yield BothSides(
        hyp=tuple(sorted({mine.degree, *mine.than, *(h for h, _ in told)})),
        ref=tuple(sorted({theirs.degree, *theirs.than, *(r for _, r in told)})),
    )


def facing_degrees(alignment: Alignment) -> BothSides | None:
    """The comparatives of a comparison told from its other side: "cheaper", "teurer"."""
    pair = _hinges_of_both(alignment)
    if pair is None:
        return None
    crossed = _linked(alignment, linkage(alignment), pair, is_crossed=True)
    if not _are_on_both_sides(crossed, pair[0]):
        return None
    return BothSides(hyp=(pair[0].degree,), ref=(pair[1].degree,))


def _hinges_of_both(alignment: Alignment) -> tuple[Hinge, Hinge] | None:
    """The one "than" of each side."""
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or not all(lexicons.exists(one, NAME) for one in languages):
        return None
    hyp = hinges(alignment.hyp, languages[0])
    ref = hinges(alignment.ref, languages[1]) if hyp else []
    return (hyp[0], ref[0]) if len(hyp) == len(ref) == 1 else None


def _are_on_both_sides(linked: Sequence[tuple[int, int]], hinge: Hinge) -> bool:
    return len({h > hinge.than[0] for h, _ in linked}) > 1


def hinges(tokens: Sequence[Token], language: str) -> list[Hinge]:
    """Each "than" with the comparative before it; none before a number ("more than 20")."""
    found = []
    for match in find_phrases(tokens, NAME, language, _THAN):
        if match.end >= len(tokens) or _is_number(tokens[match.end], language):
            continue
        start = _before_mark(tokens, match.start)
        for place in range(start - 1, max(-1, start - 1 - _DEGREE), -1):
            if tokens[place].text in CLAUSE_MARKS:
                break
            is_more = _degree(tokens[place], language)
            if is_more is None:
                continue
            is_bare = tokens[place].norm in lexicons.listed(language, NAME, _MORE) | (
                lexicons.listed(language, NAME, _LESS)
            )
            between = range(place + 1, start)
            compared = {i for i in between if is_content(tokens[i], language)}
            found.append(
                Hinge(
                    degree=place,
                    than=tuple(range(start, match.end)),
                    compared=frozenset(compared if is_bare else {place}),
                    is_more=is_more,
                    is_bare=is_bare,
                )
            )
            break
    return found


def _before_mark(tokens: Sequence[Token], than: int) -> int:
    """Where "than" begins with its comma: Slavic languages set one before it."""
    return than - (than > 0 and tokens[than - 1].text in CLAUSE_MARKS)


def _degree(token: Token, language: str) -> bool | None:
    """Whether a word says more (True), less (False) or neither."""
    if token.norm in lexicons.listed(language, NAME, _LESS):
        return False
    if any(token.norm in lexicons.listed(language, NAME, one) for one in (_MORE, _COMPARATIVE)):
        return True
    endings = tuple(lexicons.listed(language, NAME, _ENDING))
    is_comparative = (
        len(token.norm) >= _SHORTEST
        and token.text.islower()
        and token.norm.endswith(endings)
        and token.norm != token.lemma
        and token.norm not in lexicons.listed(language, NAME, _NONE)
    )
    return True if is_comparative else None


def _is_number(token: Token, language: str) -> bool:
    return token.norm[:1].isdigit() or token.norm in lexicons.listed(
        language, "numerals", "cardinal"
    )


def _compare_the_same(links: Linkage, hyp: Hinge, ref: Hinge) -> bool:
    """Whether what there is more of is one thing: "faster", "plus vite"; "more", "plus"."""
    if not hyp.compared and not ref.compared:
        return hyp.is_bare and ref.is_bare
    theirs = ref.compared | {ref.degree}
    return any(not theirs.isdisjoint(links.to_ref.get(h, ())) for h in hyp.compared)


def _deny_unequally(alignment: Alignment) -> bool:
    counts = {
        len(negations(tokens, language))
        for tokens, language in (
            (alignment.hyp, alignment.hyp_language),
            (alignment.ref, alignment.ref_language),
        )
    }
    return len(counts) > 1


def _linked(
    alignment: Alignment, links: Linkage, pair: tuple[Hinge, Hinge], *, is_crossed: bool
) -> list[tuple[int, int]]:
    """Surely linked words that stand on different sides of the two "than"s, or on the same."""
    hyp, ref = pair
    mine = _around(alignment.hyp, hyp, alignment.hyp_language)
    theirs = _around(alignment.ref, ref, alignment.ref_language)
    found = []
    for h, link in links.link_of_hyp.items():
        for r in link.ref:
            if link.kind in SURE_WORD and h in mine and r in theirs:
                is_turned = (h > hyp.than[0]) is not (r > ref.than[0])
                if is_turned is is_crossed:
                    found.append((h, r))
    return found


def _around(tokens: Sequence[Token], hinge: Hinge, language: str) -> frozenset[int]:
    """Content words of the clause before and after the hinge, the comparative aside."""
    found = set()
    for places in (range(hinge.than[0] - 1, -1, -1), range(hinge.than[-1] + 1, len(tokens))):
        for index in places:
            if (
                tokens[index].text in CLAUSE_MARKS
                or tokens[index].sentence != tokens[hinge.degree].sentence
                or abs(index - hinge.than[0]) > _FARTHEST
            ):
                break
            if is_content(tokens[index], language) and index != hinge.degree:
                found.add(index)
    return frozenset(found)
