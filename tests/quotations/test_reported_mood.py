"""German sentences whose verb alone tells that somebody is reported."""

import pytest

from fidelity.records import QuotationKind
from tests.quotations.reading import speech, words


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("Die Kosten seien gestiegen.", ["Die Kosten seien gestiegen"]),
        ("Man habe es versucht.", ["Man habe es versucht"]),
        ("Sie wolle das prüfen, könne aber nichts versprechen.", None),
    ],
)
def test_a_sentence_in_reported_mood_goes_on_with_the_speaker(sentence, contents):
    text = f"„Wir warten“, sagte Ada Moos. {sentence}"
    first, second = speech(text, language="de")
    assert words(text, second) == (contents or [sentence.removesuffix(".")])
    assert second.kind is QuotationKind.INDIRECT
    assert first.speaker is not None
    assert second.speaker is not None
    assert second.speaker.name == first.speaker.name == "Ada Moos"


def test_a_marked_part_of_it_takes_the_sentence_along():
    text = "Ada Moos kam spät. Mit der Bank sei „lange nicht gesprochen“ worden."
    (found,) = speech(text, language="de")
    assert found.kind is QuotationKind.MIXED
    assert words(text, found) == ["Mit der Bank sei „lange nicht gesprochen“ worden"]
    assert found.speaker is not None
    assert found.speaker.name == "Ada Moos"


@pytest.mark.parametrize(
    "sentence",
    [
        "Es sei denn, es regnet.",
        "Gott sei Dank regnet es nicht.",
        "Die Kosten wären gestiegen.",
        "Ich habe es versucht.",
        "Die Habe lag im Garten.",
    ],
)
def test_what_only_looks_like_that_mood_is_no_report(sentence):
    text = f"Ada Moos kam spät. {sentence}"
    assert speech(text, language="de") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir warten“, sagte sie dem Sender.", "sie"),
        ("Für Ada Moos ist das „ein harter Schlag für alle“.", "Ada Moos"),
    ],
)
def test_the_speaker_is_told_from_what_stands_beside_the_name(text, speaker):
    (found,) = speech(text, language="de")
    assert found.speaker is not None
    assert found.speaker.name == speaker


def test_a_verb_without_its_particle_is_another_verb():
    assert speech("Die Firma schließt Ende März, 86 Leute gehen.", language="de") == []
