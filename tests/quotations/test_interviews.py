"""Questions and answers without quotation marks."""

from fidelity.records import Confidence, QuotationKind
from tests.quotations.reading import read, words

INTRODUCTION = "Ada Moll mended the ceiling. She spoke to Ivo Lind.\n\n"
INTERVIEW = (
    "Where were you?\n\nIn bed. I thought that somebody was joking.\n\n"
    "How big was it?\n\nLike a table.\n\nIt weighed 90 kilos.\n\n"
    "Were you asked to go?\n\nNo. I was “never asked”, and the chairman told me not to go.\n\n"
    "The ceiling is open again.\n"
)


def test_each_answer_of_an_interview_is_quoted():
    text = INTRODUCTION + INTERVIEW
    found = [one for one in read(text).quotations if one.kind is QuotationKind.DIRECT]
    assert [words(text, one) for one in found] == [
        ["In bed. I thought that somebody was joking."],
        ["Like a table.", "It weighed 90 kilos."],
        ["No. I was “never asked”, and the chairman told me not to go."],
    ]


def test_an_interview_is_with_whom_the_text_names_first():
    found = read(INTRODUCTION + INTERVIEW).quotations
    speakers = [one.speaker for one in found if one.kind is QuotationKind.DIRECT]
    assert {speaker and speaker.name for speaker in speakers} == {"Ada Moll"}
    assert {speaker and speaker.confidence for speaker in speakers} == {Confidence.LOW}


def test_questions_that_an_article_answers_itself_are_no_interview():
    text = (
        "What has happened?\n\nThe ceiling fell.\n\nWho was there?\n\nNobody.\n\n"
        "What comes next?\n\nWe know that a builder comes in May, and we wait.\n"
    )
    assert all(one.kind is not QuotationKind.DIRECT for one in read(text).quotations)


def test_answers_in_marks_stay_as_they_are():
    text = (
        "Where were you?\n\n“In bed, and I slept.”\n\nHow big was it?\n\n“I never saw it.”\n\n"
        "Will you go?\n\n“I will not go.”\n"
    )
    found = read(text).quotations
    assert [words(text, one) for one in found] == [
        ["In bed, and I slept."],
        ["I never saw it."],
        ["I will not go."],
    ]
