"""What French puts inside the marks, and with what an article begins a name."""

import pytest

from tests.quotations.reading import speech, words


@pytest.mark.parametrize(
    ("quotation", "contents", "cue"),
    [
        (
            "Je ne dis rien, précise-t-il, je compte.",
            ["Je ne dis rien", "je compte."],
            "précise",
        ),
        ("Nous attendrons, a-t-il ensuite ajouté. Pas ici.", ["Nous attendrons", "Pas ici."], "a"),
        ("Nous attendrons le train, explique-t-il.", ["Nous attendrons le train"], "explique"),
    ],
)
def test_an_attribution_inside_the_marks_is_not_what_was_said(quotation, contents, cue):
    text = f"Basile Orsini est venu.\n\n« {quotation} »"
    (found,) = speech(text, language="fr")
    assert words(text, found) == contents
    assert found.cue is not None
    assert found.cue.of(text) == cue
    assert found.speaker is not None
    assert found.speaker.name == "Basile Orsini"


@pytest.mark.parametrize(
    "quotation", ["Viendra-t-il, demandent les gens, ou pas ?", "Ici, dort-il, on ne paie pas."]
)
def test_other_verbs_with_their_pronoun_are(quotation):
    text = f"Basile Orsini est venu.\n\n« {quotation} »"
    (found,) = speech(text, language="fr")
    assert words(text, found) == [quotation]


def test_an_elided_article_is_no_name():
    text = "L'ingénieur Basile Orsini est venu. « Je compte », dit l'ingénieur Basile Orsini."
    (found,) = speech(text, language="fr")
    assert found.speaker is not None
    assert found.speaker.name == "Basile Orsini"


@pytest.mark.parametrize(
    ("intro", "speaker"),
    [("Amara Lindgren spoke to us.", "Amara Lindgren"), ("It rained.", "A")],
)
def test_the_answers_of_an_interview_are_given_by_whom_it_is_with(intro, speaker):
    text = f"{intro}\n\nQ: What went wrong?\n\nA: Nothing went wrong. We asked for the data."
    found = speech(text)[-1]
    assert found.speaker is not None
    assert found.speaker.name == speaker
