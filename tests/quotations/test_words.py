import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.quotations import words
from fidelity.quotations.classes import CAPITAL, COMMA, IN_PHRASE, SHOWS_FINITE, VERB
from fidelity.quotations.lexicon import load
from fidelity.quotations.outline import outline
from fidelity.quotations.words import Vocabulary
from fidelity.text.segments import paragraphs
from tests.quotations.reading import read

ARTICLE = (
    "Governor Ada Moss told reporters on Monday that rates would rise.  "
    "She added: “We will wait.”\n"
    "According to Moss, the U.S. bank — which lost — “did not plan” it, e.g. in May."
)


def items(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each item as printed and as the text has it where the item is said to stand."""
    vocabulary = Vocabulary(load(language), frozenset({"mr", "etc"}))
    sentences = outline(text, paragraphs(text), (), vocabulary)
    return [
        (item.text, text[start : start + len(item.text)])
        for sentence in sentences
        for item, start in zip(sentence.items, sentence.starts, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("Mr. Moss said  so.", "en", ["Mr.", "Moss", "said", "so", "."], id="stop"),
        pytest.param("Well\u00a0: no\tway.", "en", ["Well", ":", "no", "way", "."], id="blanks"),
        pytest.param(
            "He lost, etc... So?", "en", ["He", "lost", ",", "etc.", "So", "?"], id="dots"
        ),
        pytest.param("Non, dit-il, a-t-il dit.", "fr", None, id="joined-pronouns"),
    ],
)
def test_items_stand_where_they_are_said_to(
    text: str, language: str, expected: list[str] | None
) -> None:
    found = items(text, language)
    assert all(printed == there for printed, there in found)
    assert expected is None or [printed for printed, _ in found] == expected


@given(st.text(alphabet="aZ.,'’-– \u00a0\t“\nİ1", max_size=60))
def test_items_of_any_text_are_all_of_it_but_its_blanks(text: str) -> None:
    found = items(text)
    assert all(printed == there for printed, there in found)
    assert sum(len(printed) for printed, _ in found) <= len("".join(text.split()))


def test_a_word_knows_its_classes() -> None:
    (said,), (moss, comma) = (Vocabulary(load("en"), frozenset())[s] for s in ("said", "Moss,"))
    assert said.classes & VERB
    assert said.classes & SHOWS_FINITE
    assert moss.classes & CAPITAL
    assert moss.classes & IN_PHRASE
    assert comma.classes & COMMA


def test_a_vocabulary_that_overflows_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read(ARTICLE)
    monkeypatch.setattr(words, "_REMEMBERED", 3)
    words.vocabulary.cache_clear()
    assert read(ARTICLE) == expected
    words.vocabulary.cache_clear()
