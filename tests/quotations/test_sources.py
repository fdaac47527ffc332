"""Quotations of a paragraph of their own, whose speaker the paragraphs around them name."""

import pytest

from fidelity.quotations import extract
from fidelity.records import Document, Quotation, QuotationKind, Span
from tests.quotations.reading import document, speech, words

OPENING = "The mayor, Ada Moll, rose at nine. “We are late,” she said.\n\n"


def _last(text: str) -> Quotation:
    return speech(text)[-1]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Jonas Brandt told reporters on Friday:\n\n“We will wait.”", "Jonas Brandt", "told"),
        ("In a letter to members, Jonas Brandt wrote:\n\n“It rains.”", "Jonas Brandt", "wrote"),
        ("This is what Jonas Brandt said:\n\n“We will wait.”", "Jonas Brandt", "said"),
        ("Jonas Brandt, the clerk:\n\n“We will wait.”", "Jonas Brandt", None),
        ("It got late.\n\n“We will wait.”\n\n— Jonas Brandt, clerk", "Jonas Brandt", None),
        ("It got late.\n\n“We will wait.” — Jonas Brandt", "Jonas Brandt", None),
        ("It got late.\n\n“We will wait.”\n\n— Jonas Brandt (@jb) May 3", "Jonas Brandt", None),
    ],
)
def test_a_line_before_or_under_a_quotation_names_its_speaker(text, speaker, cue):
    text = OPENING + text
    found = _last(text)
    assert found.speaker is not None
    assert found.speaker.name == speaker
    assert (found.cue and found.cue.of(text)) == cue


def test_a_line_before_names_the_speaker_of_all_paragraphs():
    text = OPENING + "Jonas Brandt wrote:\n\n“It rains.\n\n“We will wait.”\n\n“That is all.”"
    found = _last(text)
    assert words(text, found) == ["It rains.", "We will wait.", "That is all."]
    assert found.speaker is not None
    assert found.speaker.name == "Jonas Brandt"


@pytest.mark.parametrize(
    "text",
    [
        "Read more:\n\n“We will wait.”",
        "It got late.\n\n“We will wait.”\n\n— and the rain went on.",
        "Three things are clear:\n\n“We will wait.”",
    ],
)
def test_a_line_that_names_nobody_names_no_speaker(text):
    found = _last(OPENING + text)
    assert found.speaker is None or found.speaker.mention is None


def _set_apart(text: str, quoted: str) -> tuple[Quotation, ...]:
    start = text.index(quoted)
    page = document(text)
    blocks = (Span(start, start + len(quoted)),)
    fields = {name: getattr(page, name) for name in ("id", "path", "language", "sha256")}
    return extract(Document(**fields, text=text, set_apart=blocks)).quotations


@pytest.mark.parametrize(
    ("before", "block", "contents"),
    [
        ("Ada Moll said:", "It rains.\n\nThe fair is off.", ["It rains.", "The fair is off."]),
        ("It got late.", "The fair is off.\n\n— Ada Moll, clerk", ["The fair is off."]),
        ("Ada Moll rose.", "We will “wait and see” for now.", ["We will “wait and see” for now."]),
        ("Ada Moll said:", "“It rains.”", ["It rains."]),
    ],
)
def test_a_block_quotation_is_a_direct_one(before, block, contents):
    text = f"{before}\n\n{block}\n\nThe fair is in May.\n"
    (found,) = _set_apart(text, block)
    assert found.kind is QuotationKind.DIRECT
    assert words(text, found) == contents
    assert found.speaker is None or found.speaker.name in {"Ada Moll", "Ada Moll rose"}


def test_the_line_before_may_name_its_speaker_by_the_surname():
    text = "Ada Moll rose at nine.\n\nIvo Lind said it was late.\n\nMoll was careful:\n\nWe wait.\n"
    found = _set_apart(text, "We wait.")[-1]
    assert found.speaker is not None
    assert found.speaker.name == "Ada Moll"


@pytest.mark.parametrize(
    "block", ["The fair is in May.", "Note: we have changed the date.", "[!NOTE] We are closed."]
)
def test_a_note_that_stands_apart_is_no_quotation(block):
    assert _set_apart(f"Ada Moll rose at nine.\n\n{block}\n\nIt rained.\n", block) == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nobody may go, according to Ada Moll, who said she would wait.", {"Ada Moll"}),
        ("According to Ada Moll, who said she would wait, nobody may go.", {"Ada Moll"}),
        ("In a statement a spokeswoman said the ministry would wait.", {"a spokeswoman"}),
        ("If it goes on raining, “we will wait”, Ada Moll said.", {"Ada Moll"}),
        (
            "A spokeswoman said it rained. Asked whether Ada Moll would resign, she said: “No.”",
            {"A spokeswoman"},
        ),
    ],
)
def test_a_speaker_is_named_without_what_stands_around_the_name(text, speakers):
    found = {q.speaker.name if q.speaker else None for q in speech(text)}
    assert found == speakers


def test_a_quotation_that_ends_a_clause_takes_the_clause_along():
    text = "Ada Moll rose. She could not, she said, “promise money”."
    (found,) = speech(text)
    assert found.kind is QuotationKind.MIXED
    assert words(text, found) == ["She could not", "“promise money”"]


def test_a_condition_behind_who_said_it_belongs_to_what_was_said():
    text = "Ada Moll rose. The bridge will close, Moll said, if the board agrees."
    (found,) = speech(text)
    assert words(text, found) == ["The bridge will close", "if the board agrees"]


def test_a_passive_question_names_no_speaker():
    text = "Ada Moll rose. Was the evacuation ordered too late?"
    assert [q.speaker for q in extract(document(text)).quotations] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "pl",
            "„Poczekamy” – powiedział Jan Nowak. Według niego most jest stary.",
        ),
        ("cs", "„Počkáme,“ řekl Jan Novák. Podle něj je most starý."),
    ],
)
def test_a_pronoun_after_a_preposition_is_resolved(language, text):
    found = speech(text, language=language)[-1]
    assert found.speaker is not None
    assert found.speaker.name in {"Jan Nowak", "Jan Novák"}


def test_a_question_that_nobody_is_named_to_ask_is_no_statement_to_check():
    text = "Asked whether the bridge would close, Ada Moll said: “No.”"
    asked, answer = extract(document(text)).quotations
    assert asked.is_attitude
    assert not answer.is_attitude


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "According to Ada Moll, a councillor, the charges were an alternative.",
            "the charges were an alternative",
        ),
        ("According to Ada Moll, the charges were wrong.", "the charges were wrong"),
    ],
)
def test_who_somebody_is_belongs_to_no_report(text, contents):
    (found,) = speech(text)
    assert words(text, found) == [contents]
