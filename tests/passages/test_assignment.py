"""Which passage is chosen where the words alone do not tell."""

from fidelity.encoders.builtin import load_builtin
from fidelity.passages import Finder, Thresholds
from fidelity.passages.assignment import _alike
from fidelity.quotations import extract
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
