"""A word that leaves all others out, between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "Only farmers from the valley will receive the subsidy next year.",
         "Die Bauern aus dem Tal erhalten die Subvention im nächsten Jahr."),
        ("en es", "The new tariff would apply only to cars from the south.",
         "El nuevo arancel se aplicaría a los automóviles del sur."),
        ("en ru", "Only residents of the border villages can cross without a visa.",
         "Жители приграничных деревень могут пересекать границу без визы."),
        ("de en", "Das Museum ist im Winter nur für Schüler geöffnet, sagte die Leiterin.",
         "In winter the museum is open to pupils, the director said."),
        ("fr en", "Le vaccin est proposé uniquement aux enfants de la commune.",
         "The vaccine is offered to the town's children."),
        ("en cs", "The court will hear only witnesses from the village.",
         "Soud vyslechne svědky z vesnice."),
        ("en it", "The beach is for guests of the hotel only.",
         "La spiaggia è per gli ospiti dell'albergo."),
        ("en pl", "Teachers with a contract can use the library.",
         "Z biblioteki mogą korzystać tylko nauczyciele z umową."),
    ],
)  # fmt: skip
def test_a_restriction_that_nothing_renders_is_told(languages, original, derivative):
    assert len(found("quantifier", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "Only farmers from the valley will receive the subsidy next year.",
         "Außer den Bauern aus dem Tal erhält niemand im nächsten Jahr die Subvention."),
        ("en fr", "Only residents may park in the street, the mayor said.",
         "Les riverains sont les seuls à pouvoir stationner dans la rue, a dit le maire."),
        ("en fr", "The museum is open only in summer.", "Le musée n'est ouvert qu'en été."),
        ("en es", "The strike affects not only trains but also buses.",
         "La huelga afecta a los trenes y también a los autobuses."),
        ("en it", "Only 12 guests came to the concert.", "Al concerto vennero 12 ospiti."),
        ("en ru", "The question will only arise later.", "Вопрос возникнет позже."),
        ("pl en", "Gdy tylko pociąg ruszył, pasażerowie zasnęli.",
         "As soon as the train set off, the passengers fell asleep."),
        ("de en", "Wie kam er nur auf den Gedanken?", "How did he come up with the idea?"),
    ],
)  # fmt: skip
def test_a_restriction_in_other_words_passes(languages, original, derivative):
    assert found("quantifier", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("kind", "languages", "original", "derivative"),
    [
        ("negation", "nl en", "Alleen de voorzitter wist van het plan.",
         "Even the chairman did not know about the plan."),
        ("negation", "it en", "Il ministro ha parlato solo con i sindacati.",
         "The minister did not speak with the unions."),
        ("negation", "fr en", "Le médecin ne reçoit que les habitants du quartier.",
         "The doctor does not receive residents of the district."),
        ("quantifier", "fr en", "Le médecin ne reçoit que les habitants du quartier.",
         "The doctor receives residents of the district."),
    ],
)  # fmt: skip
def test_an_only_is_no_denial(kind, languages, original, derivative):
    assert len(found(kind, languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("de en", "Nur der Vorsitzende wusste von dem Plan.",
         "Nobody but the chairman knew about the plan."),
        ("it en", "Il ministro ha parlato solo con i sindacati.",
         "The minister spoke to no one except the unions."),
        ("fr en", "Le médecin ne reçoit que les habitants du quartier.",
         "The doctor receives nobody but residents of the district."),
        ("en es", "Only in 1998 did the museum open.", "El museo no abrió hasta 1998."),
        ("fr en", "Rien n'indique que le maire était présent.",
         "Nothing suggests that the mayor was there."),
    ],
)  # fmt: skip
def test_an_exception_is_an_only(languages, original, derivative):
    assert found("negation", languages, original, derivative) == []
    assert found("quantifier", languages, original, derivative) == []


def test_what_is_not_ruled_out_may_be():
    original = "De politie sluit een ongeluk niet uit."
    derivative = "Police say it may have been an accident."
    assert found("negation", "nl en", original, derivative) == []
    assert len(found("negation", "nl en", original, "Police have ruled out an accident.")) == 1


def test_most_is_more_than_some():
    original = "Most of the villagers refused to leave."
    derivative = "Некоторые жители деревни отказались уезжать."
    assert len(found("quantifier", "en ru", original, derivative)) == 1
    kept = "Большинство жителей деревни уезжать отказались."
    assert found("quantifier", "en ru", original, kept) == []
