import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.quotations import without_repeats
from fidelity.records import QuotationKind, Span
from tests.quotations.reading import read, speech, words
from tests.strategies import texts

DIRECT, MIXED, INDIRECT = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT


@pytest.mark.parametrize(
    ("text", "kind", "contents"),
    [
        pytest.param("“We will wait,” Ada Moss said.", DIRECT, ["We will wait"], id="postposed"),
        pytest.param("Ada Moss said: “We will wait.”", DIRECT, ["We will wait."], id="colon"),
        pytest.param("“We will wait,” said Ada Moss.", DIRECT, ["We will wait"], id="inverted"),
        pytest.param(
            "From May the shop will be shut, Ada Moss said; nobody will lose a job.",
            INDIRECT,
            ["From May the shop will be shut", "nobody will lose a job"],
            id="on-behind-a-semicolon",
        ),
        pytest.param(
            "Ada Moss said the call came at 3.40 a.m. “We had eleven minutes.”",
            INDIRECT,
            ["the call came at 3.40 a.m."],
            id="an-hour-before-a-quotation",
        ),
        pytest.param(
            "The shops had replied, she said, and it was late.",
            INDIRECT,
            ["The shops had replied", "it was late"],
            id="a-verb-of-speech-before-the-tag",
        ),
        pytest.param(
            "The shop is shut, Ada Moss said, because it rains.",
            INDIRECT,
            ["The shop is shut", "because it rains"],
            id="reason-behind-the-tag",
        ),
        pytest.param(
            "Ada Moss said hardly any of the shops had replied.",
            INDIRECT,
            ["hardly any of the shops had replied"],
            id="adverb-of-a-quantifier",
        ),
        pytest.param(
            "Of the 19 shops bought since 2005, Ada Moss said, at least four had shut.",
            INDIRECT,
            ["Of the 19 shops bought since 2005", "at least four had shut"],
            id="bound-behind-the-tag",
        ),
        pytest.param(
            "Ada Moss told her a new shop was on order that would open in May.",
            INDIRECT,
            ["a new shop was on order that would open in May"],
            id="a-clause-behind-her",
        ),
        pytest.param(
            "The review recommended that no shop be opened after midnight.",
            INDIRECT,
            ["no shop be opened after midnight"],
            id="recommended",
        ),
        pytest.param("“Will you wait?” Moss asked.", DIRECT, ["Will you wait?"], id="question"),
        pytest.param(
            "“We will wait,” Moss said, “and then act.”",
            DIRECT,
            ["We will wait", "and then act."],
            id="split",
        ),
        pytest.param(
            "“We will wait,” Moss said. “Then we act.”",
            DIRECT,
            ["We will wait", "Then we act."],
            id="goes-on-in-the-next-sentence",
        ),
        pytest.param(
            "“We will wait,” Moss said.\n\n“Then we act.”",
            DIRECT,
            ["We will wait", "Then we act."],
            id="goes-on-in-the-next-paragraph",
        ),
        pytest.param(
            "“We will wait,” Moss said. The council meets in May. “Then we act.”",
            DIRECT,
            ["We will wait", "Then we act."],
            id="goes-on-after-a-plain-sentence",
        ),
        pytest.param(
            "“If it rains,” Moss said, referring to the fair, “we will wait.”",
            DIRECT,
            ["If it rains", "we will wait."],
            id="split-by-a-stance",
        ),
        pytest.param(
            "“We will wait,” another councillor, Ada Moss said.",
            DIRECT,
            ["We will wait"],
            id="speaker-after-its-description",
        ),
        pytest.param("“We will wait,”Moss said.", DIRECT, ["We will wait"], id="space-lost"),
        pytest.param(
            "“We will wait,” Moss said.\n\nThe “silver fox” of the council left.",
            DIRECT,
            ["We will wait"],
            id="scare-quotes-left-alone",
        ),
        pytest.param(
            "Moss said that the bridge would close.",
            INDIRECT,
            ["the bridge would close"],
            id="that",
        ),
        pytest.param(
            "Moss said the bridge would close.", INDIRECT, ["the bridge would close"], id="bare"
        ),
        pytest.param(
            "The bridge would close in May, Moss said.",
            INDIRECT,
            ["The bridge would close in May"],
            id="postposed-clause",
        ),
        pytest.param(
            "The bridge, Moss said, would close.",
            INDIRECT,
            ["The bridge", "would close"],
            id="interrupted-clause",
        ),
        pytest.param(
            "According to Moss, the bridge would close.",
            INDIRECT,
            ["the bridge would close"],
            id="according-to",
        ),
        pytest.param(
            "Moss denied having seen the letter.",
            INDIRECT,
            ["denied having seen the letter"],
            id="verb-that-carries-content",
        ),
        pytest.param(
            "Moss would not say whether the bridge was safe.",
            INDIRECT,
            ["would not say whether the bridge was safe"],
            id="would-not-say",
        ),
        pytest.param(
            "The committee was told not to discuss the bridge.",
            INDIRECT,
            ["not to discuss the bridge"],
            id="passive-order",
        ),
        pytest.param(
            "Moss issued a stark warning that the bridge would close.",
            INDIRECT,
            ["the bridge would close"],
            id="noun",
        ),
        pytest.param(
            "Moss said that the bridge was old and that it would close.",
            INDIRECT,
            ["the bridge was old", "it would close"],
            id="two-clauses",
        ),
        pytest.param(
            "Bridge likely to close in May, warns mayor",
            INDIRECT,
            ["Bridge likely to close in May"],
            id="headline",
        ),
        pytest.param(
            "Moss said the bridge was “a disgrace” and would close.",
            MIXED,
            ["the bridge was “a disgrace” and would close"],
            id="mixed",
        ),
        pytest.param(
            "Moss called the bridge “a disgrace”.",
            MIXED,
            ["the bridge “a disgrace”"],
            id="called",
        ),
        pytest.param(
            "— We will wait, explained Ada Moss.", DIRECT, ["We will wait"], id="dialogue-dash"
        ),
        pytest.param(
            "“Will you wait?” Moss's niece, the council's deputy Bea Brandt (Bruhn), shouted.",
            DIRECT,
            ["Will you wait?"],
            id="long-attribution-after-a-question",
        ),
        pytest.param(
            "They held a sign and kept chanting “Shut The Bridge.”",
            DIRECT,
            ["Shut The Bridge."],
            id="called-out-in-capitals",
        ),
        pytest.param(
            "For the people of Bruhn, Moss said, their “patience is at an end.”",
            MIXED,
            ["For the people of Bruhn", "their “patience is at an end.”"],
            id="interrupted-before-marks",
        ),
        pytest.param(
            "Moss called the engineer, Leo Brandt, “slow to a fault”.",
            MIXED,
            ["the engineer, Leo Brandt, “slow to a fault”"],
            id="called-past-an-aside",
        ),
        pytest.param(
            "Ada Moss: No one knew about the bridge",
            INDIRECT,
            ["No one knew about the bridge"],
            id="headline-with-a-name",
        ),
        pytest.param(
            "MOSS: We will wait. We are in no hurry.",
            INDIRECT,
            ["We will wait. We are in no hurry"],
            id="transcript",
        ),
        pytest.param(
            "In Moss’s words, the bridge is old and would close.",
            INDIRECT,
            ["the bridge is old and would close"],
            id="in-the-words-of",
        ),
        pytest.param(
            "The bridge, in Moss's view, would close.",
            INDIRECT,
            ["The bridge", "would close"],
            id="in-the-view-of",
        ),
        pytest.param(
            "“From the first day, I waited,” the tall, 71-year-old diplomat said.",
            DIRECT,
            ["From the first day, I waited"],
            id="speaker-with-a-comma",
        ),
        pytest.param(
            "Said Ada Moss, who came late, “We will wait.”",
            DIRECT,
            ["We will wait."],
            id="verb-first",
        ),
        pytest.param(
            "“We will wait,” she said “Then we will act.”",
            DIRECT,
            ["We will wait", "Then we will act."],
            id="full-stop-lost",
        ),
        pytest.param(
            "“We will wait,” said Ada Moss, D-N.Y. “Then we will act.”",
            DIRECT,
            ["We will wait", "Then we will act."],
            id="full-stop-of-an-abbreviation",
        ),
        pytest.param(
            "“The risk,” said Ada Moss, who is the head of the council, “is that it falls.”",
            DIRECT,
            ["The risk", "is that it falls."],
            id="split-by-a-long-attribution",
        ),
        pytest.param(
            "“We will wait for the rain,” a voice in the film states. “Then we act.”",
            DIRECT,
            ["We will wait for the rain", "Then we act."],
            id="unknown-verb",
        ),
        pytest.param(
            "The bridge stays shut (“We will wait,” Moss said on Monday) until May.",
            DIRECT,
            ["We will wait"],
            id="in-brackets",
        ),
        pytest.param(
            "The road is open - “We will not wait,” Moss said - and the bridge is not.",
            DIRECT,
            ["We will not wait"],
            id="between-dashes",
        ),
        pytest.param(
            "While Moss said that the bridge was old, the council voted to keep it.",
            INDIRECT,
            ["the bridge was old"],
            id="subordinate-clause-first",
        ),
        pytest.param(
            "Asked whether the bridge was old, Moss left the room.",
            INDIRECT,
            ["whether the bridge was old"],
            id="asked-first",
        ),
        pytest.param(
            "Moss asked if the bridge was old.",
            INDIRECT,
            ["if the bridge was old"],
            id="asked-if",
        ),
        pytest.param(
            "Moss said late Wednesday that the bridge was old.",
            INDIRECT,
            ["the bridge was old"],
            id="time-before-that",
        ),
        pytest.param(
            "Moss has often denied the report.",
            INDIRECT,
            ["denied the report"],
            id="begins-at-the-verb",
        ),
        pytest.param(
            "Moss agreed to resign.", INDIRECT, ["agreed to resign"], id="agrees-to-do-it"
        ),
        pytest.param(
            "Moss pledged not to go.", INDIRECT, ["pledged not to go"], id="pledges-not-to-do-it"
        ),
        pytest.param("Moss agreed that it was old.", INDIRECT, ["it was old"], id="agrees-that"),
        pytest.param(
            "When the bridge is shut, Moss says, at least one street is flooded.",
            INDIRECT,
            ["When the bridge is shut", "at least one street is flooded"],
            id="a-clause-interrupted-before-a-preposition",
        ),
        pytest.param(
            "Moss promised £150 to each house that had lost its power.",
            INDIRECT,
            ["£150 to each house that had lost its power"],
            id="a-relative-clause-is-no-report",
        ),
        pytest.param(
            "Moss said it would close, provided that demand in May fell.",
            INDIRECT,
            ["it would close, provided that demand in May fell"],
            id="a-noun-behind-that",
        ),
        pytest.param(
            "Moss told reporters that was it, he would go.",
            INDIRECT,
            ["was it, he would go"],
            id="that-behind-the-addressee",
        ),
    ],
)
def test_a_quotation_is_found_with_its_words(text, kind, contents):
    first = speech(text)[0]
    assert (kind, contents) == (first.kind, words(text, first))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“The Long Bridge” won a prize in May.", id="title"),
        pytest.param("He walked over a “green carpet” of nets.", id="scare-quote"),
        pytest.param("Read more: “What the river knew about us all”", id="pointer"),
        pytest.param("The claim was settled and the report filed.", id="nouns"),
        pytest.param("The state attorney left the room.", id="noun-before-noun"),
        pytest.param("The bridge is 300 metres long.", id="plain"),
        pytest.param("She lives at No. 10 now.", id="a-numbering"),
        pytest.param("She took a phone call “of some length”.", id="a-noun-with-an-article"),
        pytest.param("Breaking: The bridge is shut", id="label-that-names-nobody"),
        pytest.param("Last year she wrote “The Long Bridge”.", id="title-after-a-verb"),
        pytest.param("", id="empty"),
    ],
)
def test_what_nobody_says_is_no_quotation(text):
    assert speech(text) == []


def test_a_reporter_who_speaks_again_ends_the_quotation():
    text = "Moss said the bridge was safe, but added that the road was not."
    assert [words(text, q) for q in speech(text)] == [["the bridge was safe"], ["the road was not"]]


def test_a_second_report_with_a_quotation_ends_the_first():
    text = "Moss said the bridge was safe and said, “We will wait.”"
    assert [words(text, q) for q in speech(text)] == [["the bridge was safe"], ["We will wait."]]


def test_fragments_are_the_parts_inside_the_marks():
    text = "Moss said the bridge was “a disgrace” and “too old.”"
    (quotation,) = speech(text)
    assert [span.of(text) for span in quotation.fragments] == ["a disgrace", "too old"]


def test_a_first_person_sentence_after_a_direct_quotation_lost_its_marks():
    text = "“We will wait,” said Ada Moss. We know that I may be wrong about the bridge."
    lost = speech(text)[-1]
    assert lost.marks_lost
    assert (lost.kind, lost.speaker.name) == (DIRECT, "Ada Moss")
    assert words(text, lost) == ["We know that I may be wrong about the bridge"]


def test_hopes_and_plans_are_attitudes_and_no_speech():
    quotations = read("Moss hopes that the bridge will close.").quotations
    assert [q.is_attitude for q in quotations] == [True]


def test_indirect_speech_goes_on_in_a_sentence_of_obligation():
    text = "Moss said the bridge needed repairs. These should begin in May."
    assert words(text, speech(text)[-1]) == ["These should begin in May"]


def test_a_line_of_dialogue_fills_its_paragraph_after_the_attribution():
    text = "— We will wait, said Ada Moss. — It is late. The road is open.\n\nThe bridge is old."
    assert [words(text, q) for q in speech(text)] == [
        ["We will wait", "It is late", "The road is open"]
    ]


def test_the_cue_and_the_extent_hold_the_whole_report():
    text = "The mayor came late. “We will wait,” Moss said on Monday."
    (quotation,) = speech(text)
    assert quotation.cue.of(text) == "said"
    assert quotation.extent.of(text) == "“We will wait,” Moss said"


def test_boilerplate_is_never_quoted():
    text = "Moss said the bridge was safe.\n\nMayor says the road is not safe either"
    hole = Span(text.index("Mayor"), len(text))
    assert [q.speaker.name for q in read(text, boilerplate=(hole,)).quotations] == ["Moss"]


def test_a_language_without_reporting_words_is_a_notice_and_marks_still_count():
    text = "”Silta on vanha ja suljetaan pian”, Moss sanoi."
    found = read(text, language="fi")
    assert [q.kind for q in found.quotations] == [DIRECT]
    assert "reporting words" in found.notices[0].message


_PIECES = (
    'â€œ â€ “ ” " « » ‘ ’ , . : ; ? ! — … ( ) that and but who to said says told asked added warns '
    "denied called hopes saying according according|to Moss Ada|Moss she he they the|bridge "
    "would close we I had not Monday spokesman's of in U.S. \n\n \n"
).split(" ")
reports = st.lists(st.sampled_from(_PIECES), max_size=50).map(
    lambda pieces: " ".join(pieces).replace("|", " ")
)


@given(st.one_of(texts(), reports), st.sampled_from(["en", "de", "fr", "it", "ru", "cs", "fi"]))
def test_contents_stand_in_the_text_in_order(text, language):
    for quotation in read(text, language=language).quotations:
        for span in (*quotation.contents, *quotation.fragments):
            assert span.of(text).strip()
            assert quotation.extent.contains(span)


@given(st.one_of(texts(), reports))
def test_plain_paragraphs_after_the_text_keep_its_quotations(text):
    before = [(q.kind, q.contents) for q in read(text).quotations]
    longer = text + "\n\nThe bridge was built of stone. The river was high."
    assert before == [(q.kind, q.contents) for q in read(longer).quotations]


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("word said that he ", id="no-full-stop"),
        pytest.param("“I said.\n\n", id="never-closed"),
        pytest.param("\" “ ” ' « » „ ", id="only-marks"),
        pytest.param("Anna Moss said it was so. He said no. ", id="many-pronouns"),
    ],
)
def test_bad_text_of_any_length_is_read(unit):
    assert read(unit * 2000).quotations is not None


def test_a_capital_pronoun_after_a_question_opens_a_sentence_of_its_own() -> None:
    text = "The mayor asked, “Will you wait?” She answered, “We will not.”"
    assert [words(text, q) for q in speech(text)] == [["Will you wait?"], ["We will not."]]


def test_an_answer_in_a_paragraph_of_its_own_is_no_continuation() -> None:
    text = "“Will you wait?” Ada Moss asked.\n\n“No, we will not.”"
    assert [words(text, q) for q in speech(text)] == [["Will you wait?"], ["No, we will not."]]


def test_a_stray_straight_mark_before_curly_ones_opens_nothing() -> None:
    text = '"The mayor came in, humming “Good day to you all”. It rained.\n\n“We wait,” she said.'
    contents = [span for q in speech(text) for span in words(text, q)]
    assert contents[-1] == "We wait"
    assert all("mayor" not in span for span in contents)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param("The plan seemed to fail.", ["The plan", "to fail"], id="appearance"),
        pytest.param(
            "Opposition to the new bridge has united the town.",
            ["the new bridge"],
            id="stance-as-subject",
        ),
        pytest.param("Ada Moss supported the bridge.", ["the bridge"], id="stance-verb"),
        pytest.param("Ada Moss plans to leave the council.", ["to leave the council"], id="once"),
    ],
)
def test_stances_and_appearances_are_attitudes(text: str, contents: list[str]) -> None:
    (only,) = read(text).quotations
    assert only.is_attitude
    assert words(text, only) == contents


@pytest.mark.parametrize(
    ("opens", "closes"), [("â€œ", "â€\x9d"), ("â€œ", "â€"), ("\x93", "\x94"), ("â€ž", "â€œ")]
)
def test_marks_decoded_as_another_encoding_count_and_are_told(opens: str, closes: str) -> None:
    text = f"{opens}We will wait,{closes} said Ada Moss. {opens}Itâ€™s late.{closes}"
    found = read(text)
    assert [words(text, q) for q in found.quotations] == [["We will wait", "Itâ€™s late."]]
    (notice,) = found.notices
    assert "decoded as another encoding" in notice.message


def test_the_owner_of_the_words_is_named_without_an_ending() -> None:
    (only,) = speech("The bridge, in Moss's view, would close.")
    assert only.speaker.name == "Moss"


def test_brackets_and_ellipses_inside_the_marks_are_part_of_the_record() -> None:
    text = "“We [the council] will wait ... and then […] act,” Ada Moss [of Bruhn] said ... twice."
    (only,) = speech(text)
    assert [span.of(text) for span in only.insertions] == ["[the council]"]
    assert [span.of(text) for span in only.ellipses] == ["...", "[…]"]


def test_indirect_speech_has_no_editorial_marks() -> None:
    (only,) = speech("Ada Moss said that the council [of Bruhn] would wait ... and act.")
    assert only.insertions == only.ellipses == ()


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Moss said the ministry had offered to share the map.",
            ["the ministry had offered to share the map"],
        ),
        ("Moss said she was never asked to resign.", ["she was never asked to resign"]),
        ("Moss revealed that she rejected an offer.", ["she rejected an offer"]),
    ],
)
def test_a_report_inside_a_report_is_checked_with_it(text: str, contents: list[str]) -> None:
    found = without_repeats(read(text).quotations)
    assert [part for one in found for part in words(text, one)] == contents
