"""Which names of a translation are not those of its original."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, Token
from fidelity.text.bilingual import dictionary_key, translations
from fidelity.text.dates import date_facets
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.names import is_acronym, is_common_word
from fidelity.text.transliteration import name_likeness

# From here on two words may be one name, below the other they surely are not.
_MAY_BE, _SURELY_NOT = 0.6, 0.45
_SHORTEST = 3
_FARTHEST = 8.0  # words between the places of two names that stand for each other
# A heading has most of its words in capitals, which then tell nothing.
_MOST_CAPITALS = 0.6
_OPENERS = frozenset('"“”„«»‘’:—–(.!?-')
_NOUNS_IN_CAPITALS = frozenset({"de"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameExchange:
    """A name of the quotation, at `hyp`, that stands where the passage has another, at `ref`."""

    hyp: int
    ref: int


def exchanged_names(alignment: Alignment) -> tuple[NameExchange, ...]:
    """Names that only the quotation has, each with the nearest that only the passage has."""
    if _is_heading(alignment.hyp) or _is_heading(alignment.ref):
        return ()
    links = linkage(alignment)
    new = _unanswered(alignment.hyp, alignment.ref, set(links.to_ref), alignment.hyp_language)
    gone = _unanswered(alignment.ref, alignment.hyp, set(links.to_hyp), alignment.ref_language)
    found = []
    for index in new:
        partner = _nearest(index, gone, alignment, links)
        if partner is not None:
            gone.remove(partner)
            found.append(NameExchange(hyp=index, ref=partner))
    return tuple(found)


def _nearest(index: int, gone: Sequence[int], alignment: Alignment, links: Linkage) -> int | None:
    place = links.company_in_ref((index,))
    near = [
        other
        for other in gone
        if abs(other - place) <= _FARTHEST
        and name_likeness(alignment.hyp[index].norm, alignment.ref[other].norm) < _SURELY_NOT
    ]
    return min(near, key=lambda other: abs(other - place), default=None)


def _unanswered(
    mine: Sequence[Token], theirs: Sequence[Token], linked: set[int], language: str
) -> list[int]:
    dated = {
        index for facet in date_facets(mine, language) for index in range(facet.start, facet.end)
    }
    return [
        index
        for index, token in enumerate(mine)
        if index not in linked
        and index not in dated
        and _is_name(mine, index, language)
        and not any(_may_answer(token, other) for other in theirs)
    ]


def _may_answer(token: Token, other: Token) -> bool:
    if not other.is_word or len(other.norm) < _SHORTEST:
        return False
    return name_likeness(token.norm, other.norm) >= _MAY_BE


def _is_name(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    if len(token.text) < _SHORTEST or not token.text[0].isupper() or is_acronym(token):
        return False
    if not token.text.isalpha():
        return False
    code = language.split("-", maxsplit=1)[0]
    if translations(dictionary_key(token, code), code):
        return False
    opens = index == 0 or tokens[index - 1].text in _OPENERS
    if opens or code in _NOUNS_IN_CAPITALS or code == "en":
        return not is_common_word(token, code)
    return True


def _is_heading(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word and len(token.text) > _SHORTEST]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) > 2 and capitals > _MOST_CAPITALS * len(words)
