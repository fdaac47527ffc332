"""Words of a translation that mean something else than the words in whose place they stand.

A word and its translation are looked up in the dictionary between the two languages. Where the
foreign word translates to the opposite of the English one, or to a much stronger or weaker word of
its scale, and nothing on either side answers the one or the other, the meaning has moved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.evidence.linkage import Linkage, linkage
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import (
    LISTED,
    dictionary_key,
    has_dictionary,
    likely,
    primary,
    renderings,
    weights,
)
from fidelity.text.designations import may_name_one
from fidelity.text.function_words import is_content
from fidelity.text.opposites import exclusives
from fidelity.text.opposites import opposites as listed_opposites
from fidelity.text.polarity import NegatorKind, negators
from fidelity.text.scales import Grade, grades

_ENGLISH = "en"
# A translation counts where it is at least so heavy by itself, and next to the word's heaviest.
_LEAST_WEIGHT, _LEAST_SHARE = 0.2, 0.6
_SHORTEST = 3  # letters: "a" of "avoir", of which a list says that it is "accept", is none
_ANSWERS = 0.05  # from here on a word may well answer another
_MAY_TRANSLATE = 0.1
_HYPHENS = frozenset({"-", "‑"})
_STEM = 4  # letters of a word from which what begins with it is derived from it
_GERMAN = "de"
# Of hours and quarters of the sky every language has its own list (`contrary_senses`).
_TOLD_ELSEWHERE = frozenset({"hour", "quarter of the sky"})
_MOST_OF = 0.5  # share of a word's likely renderings that must be of one kind
_NEAR_BY = 0.45  # likeness from which one of a word's renderings may mean the other word
_SCOPE = 5  # words within which a negator turns a word round
_WRITTEN_TOGETHER = MappingProxyType({"cs": "ne", "pl": "nie", "ru": "не", "uk": "не"})
_NEAR = 4.0  # words between a word and the place where its counterpart would stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A word of the quotation, at `hyp`, where the passage has another, at `ref`.

    `english` and `meant` are the English word that stands there and the one that should.
    """

    hyp: int
    ref: int
    english: str
    meant: str


def opposites(alignment: Alignment) -> Iterator[Swap]:
    """Words that stand where the other side has their opposite."""
    yield from _swaps(alignment, _opposites(), _means)


def others_of_a_kind(alignment: Alignment) -> Iterator[Swap]:
    """Words that stand where the other side has another of their kind: an uncle, a grandfather."""
    for swap in _swaps(alignment, _others_of_a_kind(), _means_mostly):
        if (
            not _may_be_names(alignment, swap)
            and not _is_near(alignment, swap)
            and not _may_be_the_same(alignment, swap)
        ):
            yield swap


def _may_be_the_same(alignment: Alignment, swap: Swap) -> bool:
    """Whether the foreign word renders another word for the English one: "See" is a lake and a sea.

    Such a word excludes others of the field, and not the English one.
    """
    is_foreign = primary(alignment.hyp_language) != _ENGLISH
    token, code = (
        (alignment.hyp[swap.hyp], primary(alignment.hyp_language))
        if is_foreign
        else (alignment.ref[swap.ref], primary(alignment.ref_language))
    )
    known = _others_of_a_kind()
    english = swap.meant if is_foreign else swap.english
    return any(
        weight >= _ANSWERS and word not in known[english] and not known[english].isdisjoint(others)
        for word, weight in renderings(token, code).items()
        if (others := known.get(word)) is not None
    )


def _may_be_names(alignment: Alignment, swap: Swap) -> bool:
    """Whether capitals tell a title or a name: Prime Minister, the Rocky Mountains."""
    return any(
        tokens[index].text[0].isupper()
        and index > 0
        and tokens[index - 1].text[0].isalpha()
        and primary(language) != _GERMAN
        for tokens, index, language in (
            (alignment.hyp, swap.hyp, alignment.hyp_language),
            (alignment.ref, swap.ref, alignment.ref_language),
        )
    )


def _is_near(alignment: Alignment, swap: Swap) -> bool:
    """Whether another rendering of the foreign word comes near the English one."""
    likeness = {(h, r): near for h, r, near in alignment.likeness}
    return likeness.get((swap.hyp, swap.ref), 0.0) >= _NEAR_BY


def translated_steps(alignment: Alignment, least: int) -> Iterator[tuple[Grade, Grade]]:
    """Words of the quotation that are rungs above or below the words that they stand for.

    A word that has a counterpart of about its own rung anywhere on the other side answers that.

    Args:
        alignment: of two languages that have scales.
        least: rungs from which a step counts.
    """
    if not has_dictionary(alignment.hyp_language, alignment.ref_language):
        return
    hyp = grades(alignment.hyp, alignment.hyp_language)
    ref = grades(alignment.ref, alignment.ref_language)
    links = linkage(alignment)
    for h in hyp:
        for r in ref:
            if (
                h.scale == r.scale
                and not _has_equal(h, ref, least)
                and not _has_equal(r, hyp, least)
                and _stands_for(links, h.indices[0], r.indices[0])
                and not _is_turned(alignment, h.indices[0], r.indices[0])
                and not _translates(alignment, h.indices, r.indices)
            ):
                yield h, r
                break


def _has_equal(grade: Grade, others: Sequence[Grade], least: int) -> bool:
    return any(
        other.scale == grade.scale and abs(other.rung - grade.rung) < least for other in others
    )


def _translates(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether the dictionary has any of these words as a translation of any of the others."""
    languages = alignment.hyp_language, alignment.ref_language
    keys = [
        [dictionary_key(tokens[index], language) for index in indices]
        for tokens, indices, language in (
            (alignment.hyp, hyp, languages[0]),
            (alignment.ref, ref, languages[1]),
        )
    ]
    found = weights(*keys, languages=languages)
    return any(weight >= _MAY_TRANSLATE for weight in found.values())


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """English word -> its opposites, converses ("buy", "sell") left out."""
    light = lexicons.words(_ENGLISH, "converses")
    found = {
        word: others - light
        for word, others in listed_opposites(_ENGLISH).items()
        if word not in light and others - light
    }
    return MappingProxyType(found)


@cache
def _others_of_a_kind() -> Mapping[str, frozenset[str]]:
    """English word -> what it excludes, but for wider words that may name the same."""
    found = {
        word: frozenset(other for other in others if not may_name_one(word, other))
        for word, others in exclusives(_ENGLISH, _TOLD_ELSEWHERE).items()
    }
    return MappingProxyType(found)


def _swaps(
    alignment: Alignment,
    others: Mapping[str, frozenset[str]],
    means: Callable[[Mapping[str, float], frozenset[str]], str | None],
) -> Iterator[Swap]:
    """Pairs of words, one on each side, of which the foreign one renders one of `others`.

    Args:
        alignment: of two languages, one of them English.
        others: English word -> words that it must not be rendered by.
        means: which of such words, if any, a foreign word with these renderings surely means.
    """
    languages = primary(alignment.hyp_language), primary(alignment.ref_language)
    if not has_dictionary(*languages) or _ENGLISH not in languages:
        return
    english_is_hyp = languages[0] == _ENGLISH
    english = alignment.hyp if english_is_hyp else alignment.ref
    foreign = alignment.ref if english_is_hyp else alignment.hyp
    code = languages[1] if english_is_hyp else languages[0]
    answers = [dict(renderings(token, code)) for token in foreign]
    lemmas = frozenset(token.lemma for token in english)
    links = linkage(alignment)
    for e, token in enumerate(english):
        wrong = others.get(token.lemma, frozenset())
        if not wrong or not is_content(token, _ENGLISH) or _is_said(wrong, english, lemmas):
            continue
        if _is_hyphenated(english, e):
            continue
        if any(_answered(token, answer) for answer in answers):
            continue
        for f, answer in enumerate(answers):
            said = means(answer, wrong)
            is_short = len(foreign[f].norm) < _SHORTEST
            if said is None or is_short or not is_content(foreign[f], code):
                continue
            h, r = (e, f) if english_is_hyp else (f, e)
            if _stands_for(links, h, r) and not _is_turned(alignment, h, r):
                meant, printed = (said, token.lemma) if english_is_hyp else (token.lemma, said)
                yield Swap(hyp=h, ref=r, english=printed, meant=meant)
                break


def _is_hyphenated(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is part of a compound ("mother-of-three"), which means more than its parts."""
    return any(
        0 <= place < len(tokens) and tokens[place].text in _HYPHENS
        for place in (index - 1, index + 1)
    )


def _is_said(words: Iterable[str], tokens: Sequence[Token], lemmas: frozenset[str]) -> bool:
    """Whether the English side has one of these words itself, or one derived from it."""
    return any(
        word in lemmas
        or (len(word) >= _STEM and any(token.norm.startswith(word) for token in tokens))
        for word in words
    )


def _answered(token: Token, answer: Mapping[str, float]) -> bool:
    """Whether a foreign word may render the English one itself."""
    return max(answer.get(token.lemma, 0.0), answer.get(token.norm, 0.0)) >= _ANSWERS


def _means(answer: Mapping[str, float], wrong: frozenset[str]) -> str | None:
    """The heaviest of the wrong words that a foreign word surely renders."""
    if not answer:
        return None
    heaviest = max(answer.values())
    weight, word = max((answer.get(word, 0.0), word) for word in wrong)
    if weight <= LISTED < heaviest:
        return None
    return word if weight >= max(_LEAST_WEIGHT, _LEAST_SHARE * heaviest) else None


def _means_mostly(answer: Mapping[str, float], wrong: frozenset[str]) -> str | None:
    """The same, where most of the likely renderings are such words.

    French "précipitation" is fog, but dew and haste as well.
    """
    said = _means(answer, wrong)
    if said is None:
        return None
    known = likely(answer)
    return said if len(wrong & known) >= _MOST_OF * len(known) else None


def _is_turned(alignment: Alignment, hyp: int, ref: int) -> bool:
    """Whether only one side denies its word: "not common" for "rare"."""
    return _is_denied(alignment.hyp, hyp, alignment.hyp_language) != _is_denied(
        alignment.ref, ref, alignment.ref_language
    )


def _is_denied(tokens: Sequence[Token], index: int, language: str) -> bool:
    token = tokens[index]
    prefix = _WRITTEN_TOGETHER.get(primary(language))
    if prefix and token.norm.startswith(prefix) and not token.lemma.startswith(prefix):
        return True  # Czech: "nesprávný", of which the dictionary form is "správný"
    return any(
        one.kind is not NegatorKind.EXCUSE
        and index not in one.indices  # "failed" does not deny itself
        and min(abs(i - index) for i in one.indices) <= _SCOPE
        for one in negators(tokens, language)
    )


def _stands_for(links: Linkage, hyp: int, ref: int) -> bool:
    """Whether two words are linked, or unlinked and in each other's place."""
    partners = links.to_ref.get(hyp, ())
    if partners or ref in links.to_hyp:
        return ref in partners
    return (
        abs(links.place_in_ref(hyp) - ref) <= _NEAR or abs(links.place_in_hyp(ref) - hyp) <= _NEAR
    )
