"""Speakers of one family, and speakers whom the original calls "she"."""

import pytest

from fidelity import pipeline
from fidelity.documents import of_text

ORIGINAL = (
    "Council leader Hannah Moll defended the plan. “Nobody is closing anything,” Moll said. "
    "The trial would cost about 85,000 crowns, most of it paid by the county, and buses would be "
    "diverted along the canal until the end of the summer, the town council wrote in a letter.\n\n"
    "Colin Brandt said trade had fallen by a third when the road was dug up four years ago. It had "
    "taken him two years to recover, and some of the neighbours never did, as the whole street "
    "knows. He would decide by Easter whether to give up the shop. He has sold shoes in the road "
    "since he was twenty, first with an uncle, then alone, and lately with fewer customers.\n\n"
    "The daughter, Amy, who runs the café next door, disagreed. "
    "“I have told my father he can sell sandals,” she said."
)


def kinds(derivative: str) -> list[str]:
    report = pipeline.check(
        [of_text(derivative, id="d1", language="en")],
        [of_text(ORIGINAL, id="o1", language="en")],
    )
    (checked,) = report.derivatives
    return [
        distortion.kind.value
        for check in checked.checks
        for distortion in check.distortions
        if distortion.severity.value == "major"
    ]


@pytest.mark.parametrize(
    ("derivative", "expected"),
    [
        ("“I have told my father he can sell sandals,” Hannah Moll said.", ["attribution"]),
        ("“I have told my father he can sell sandals,” Amy Brandt said.", []),
        ("“I have told my father he can sell sandals,” the daughter said.", []),
    ],
)
def test_the_words_of_a_she_are_not_somebody_elses(derivative, expected):
    assert kinds(derivative) == expected


def test_two_plural_words_at_the_head_of_a_sentence_are_no_two_people():
    original = ORIGINAL + "\n\nResidents complained that they had not been warned of the fire."
    report = pipeline.check(
        [
            of_text(
                "Neighbours complained that they had not been warned of the fire.",
                id="d1",
                language="en",
            )
        ],
        [of_text(original, id="o1", language="en")],
    )
    assert [check.distortions for found in report.derivatives for check in found.checks] == [()]


@pytest.mark.parametrize(("speaker", "expected"), [("Amy Brandt", []), ("Karl Brandt", ["name"])])
def test_a_daughter_is_no_misspelt_father(speaker, expected):
    text = f"{speaker} said trade had fallen by a third when the road was dug up."
    assert [kind for kind in kinds(text) if kind == "name"] == expected
