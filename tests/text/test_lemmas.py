"""Dictionary forms of words, in many languages by turns."""

from collections import Counter

import pytest
from simplemma.strategies.dictionaries import dictionary_factory

from fidelity.text import lemmas

# more than simplemma keeps by itself, and small ones
_LANGUAGES = ("en", "ms", "id", "sw", "se", "enm", "fa", "lv", "sq", "hi")


@pytest.mark.parametrize(
    ("word", "language", "lemma"),
    [
        ("went", "en", "go"),
        ("better", "en", "better"),
        ("ministers", "en-GB", "minister"),
        ("häuser", "de", "haus"),
        ("covid-19", "en", "covid-19"),
        ("слово", "xx", "слово"),
    ],
)
def test_word_has_its_lemma(word: str, language: str, lemma: str) -> None:
    assert lemmas.lemma_of(word, language) == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("cancelled", "cancel"),
        ("cancelling", "cancel"),
        ("labelled", "label"),
        ("filled", "fill"),
        ("called", "call"),
        ("filling", "filling"),
        ("will", "will"),
    ],
)
def test_british_pasts(word: str, lemma: str) -> None:
    assert lemmas.lemma_of(word) == lemma


@pytest.mark.parametrize(
    ("word", "form"), [("paris", "Paris"), ("ministers", "minister"), ("hardwae", None), ("", None)]
)
def test_unknown_words_have_no_dictionary_form(word: str, form: str | None) -> None:
    assert lemmas.dictionary_form(word) == form


def test_texts_of_many_languages_by_turns_read_each_dictionary_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: Counter[str] = Counter()
    unpack = dictionary_factory._read_decompressed

    def counting(language: str) -> bytes:
        read[language] += 1
        return unpack(language)

    for module in ("stream_dictionary_factory", "dictionary_factory"):
        place = f"simplemma.strategies.dictionaries.{module}._read_decompressed"
        monkeypatch.setattr(place, counting)
    for function in (lemmas._dictionaries, lemmas._lemmatizer, lemmas._lookup):
        function.cache_clear()
    for turn in range(3):
        for language in _LANGUAGES:
            lemmas.dictionary_form(f"neverheard{'abc'[turn]}", language)
    assert read == dict.fromkeys(_LANGUAGES, 1)


@pytest.mark.parametrize(
    ("word", "form"), [("rose", "rise"), ("won", "win"), ("closing", "close"), ("worse", "worse")]
)
def test_what_simplemma_has_as_a_noun_is_a_verb_in_reports(word: str, form: str) -> None:
    assert lemmas.lemma_of(word) == form
