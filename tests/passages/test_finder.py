"""Which passage is found for which quotation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.encoders.builtin import load_builtin
from fidelity.passages import Finder, Thresholds
from fidelity.passages.assignment import assurance, support
from fidelity.passages.sources import prepare
from fidelity.passages.verbatim import Verbatim
from fidelity.quotations import extract
from fidelity.records import (
    Candidate,
    Confidence,
    Document,
    Passage,
    Quotation,
    QuotationKind,
    Relation,
    Span,
    Speaker,
)

ORIGINAL = (
    "The harbour master, Ada Moll, said the pier could close by May if the repairs were late. "
    "“We are not asking for a miracle,” she said. “We are asking for forty piles and a crane.”\n\n"
    "The mayor, Ove Lind, said the town had no money for a new crane this year. "
    "“I would rather repair the old one,” he said."
)  # fmt: skip


def document(text: str, identity: str = "o1", language: str = "en") -> Document:
    return Document(id=identity, path="", language=language, text=text, sha256="")


def quotation(
    text: str,
    kind: QuotationKind = QuotationKind.INDIRECT,
    speaker: str | None = None,
    ellipses: tuple[str, ...] = (),
):
    starts = [(text.index(mark), mark) for mark in ellipses]
    return Quotation(
        id="d1-q1",
        document_id="d1",
        kind=kind,
        contents=(Span(0, len(text)),),
        extent=Span(0, len(text)),
        speaker=Speaker(name=speaker, mention=None) if speaker else None,
        ellipses=tuple(Span(start, start + len(mark)) for start, mark in starts),
    )


def pair(text: str, originals: tuple[str, ...] = (ORIGINAL,), **options):
    docs = [document(original, f"o{i}") for i, original in enumerate(originals, 1)]
    finder = Finder(docs, [extract(doc) for doc in docs])
    return finder.pair([quotation(text, **options)], document(text, "d1"), thresholds=Thresholds())[
        0
    ]


def found(text: str) -> str | None:
    passage = pair(text).passage
    return passage.span.of(ORIGINAL) if passage else None


def test_the_same_words_are_found_where_they_stand():
    assert found("We are not asking for a miracle") == "We are not asking for a miracle"


def test_a_reworded_clause_is_found_without_its_reporting_clause():
    assert found("the pier could be closed by May if repairs were late") == (
        "the pier could close by May if the repairs were late"
    )


def test_a_speech_is_found_with_the_clauses_in_which_a_thing_or_its_speaker_tells():
    original = (
        "The archive will not stop the ice from melting, and it may not even tell us how fast it "
        "will go. I believe that we need it all the same."
    )
    text = (
        "The archive is not going to stop the ice from melting, and it may not even tell us how "
        "fast it goes. I believe that we need it anyway."
    )
    passage = pair(text, (original,), kind=QuotationKind.DIRECT).passage
    assert [span.of(original) for span in passage.contents] == [passage.span.of(original)]


def test_reworded_ends_of_a_direct_quotation_belong_to_the_passage():
    original = (
        "“There is a clear possibility that the ferry will stop in March,” said Ada Moll. "
        "“We might take action if the bridge is not open by then.”"
    )
    text = (
        "There is an obvious likelihood that the ferry will stop in March. We might take action "
        "if the bridge is not open by then."
    )
    passage = pair(text, (original,), kind=QuotationKind.DIRECT).passage
    assert passage.span.of(original).startswith("There is a clear possibility that")
    assert passage.span.of(original).endswith("open by then")


GUARANTEES = (
    "The mayor said some towns want harbour guarantees so as to dodge an honest debate on the "
    "ferry. They hope that harbour guarantees for the ferry cost nothing."
)


@pytest.mark.parametrize(
    "parts",
    [
        ["some towns prefer harbour guarantees to sidestep a genuine discussion on the ferry"],
        ["Some towns", "prefer harbour guarantees to sidestep a genuine discussion on the ferry"],
    ],
)
def test_no_further_sentence_comes_along_for_words_that_the_first_one_has(parts):
    text = ", he said, ".join(parts)
    original, derivative = document(GUARANTEES), document(text, "d1")
    its = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    (result,) = Finder([original], [extract(original)]).pair(
        [replace(quotation(text), contents=tuple(its))], derivative, thresholds=Thresholds()
    )
    assert result.passage.span.of(GUARANTEES).endswith("debate on the ferry")


def test_a_further_sentence_comes_along_for_what_it_adds():
    text = "some towns want harbour guarantees to dodge a debate, hoping that they cost nothing"
    assert pair(text, (GUARANTEES,)).passage.span.of(GUARANTEES).endswith("cost nothing")


def test_what_follows_a_marked_ellipsis_is_found_beyond_the_window():
    original = (
        "“We closed the ferry line in 1998, and then we had to open it again,” the mayor said. "
        "“I was a young clerk in this building at the time, and my desk stood by the window over "
        "the harbour, and I have not forgotten it.”"
    )
    text = (
        "We closed the ferry line in 1998 and then had to open it again. ... "
        "I have not forgotten it"
    )
    passage = pair(text, (original,), kind=QuotationKind.DIRECT, ellipses=("...",)).passage
    assert passage.contents[-1].of(original).endswith("I have not forgotten it")
    assert "my desk" not in " ".join(span.of(original) for span in passage.contents)


def test_what_follows_a_marked_ellipsis_is_not_found_where_it_does_not_stand():
    text = "We are not asking for a miracle. ... I have never once trusted the council"
    passage = pair(text, kind=QuotationKind.DIRECT, ellipses=("...",)).passage
    assert passage.span.of(ORIGINAL) == "We are not asking for a miracle"


def test_a_translated_passage_reaches_the_word_that_has_no_translation():
    original = document("“We have seen 214 confirmed cases so far, and it is only May,” she said.")
    text = "Bisher haben wir 241 bestätigte Fälle, und es ist erst Mai"
    finder = Finder([original], [extract(original)], encoder=load_builtin())
    (result,) = finder.pair(
        [quotation(text, QuotationKind.DIRECT)],
        document(text, "d1", "de"),
        thresholds=Thresholds(),
    )
    assert "214" in result.passage.span.of(original.text)


def said_by(name: str, sure: Confidence = Confidence.HIGH, similarity: float = 0.5) -> Candidate:
    speaker = Speaker(name=name, mention=None, confidence=sure)
    passage = Passage(document_id="o1", span=Span(0, 9), contents=(Span(0, 9),), speaker=speaker)
    return Candidate(passage=passage, similarity=similarity)


def test_a_guessed_speaker_speaks_less_against_a_passage():
    ours = quotation("x", speaker="Ove Lind")
    guessed, named = said_by("Ada Moll", Confidence.LOW), said_by("Ada Moll")
    assert support(named, ours) < support(guessed, ours) < 0.5


@pytest.mark.parametrize("name", ["Ove Lynd", "Lind", "the mayor", "Ове Линд"])
def test_who_may_be_the_same_person_needs_no_more_similar_words(name):
    ours = quotation("x", speaker="Ove Lind")
    assert assurance(said_by(name), ours) == support(said_by(name), ours)


def test_who_is_surely_another_needs_more_similar_words():
    ours = quotation("x", speaker="Ove Lind")
    assert assurance(said_by("Ada Moll"), ours) < support(said_by("Ada Moll"), ours)
    guessed = said_by("Ada Moll", Confidence.MEDIUM)
    assert assurance(guessed, ours) == support(guessed, ours)


def test_a_statement_of_somebody_else_on_the_same_subject_is_no_passage():
    original = (
        "Ada Moll said the owners want harbour guarantees from the ministry before the council "
        "meets in Bruhn."
    )
    text = "harbour guarantees and the ferry would be discussed at the council in Bruhn"
    assert pair(text, (original,), speaker="Ada Moll").passage
    assert pair(text, (original,)).passage
    assert pair(text, (original,), speaker="Ove Lind").passage is None


def test_a_speaker_named_in_another_language_does_not_speak_against_a_passage():
    passage = Passage(
        document_id="o1",
        span=Span(0, 9),
        contents=(Span(0, 9),),
        speaker=Speaker(name="The ministry", mention=None),
    )
    candidate = Candidate(passage=passage, similarity=0.5)
    ours = quotation("es habe etwas verschwiegen", speaker="Das Ministerium")
    assert support(candidate, ours) < support(candidate, ours, {"o1"}) == 0.5
    assert support(candidate, quotation("x", speaker="The ministry"), {"o1"}) > 0.5
    named = replace(
        candidate, passage=replace(passage, speaker=Speaker(name="Ada Moll", mention=None))
    )
    assert support(named, quotation("x", speaker="Ove Lind"), {"o1"}) < 0.5


def test_an_invented_sentence_has_no_passage():
    result = pair("Tourists spend twice as much on ice cream as they did")
    assert result.passage is None


def test_the_passage_comes_from_the_original_that_holds_it():
    other = "The bakery will open a second shop in the spring, its owner said."
    assert pair("I would rather repair the old one", (other, ORIGINAL)).passage.document_id == "o2"


def test_two_languages_are_a_translation():
    docs = [document(ORIGINAL)]
    finder = Finder(docs, [extract(doc) for doc in docs])
    (result,) = finder.pair(
        [quotation("I would rather repair the old one")],
        document("I would rather repair the old one", "d1", "fr"),
        thresholds=Thresholds(),
    )
    assert result.relation is Relation.TRANSLATION


def test_a_longer_original_is_searched_for_the_compared_sentence():
    text = "The town has no money for a new crane this year."
    original = document(ORIGINAL * 3)
    finder = Finder([original], [extract(original)])
    result = finder.compare(quotation(text), document(text, "d1"), thresholds=Thresholds())
    assert result.passage.span.of(ORIGINAL * 3) == "the town had no money for a new crane this year"


@pytest.mark.parametrize(
    ("original", "text", "renders"),
    [
        ("That caused her pain.", "That hurt her.", True),
        ("The mistake has been fixed.", "The error has already been rectified.", True),
        (".", ".", True),
        ("The flaw has been removed.", "Nobody came to the opera on Sunday.", False),
    ],
)
def test_a_compared_sentence_may_say_it_in_wholly_other_words(original, text, renders):
    finder = Finder([document(original)], [extract(document(original))], encoder=load_builtin())
    result = finder.compare(quotation(text), document(text, "d1"), thresholds=Thresholds())
    assert (result.passage is not None) is renders


@pytest.mark.parametrize("text", ["…", "»", "–"])
def test_a_quotation_without_words_has_no_passage(text):
    assert pair(text).passage is None


SOURCE = prepare(document(ORIGINAL), extract(document(ORIGINAL)))


@given(st.integers(0, 60), st.integers(1, 12))
def test_any_run_of_words_occurs_where_it_was_taken(start, length):
    run = [token for token in SOURCE.tokens[start : start + length] if token.is_word]
    words = [token.norm for token in run]
    if not words:
        return
    places = [passage.span for passage in Verbatim().passages(run, SOURCE)]
    assert any(place.overlap(run[0].span) and place.overlap(run[-1].span) for place in places)
    for place in places:
        found = [token for token in SOURCE.tokens if place.overlap(token.span)]
        assert [token.norm for token in found if token.is_word] == words


def test_a_reported_clause_takes_its_passage_to_the_edges_of_the_clause():
    original = (
        "The mayor left early. And I would not exclude the chance that the town would help even "
        "more with the pier on its own account and be followed by the county and the villages. "
        "It rained."
    )
    found = pair("he did not exclude that the county and the villages would follow", (original,))
    assert found.passage is not None
    assert found.passage.span.of(original).startswith("And I would not exclude")


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("The harbour bridge would be closed.", "think so"),
        ("whether the harbour bridge would be closed", "closed?"),
    ],
)
def test_the_answer_belongs_to_a_question_that_somebody_is_said_to_state(said, ends):
    original = "It rained.\n\nWill the harbour bridge be closed?\n\nI don't think so. We wait.\n"
    finder = Finder([document(original)], [extract(document(original))])
    (found,) = finder.pair([quotation(said)], document(said, "d1"), thresholds=Thresholds())
    assert found.passage is not None
    assert found.passage.span.of(original).endswith(ends)


SPEECH = (
    "Ladies and gentlemen, thank you for coming to the pier. In March we said that the crane "
    "would last. We failed to see the rust, and we were too slow to admit it. "
    "People trust those who explain themselves. It will cost two million, and we have raised "
    "about half of it."
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "People trust those who explain themselves",
            "People trust those who explain themselves",
        ),
        (
            "They failed to see the rust, and they were too slow to admit it",
            "We failed to see the rust, and we were too slow to admit it",
        ),
        (
            "It will cost two million, and we have raised all of it",
            "It will cost two million, and we have raised about half of it",
        ),
    ],
)
def test_a_marked_quotation_is_read_beside_all_of_what_was_said(said: str, found: str) -> None:
    passage = pair(said, (SPEECH,), kind=QuotationKind.DIRECT).passage
    assert passage is not None
    assert [span.of(SPEECH) for span in passage.contents] == [found]


def test_what_the_quotation_itself_reports_is_not_its_speaker() -> None:
    said = "People trust those who explain themselves"
    passage = pair(said, (SPEECH,), kind=QuotationKind.DIRECT).passage
    assert passage is not None
    assert passage.speaker is None


MINISTRY = (
    "Lind said the team had offered to share its data before the fair. According to Lind, the "
    "ministry never replied."
)


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("the team had offered to share its data with the ministry before the fair", "fair"),
        ("the team had offered its data before the fair and had no answer from the ministry", "ed"),
    ],
)
def test_one_word_brings_no_other_statement_along(told, end):
    passage = pair(told, (MINISTRY,)).passage
    assert passage is not None
    assert passage.span.of(MINISTRY).endswith(end)


ASKED = (
    "I was asked whether the mayor has put pressure on us. She has not. The mayor and I disagree "
    "about many things. Moll was asked whether the pier would close. The crane is old and slow."
)


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("the mayor had put pressure on the bank", "She has not"),
        ("whether the mayor had put pressure on the bank", "pressure on us"),
        ("the pier would close", "the pier would close"),
    ],
)
def test_a_short_answer_belongs_to_the_question_that_is_reported(told, end):
    passage = pair(told, (ASKED,)).passage
    assert passage is not None
    assert passage.span.of(ASKED).endswith(end)


RENT = (
    "Lind said she expected the shop to stay next year, provided that the rent did not rise. "
    "“If nobody puts money on this table by then, I will close it myself,” Moll said. "
    "“I was asked to choose between readers and swimmers,” said Lind. “I refuse to choose.”"
)


@pytest.mark.parametrize(
    ("told", "kind", "end"),
    [
        (
            "she expected the shop to stay next year",
            QuotationKind.INDIRECT,
            "provided that the rent did not rise",
        ),
        (
            "she would open it herself if nobody put money on the table by then",
            QuotationKind.INDIRECT,
            "I will close it myself",
        ),
        ("she expected the shop to stay next year", QuotationKind.DIRECT, "stay next year"),
        (
            "I was asked to choose between readers and swimmers. I agreed to choose.",
            QuotationKind.DIRECT,
            "I refuse to choose",
        ),
    ],
)
def test_a_passage_has_its_condition_and_the_sentence_that_is_reworded(told, kind, end):
    passage = pair(told, (RENT,), kind=kind).passage
    assert passage is not None
    assert passage.span.of(RENT).endswith(end)


def test_one_word_is_found_in_a_clause_that_says_more():
    original = "“I offered to go, twice, and the chairman told me not to be silly,” said Lind."
    passage = pair("her not to be silly", (original,)).passage
    assert passage is not None
    assert passage.span.of(original).endswith("not to be silly")


def test_a_passage_ends_before_a_clause_that_it_does_not_go_on_with():
    original = "“We do not believe that it rained, but we cannot yet rule it out,” said Lind."
    passage = pair("We believe that it rained", (original,), kind=QuotationKind.DIRECT).passage
    assert passage is not None
    assert passage.span.of(original).endswith("it rained")


def test_who_tells_as_much_as_the_report_tells_all_of_its_clauses():
    original = "Ada Moll said the sea chart was genuine but that it was from 1911. Ove Lind left."
    found = pair("the sea chart of the museum was forged but was from 1811", originals=(original,))
    assert found.passage is not None
    assert found.passage.span.of(original) == (
        "the sea chart was genuine but that it was from 1911"
    )


def test_who_tells_one_clause_of_a_report_is_compared_with_that_one():
    original = "Ada Moll said that the chart was genuine but that it was from 1911. Ove Lind left."
    found = pair("the chart was forged", originals=(original,))
    assert found.passage is not None
    assert found.passage.span.of(original) == "the chart was genuine"
