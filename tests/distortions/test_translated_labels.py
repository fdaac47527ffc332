"""Labels, commands and clauses of products, between two languages."""

import pytest

from tests.distortions.translations import found, judged


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "Disable location services", "Désactiver la géolocalisation"),
        ("en nl", "Turn off the alarm", "Wekker uitschakelen"),
        ("de en", "Abmelden", "Sign out"),
        ("es en", "Cerrar sesión en el televisor", "Log out of the television"),
        ("en de", "Redo", "Wiederherstellen"),
        ("en pl", "Deselect everything", "Odznacz wszystko"),
        ("en ru", "Unlock the door", "Разблокировать дверь"),
        ("en it", "Exclude weekends", "Escludi i fine settimana"),
        ("en de", "The carrier shall not be liable for loss of profit.",
         "Der Spediteur haftet nicht für entgangenen Gewinn."),
        ("en es", "Fewer clicks, more affordable plans",
         "Menos clics, tarifas más asequibles"),
        ("en nl", "Rinse the filter before fitting it.",
         "Spoel het filter af voordat u het plaatst."),
    ],
)  # fmt: skip
def test_an_idiomatic_label_is_faithful(languages, original, derivative):
    assert judged(languages, original, derivative).verdict.label.value == "faithful"


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "Disable location services", "Activer la géolocalisation"),
        ("es en", "Cerrar sesión", "Log in"),
        ("en de", "Select all rows", "Alle Zeilen abwählen"),
        ("en pl", "Unlock the keyboard", "Zablokuj klawiaturę"),
        ("en ru", "Remove the widget", "Добавить виджет"),
        ("en es", "Discard the draft", "Guardar el borrador"),
        ("en cs", "Install the driver", "Odinstalovat ovladač"),
        ("en uk", "Scroll to the upper edge", "Прокрутіть до нижнього краю"),
        ("en it", "Include weekends", "Escludi i fine settimana"),
        ("de en", "Auftrag bestätigen", "Cancel order"),
        ("en pt", "Go to the previous chapter", "Ir para o capítulo seguinte"),
        ("en nl", "This field is required.", "Dit veld is optioneel."),
        ("en nl", "Dry the blade before you touch the handle.",
         "Droog het mes af nadat u het handvat hebt aangeraakt."),
    ],
)  # fmt: skip
def test_the_opposite_command_is_told(languages, original, derivative):
    assert len(found("wording", languages, original, derivative)) == 1


@pytest.mark.parametrize("derivative", ["Klavier spielen", "Wiener Straßenbahn"])
def test_a_label_of_known_words_about_something_else_is_unsupported(derivative):
    assert judged("en de", "Disable tracking", derivative).verdict.label.value == "unsupported"


def test_words_that_no_dictionary_has_prove_nothing():
    assert judged("en pl", "Undo", "Odkręcz").verdict.label.value == "faithful"
