"""What a "not" makes of a duty in German and in English."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en de", "You must not sign the contract today.",
         "Sie müssen den Vertrag heute nicht unterschreiben.", ("must", "müssen")),
        ("de en", "Sie müssen nicht unterschreiben.", "You must not sign.", ("müssen", "must")),
        ("de en", "Sie dürfen nicht unterschreiben.",
         "You do not have to sign.", ("dürfen", "have to")),
    ],
)  # fmt: skip
def test_a_prohibition_is_no_freedom(languages, original, derivative, expected):
    assert found("certainty", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "You must not pay tomorrow.", "Sie dürfen morgen nicht zahlen."),
        ("en de", "You do not have to pay tomorrow.", "Sie müssen morgen nicht zahlen."),
        ("en de", "You must pay tomorrow.", "Sie müssen morgen zahlen."),
    ],
)
def test_the_same_effect_passes(languages, original, derivative):
    assert found("certainty", languages, original, derivative) == []


def test_a_not_behind_its_object_forbids():
    original, derivative = "They must not touch the evidence.", "Sie dürfen {} anfassen."
    whole, bare = derivative.format("die Beweise nicht"), derivative.format("die Beweise")
    assert not found("certainty", "en de", original, whole)
    assert found("negation", "en de", original, bare) or found("certainty", "en de", original, bare)
