"""Which words of two languages answer each other, by a small dictionary for each language.

`lexicons/<language>/english.tsv.gz` holds weights between a language and English; its first lines
name origin and licence. `fidelity.training.dictionaries` makes the files. `product_words.txt` adds
what programs, shops and contracts say, which sentences of the news lack.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from fidelity import lexicons
from fidelity.records import Relation, Token
from fidelity.text.lemmas import lemma_of
from fidelity.text.normalise import fold
from fidelity.text.recent import WORDS_REMEMBERED

NAME = "english"
_PERSONS = "persons"
_PERSON = 0.5  # weight of a person's trade in a list of the project
_PRODUCTS = "product_words"
_ENGLISH = "en"
# A compound is read part by part (Reaktorsicherheit: reactor, safety); shorter parts are endings.
_SHORTEST_PART = 4
_COMPOUNDING = frozenset({"de", "nl"})
_JOINTS = ("", "s", "es", "n", "en", "e")
_COMPOUND_WEIGHT = 0.8
_KNOWN = 0.3  # weight of a translation by which a word is known
LISTED = 0.4
"""What a word list alone says weighs so much (`fidelity.training.dictionaries`)."""
_LEAST_SHARE = 0.6


def dictionary_key(token: Token, language: str) -> str:
    """What stands for a token in the dictionaries; "" for marks and figures.

    The dictionary form; grammatical words stand as printed, because "he" and "him", "is" and
    "was" answer different words.
    """
    return key_of(token.norm, token.lemma, language)


@lru_cache(maxsize=WORDS_REMEMBERED)
def key_of(norm: str, lemma: str, language: str) -> str:
    """The same for a folded word and its dictionary form."""
    if not norm[:1].isalpha():
        return ""
    grammatical = norm in lexicons.listed(primary(language), "function_words")
    return norm if grammatical else lemma


def translations(key: str, language: str) -> Mapping[str, float]:
    """English keys that answer a key of `language`, with weights from 0 to 1.

    A compound that no dictionary has answers what its parts do. Empty for an unknown word, and
    in a language without a dictionary.
    """
    return _translations(key, primary(language))


def renderings(token: Token, language: str) -> Mapping[str, float]:
    """What answers a token: its dictionary form, or the word as printed where that is unknown.

    A rare reading may give the dictionary form: German "Klavier" is none of "klavieren".
    """
    return translations(dictionary_key(token, language), language) or translations(
        token.norm, language
    )


def sure_answers(key: str, language: str) -> frozenset[str]:
    """The English words by which a key of `language` is known, whatever else may answer it."""
    answers = translations(key, language)
    return frozenset(word for word, weight in answers.items() if weight >= _KNOWN)


def likely(answers: Mapping[str, float]) -> frozenset[str]:
    """The words of these that are about as likely as the likeliest.

    What a word list alone says does not stand against what sentences say.
    """
    heaviest = max(answers.values(), default=0.0)
    return frozenset(
        word
        for word, weight in answers.items()
        if weight >= _LEAST_SHARE * heaviest and (weight != LISTED or heaviest <= LISTED)
    )


def ends_in_known_word(key: str, language: str) -> bool:
    """Whether a word of a compounding language is a compound by its parts (Zentralbank|chefin).

    A name may end like a word by chance (Qing|hai), so what goes before must be known as well.
    """
    code = primary(language)
    if code not in _COMPOUNDING:
        return False
    return any(
        _is_known(key[cut:], code) and _begins_compound(key[:cut], code)
        for cut in range(_SHORTEST_PART - 1, len(key) - _SHORTEST_PART + 2)
    )


def _begins_compound(part: str, language: str) -> bool:
    plain = (part.removesuffix(joint) for joint in _JOINTS)
    return any(
        len(word) >= _SHORTEST_PART - 1 and _is_known(word, language) for word in plain
    ) or ends_in_known_word(part, language)


def _is_known(word: str, language: str) -> bool:
    known = _dictionary(language)
    return word in known or lemma_of(word, language) in known


def weights(
    hyp: Sequence[str], ref: Sequence[str], *, languages: tuple[str, str]
) -> dict[tuple[int, int], float]:
    """Weights of all pairs of keys that a dictionary knows, by index in `hyp` and in `ref`.

    One of the languages must be English: there is no dictionary for any other pair.
    """
    hyp_language, ref_language = (primary(language) for language in languages)
    if hyp_language == _ENGLISH:
        turned = weights(ref, hyp, languages=(ref_language, hyp_language))
        return {(i, j): weight for (j, i), weight in turned.items()}
    if ref_language != _ENGLISH:
        return {}
    places: dict[str, list[int]] = {}
    for j, key in enumerate(ref):
        places.setdefault(key, []).append(j)
    return {
        (i, j): weight
        for i, key in enumerate(hyp)
        for english, weight in translations(key, hyp_language).items()
        for j in places.get(english, ())
    }


def has_dictionary(language: str, other: str) -> bool:
    """Whether words of these two languages can be looked up, those of one by way of English."""
    foreign = {primary(language), primary(other)} - {_ENGLISH}
    return len(foreign) == 1 and lexicons.has_data(min(foreign), f"{NAME}.tsv.gz")


def primary(language: str) -> str:
    """The first subtag of a language tag: "pt" for "pt-BR"."""
    return language.split("-", maxsplit=1)[0].lower()


def relation_of(language: str, other: str) -> Relation:
    """How texts in two languages stand to each other: nobody translates from en-GB into en-US."""
    same = primary(language) == primary(other)
    return Relation.SAME_LANGUAGE if same else Relation.TRANSLATION


@cache
def _dictionary(language: str) -> Mapping[str, Mapping[str, float]]:
    """Foreign key -> English key -> weight."""
    file = f"{NAME}.tsv.gz"
    if not lexicons.has_data(language, file):
        return MappingProxyType({})
    text = gzip.decompress(lexicons.data(language, file)).decode("utf-8")
    found: dict[str, Mapping[str, float]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        key, *cells = line.split("\t")
        answers = (cell.rsplit(":", maxsplit=1) for cell in cells)
        found[key] = MappingProxyType({word: int(percent) / 100 for word, percent in answers})
    for key, words in lexicons.sections(language, _PRODUCTS).get("", ()):
        known = found.get(key, {})
        added = {word: max(LISTED, known.get(word, 0.0)) for word in words.split()}
        found[key] = MappingProxyType({**known, **added})
    for key, meant in _persons(language):
        known = found.get(key, {})
        added = {word: max(_PERSON, known.get(word, 0.0)) for word in meant}
        found[key] = MappingProxyType({**known, **added})
    return MappingProxyType(found)


def _persons(language: str) -> Iterator[tuple[str, list[str]]]:
    """Trades and their feminine forms, many of which the dictionary lacks, with what they mean."""
    if lexicons.exists(language, _PERSONS):
        for foreign, english in lexicons.sections(language, _PERSONS)[""]:
            for word in foreign.split():
                for key in {word, fold(word), lemma_of(word, language)}:
                    yield key, english.split()


@lru_cache(maxsize=WORDS_REMEMBERED)
def _translations(key: str, language: str) -> Mapping[str, float]:
    known = _dictionary(language)
    if key in known or language not in _COMPOUNDING:
        return known.get(key, MappingProxyType({}))
    return _of_parts(key, language)


def _of_parts(key: str, language: str) -> Mapping[str, float]:
    """What the two parts of a compound answer; the longest known head wins."""
    known = _dictionary(language)
    for cut in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
        head = lemma_of(key[cut:], language)
        if head not in known:
            continue
        for joint in _JOINTS:
            first = key[:cut].removesuffix(joint) if joint else key[:cut]
            if len(first) >= _SHORTEST_PART and first in known and first + joint == key[:cut]:
                return MappingProxyType(
                    {
                        word: weight * _COMPOUND_WEIGHT
                        for part in (head, first)
                        for word, weight in known[part].items()
                    }
                )
    return MappingProxyType({})
