"""Which passage is chosen where the words alone do not tell."""

from fidelity.encoders.builtin import load_builtin
from fidelity.passages import Finder, Thresholds
from fidelity.passages.assignment import _alike, is_told
from fidelity.quotations import extract, worth_checking
from fidelity.records import Confidence, Document, Pair, Speaker

ORIGINAL = (
    "“The quay will be open again in March,” said Ada Brandt.\n\n"
    "Joost Malik said the company had met every one of its obligations.\n\n"
    "“We counted the cranes twice,” said Ada Brandt.\n"
)
REWRITE = (
    "“The quay will be open again in March,” Ada Brandt said.\n\n"
    "Joost Malik said {}.\n\n"
    "“We counted the cranes twice,” Ada Brandt said.\n"
)


def _document(text: str, identity: str) -> Document:
    return Document(id=identity, path="", language="en", text=text, sha256="")


def _second(reported: str) -> Pair:
    original, derivative = _document(ORIGINAL, "o1"), _document(REWRITE.format(reported), "d1")
    finder = Finder([original], [extract(original)], encoder=load_builtin())
    found = finder.pair(extract(derivative).quotations, derivative, thresholds=Thresholds())
    assert len(found) == 3
    return found[1]


def test_free_paraphrase_is_found_between_its_neighbours() -> None:
    """Who says something at the same place says it in other words."""
    passage = _second("his firm had fulfilled all of its duties").passage
    assert passage is not None
    assert passage.span.of(ORIGINAL).endswith("every one of its obligations")


def test_invented_words_are_not_found_for_their_place() -> None:
    """The place alone makes no passage of what is about something else."""
    assert _second("the mayor sold her boat").passage is None


def test_mother_and_son_are_two_speakers() -> None:
    """A family's name is shared by the people that an article tells apart."""
    maud, edwin, mrs, initial = [
        Speaker(name=name, mention=None, confidence=Confidence.HIGH)
        for name in ("Maud Tellwright", "Edwin Tellwright", "Mrs Tellwright", "M. Tellwright")
    ]
    assert not _alike(maud, edwin)
    assert _alike(maud, mrs)
    assert _alike(maud, initial)


def test_hope_is_told_where_the_original_tells_it_of_the_same_person() -> None:
    """What somebody hopes is compared with the hope in the original, an inference with nothing."""
    hoped = _second("nothing. Joost Malik hopes that the customers will come back in spring")
    assert not is_told(hoped)
    original = ORIGINAL.replace(
        "Joost Malik said the company had met every one of its obligations",
        "Joost Malik hopes that the customers will come back in the autumn",
    )
    derivative = original.replace("autumn", "spring")
    texts = _document(original, "o1"), _document(derivative, "d1")
    finder = Finder([texts[0]], [extract(texts[0])], encoder=load_builtin())
    told = worth_checking(extract(texts[1]).quotations, texts[1].text)
    pairs = finder.pair(told, texts[1], thresholds=Thresholds())
    assert [pair.quotation.is_attitude for pair in pairs] == [False, True, False]
    assert all(is_told(pair) for pair in pairs)


def test_as_many_sentences_as_the_original_quotes_are_all_of_them() -> None:
    """A reworded first sentence is compared with the one that it stands for."""
    original = "“It took me one night. My cousin wanted me to sell the boat,” said Ada Brandt.\n"
    derivative = "“I needed a week. My cousin wanted me to sell the boat,” said Ada Brandt.\n"
    texts = _document(original, "o1"), _document(derivative, "d1")
    finder = Finder([texts[0]], [extract(texts[0])], encoder=load_builtin())
    (pair,) = finder.pair(extract(texts[1]).quotations, texts[1], thresholds=Thresholds())
    assert pair.passage is not None
    assert "It took me one night." in pair.passage.span.of(original)
