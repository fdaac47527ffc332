"""Strength, opposites, broken places and marks between two languages."""

import pytest

from fidelity import distortions, pipeline
from fidelity.records import DistortionKind, Severity
from tests.distortions.translations import found, judged

LANGUAGES = "fr de es it pt nl pl ru uk cs".split()


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en fr", "The unions want a meeting with the minister.",
         "Les syndicats exigent une réunion avec le ministre.", ("want", "exigent")),
        ("en de", "The unions want a meeting with the minister.",
         "Die Gewerkschaften fordern ein Treffen mit dem Minister.", ("want", "fordern")),
        ("en es", "The unions want a meeting with the minister.",
         "Los sindicatos exigen una reunión con el ministro.", ("want", "exigen")),
        ("en pt", "The unions requested a meeting with the minister.",
         "Os sindicatos exigiram uma reunião com o ministro.", ("requested", "exigiram")),
        ("en nl", "The unions are asking for a meeting with the minister.",
         "De vakbonden eisen een gesprek met de minister.", ("asking", "eisen")),
        ("en pl", "The unions are asking for a meeting with the minister.",
         "Związki zawodowe żądają spotkania z ministrem.", ("asking", "żądają")),
        ("en cs", "The unions want a meeting with the minister.",
         "Odbory požadují schůzku s ministrem.", ("want", "požadují")),
        ("en uk", "The unions are asking for a meeting with the minister.",
         "Профспілки вимагають зустрічі з міністром.", ("asking", "вимагають")),
        ("en ru", "The storm damaged the bridge.",
         "Буря уничтожила мост.", ("damaged", "уничтожила")),
        ("de en", "Die Verzögerung ist ein Rückschlag für die Firma.",
         "The delay is a catastrophe for the company.", ("Rückschlag", "catastrophe")),
        ("fr en", "Les syndicats souhaitent une réunion avec le ministre.",
         "The unions demand a meeting with the minister.", ("souhaitent", "demand")),
        ("ru en", "Профсоюзы просят о встрече с министром.",
         "The unions demand a meeting with the minister.", ("просят", "demand")),
    ],
)  # fmt: skip
def test_a_stronger_word_is_found(languages, original, derivative, expected):
    assert found("intensity", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The unions ask for a meeting.", "Les syndicats demandent une réunion."),
        ("en de", "The unions demand a meeting.", "Die Gewerkschaften fordern ein Treffen."),
        ("en es", "The storm destroyed the bridge.", "La tormenta destruyó el puente."),
        ("en it", "He was furious with the board.", "Era furioso con il consiglio."),
        ("en nl", "They want peace and demand nothing.", "Ze willen vrede en eisen niets."),
        ("pl en", "Związki żądają spotkania.", "The unions insist on a meeting."),
        ("en cs", "The loss is a disaster.", "Ztráta je katastrofa."),
        ("ru en", "Они хотят мира.", "They want peace."),
    ],
)
def test_a_word_of_the_same_strength_is_none(languages, original, derivative):
    assert found("intensity", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en fr", "Unemployment will increase next year, the bank said.",
         "Le chômage diminuera l’année prochaine, a dit la banque.", ("increase", "diminuera")),
        ("en de", "The company reported a profit for the quarter.",
         "Das Unternehmen meldete einen Verlust für das Quartal.", ("profit", "Verlust")),
        ("en it", "The war ended in the north of the country.",
         "La guerra è finita nel sud del paese.", ("north", "sud")),
        ("en pt", "Prices are falling, the bank said.",
         "Os preços estão subindo, disse o banco.", ("falling", "subindo")),
        ("en pl", "The medicine is cheap and safe.",
         "Lek jest drogi i bezpieczny.", ("cheap", "drogi")),
        ("en cs", "The oldest bridge in the city is strong.",
         "Nejstarší most ve městě je slabý.", ("strong", "slabý")),
        ("en uk", "The army attacked from the east.",
         "Армія атакувала із заходу.", ("east", "заходу")),
        ("de en", "Die Ausgaben sind stark gestiegen.",
         "Expenditure fell sharply.", ("gestiegen", "fell")),
        ("en de", "The project succeeded last year.",
         "Das Projekt scheiterte letztes Jahr.", ("succeeded", "scheiterte")),
    ],
)  # fmt: skip
def test_an_opposite_is_found(languages, original, derivative, expected):
    assert found("wording", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "Such houses are not common here.", "De telles maisons sont rares ici."),
        ("en de", "Prices did not fall this year.", "Die Preise stiegen dieses Jahr."),
        ("en es", "The eruption followed an earthquake.", "Un terremoto precedió a la erupción."),
        ("en it", "He took a step back.", "Ha dato un passo indietro."),
        ("en de", "The mother-of-three won.", "Der Vater von drei Kindern gewann."),
        ("en cs", "It was the wrong answer.", "Byla to nesprávná odpověď."),
        ("en nl", "Profits increase and losses decrease.", "Winsten stijgen en verliezen dalen."),
        ("ru en", "Цены растут.", "Prices are rising."),
    ],
)
def test_what_is_no_opposite_is_let_pass(languages, original, derivative):
    assert found("wording", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("de en", "Das Zimmer war sauber und das Personal freundlich.",
         "The staff were very friendly and the staff were very friendly.",
         "The staff were very friendly and the staff were very friendly"),
        ("en fr", "The report is late.", "Le rapport rapport rapport est en retard.",
         "rapport rapport rapport"),
        ("en ru", "We need time.", "Нам нужно время время время.", "время время время"),
        ("en de", "All is mixed here.", "Hier ist alles WeissWeissWeiss.", "WeissWeissWeiss"),
        ("en fr", "He was elected in summer.", "Il a Ã©tÃ© Ã©lu en Ã©tÃ©.", "Ã©tÃ©"),
        ("en pl", "The minister lost the race in Warsaw.", "Minister przegra\ufffd w Warszawie.",
         "przegra\ufffd"),
        ("en es", "Salt and pepper.", "Sal &amp; pimienta.", "&amp;"),
    ],
)  # fmt: skip
def test_a_broken_place_is_found(languages, original, derivative, expected):
    assert found("garbled", languages, original, derivative)[0] == (None, expected)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "We worked day after day.", "Nous avons travaillé jour après jour."),
        ("en de", "Never, never, never again.", "Nie, nie, nie wieder."),
        ("en fr", "He says that we must meet.", "Il dit que nous nous devons de nous voir."),
        ("en it", "It was very, very late.", "Era molto, molto tardi."),
        ("en pt", "NO BREAD TODAY", "NÃO HÁ PÃO HOJE"),
        ("en es", "It is in the Bible and in the Bible alone.",
         "Está en la Biblia y en la Biblia sola."),
        ("en fr", "Use &amp; for an ampersand.", "Écrivez &amp; pour une esperluette."),
    ],
)  # fmt: skip
def test_what_is_said_twice_with_reason_is_let_pass(languages, original, derivative):
    assert found("garbled", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en fr", "If the board agrees, the factory will close in June.",
         "L’usine fermera en juin.", "If the board agrees"),
        ("en de", "The factory will close in June unless the board objects.",
         "Die Fabrik wird im Juni schließen.", "unless the board objects"),
        ("en es", "The factory will close if the court agrees.",
         "La fábrica cerrará.", "if the court agrees"),
        ("en nl", "The bridge will reopen if the inspectors approve it.",
         "De brug gaat weer open.", "if the inspectors approve it"),
        ("en pl", "If the court agrees, the trial will begin in May.",
         "Proces rozpocznie się w maju.", "If the court agrees"),
        ("en ru", "If the court agrees, the trial will begin in May.",
         "Процесс начнётся в мае.", "If the court agrees"),
        ("en uk", "The school will open in May if the teachers return.",
         "Школа відкриється у травні.", "if the teachers return"),
        ("fr en", "Si le conseil est d’accord, l’usine fermera en juin.",
         "The factory will close in June.", "Si le conseil est d’accord"),
        ("de en", "Die Fabrik schließt im Juni, falls der Vorstand zustimmt.",
         "The factory will close in June.", "falls der Vorstand zustimmt"),
        ("it en", "Se il tribunale è d’accordo, il processo inizierà a maggio.",
         "The trial will begin in May.", "Se il tribunale è d’accordo"),
    ],
)  # fmt: skip
def test_a_lost_condition_is_found(languages, original, derivative, expected):
    assert (expected, None) in found("omission", languages, original, derivative)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "If the board agrees, the factory will close in June.",
         "L’usine fermera en juin si le conseil est d’accord."),
        ("en de", "If the board agrees, the factory will close in June.",
         "Bei Zustimmung des Vorstands schließt die Fabrik im Juni."),
        ("en de", "If the board agrees, the factory will close in June.",
         "Stimmt der Vorstand zu, schließt die Fabrik im Juni."),
        ("en cs", "If the court agrees, the trial will begin in May.",
         "Souhlasí-li soud, začne proces v květnu."),
        ("it en", "La folla se ne è andata presto.", "The crowd left early."),
        ("nl en", "Het gebouw dient als museum.", "The building is a museum."),
    ],
)  # fmt: skip
def test_a_condition_said_otherwise_is_let_pass(languages, original, derivative):
    assert found("omission", languages, original, derivative) == []


ORIGINAL = (
    "“We will repair the harbour,” Ada Brandt said on Monday.\n\n"
    "Ada Brandt added that some of the dock workers had asked for “longer contracts”.\n"
)


@pytest.mark.parametrize(
    ("derivative", "expected"),
    [
        ("Brandt a dit que « certains des dockers avaient demandé des contrats ».\n", 1),
        ("Brandt a dit que certains des dockers avaient demandé des contrats.\n", 0),
    ],
    ids=["quoted", "reported"],
)  # fmt: skip
def test_reported_words_in_quotation_marks_are_found_in_a_translation(
    derivative, expected, tmp_path
):
    (tmp_path / "o.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "d.txt").write_text(derivative, encoding="utf-8")
    articles = pipeline.read(
        [tmp_path / "d.txt"], [tmp_path / "o.txt"], language="fr", original_language="en"
    )
    (checked,) = pipeline.check(articles.derivatives, articles.originals).derivatives
    kinds = [one.kind for check in checked.checks for one in check.distortions]
    assert kinds.count(DistortionKind.BOUNDARY) == expected


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en fr", "The tenant accused the landlord of cheating.",
         "Le propriétaire a accusé le locataire de tricher.",
         ("tenant accused … landlord", "propriétaire … accusé … locataire")),
        ("en es", "The company warned the government.",
         "El gobierno advirtió a la empresa.",
         ("company warned … government", "gobierno advirtió … empresa")),
        ("fr en", "Le médecin a accusé la patiente de mentir.",
         "The patient accused the doctor of lying.",
         ("médecin … accusé … patiente", "patient accused … doctor")),
        ("de en", "Der Trainer entließ den Torwart.", "The goalkeeper sacked the coach.",
         ("Trainer entließ … Torwart", "goalkeeper sacked … coach")),
        ("de en", "Den Trainer hat der Torwart beleidigt.", "The coach insulted the goalkeeper.",
         ("Trainer … Torwart beleidigt", "coach insulted … goalkeeper")),
        ("en nl", "The mayor criticised the judge.",
         "De rechter heeft de burgemeester bekritiseerd.",
         ("mayor criticised … judge", "rechter … burgemeester bekritiseerd")),
        ("en fr", "Norway defeated Italy in the final.", "L’Italie a battu la Norvège en finale.",
         ("Norway defeated Italy", "Italie … battu … Norvège")),
        ("it en", "Il ladro ha sparato al poliziotto.", "The policeman shot the thief.",
         ("ladro … sparato … poliziotto", "policeman shot … thief")),
        ("en es", "The horse hit the dog.", "El perro golpeó al caballo.",
         ("horse hit … dog", "perro golpeó … caballo")),
    ],
)  # fmt: skip
def test_sides_of_a_verb_that_changed_places_are_found(languages, original, derivative, expected):
    assert found("role", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The tenant accused the landlord of cheating.",
         "Le locataire a accusé le propriétaire de tricher."),
        ("en fr", "The tenant accused the landlord of cheating.",
         "Le propriétaire a été accusé de tricherie par le locataire."),
        ("en fr", "The landlord was accused of cheating by the tenant.",
         "Le locataire a accusé le propriétaire de tricher."),
        ("en es", "My cousin sold the boat.", "El barco lo vendió mi primo."),
        ("en es", "The judge criticised the mayor.", "Al alcalde criticó el juez."),
        ("en fr", "The minister met the director.", "Le directeur a rencontré le ministre."),
        ("en de", "The police attacked the students.", "Die Studenten griff die Polizei an."),
        ("en de", "The goalkeeper insulted the coach.", "Den Trainer hat der Torwart beleidigt."),
        ("de en", "Das Haus gehört dem Bürgermeister.", "The mayor owns the house."),
        ("es en", "La canción gustó al público.", "The public liked the song."),
        ("nl en", "De minister werd door de rechter gehoord.", "The judge heard the minister."),
    ],
)  # fmt: skip
def test_another_order_that_says_the_same_is_let_pass(languages, original, derivative):
    assert found("role", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en de", "The company will sell the bank.",
         "Das Unternehmen hat die Bank verkauft.", ("will sell", "hat … verkauft")),
        ("en es", "The president visited Chile.",
         "El presidente visitará Chile.", ("visited", "visitará")),
        ("en it", "The workers will leave the city.",
         "Gli operai hanno lasciato la città.", ("will leave", "hanno lasciato")),
        ("en pt", "The company will build a bridge.",
         "A empresa construiu uma ponte.", ("will build", "construiu")),
        ("en nl", "The bank paid the bill.",
         "De bank zal de rekening betalen.", ("paid", "zal … betalen")),
        ("en pl", "The school will buy computers.",
         "Szkoła kupiła komputery.", ("will buy", "kupiła")),
        ("en cs", "The school will buy computers.",
         "Škola koupila počítače.", ("will buy", "koupila")),
        ("en uk", "They discussed the plan.",
         "Вони обговорюватимуть план.", ("discussed", "обговорюватимуть")),
        ("ru en", "Школа купила компьютеры.",
         "The school will buy computers.", ("купила", "will buy")),
        ("de en", "Die Firma hat die Bank verkauft.",
         "The company will sell the bank.", ("hat … verkauft", "will sell")),
        ("en de", "The government plans to build 20,000 flats.",
         "Die Regierung hat 20.000 Wohnungen gebaut.", ("plans to build", "hat … gebaut")),
        ("pl en", "Rząd zamierza podnieść podatki.", "The government raised taxes.",
         ("zamierza podnieść", "raised")),
    ],
)  # fmt: skip
def test_past_for_future_is_found(languages, original, derivative, expected):
    assert found("tense", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The law will include other changes.", "La loi inclura d’autres changements."),
        ("en fr", "He said he would sell the bank.", "Il a dit qu’il vendrait la banque."),
        ("en de", "The bank was sold in May.", "Die Bank ist im Mai verkauft worden."),
        ("en es", "He said that he would visit Chile.", "Dijo que visitaría Chile."),
        ("en pl", "The school will buy computers.", "Szkoła kupi komputery."),
        ("en ru", "The school will buy computers.", "Школа купит компьютеры."),
        ("en fr", "The minister withdrew the bill.", "Le ministre retira le projet de loi."),
        ("en it", "I’m not going to tell the story.", "Non dirò la storia."),
        ("en it", "The army entered the city.", "L’esercito entrò in città."),
        (
            "en it",
            "He planned to sell it if the week went well.",
            "Prevede di venderlo se la settimana andrà bene.",
        ),
        ("en nl", "He has paid the bill.", "Hij heeft de rekening betaald."),
        ("it en", "Gli operai lasciano la città.", "The workers left the city."),
        (
            "en de",
            "The schools aim to prepare their pupils for work.",
            "Die Schulen verfolgen das Ziel, ihre Schüler auf den Beruf vorzubereiten.",
        ),
        (
            "en fr",
            "The company intended to close two factories.",
            "L'entreprise avait l'intention de fermer deux usines.",
        ),
    ],
)
def test_what_languages_put_in_other_tenses_is_let_pass(languages, original, derivative):
    assert found("tense", languages, original, derivative) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_looked_for(language):
    assert distortions.untold(language, "en") == ()
    assert distortions.untold("en", language) == ()


def test_without_a_dictionary_strength_and_opposites_are_not_promised():
    told = set(distortions.untold("de", "fr"))
    assert {DistortionKind.INTENSITY, DistortionKind.WORDING} <= told


@pytest.mark.parametrize(
    ("kind", "languages", "original", "derivative"),
    [
        ("certainty", "en de", "The strain is unlikely to cause a wave this winter.",
         "Die Variante wird in diesem Winter wahrscheinlich keine Welle auslösen."),
        ("certainty", "it en", "È improbabile che la legge passi.",
         "The law will probably not pass."),
        ("negation", "en fr", "A dozen people are in hospital. There is no reason to worry.",
         "Une dizaine de personnes sont soignées. Il n'y a aucune raison de s'inquiéter."),
    ],
)  # fmt: skip
def test_the_same_denial_in_another_form_passes(kind, languages, original, derivative):
    assert not found(kind, languages, original, derivative)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("fr en", "Le fonds n'a pas perdu d'argent.", "The fund lost money."),
        ("en fr", "The fund did not lose money.", "Le fonds a perdu de l'argent."),
        ("es en", "El equipo no perdió el partido.", "The team lost the match."),
        ("it en", "Il tribunale non ha respinto il ricorso.", "The court rejected the appeal."),
        ("ru en", "Суд не отклонил иск.", "The court rejected the suit."),
    ],
)  # fmt: skip
def test_a_negative_word_that_lost_its_not_reverses_the_sense(languages, original, derivative):
    check = judged(languages, original, derivative)
    assert [(one.kind, one.severity) for one in check.distortions] == [
        (DistortionKind.NEGATION, Severity.CRITICAL)
    ]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "He has pleaded not guilty to the charge.", "Il a plaidé non coupable."),
        ("en es", "He did not reject the plan out of hand.", "No rechazó sin más el plan."),
        ("nl en", "De brand werd noch bevolen, noch gelegd door hem.",
         "The fire was neither ordered nor set by him."),
        ("fr en", "Il n'a pas manqué de rappeler les faits.", "He recalled the facts."),
        ("de en", "Der Regen war nicht das einzige Hindernis.", "Rain wasn't the only obstacle."),
    ],
)  # fmt: skip
def test_a_negation_beside_a_negative_word_may_be_kept_in_other_words(
    languages, original, derivative
):
    check = judged(languages, original, derivative)
    assert not [
        one
        for one in check.distortions
        if one.kind is DistortionKind.NEGATION and one.severity is not Severity.MINOR
    ]


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "is_told"),
    [
        ("fr en", "La compagnie envisage de supprimer la liaison entre Lille et Londres.",
         "The company has scrapped the route between Lille and London.", True),
        ("fr en", "La compagnie envisage de supprimer la liaison entre Lille et Londres.",
         "The company is thinking of scrapping the route between Lille and London.", False),
        ("en es", "Tom doesn't eat cake because he doesn't want to get any fatter.",
         "Tom no quiere comer tarta porque no quiere engordar más.", False),
    ],
)  # fmt: skip
def test_a_plan_is_not_told_as_done(languages, original, derivative, is_told):
    assert bool(found("tense", languages, original, derivative)) is is_told
