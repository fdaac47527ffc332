"""Dictionary forms, by simplemma (MIT; dictionaries for some fifty languages, no model)."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries.dictionary_factory import (
    DefaultDictionaryFactory,
    DictionaryFactory,
)
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory
from simplemma.utils import normalize_token

from fidelity import lexicons
from fidelity.text.recent import WORDS_REMEMBERED

# simplemma's own dictionaries; a language that is not among them keeps its word forms.
_SUPPORTED = frozenset(
    "ast bg ca cs cy da de el en enm es et fa fi fr ga gd gl gv hbs hi hu hy id is it ka la lb lt "
    "lv mk ms nb nl nn pl pt ro ru se sk sl sq sv sw tl tr uk".split()
)


@lru_cache(maxsize=WORDS_REMEMBERED)
def lemma_of(norm: str, language: str = "en") -> str:
    """The dictionary form of a folded word; the word itself when unknown.

    "went" -> "go". The list `lemmas` goes before simplemma: comparatives of good and bad, say,
    carry a degree and are kept.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in _SUPPORTED or not norm.isalpha():
        return norm
    listed = _listed(code).get(norm)
    if listed is not None:
        return listed
    lemma = _lemmatizer().lemmatize(norm, code).lower()
    if code == "en" and norm.endswith(("lled", "lling")) and lemma != norm:
        return _with_one_l(norm, lemma)
    return lemma


@cache
def _listed(code: str) -> Mapping[str, str]:
    if not lexicons.exists(code, "lemmas"):
        return MappingProxyType({})
    return MappingProxyType({row[0]: row[1] for row in lexicons.sections(code, "lemmas")[""]})


def _with_one_l(norm: str, lemma: str) -> str:
    """The form of a British past; of "cancelled" simplemma leaves both l."""
    plain = _lemmatizer().lemmatize(norm.replace("ll", "l"), "en").lower()
    return plain if plain == lemma.removesuffix("l") else lemma


@lru_cache(maxsize=WORDS_REMEMBERED)
def dictionary_form(norm: str, language: str = "en") -> str | None:
    """The dictionary form with the dictionary's own capitals; None for an unknown word.

    "paris" -> "Paris", "minister" -> "minister", "hardwae" -> None.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in _SUPPORTED or _lookup().get_lemma(normalize_token(norm), code) is None:
        return None
    return _lemmatizer().lemmatize(norm, code)


def known_forms(words: Iterable[str], language: str = "en") -> frozenset[str]:
    """The dictionary forms of those of many words that a dictionary has.

    Args:
        words: in lower case, of letters alone that no normalisation changes (ASCII).
        language: as for `dictionary_form`, which answers the same word by word, and slower.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in _SUPPORTED:
        return frozenset()
    find = _dictionaries().get_dictionary(code).get
    known = [word for word in words if find(word) or find(word.capitalize())]
    return frozenset(_lemmatizer().lemmatize(word, code) for word in known)


@cache
def _lemmatizer() -> Lemmatizer:
    # what it would remember by itself, `lemma_of` and `dictionary_form` remember
    return Lemmatizer(
        cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries())
    )


@cache
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_dictionaries())


class _Dictionaries(DictionaryFactory):
    """simplemma's dictionaries: English as a whole, the others as they are packed.

    A packed one unpacks some words whenever one is asked for. It takes a seventh of the memory, so
    that those of all languages are kept: simplemma drops the ninth, and texts of nine languages by
    turns then spend nearly all their time in reading dictionaries. But the words of the English
    one are asked for by hundreds (is this a misprint?): unpacked (25 MB more, in the same time)
    it answers forty times as fast.
    """

    __slots__ = ("_packed", "_whole")

    def __init__(self) -> None:
        self._packed = StreamDictionaryFactory(cache_max_size=len(_SUPPORTED))
        self._whole = DefaultDictionaryFactory()

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return (self._whole if lang == "en" else self._packed).get_dictionary(lang)


@cache
def _dictionaries() -> _Dictionaries:
    return _Dictionaries()
