"""German and Dutch, where the verb comes second and its subject may follow it."""

import pytest

from tests.quotations.reading import speech, words


@pytest.mark.parametrize(
    ("language", "text", "contents", "speaker"),
    [
        pytest.param(
            "de",
            "Auf die Frage nach dem Termin sagte Moll, der Hafen öffne im Mai.",
            "der Hafen öffne im Mai",
            "Moll",
            id="a-verb-told-by-its-place",
        ),
        pytest.param(
            "de",
            "Nach der Sitzung sagte Ada Moll, dass der Hafen im Mai öffne.",
            "der Hafen im Mai öffne",
            "Ada Moll",
            id="dass-is-no-apposition",
        ),
        pytest.param(
            "de",
            "Am Montag sagte Ada Moll, Leiterin des Amtes, der Hafen öffne im Mai.",
            "der Hafen öffne im Mai",
            "Ada Moll",
            id="an-apposition-and-then-a-clause",
        ),
        pytest.param(
            "de",
            "Danach sagte Ada Moll, die Stadt habe kein Geld.",
            "die Stadt habe kein Geld",
            "Ada Moll",
            id="adverb-first",
        ),
        pytest.param(
            "de",
            "Dem Sender sagte Ada Moll, die Stadt habe kein Geld.",
            "die Stadt habe kein Geld",
            "Ada Moll",
            id="dative-first",
        ),
        pytest.param(
            "nl",
            "Daarna zei Ada Moll dat de stad geen geld heeft.",
            "de stad geen geld heeft",
            "Ada Moll",
            id="adverb-first-nl",
        ),
    ],
)
def test_the_subject_behind_the_verb_speaks_and_the_clause_behind_it_is_said(
    language, text, contents, speaker
):
    (found,) = speech(text, language=language)
    assert (words(text, found), found.speaker.name) == ([contents], speaker)


@pytest.mark.parametrize(
    "who", ["Moll, Leiterin des städtischen Amtes", "Moll, Ministerin für Bildung seit Mai"]
)
def test_an_apposition_after_a_german_speaker_stays_with_the_speaker(who):
    text = f"„Wir warten“, sagte {who}."
    (found,) = speech(text, language="de")
    assert (found.speaker.name, found.speaker.mention.of(text)) == ("Moll", who)
