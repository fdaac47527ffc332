"""Dictionary forms, by simplemma (MIT; dictionaries for some fifty languages, no model)."""

from functools import lru_cache

import simplemma

# simplemma's own dictionaries; a language that is not among them keeps its word forms.
_SUPPORTED = frozenset(
    "ast bg ca cs cy da de el en enm es et fa fi fr ga gd gl gv hbs hi hu hy id is it ka la lb lt "
    "lv mk ms nb nl nn pl pt ro ru se sk sl sq sv sw tl tr uk".split()
)
# Forms that simplemma leaves alone or folds too far for this purpose.
_ENGLISH = {"better": "better", "best": "best", "worse": "worse", "worst": "worst", "'s": "'s"}


@lru_cache(maxsize=65536)
def lemma_of(norm: str, language: str = "en") -> str:
    """The dictionary form of a folded word; the word itself when unknown.

    "went" -> "go". Comparatives of good and bad are kept: they carry a degree.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in _SUPPORTED or not norm.isalpha():
        return norm
    if code == "en" and norm in _ENGLISH:
        return _ENGLISH[norm]
    lemma = simplemma.lemmatize(norm, lang=code).lower()
    if code == "en" and norm.endswith(("lled", "lling")) and lemma != norm:
        return _with_one_l(norm, lemma)
    return lemma


def _with_one_l(norm: str, lemma: str) -> str:
    """The form of a British past that simplemma cuts short: "cancelled" to "cancell"."""
    plain = simplemma.lemmatize(norm.replace("ll", "l"), lang="en").lower()
    return plain if plain == lemma.removesuffix("l") else lemma


@lru_cache(maxsize=65536)
def dictionary_form(norm: str, language: str = "en") -> str | None:
    """The dictionary form with the dictionary's own capitals; None for an unknown word.

    "paris" -> "Paris", "minister" -> "minister", "hardwae" -> None.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in _SUPPORTED or not simplemma.is_known(norm, lang=code):
        return None
    return simplemma.lemmatize(norm, lang=code)
