"""Which names of a translation are not those of its original."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fidelity import lexicons
from fidelity.evidence.linkage import linkage
from fidelity.records import Alignment, Link, LinkKind, Token
from fidelity.text.bilingual import (
    dictionary_key,
    has_dictionary,
    primary,
    translations,
)
from fidelity.text.dates import date_facets
from fidelity.text.function_words import is_content
from fidelity.text.lemmas import dictionary_form
from fidelity.text.name_words import is_english_word, is_foreign_name
from fidelity.text.names import english_countries, is_acronym, is_common_word, places_named
from fidelity.text.phrases import find_phrases
from fidelity.text.transliteration import is_cyrillic, name_likeness, romanized

# From here on two words may be one name, below the other they surely are not.
_MAY_BE, _SURELY_NOT = 0.6, 0.45
_ADJECTIVE = 0.8  # "Putin" and "putinovský"
_SHORTEST = 3
_LEAST_WEIGHT = 0.3  # of a translation that names a country
_FARTHEST = 8.0  # words between the places of two names that stand for each other
_BESIDE = 3.0  # and of a country and a name that is none
_ENGLISH = "en"
_ENGLAND, _BRITAIN = "england", "britain"  # most languages say the one for the other
_COMMON_START = 4  # letters that an adjective shares with its name
_ENDS = frozenset(".!?…")
# A heading has most of its words in capitals, which then tell nothing.
_MOST_CAPITALS = 0.6
_OPENERS = frozenset('"“”„«»‘’:—–(.!?-')
_NOUNS_IN_CAPITALS = frozenset({"de"})
_RICH_IN_FORMS = frozenset({"pl", "cs", "ru", "uk"})


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
    hyp, ref = _both_sides(alignment)
    left = _names(hyp, ref), _names(ref, hyp)
    if not has_dictionary(alignment.hyp_language, alignment.ref_language):
        new, gone = (
            _untranslated(side, names) for side, names in zip((hyp, ref), left, strict=True)
        )
        return tuple(_exchanged(alignment, new, gone, (), by_sound=True, reach=_FARTHEST))
    moved = _moved(hyp, ref), _moved(ref, hyp)
    both = (sorted({*moved[0], *left[0]}), sorted({*moved[1], *left[1]}))
    found: list[NameExchange] = []
    for (new, gone), by_sound, reach in (
        (moved, False, _FARTHEST),
        (left, True, _FARTHEST),
        (both, True, _BESIDE),
    ):
        found += _exchanged(alignment, new, gone, found, by_sound=by_sound, reach=reach)
    return tuple(found)


def added_names(alignment: Alignment, exchanged: Sequence[NameExchange]) -> tuple[int, ...]:
    """Names of the quotation, by token, in whose place the passage has none."""
    if not has_dictionary(alignment.hyp_language, alignment.ref_language):
        return ()
    hyp, ref = _both_sides(alignment)
    spoken_for = {one.hyp for one in exchanged}
    return tuple(
        index
        for index in _names(hyp, ref)
        if index not in spoken_for and _is_added(hyp, ref, index)
    )


def _untranslated(side: _Side, names: Sequence[int]) -> list[int]:
    """Those names that no language has a word of its own for: no country, no "North"."""
    if primary(side.language) != _ENGLISH:
        return list(names)
    abroad = countries(side.tokens, side.language)
    return [
        index
        for index in names
        if index not in abroad and not is_english_word(side.tokens[index].norm)
    ]


def _both_sides(alignment: Alignment) -> tuple[_Side, _Side]:
    links = linkage(alignment)
    return (
        _Side(alignment.hyp, alignment.hyp_language, links.link_of_hyp),
        _Side(alignment.ref, alignment.ref_language, links.link_of_ref),
    )


def _is_before_nouns(token: Token, language: str) -> bool:
    """Whether a word in capitals after this one is a noun."""
    return token.norm in lexicons.listed(language, "before_nouns")


def _is_added(mine: _Side, theirs: _Side, index: int) -> bool:
    """Whether a name is wholly new: not said again, no first name beside a surname, no noun."""
    tokens = mine.tokens
    beside = [near for near in (index - 1, index + 1) if 0 <= near < len(tokens)]
    if any(_is_capitalised(tokens[near]) and _is_answered(mine.links, near) for near in beside):
        return False
    if index and _is_before_nouns(tokens[index - 1], mine.language):
        return False
    return all(
        _likeness(tokens[index].norm, other.norm) < _MAY_BE
        for other in theirs.tokens
        if _is_capitalised(other)
    )


def _exchanged(
    alignment: Alignment,
    new: Sequence[int],
    gone: Sequence[int],
    before: Sequence[NameExchange],
    *,
    by_sound: bool,
    reach: float,
) -> list[NameExchange]:
    """New names, each with the nearest gone one; those of exchanges `before` are spoken for."""
    own = [index for index in new if all(index != one.hyp for one in before)]
    left = [index for index in gone if all(index != one.ref for one in before)]
    is_only = len(own) == len(left) == 1 and reach == _FARTHEST
    found = []
    for index in own:
        unlike = [
            other for other in left if not by_sound or _are_two_names(alignment, index, other)
        ]
        partner = _nearest(index, unlike, alignment, math.inf if is_only else reach)
        if partner is not None:
            left.remove(partner)
            found.append(NameExchange(hyp=index, ref=partner))
    return found


def countries(tokens: Sequence[Token], language: str) -> dict[int, frozenset[str]]:
    """Tokens that name a country, its people or its capital, with what stands for it."""
    code = primary(language)
    if code == "en":
        return {
            index: frozenset({_BRITAIN}) if _ENGLAND in ids else ids
            for index, ids in english_countries(tokens).items()
            if tokens[index].text[0].isupper()
        }
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
                found[index] = frozenset({_BRITAIN}) if _ENGLAND in ids else ids
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
    """Whether a capitalised word is a name and no common word of its language."""
    if not _is_capitalised(token):
        return False
    code = primary(language)
    return not is_common_word(token) if code == _ENGLISH else is_foreign_name(token, code)


def _nearest(index: int, gone: Sequence[int], alignment: Alignment, reach: float) -> int | None:
    """The name of the passage that this one stands for, at most `reach` words off."""
    place = linkage(alignment).company_in_ref((index,))
    near = [other for other in gone if abs(other - place) <= reach]
    return min(near, key=lambda other: abs(other - place), default=None)


def _are_two_names(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether they sound so unlike that no transliteration makes them one."""
    own, other = alignment.hyp[hyp].norm, alignment.ref[ref].norm
    is_other_script = is_cyrillic(own) != is_cyrillic(other)
    if is_other_script and min(len(own), len(other)) <= _SHORTEST:
        return False  # too few letters to tell
    return _likeness(own, other) < (_SURELY_NOT if is_other_script else _MAY_BE)


def _likeness(one: str, other: str) -> float:
    """How alike two names sound; Cyrillic has "г" for "h" as well as for "g"."""
    best = name_likeness(one, other)
    if is_cyrillic(one) != is_cyrillic(other):
        best = max(best, name_likeness(one.replace("г", "х"), other.replace("г", "х")))
    return best


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
    shared = _shared_countries(mine, theirs)
    is_heading = primary(mine.language) not in _NOUNS_IN_CAPITALS and _is_heading(tokens)
    return [
        index
        for index in range(len(tokens))
        if not _is_answered(mine.links, index)
        and index not in dated
        and index not in shared
        and not (is_heading and _is_known(tokens[index], mine.language))
        and _is_name(tokens, index, mine.language)
        and not any(_may_answer(tokens[index], other, theirs.language) for other in free)
    ]


def _shared_countries(mine: _Side, theirs: _Side) -> set[int]:
    """My words for countries that the other side names too, by whatever word."""
    others = frozenset().union(*countries(theirs.tokens, theirs.language).values())
    return {index for index, ids in countries(mine.tokens, mine.language).items() if ids & others}


def _is_known(token: Token, language: str) -> bool:
    """Whether the word is in a dictionary, in which case a heading may have it in capitals."""
    code = primary(language)
    if code == "en":
        return dictionary_form(token.norm) is not None
    return bool(translations(dictionary_key(token, code), code))


def _is_answered(links: dict[int, Link], index: int) -> bool:
    return index in links and links[index].kind is not LinkKind.NEIGHBOUR


def _is_itself(links: dict[int, Link], index: int) -> bool:
    """Whether the word stands on both sides, and so can be no other word's rendering."""
    return index in links and links[index].kind is LinkKind.FORM


def _may_answer(token: Token, other: Token, language: str) -> bool:
    """Whether the other word may be this name; one that is no name only as an adjective of it."""
    if not other.is_word or len(other.norm) < _SHORTEST:
        return False
    if is_name_word(other, language):
        return _likeness(token.norm, other.norm) >= _MAY_BE or _contains(token, other)
    return _starts_alike(token.norm, other.norm) and (
        name_likeness(token.norm, other.norm) >= _ADJECTIVE
    )


def _contains(one: Token, other: Token) -> bool:
    """Whether one is made from the other: "Talibanachtige", "Napolitains"."""
    shorter, longer = sorted((romanized(one.norm), romanized(other.norm)), key=len)
    return len(shorter) > _COMMON_START and longer.startswith(shorter)


def _starts_alike(name: str, word: str) -> bool:
    """Whether the word may be made from the name: "putinovský"; sounds alone agree by chance."""
    one, other = romanized(name), romanized(word)
    needed = min(_COMMON_START, len(one), len(other))
    return one[:needed] == other[:needed]


def _is_name(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    if is_acronym(token) or token.text.removesuffix("s").isupper():
        return False
    if primary(language) == "en" and not is_content(token):
        return False
    opens = index == 0 or tokens[index - 1].text in _OPENERS
    if opens:
        if primary(language) in _RICH_IN_FORMS and not _is_capitalised_at(tokens, index + 1):
            return False  # a form that no dictionary has
        return is_name_word(token, language) and not is_common_word(token, language)
    if is_name_word(token, language):
        return True
    # "Jones" is a word, too, but not after "Elin"
    before = tokens[index - 1]
    return primary(language) == "en" and _is_capitalised(token) and is_name_word(before, language)


def _is_capitalised_at(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and _is_capitalised(tokens[index])


def _is_capitalised(token: Token) -> bool:
    return len(token.text) >= _SHORTEST and token.text.isalpha() and token.text[0].isupper()


def _is_heading(tokens: Sequence[Token]) -> bool:
    if any(token.text in _ENDS for token in tokens[-2:]):
        return False  # a sentence that is full of names
    words = [token for token in tokens if token.is_word and len(token.text) > _SHORTEST]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) > 2 and capitals > _MOST_CAPITALS * len(words)
