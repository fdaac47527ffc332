"""Which names of a translation are not those of its original."""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.records import Alignment, LinkKind, Token
from fidelity.text.bilingual import dictionary_key, ends_in_known_word, primary, translations
from fidelity.text.dates import date_facets
from fidelity.text.lemmas import dictionary_form
from fidelity.text.linkage import Linkage, linkage
from fidelity.text.names import is_acronym, is_common_word
from fidelity.text.transliteration import name_likeness

# From here on two words may be one name, below the other they surely are not.
_MAY_BE, _SURELY_NOT = 0.6, 0.45
_ADJECTIVE = 0.8  # "Putin" and "putinovský"
_ITSELF = 0.75  # a name and its translation
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
    sure = [link for link in alignment.links if link.kind is not LinkKind.NEIGHBOUR]
    languages = (alignment.hyp_language, alignment.ref_language)
    new = _unanswered(
        alignment.hyp, alignment.ref, {i for link in sure for i in link.hyp}, languages
    )
    gone = _unanswered(
        alignment.ref, alignment.hyp, {j for link in sure for j in link.ref}, languages[::-1]
    )
    found = []
    for index in new:
        partner = _nearest(index, gone, alignment, links)
        if partner is not None:
            gone.remove(partner)
            found.append(NameExchange(hyp=index, ref=partner))
    return tuple(found)


def is_name_word(token: Token, language: str) -> bool:
    """Whether a capitalised word is a name and no common word of its language.

    A name translates into itself, if at all: "Louisiana", but not "Schweine".
    """
    code = primary(language)
    if len(token.text) < _SHORTEST or not token.text.isalpha() or not token.text[0].isupper():
        return False
    key = dictionary_key(token, code)
    answers = translations(key, code)
    if answers:
        best = max(answers, key=lambda word: (answers[word], word))
        return name_likeness(key, best) >= _ITSELF and not _is_english_word(best)
    if code in _NOUNS_IN_CAPITALS and ends_in_known_word(token.norm, code):
        return False
    return code != "en" or not is_common_word(token, code)


def _is_english_word(word: str) -> bool:
    form = dictionary_form(word)
    return form is not None and form.islower()


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
    mine: Sequence[Token], theirs: Sequence[Token], linked: set[int], languages: tuple[str, str]
) -> list[int]:
    language, other_language = languages
    dated = {
        index for facet in date_facets(mine, language) for index in range(facet.start, facet.end)
    }
    return [
        index
        for index, token in enumerate(mine)
        if index not in linked
        and index not in dated
        and _is_name(mine, index, language)
        and not any(_may_answer(token, other, other_language) for other in theirs)
    ]


def _may_answer(token: Token, other: Token, language: str) -> bool:
    """Whether the other word may be this name; one that is no name only as an adjective of it."""
    if not other.is_word or len(other.norm) < _SHORTEST:
        return False
    needed = _MAY_BE if is_name_word(other, language) else _ADJECTIVE
    return name_likeness(token.norm, other.norm) >= needed


def _is_name(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    if is_acronym(token) or not is_name_word(token, language):
        return False
    opens = index == 0 or tokens[index - 1].text in _OPENERS
    return not opens or not is_common_word(token, language)


def _is_heading(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word and len(token.text) > _SHORTEST]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) > 2 and capitals > _MOST_CAPITALS * len(words)
