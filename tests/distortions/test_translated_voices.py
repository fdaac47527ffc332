"""Who does it and whom it befalls, between two languages, where a passive names both."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The minister was accused by the opposition of misleading parliament.",
         "L'opposition a été accusée par le ministre d'avoir trompé le parlement."),
        ("en de", "The governor was criticised by the judge for his remarks.",
         "Die Richterin wurde vom Gouverneur wegen ihrer Äußerungen kritisiert."),
        ("es en", "La empresa fue demandada por los trabajadores ante un tribunal.",
         "The workers were sued by the company in a court."),
        ("en it", "The journalist was attacked by the senator in the lobby.",
         "Il senatore è stato aggredito dal giornalista nell'atrio."),
        ("pl en", "Ambasador został skrytykowany przez prezydenta za swoją wypowiedź.",
         "The president was criticised by the ambassador for his statement."),
        ("en fr", "The opposition accused the minister of misleading parliament.",
         "L'opposition a été accusée par le ministre d'avoir trompé le parlement."),
    ],
)  # fmt: skip
def test_sides_that_changed_places_in_a_passive_are_found(languages, original, derivative):
    assert len(found("role", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The minister was accused by the opposition of misleading parliament.",
         "L'opposition a accusé le ministre d'avoir trompé le parlement."),
        ("en it", "The journalist was attacked by the senator in the lobby.",
         "Nell'atrio il senatore ha aggredito il giornalista."),
        ("de en", "Der Trainer wurde von der Mannschaft beleidigt, berichtete der Präsident.",
         "The team insulted the coach, the president reported."),
        ("es en", "La empresa fue demandada por los trabajadores ante un tribunal.",
         "The company was sued by the workers in a court."),
        ("en it", "A particular significance is assumed by the numerous initiatives in schools.",
         "Particolare significato assumono le numerose iniziative nelle scuole."),
        ("en it", "Private life would be diminished by using the services of the company.",
         "La vita privata sarebbe intaccata usando i servizi della società."),
    ],
)  # fmt: skip
def test_a_sentence_turned_round_passes(languages, original, derivative):
    assert found("role", languages, original, derivative) == []
