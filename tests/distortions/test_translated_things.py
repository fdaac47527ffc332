"""Another person, another thing, another time or multiple, between two languages."""

import pytest

from fidelity import load_encoder
from tests.distortions.translations import found

BUILTIN = load_encoder("builtin")


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en fr", "My grandfather planted these trees.",
         "Mon oncle a planté ces arbres.", ("grandfather", "oncle")),
        ("en es", "Her cousin owns the vineyard.",
         "Su hermana es dueña del viñedo.", ("cousin", "hermana")),
        ("en fr", "We welcomed the loan from the bank.",
         "Nous avons salué le don de la banque.", ("loan", "don")),
        ("en es", "We lent the family our house.",
         "Le vendimos nuestra casa a la familia.", ("lent", "vendimos")),
        ("en de", "The hammer lay beside the door.",
         "Der Schlüssel lag neben der Tür.", ("hammer", "Schlüssel")),
        ("en fr", "They found the knife under the sofa.",
         "Ils ont trouvé le pistolet sous le canapé.", ("knife", "pistolet")),
        ("en de", "Our daughter plays the violin.",
         "Unsere Tochter spielt Klavier.", ("violin", "Klavier")),
        ("fr en", "Le frère du maire a signé le contrat.",
         "The mayor's cousin signed the contract.", ("frère", "cousin")),
    ],
)  # fmt: skip
def test_another_thing_is_found(languages, original, derivative, expected):
    assert found("wording", languages, original, derivative, BUILTIN) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "Rain will flood the valley.", "Des précipitations inonderont la vallée."),
        ("en de", "The Prime Minister met the bishop.",
         "Die Premierministerin traf den Bischof."),
        ("en de", "The fire broke out early on Tuesday morning.",
         "Das Feuer brach in der Nacht zum Dienstag aus."),
        ("en nl", "Is he telling the truth to the country?",
         "Vertelt hij de bevolking de waarheid?"),
        ("en es", "The city is home to many artists.", "La ciudad acoge a muchos artistas."),
        ("en fr", "The court ordered the firm to pay.", "Le tribunal a condamné la firme à payer."),
        ("en fr", "“She’s over the moon,” her brother said.",
         "« Elle est aux anges », a dit son frère."),
        ("en de", "The ocean is getting rougher.", "Die See wird stürmischer."),
        ("ru en", "Полиция допросила водителя.", "The police questioned the motorist."),
    ],
)  # fmt: skip
def test_the_same_thing_in_another_word_passes(languages, original, derivative):
    assert found("wording", languages, original, derivative, BUILTIN) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "“Nobody locked the gate,” a visitor said.",
         "« Personne n’a fermé le portail », a déclaré un porte-parole de la mairie."),
        ("en fr", "A neighbour said the car was stolen.",
         "Un policier a dit que la voiture était volée."),
        ("en de", "According to a passenger, the brakes failed.",
         "Nach Angaben des Herstellers versagten die Bremsen."),
        ("en it", "A student said the hall was empty.",
         "Un agente ha detto che la sala era vuota."),
        ("de en", "„Das Wasser kam nachts“, sagte eine Bäuerin.",
         "“The water came at night,” a soldier said."),
    ],
)  # fmt: skip
def test_another_speaker_is_found(languages, original, derivative):
    assert len(found("attribution", languages, original, derivative, BUILTIN)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "“Nobody locked the gate,” the mayor told reporters.",
         "« Personne n’a fermé le portail », a-t-elle dit aux journalistes."),
        ("en fr", "The company said the plant would close.",
         "Un porte-parole a dit que l’usine allait fermer."),
        ("en de", "“The water came at night,” the landlord said.",
         "„Das Wasser kam nachts“, sagte der Vermieter."),
        ("en ru", "“We were lucky,” the trader told journalists.",
         "«Нам повезло», — сказал он журналистам."),
        ("en es", "“We were lucky,” the aide said.", "«Tuvimos suerte», dijo el asesor."),
        ("en pl", "“Nobody warned us,” the ranger said.",
         "„Nikt nas nie ostrzegł”, powiedział strażnik."),
        ("en de", "“The bill has passed,” the speaker said.",
         "„Das Gesetz ist angenommen“, sagte der Parlamentspräsident."),
        ("en es", "“We were lucky,” Ada Moll said.", "«Tuvimos suerte», dijo la alcaldesa."),
    ],
)  # fmt: skip
def test_the_same_speaker_in_another_word_passes(languages, original, derivative):
    assert found("attribution", languages, original, derivative, BUILTIN) == []


def test_a_multiple_is_kept():
    derivative = "Die Ernte war zehnmal so groß wie 2018."
    assert found("number", "en de", "The harvest was twice as big as in 2018.", derivative)
    assert not found("number", "en de", "The harvest was ten times as big as in 2018.", derivative)
    assert not found(
        "number", "en fr", "Output has doubled.", "La production a été multipliée par deux."
    )


@pytest.mark.parametrize(
    ("original", "derivative", "is_moved"),
    [
        ("“The strike has ended,” the union said.",
         "„Der Streik wird enden“, sagte die Gewerkschaft.", True),
        ("“The shop has closed,” she said.", "„Der Laden wird schließen“, sagte sie.", True),
        ("“The shop will close,” she said.", "„Der Laden wird schließen“, sagte sie.", False),
        ("She said the shop closed if nobody came.",
         "Sie sagte, der Laden werde schließen.", False),
    ],
)  # fmt: skip
def test_what_a_speaker_tells_of_the_past_is_not_to_come(original, derivative, is_moved):
    assert bool(found("tense", "en de", original, derivative)) is is_moved


def test_a_length_of_time_does_nothing():
    derivative = "De trein had een uur vertraging."
    assert not found("role", "en nl", "The train was delayed by an hour.", derivative)
