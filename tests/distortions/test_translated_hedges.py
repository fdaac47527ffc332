"""Hedges that a translation drops."""

import pytest

from fidelity.records import Severity
from tests.distortions.translations import found, judged


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The drug may have damaged the liver of three patients.",
         "Le médicament a endommagé le foie de trois patients."),
        ("en es", "The virus may have spread to the farms, the ministry warned.",
         "El virus se propagó a las granjas, advirtió el ministerio."),
        ("en it", "The bridge may have been damaged by an explosion, engineers told reporters.",
         "Il ponte è stato danneggiato da un'esplosione, hanno detto gli ingegneri."),
        ("en pl", "The leak may have caused the explosion, firefighters said.",
         "Wyciek spowodował wybuch, poinformowali strażacy."),
        ("en ru", "The fire may have been started deliberately, the governor said.",
         "Пожар был устроен умышленно, заявил губернатор."),
        ("de en", "Möglicherweise wurden die Daten gestohlen, teilte die Firma mit.",
         "The data were stolen, the company said."),
        ("de en", "Der Trainer soll den Schiedsrichter nach dem Spiel beleidigt haben.",
         "The coach insulted the referee after the match."),
        ("nl en", "De verdachte zou het meisje maandenlang hebben bedreigd.",
         "The suspect threatened the girl for months."),
        ("es en", "El sospechoso habría huido a Francia en un coche robado.",
         "The suspect fled to France in a stolen car."),
        ("it en", "Forse il treno viaggiava troppo veloce, ha detto il ministro.",
         "The train was travelling too fast, the minister said."),
        ("es en", "La empresa probablemente venderá su filial en Chile.",
         "The company will sell its subsidiary in Chile."),
        ("en fr", "The suspect allegedly threatened a teacher with a knife at the school.",
         "Le suspect a menacé un enseignant avec un couteau dans l'école."),
    ],
)  # fmt: skip
def test_a_dropped_hedge_is_found(languages, original, derivative):
    found_here = judged(languages, original, derivative).distortions
    assert [(one.kind.value, one.severity) for one in found_here] == [("certainty", Severity.MAJOR)]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The suspect allegedly threatened a teacher with a knife at the school.",
         "Le suspect aurait menacé un enseignant avec un couteau dans l'école."),
        ("en de", "The coach is said to have insulted the referee after the match.",
         "Der Trainer soll den Schiedsrichter nach dem Spiel beleidigt haben."),
        ("en pl", "The leak may have caused the explosion, firefighters said.",
         "Przyczyną wybuchu mógł być wyciek, poinformowali strażacy."),
        ("en it", "The man may have killed his wife.",
         "Si teme che l'uomo abbia ucciso la moglie."),
        ("en de", "Whoever may have written the letter knew the family well.",
         "Wer auch immer den Brief geschrieben hat, kannte die Familie gut."),
        ("nl en", "Dat maakt de bouw van de brug mogelijk.", "That allows the bridge to be built."),
        ("en cs", "They saved whatever they could find in the house.",
         "Zachránili vše, co v domě našli."),
        ("fr en", "Le refinancement serait assuré jusqu'à fin 2009, selon d'autres sources.",
         "Other sources say that the refinancing is assured until the end of 2009."),
        ("en de", "They spoke slowly so that the text could be understood.",
         "Sie sprachen langsam, damit man den Text versteht."),
    ],
)  # fmt: skip
def test_a_hedge_in_other_words_passes(languages, original, derivative):
    assert found("certainty", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "is_told"),
    [
        ("ru en", "Пожар мог возникнуть из-за неисправной проводки, сообщили в министерстве.",
         "The fire broke out because of faulty wiring, the ministry said.", True),
        ("cs en", "K úniku plynu mohlo dojít při výměně potrubí, uvedl mluvčí hasičů.",
         "The gas leak occurred during the replacement of a pipe, the spokesman said.", True),
        ("pl en", "Wybuch mógł spowodować nieszczelny zbiornik, poinformowała straż pożarna.",
         "The explosion may have been caused by a leaking tank, the fire brigade said.", False),
        ("ru en", "Птицы не могли достать добычу клювом.",
         "The birds did not reach their prey with their beaks.", False),
        ("pl en", "Nie mogło dojść do porozumienia, bo obie strony odrzuciły kompromis.",
         "No agreement was reached because both sides rejected the compromise.", False),
    ],
)  # fmt: skip
def test_what_may_have_come_about_must_not_become_what_did(
    languages, original, derivative, is_told
):
    assert bool(found("certainty", languages, original, derivative)) is is_told
