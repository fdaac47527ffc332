"""Tokens and sentences of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.text.language import detect
from fidelity.text.segments import paragraphs, sentences
from fidelity.text.tokens import tokenize


def norms(text: str) -> list[str]:
    return [token.norm for token in tokenize(text)]


@given(st.text(max_size=200))
def test_tokens_are_exactly_the_text_at_their_spans(text):
    tokens = tokenize(text)
    assert all(token.span.of(text) == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("wouldn’t", ["would", "not"]),
        ("can't", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("won't", ["will", "not"]),
        ("I'm", ["i", "am"]),
        ("they'll", ["they", "will"]),
    ],
)
def test_a_contraction_reads_as_its_long_form(short, long):
    assert norms(short) == long


@pytest.mark.parametrize(
    "number", ["4.25", "2,000", "94,000", "2.3", "1 200,5".replace(" ", "\u00a0")]
)
def test_a_number_is_one_token(number):
    assert norms(number) == [number.replace("\u00a0", " ")]


def test_words_carry_their_dictionary_form():
    assert [token.lemma for token in tokenize("went guarantees better")] == [
        "go",
        "guarantee",
        "better",
    ]


def test_an_abbreviation_or_initial_does_not_end_a_sentence():
    text = "Mr. J. Smith of the U.S. army spoke. He left."
    assert [span.of(text) for span in sentences(text)] == [
        "Mr. J. Smith of the U.S. army spoke.",
        "He left.",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Dosen kommen bis zum 15. Oktober, alle. Sie reichen.", "de"),
        ("Der Erlass, d. h. Nr. 7 von Dr. Weber, gilt z.B. Kindern. Er bleibt.", "de"),
        ("Selon le Dr. Morel, c'est fini. Il part.", "fr"),
        ("Zdaniem prof. Nowaka, tzw. Eksperta, to koniec. Odchodzi.", "pl"),
    ],
)
def test_an_ordinal_or_abbreviation_of_another_language_ends_no_sentence(text, language):
    assert len(sentences(text, language=language)) == 2


def test_a_number_that_is_no_ordinal_ends_a_sentence():
    text = "Sie gehen an Menschen über 65. Okafor schwieg. Es waren 12. Keiner kam."
    assert len(sentences(text, language="de")) == 4


def test_a_sentence_that_ends_inside_marks_keeps_them():
    text = "“It is over.” She left."
    assert [span.of(text) for span in sentences(text)] == ["“It is over.”", "She left."]


@given(st.text(max_size=200))
def test_sentences_leave_out_nothing_but_white_space(text):
    joined = "".join("".join(span.of(text).split()) for span in sentences(text))
    assert joined == "".join(text.split())


@given(st.text(max_size=200))
def test_sentences_lie_inside_paragraphs(text):
    lines = paragraphs(text)
    assert all(any(line.contains(span) for line in lines) for span in sentences(text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bank left the rate unchanged on Thursday.", "en"),
        ("Die Bank ließ den Zins am Donnerstag unverändert.", "de"),
        ("La banque n’a pas changé le taux de la semaine.", "fr"),
        ("Банк оставил ставку без изменений, и это не новость.", "ru"),
        ("Банк залишив ставку без змін, і це не новина.", "uk"),
        ("銀行は金利を据え置いた。", "ja"),
        ("42", "en"),
    ],
)
def test_the_language_of_a_text_is_told(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент Зеленский сказал парламенту, что страну покинули избиратели.", "ru"),
        ("Мости збудували.", "uk"),
        ("Їжа зникла.", "uk"),
        ("Kyiv", "en"),
    ],
)
def test_a_cyrillic_sentence_is_never_taken_for_english(text, language):
    assert detect(text) == language


def test_a_no_of_its_own_is_a_sentence_and_a_numbering_is_none():
    text = "No. I was there. A spokesman for No. 10 said so. See fig. 3 and the art. It is late."
    assert [span.of(text) for span in sentences(text)] == [
        "No.",
        "I was there.",
        "A spokesman for No. 10 said so.",
        "See fig. 3 and the art.",
        "It is late.",
    ]
