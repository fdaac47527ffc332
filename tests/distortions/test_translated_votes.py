"""What is granted or refused, raised or cut, and told as possible, between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("kind", "languages", "original", "derivative"),
    [
        ("wording", "es en", "El juez rechazó la petición del empresario.",
         "The judge granted the businessman's request."),
        ("wording", "en fr", "The council voted against the new road.",
         "Le conseil a voté pour la nouvelle route."),
        ("wording", "en de", "The bank raised its key rate in May.",
         "Die Bank senkte ihren Leitzins im Mai."),
        ("wording", "ru en", "Правительство снизило налог на топливо.",
         "The government raised the tax on fuel."),
        ("wording", "en pl", "The accident happened on Friday evening.",
         "Wypadek wydarzył się w piątek rano."),
        ("certainty", "es en", "Es posible que el puente cierre en invierno.",
         "The bridge will close in winter."),
        ("certainty", "it en", "È probabile che il sindaco si dimetta in autunno.",
         "The mayor will resign in the autumn."),
    ],
)  # fmt: skip
def test_the_contrary_is_found(kind, languages, original, derivative):
    assert len(found(kind, languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("es en", "El juez rechazó la petición del empresario.",
         "The judge did not grant the businessman's request."),
        ("en fr", "The council voted against the new road.",
         "Le conseil a rejeté la nouvelle route."),
        ("en de", "The bank raised its key rate in May.",
         "Die Bank hob ihren Leitzins im Mai an."),
        ("en de", "The fire broke out early on Tuesday morning.",
         "Das Feuer brach in der Nacht zum Dienstag aus."),
        ("fr en", "Il est possible que le pont ferme en hiver.",
         "The bridge may close in winter."),
        ("de en", "Das macht es möglich, dass kleine Banken Kredite vergeben.",
         "That enables small banks to lend."),
        ("en pl", "The government raised the tax and cut spending.",
         "Rząd podwyższył podatek i ograniczył wydatki."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_passes(languages, original, derivative):
    assert found("wording", languages, original, derivative) == []
    assert found("certainty", languages, original, derivative) == []
