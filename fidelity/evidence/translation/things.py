"""A noun of a translation that stands in the place of another, and means nothing like it.

"We welcomed the loan", « Nous avons salué le don ». Nothing but the two nouns is left over, the
dictionary knows the foreign one, and none of what it renders it by comes near the other.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.evidence.meaning.senses import Kinship, kinship
from fidelity.evidence.meaning.things import is_noun, is_person, is_thing
from fidelity.evidence.translation.rendered_persons import may_render_one
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import has_dictionary, likely, primary, renderings
from fidelity.text.function_words import DETERMINERS, content_places, word_classes
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.lemmas import lemma_of
from fidelity.text.marked import inside_marks

_ENGLISH, _GERMAN = "en", "de"
_APART = 0.2  # likeness below which no rendering of the one word means the other
_LIKE = 0.33  # likeness from which two words that nothing links may well answer each other
_MOST_LEFT = 2  # content words of a side that nothing answers
_RARE = 0.1  # weight below which a rendering is no meaning of a word
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
    if not alignment.is_translation or not alignment.likeness or not has_dictionary(*languages):
        return ()
    links = linkage(alignment)
    answered = [(i, j) for i, j, cosine in alignment.likeness if cosine >= _LIKE]
    hyp = _left_over(alignment.hyp, languages[0], links.to_ref.keys() | {i for i, _ in answered})
    ref = _left_over(alignment.ref, languages[1], links.to_hyp.keys() | {j for _, j in answered})
    linked = content_places(alignment.hyp, languages[0]) & links.to_ref.keys()
    if max(len(hyp), len(ref)) > _MOST_LEFT or len(linked) < _LEAST_LINKED:
        return ()
    is_foreign = primary(languages[0]) != _ENGLISH
    sides = (alignment.hyp, hyp, languages[0]), (alignment.ref, ref, languages[1])
    (foreign, others, language), (english, places, _) = sides if is_foreign else sides[::-1]
    said = [i for i in others if _names_a_thing(foreign[i], primary(language))]
    meant = [i for i in places if english[i].text.islower() and _opens_phrase(english, i)]
    meant = [i for i in meant if _is_concrete(english[i].lemma)]
    if len(said) != 1 or len(meant) != 1:
        return ()
    if not _are_apart(foreign[said[0]], english[meant[0]], primary(language)):
        return ()
    (h,), (r,) = (said, meant) if is_foreign else (meant, said)
    near = {(i, j): cosine for i, j, cosine in alignment.likeness}
    beside = [(i, r) for i in hyp] + [(h, j) for j in ref]
    if any(near.get(pair, 1.0) >= _APART for pair in beside) or not _is_among_answered(
        alignment, h, links
    ):
        return ()
    return (OtherThing(hyp=h, ref=r),) if abs(links.place_in_ref(h) - r) <= _NEAR else ()


def _is_among_answered(alignment: Alignment, hyp: int, links: Linkage) -> bool:
    """Whether another content word inside the same marks, or outside of them, is linked.

    Of an idiom nothing else has an answer either: "over the moon", « aux anges ».
    """
    tokens, marked = alignment.hyp, inside_marks(alignment.hyp)
    content = content_places(tokens, alignment.hyp_language) & links.to_ref.keys()
    return any((index in marked) == (hyp in marked) for index in content - {hyp})


def _opens_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether an English article or the like stands before a word, or before its adjective."""
    classes = word_classes(_ENGLISH)
    return any(
        classes.get(token.norm) in DETERMINERS
        for token in tokens[max(0, index - _TO_ARTICLE) : index]
    )


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


def _names_a_thing(token: Token, language: str) -> bool:
    """Whether a foreign word names a thing or person, as far as its renderings tell."""
    is_noun_like = token.text[0].isupper() if language == _GERMAN else token.text.islower()
    known = likely(renderings(token, language))
    return is_noun_like and 2 * sum(map(_is_concrete, known)) >= max(1, len(known))


def _are_apart(foreign: Token, english: Token, language: str) -> bool:
    """Whether no list has a sense for both."""
    return not any(
        kinship(word, english.lemma, _ENGLISH) is Kinship.SHARED
        or are_interchangeable(word, english.lemma)
        or may_render_one(word, english.lemma)
        for word, weight in renderings(foreign, language).items()
        if weight >= _RARE
    )


def _is_concrete(word: str) -> bool:
    """Whether an English word names a person or a thing, and none in general."""
    if word in lexicons.words(_ENGLISH, "vague_words") or not is_noun(word):
        return False
    return is_thing(word) or is_person(word)
