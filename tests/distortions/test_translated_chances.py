"""How likely a translation makes what its original gives a chance."""

import pytest

from fidelity.records import DistortionKind, VerdictLabel
from tests.distortions.translations import judged


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "There is a slim chance that the talks will succeed.",
         "Les négociations ont de bonnes chances d'aboutir."),
        ("en it", "There is a slim chance that the talks will succeed.",
         "È probabile che i negoziati abbiano successo."),
        ("de en", "Die Chancen auf eine Einigung stehen schlecht.", "An agreement is likely."),
        ("fr en", "Il y a peu de chances que le gouvernement tombe.",
         "The government is likely to fall."),
    ],
)  # fmt: skip
def test_another_chance_is_found(languages, original, derivative):
    check = judged(languages, original, derivative)
    assert DistortionKind.CERTAINTY in {one.kind for one in check.distortions}
    assert check.verdict.label is VerdictLabel.DISTORTED


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "There is a slim chance that the talks will succeed.",
         "Die Chancen auf einen Erfolg der Gespräche sind gering."),
        ("en fr", "There is a slim chance that the talks will succeed.",
         "Les négociations ont peu de chances d'aboutir."),
        ("de en", "Die Chancen auf eine Einigung stehen gut.", "An agreement is likely."),
        ("en de", "There is a chance that the ceasefire will collapse.",
         "Es besteht die Gefahr, dass die Waffenruhe zusammenbricht."),
    ],
)  # fmt: skip
def test_the_same_chance_passes(languages, original, derivative):
    check = judged(languages, original, derivative)
    assert not [one for one in check.distortions if one.kind is DistortionKind.CERTAINTY]
