"""Whether a capitalised word is a name, in languages other than English."""

from collections.abc import Mapping

from fidelity.records import Token
from fidelity.text.bilingual import dictionary_key, ends_in_known_word, primary, translations
from fidelity.text.lemmas import dictionary_form
from fidelity.text.transliteration import name_likeness

_ITSELF = 0.75  # a name and its translation
_LEAST_WEIGHT = 0.3  # of a translation that is no common word of English
_AS_LIKELY = 0.55  # share of the likeliest rendering's weight
_NOUNS_IN_CAPITALS = frozenset({"de"})


def is_foreign_name(token: Token, language: str) -> bool:
    """Whether a capitalised word of `language`, not English, is a name and no common word.

    A name translates into itself, if at all: "Louisiana", but not "Schweine".
    """
    code = primary(language)
    key = dictionary_key(token, code)
    answers = translations(key, code)
    if answers:
        best = max(answers, key=lambda word: (answers[word], word))
        if is_english_word(best) or (code in _NOUNS_IN_CAPITALS and _may_be_a_noun(answers)):
            return False
        return name_likeness(key, best) >= _ITSELF or answers[best] >= _LEAST_WEIGHT
    if ends_in_known_word(token.norm, code):
        return False
    return code not in _NOUNS_IN_CAPITALS or dictionary_form(token.norm, code) is None


def _may_be_a_noun(answers: Mapping[str, float]) -> bool:
    """Whether a rendering nearly as likely as the likeliest is a common word: "night"."""
    least = _AS_LIKELY * max(answers.values())
    return any(weight >= least and is_english_word(word) for word, weight in answers.items())


def is_english_word(word: str) -> bool:
    """Whether English has it as a common word."""
    form = dictionary_form(word)
    return form is not None and form.islower()
