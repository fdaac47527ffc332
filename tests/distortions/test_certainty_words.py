"""What the messages about a dropped or an added hedge say of the words around it."""

import pytest

from fidelity import pipeline


@pytest.mark.parametrize(
    ("original", "derivative", "message"),
    [
        (
            "The report names the possibility of floods in May.",
            "The report names floods in May.",
            "states “floods” flatly",
        ),
        (
            "I think the bridge issue will be raised at the summit in Bergen.",
            "The issue of the bridge will be raised at the summit in Bergen.",
            "drops “I think” and states it flatly",
        ),
        (
            "We will send troops in May.",
            "We will perhaps send troops in May.",
            "adds a doubt to “send” that the original does not state: “perhaps”",
        ),
    ],
)
def test_a_hedge_is_told_with_what_it_stood_by(original, derivative, message):
    found = pipeline.compare(original, derivative).distortions
    assert any(message in one.message for one in found), [one.message for one in found]
