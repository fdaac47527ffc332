"""Which names of a translation are not those of its original."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.bilingual import dictionary_key, ends_in_known_word, primary, translations
from fidelity.text.dates import date_facets
from fidelity.text.lemmas import dictionary_form
from fidelity.text.linkage import linkage
from fidelity.text.names import is_acronym, is_common_word, places, places_named
from fidelity.text.phrases import find_phrases
from fidelity.text.transliteration import is_cyrillic, name_likeness

# From here on two words may be one name, below the other they surely are not.
_MAY_BE, _SURELY_NOT = 0.6, 0.45
_ADJECTIVE = 0.8  # "Putin" and "putinovský"
_ITSELF = 0.75  # a name and its translation
_SHORTEST = 3
_LEAST_WEIGHT = 0.3  # of a translation that names a country
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


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: its tokens, their language, and the strongest link of each."""

    tokens: Sequence[Token]
    language: str
    links: dict[int, Link]


def exchanged_names(alignment: Alignment) -> tuple[NameExchange, ...]:
    """Names that only the quotation has, each with the nearest that only the passage has."""
    if any(
        _is_heading(tokens)
        for tokens, language in (
            (alignment.hyp, alignment.hyp_language),
            (alignment.ref, alignment.ref_language),
        )
        if primary(language) not in _NOUNS_IN_CAPITALS
    ):
        return ()
    links = linkage(alignment)
    hyp = _Side(alignment.hyp, alignment.hyp_language, links.link_of_hyp)
    ref = _Side(alignment.ref, alignment.ref_language, links.link_of_ref)
    found: list[NameExchange] = []
    for new, gone, by_sound in (
        (_moved(hyp, ref), _moved(ref, hyp), False),
        (_names(hyp, ref), _names(ref, hyp), True),
    ):
        taken = {exchange.ref for exchange in found}
        left = [index for index in gone if index not in taken]
        for index in new:
            unlike = [
                other for other in left if not by_sound or _are_two_names(alignment, index, other)
            ]
            partner = _nearest(index, unlike, alignment, is_only=len(new) == len(left) == 1)
            if partner is not None:
                left.remove(partner)
                found.append(NameExchange(hyp=index, ref=partner))
    return tuple(found)


def countries(tokens: Sequence[Token], language: str) -> dict[int, frozenset[str]]:
    """Tokens that name a country, its people or its capital, with what stands for it."""
    code = primary(language)
    if code == "en":
        found = places(tokens, code)
        return {index: ids for index, ids in found.items() if tokens[index].text[0].isupper()}
    found = {
        index: frozenset({match.row[1]})
        for match in find_phrases(tokens, "countries", code)
        for index in match.indices
    }
    for index, token in enumerate(tokens):
        answers = translations(dictionary_key(token, code), code)
        if index not in found and answers:
            best = max(answers, key=lambda word: (answers[word], word))
            ids = places_named(best) if answers[best] >= _LEAST_WEIGHT else frozenset()
            if ids:
                found[index] = ids
    return found


def _moved(mine: _Side, theirs: _Side) -> list[int]:
    """My countries that the other side does not name in any way, the first mention of each."""
    others = frozenset().union(*countries(theirs.tokens, theirs.language).values())
    found: dict[frozenset[str], int] = {}
    for index, ids in countries(mine.tokens, mine.language).items():
        if ids.isdisjoint(others) and not _is_itself(mine.links, index):
            found.setdefault(ids, index)
    return sorted(found.values())


def is_name_word(token: Token, language: str) -> bool:
    """Whether a capitalised word is a name and no common word of its language.

    A name translates into itself, if at all: "Louisiana", but not "Schweine".
    """
    code = primary(language)
    if not _is_capitalised(token):
        return False
    key = dictionary_key(token, code)
    answers = translations(key, code)
    if answers:
        best = max(answers, key=lambda word: (answers[word], word))
        return name_likeness(key, best) >= _ITSELF and not _is_english_word(best)
    if code in _NOUNS_IN_CAPITALS and (
        ends_in_known_word(token.norm, code) or dictionary_form(token.norm, code) is not None
    ):
        return False
    return code != "en" or not is_common_word(token, code)


def _is_english_word(word: str) -> bool:
    form = dictionary_form(word)
    return form is not None and form.islower()


def _nearest(index: int, gone: Sequence[int], alignment: Alignment, *, is_only: bool) -> int | None:
    """The name of the passage that this one stands for; the only one left needs not be near."""
    place = linkage(alignment).company_in_ref((index,))
    reach = math.inf if is_only else _FARTHEST
    near = [other for other in gone if abs(other - place) <= reach]
    return min(near, key=lambda other: abs(other - place), default=None)


def _are_two_names(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether they sound so unlike that no transliteration makes them one."""
    own = alignment.hyp[hyp].norm
    most = _SURELY_NOT if is_cyrillic(own) else _MAY_BE
    return name_likeness(own, alignment.ref[ref].norm) < most


def _names(mine: _Side, theirs: _Side) -> list[int]:
    """My names that the other side does not have in any form."""
    tokens = mine.tokens
    dated = {
        index
        for facet in date_facets(tokens, mine.language)
        for index in range(facet.start, facet.end)
    }
    free = [
        token for index, token in enumerate(theirs.tokens) if not _is_itself(theirs.links, index)
    ]
    return [
        index
        for index in range(len(tokens))
        if not _is_answered(mine.links, index)
        and index not in dated
        and _is_name(tokens, index, mine.language)
        and not any(_may_answer(tokens[index], other, theirs.language) for other in free)
    ]


def _is_answered(links: dict[int, Link], index: int) -> bool:
    return index in links and links[index].kind is not LinkKind.NEIGHBOUR


def _is_itself(links: dict[int, Link], index: int) -> bool:
    """Whether the word stands on both sides, and so can be no other word's rendering."""
    return index in links and links[index].kind is LinkKind.FORM


def _may_answer(token: Token, other: Token, language: str) -> bool:
    """Whether the other word may be this name; one that is no name only as an adjective of it."""
    if not other.is_word or len(other.norm) < _SHORTEST:
        return False
    needed = _MAY_BE if is_name_word(other, language) else _ADJECTIVE
    return name_likeness(token.norm, other.norm) >= needed


def _is_name(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    if is_acronym(token):
        return False
    opens = index == 0 or tokens[index - 1].text in _OPENERS
    if opens:
        return is_name_word(token, language) and not is_common_word(token, language)
    if is_name_word(token, language):
        return True
    # "Jones" is a word, too, but not after "Elin"
    before = tokens[index - 1]
    return primary(language) == "en" and _is_capitalised(token) and is_name_word(before, language)


def _is_capitalised(token: Token) -> bool:
    return len(token.text) >= _SHORTEST and token.text.isalpha() and token.text[0].isupper()


def _is_heading(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word and len(token.text) > _SHORTEST]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) > 2 and capitals > _MOST_CAPITALS * len(words)
