"""Who a mention is about, and what it is called."""

import pytest

from tests.quotations.reading import read, speech, words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Moll Group, the pump maker, said sales had risen.", "Moll Group", id="apposition"
        ),
        pytest.param("The pump maker, Mollgroup, said it had.", "Mollgroup", id="name-behind"),
        pytest.param("The trade union Forge said it was alarmed.", "Forge", id="kind-before-name"),
        pytest.param(
            "A clerk, who asked not to be named, said it was late.", "A clerk", id="relative"
        ),
        pytest.param(
            "The city's Harbour Office said it was.", "The city's Harbour Office", id="owner"
        ),
        pytest.param(
            "“It is late,” said Ada Moss of Brandt Lane, a broker.", "Ada Moss", id="whose-she-is"
        ),
        pytest.param(
            "Engineers at Ada Moss said it was late.", "Engineers at Ada Moss", id="of-a-name"
        ),
        pytest.param(
            "The brigade said so. “It is out,” said Chief Fire Officer Ada Moss. “We think.”",
            "Ada Moss",
            id="a-verb-in-a-title",
        ),
        pytest.param(
            "Ada Moss left. Leo Brandt, however, has had enough: “They struck four times.”",
            "Leo Brandt",
            id="subject-before-a-colon",
        ),
        pytest.param("It rained. But Leo Brandt, 61, said it was dry.", "Leo Brandt", id="but"),
        pytest.param(
            "Leo Brandt came. His daughter said it was late.", "His daughter", id="relation"
        ),
        pytest.param(
            "Skipper Ada Moss leaves. “I am not ill,” the 34-year-old striker told the Post.",
            "Ada Moss",
            id="age",
        ),
        pytest.param(
            "Another analyst said prices had risen. “I saw it,” the analyst said.",
            "Another analyst",
            id="the-same-unnamed",
        ),
        pytest.param(
            "Its union leader said sales were slow. She said no pump was sold.",
            "Its union leader",
            id="pronoun-of-an-unnamed-one",
        ),
        pytest.param(
            "Ada Moss left. A spokesman said it was late. She said she was tired.",
            "Ada Moss",
            id="pronoun-not-of-a-man",
        ),
    ],
)
def test_a_mention_names_whoever_is_meant_and_nothing_else(text, name):
    assert speech(text)[-1].speaker.name == name


def test_an_office_is_not_given_to_the_holder_of_another_who_is_named_later():
    text = (
        "Its chief executive said sales had been slow since January and would stay slow until "
        "the summer. Finance director Leo Brandt said costs would fall."
    )
    assert [found.speaker.name for found in speech(text)] == ["Its chief executive", "Leo Brandt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Opponents say nobody was asked; the council says 2,300 people were.",
            ["nobody was asked", "2,300 people were"],
            id="semicolon",
        ),
        pytest.param(
            "The club rejected claims that it had failed to pay.",
            ["rejected claims that it had failed to pay"],
            id="noun-under-its-verb",
        ),
        pytest.param(
            "A man who wished to remain anonymous said the pump had failed.",
            ["the pump had failed"],
            id="infinitive-before-the-verb",
        ),
        pytest.param("2,300 people answered its survey and most had time.", [], id="object"),
        pytest.param("Moll Group posted record profits, yet had losses.", [], id="posted"),
        pytest.param("TRAM STRIKE: Colmouth tram drivers will stop on Friday.", [], id="topic"),
        pytest.param("Germs found in public pool: three people ill", [], id="colon-after-adjunct"),
        pytest.param(
            "Moll is accused of taking bribes in 2014-2019.",
            ["taking bribes in 2014-2019"],
            id="accused",
        ),
        pytest.param(
            "Whitlock accused the company of bad faith.",
            ["accused the company of bad faith"],
            id="accuses",
        ),
        pytest.param(
            "Whitlock did not accuse the company of bad faith.",
            ["did not accuse the company of bad faith"],
            id="does-not-accuse",
        ),
    ],
)
def test_what_is_reported_begins_and_ends_with_its_clause(text, said):
    assert [part for found in speech(text) for part in words(text, found)] == said


def test_a_sentence_in_marks_is_speech_whatever_verb_leads_to_it():
    text = "His daughter sees things differently: “I think it will be lovely.”"
    (found,) = read(text).quotations
    assert not found.is_attitude


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        pytest.param(
            "„Es bestand keine Gefahr“, sagte Moll, denn sie nutzten andere Räume.",
            "Moll",
            ["Es bestand keine Gefahr"],
            id="reason",
        ),
        pytest.param(
            "Das Wasser ist nach Angaben der Stadtwerke nicht betroffen.",
            "der Stadtwerke",
            ["Das Wasser ist", "nicht betroffen"],
            id="source-inside",
        ),
        pytest.param(
            "Das Amt teilte mit, dass das Bad bis mindestens 12. März geschlossen bleibe.",
            "Das Amt",
            ["das Bad bis mindestens 12. März geschlossen bleibe"],
            id="ordinal-before-a-month",
        ),
    ],
)
def test_german_reports_end_where_they_end(text, speaker, said):
    (found,) = speech(text, language="de")
    assert (found.speaker.name, words(text, found)) == (speaker, said)
