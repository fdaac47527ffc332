"""A noun of a translation that stands in the place of another, and means nothing like it.

"We welcomed the loan", « Nous avons salué le don ». Nothing but the two nouns is left over, the
dictionary knows the foreign one, and none of what it renders it by comes near the other.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import dictionary_key, has_dictionary, primary, translations
from fidelity.text.designations import may_name_one
from fidelity.text.function_words import DETERMINERS, content_places, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.lemmas import lemma_of
from fidelity.text.linkage import linkage
from fidelity.text.senses import Kinship, kinship
from fidelity.text.things import is_noun, is_person, is_thing

_ENGLISH, _GERMAN = "en", "de"
_APART = 0.2  # likeness below which no rendering of the one word means the other
_LIKE = 0.33  # likeness from which two words that nothing links may well answer each other
_TO_ARTICLE = 2  # words from a noun back to its article
_NEAR = 3.0  # words between a noun and the place where its counterpart would stand
_SHORTEST = 3  # letters; shorter words are mostly grammar
_LEAST_LINKED = 2  # content words that must answer each other around the two


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherThing:
    """A noun of the quotation, at `hyp`, in the place of the passage's, at `ref`."""

    hyp: int
    ref: int


def other_things(alignment: Alignment) -> tuple[OtherThing, ...]:
    """The two nouns that alone are left over, where neither can mean the other."""
    languages = alignment.hyp_language, alignment.ref_language
    if not alignment.likeness or not has_dictionary(*languages):
        return ()
    links = linkage(alignment)
    answered = [(i, j) for i, j, cosine in alignment.likeness if cosine >= _LIKE]
    hyp = _left_over(alignment.hyp, languages[0], links.to_ref.keys() | {i for i, _ in answered})
    ref = _left_over(alignment.ref, languages[1], links.to_hyp.keys() | {j for _, j in answered})
    linked = content_places(alignment.hyp, languages[0]) & links.to_ref.keys()
    if len(hyp) != 1 or len(ref) != 1 or len(linked) < _LEAST_LINKED:
        return ()
    (h,), (r,) = hyp, ref
    near = {(i, j): cosine for i, j, cosine in alignment.likeness}.get((h, r), 1.0)
    is_in_place = abs(links.place_in_ref(h) - r) <= _NEAR
    if near >= _APART or not is_in_place or not _mean_two_things(alignment, h, r):
        return ()
    return (OtherThing(hyp=h, ref=r),)


def _mean_two_things(alignment: Alignment, hyp: int, ref: int) -> bool:
    sides = (
        (alignment.hyp, hyp, alignment.hyp_language),
        (alignment.ref, ref, alignment.ref_language),
    )
    is_foreign = primary(alignment.hyp_language) != _ENGLISH
    (foreign, at, language), (english, place, _) = sides if is_foreign else sides[::-1]
    return _opens_phrase(english, place) and _are_apart(
        foreign[at], english[place], primary(language)
    )


def _opens_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether an English article or the like stands before a word, or before its adjective."""
    classes = word_classes(_ENGLISH)
    return any(
        classes.get(token.norm) in DETERMINERS
        for token in tokens[max(0, index - _TO_ARTICLE) : index]
    )


def _is_in_place(place: float, index: int) -> bool:
    return abs(place - index) <= _NEAR


def _left_over(tokens: Sequence[Token], language: str, answered: Collection[int]) -> list[int]:
    """The content words that nothing answers, auxiliaries left out."""
    code = primary(language)
    auxiliaries = _auxiliaries(code)
    return [
        index
        for index in sorted(content_places(tokens, language))
        if index not in answered
        and len(tokens[index].norm) >= _SHORTEST
        and auxiliaries.isdisjoint({tokens[index].norm, tokens[index].lemma})
    ]


@cache
def _auxiliaries(language: str) -> frozenset[str]:
    """As listed, and their dictionary forms, which answer for the forms that are not listed."""
    forms = lexicons.listed(language, "reporting_grammar", "auxiliary")
    return forms | {lemma_of(form, language) for form in forms}


def _are_apart(foreign: Token, english: Token, code: str) -> bool:
    """Whether both are nouns and no names, and no list has a sense for both."""
    if not english.text.islower() or (code != _GERMAN and not foreign.text.islower()):
        return False
    if code == _GERMAN and not foreign.text[0].isupper():
        return False
    known = translations(dictionary_key(foreign, code), code)
    concrete = [word for word in known if _is_concrete(word)]
    if not _is_concrete(english.lemma) or 2 * len(concrete) < len(known):
        return False
    return not any(
        kinship(word, english.lemma, _ENGLISH) is Kinship.SHARED
        or are_interchangeable(word, english.lemma)
        or may_name_one(word, english.lemma)
        for word in known
    )


def _is_concrete(word: str) -> bool:
    """Whether an English word names a person or a thing, and none in general."""
    if word in lexicons.words(_ENGLISH, "vague_words") or not is_noun(word):
        return False
    return is_thing(word) or is_person(word)
