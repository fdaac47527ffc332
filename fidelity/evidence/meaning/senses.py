"""Whether two words can mean the same.

The nearer two words are by the encoder, the likelier they share a sense; a list of senses says
more where it knows both. Kinds of one thing (apple, pear) exclude each other although they are
near; a word and the kind of thing that it names (apple, fruit) do not.
"""

import gzip
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Alignment, Token
from fidelity.text.bilingual import primary, sure_answers, translations
from fidelity.text.designations import may_name_one
from fidelity.text.function_words import content_places
from fidelity.text.interchangeable import are_interchangeable
from fidelity.text.name_words import is_foreign_name
from fidelity.text.opposites import contraries, exclude_each_other
from fidelity.text.recent import WORDS_REMEMBERED

FILE = "senses.tsv.gz"
"""Data file of a language: its words with their senses, its senses with wider ones."""

_MOST_SENSES = 25
_PARTICIPLES = ("ed", "ing")
_OFTEN = 0.3  # share of a word's senses that are of a part of speech


class Kinship(Enum):
    """What a list of senses says of two words."""

    SHARED = "shared"  # a sense of both, or one is a kind of the other
    SISTERS = "sisters"  # two kinds of one thing
    NONE = "none"
    UNKNOWN = "unknown"  # one of them is not in the list


_CLOSEST = (Kinship.SHARED, Kinship.UNKNOWN, Kinship.SISTERS, Kinship.NONE)
# Cosine of the embedded encoder below which two words of that kinship are told apart. Measured on
# sentences of which one word was replaced: of those in SICK and Breaking NLI that kept the meaning
# 7 and 1 % fall below, of those that lost it 64 and 81 %.
_APART = MappingProxyType({Kinship.NONE: 0.08, Kinship.SISTERS: 0.2, Kinship.UNKNOWN: 0.05})


def kinship(one: str, other: str, language: str) -> Kinship:
    """What two dictionary forms have in common by their senses; two steps of kind at most.

    A language without a list of senses is asked by way of English: the closest kinship of their
    translations counts.
    """
    if not lexicons.has_data(language, FILE):
        return _kinship_in_english(one, other, language)
    here, there = _senses(language, one), _senses(language, other)
    if not here or not there:
        return Kinship.UNKNOWN
    wide_here, wide_there = _wider(language, here), _wider(language, there)
    if (
        not here.isdisjoint(there)
        or not there.isdisjoint(wide_here | _wider(language, wide_here))
        or not here.isdisjoint(wide_there | _wider(language, wide_there))
    ):
        return Kinship.SHARED
    return Kinship.NONE if wide_here.isdisjoint(wide_there) else Kinship.SISTERS


@lru_cache(maxsize=WORDS_REMEMBERED)
def _kinship_in_english(one: str, other: str, language: str) -> Kinship:
    sure, others = sure_answers(one, language), sure_answers(other, language)
    if not sure or not others:
        return Kinship.UNKNOWN
    if translations(one, language).keys() & translations(other, language).keys():
        return Kinship.SHARED
    found = {kinship(a, b, "en") for a in sure for b in others}
    return min(found, key=_CLOSEST.index)


def wider_senses(language: str, word: str) -> Mapping[str, frozenset[str]]:
    """Each sense of a dictionary form with all that it is a kind of, itself included."""
    return {sense: _all_wider(language, sense) for sense in _senses(language, word)}


@lru_cache(maxsize=WORDS_REMEMBERED)
def _all_wider(language: str, sense: str) -> frozenset[str]:
    found, last = frozenset({sense}), frozenset({sense})
    while last:
        last = _wider(language, last) - found
        found |= last
    return found


def are_all_apart(alignment: Alignment, hyp: Sequence[int], ref: Sequence[int]) -> bool:
    """Whether no content word of these tokens of `hyp` shares a sense with one of `ref`."""
    likeness = {(h, r): cosine for h, r, cosine in alignment.likeness}
    language = alignment.hyp_language
    telling = content_places(alignment.hyp, language), content_places(alignment.ref, language)
    return all(
        are_apart(alignment.hyp[h], alignment.ref[r], likeness.get((h, r), 1.0), language)
        for h in telling[0].intersection(hyp)
        for r in telling[1].intersection(ref)
    )


def are_apart(one: Token, other: Token, cosine: float, language: str) -> bool:
    """Whether surely no sense of one word is a sense of the other.

    Words that mean little by themselves ("thing", "take") are never apart: they mean what stands
    around them. `cosine` is that of the two words (-1 to 1) by the embedded encoder.
    """
    if cosine >= max(_APART.values()) or not all(_can_be_told(t, language) for t in (one, other)):
        return False
    found = _told_apart(one, other, language)
    return (
        found is not None
        and cosine < _APART.get(found, -1)
        and not are_interchangeable(one.lemma, other.lemma, language)
        and not may_name_one(one.lemma, other.lemma, language)
        and not exclude_each_other(one, other, language)
        and not _are_contrary(one, other, language)
    )


def _told_apart(one: Token, other: Token, language: str) -> Kinship | None:
    """The closest kinship of the words in the forms in which they can be compared, if any.

    "Missing" and "injured" are adjectives too, with senses of their own beside those of the verb.
    """
    found = [
        kinship(here, there, language)
        for here in _forms(one, language)
        for there in _forms(other, language)
        if are_comparable(here, there, language)
    ]
    return min(found, key=_CLOSEST.index, default=None)


def _forms(token: Token, language: str) -> tuple[str, ...]:
    """The dictionary form, and the participle as printed where the list of senses has it."""
    is_participle = token.norm.endswith(_PARTICIPLES) and token.norm != token.lemma
    if is_participle and language == "en" and _senses(language, token.norm):
        return token.lemma, token.norm
    return (token.lemma,)


def are_comparable(one: str, other: str, language: str) -> bool:
    """Whether both are often words of one part of speech, and of no more senses than can be told.

    What the encoder knows of a word is its commonest use: "to book" is far from "to buy", and
    "clear" from "tangible". Nothing is known against unlisted words.
    """
    here, there = _senses(language, one), _senses(language, other)
    if not here or not there:
        return True
    if max(len(here), len(there)) > _MOST_SENSES:
        return False
    shares = [Counter(sense[0] for sense in senses) for senses in (here, there)]
    return any(
        min(shares[0][part] / len(here), shares[1][part] / len(there)) >= _OFTEN
        for part in shares[0]
    )


def _are_contrary(one: Token, other: Token, language: str) -> bool:
    """Whether they are opposites, as words or dictionary forms ("clean", "polluted")."""
    known = contraries(language)
    return any(
        there in known.get(here, ())
        for here in (one.norm, one.lemma)
        for there in (other.norm, other.lemma)
    )


def _can_be_told(token: Token, language: str) -> bool:
    vague = lexicons.listed(language, "vague_words")
    denying = lexicons.listed(primary(language), "exclusives", "denial")
    if not token.text.isalpha() or token.lemma in vague or token.norm in denying:
        return False
    return token.text.islower() or (
        primary(language) != "en" and token.text.istitle() and not is_foreign_name(token, language)
    )


def _senses(language: str, word: str) -> frozenset[str]:
    return _found(_tables(language)[1], word)


def _wider(language: str, senses: frozenset[str]) -> frozenset[str]:
    """What these are kinds of."""
    rows = _tables(language)[0]
    return frozenset().union(*(_found(rows, sense) for sense in senses))


def _found(rows: Sequence[str], key: str) -> frozenset[str]:
    at = bisect_left(rows, f"{key}\t")
    if at == len(rows):
        return frozenset()
    name, _, found = rows[at].partition("\t")
    return frozenset(found.split()) if name == key else frozenset()


@cache
def _tables(language: str) -> tuple[Sequence[str], Sequence[str]]:
    """The rows of the wider senses and of the words, each in order of their keys.

    They are not taken apart: few of them are ever asked for.
    """
    if not lexicons.has_data(language, FILE):
        return (), ()
    text = gzip.decompress(lexicons.data(language, FILE)).decode()
    wider, _, words = text.partition("[wider]\n")[2].partition("[words]\n")
    return wider.splitlines(), words.splitlines()
