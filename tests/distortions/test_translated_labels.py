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


@pytest.mark.parametrize(
    ("kind", "languages", "original", "derivative"),
    [
        ("number", "en it", "Each photo may use up to 12 MB.",
         "Ogni foto può occupare fino a 12 GB."),
        ("number", "en ru", "Take 40 mg in the morning.", "Принимать 40 г утром."),
        ("number", "en es", "Stir in two teaspoons of honey.", "Incorpore dos tazas de miel."),
        ("date", "de fr", "Die Prüfung dauert 4 Werktage.", "L'examen dure 4 semaines."),
        ("date", "en pl", "We answer within 2 business days.", "Odpowiadamy w ciągu 2 tygodni."),
        ("quantifier", "en it", "Gift wrap for orders over €80.",
         "Confezione regalo per ordini inferiori a 80 €."),
        ("negation", "en fr", "Do not exceed the marked level.", "Dépassez le niveau indiqué."),
        ("negation", "fr en", "Le bailleur ne saurait être tenu responsable du vol.",
         "The landlord shall be held liable for the theft."),
        ("wording", "en es", "The deposit is returned unless the room is damaged.",
         "El depósito se devuelve si la habitación está dañada."),
        ("omission", "en de", "Clear the whole list? This cannot be reversed.",
         "Die ganze Liste leeren?"),
        ("untranslated", "en fr", "Discard these drawings", "Discard these drawings"),
    ],
)  # fmt: skip
def test_a_change_in_the_copy_of_a_product_is_told(kind, languages, original, derivative):
    if languages != "de fr":
        assert found(kind, languages, original, derivative)
    else:  # no dictionary between the two
        assert judged(languages, original, derivative).verdict.label.value != "faithful"


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "Do not exceed 6 capsules a day.", "Nicht mehr als 6 Kapseln am Tag."),
        ("en ru", "Keep below 8 °C.", "Хранить при температуре не выше 8 °C."),
        ("en ru", "The buyer may not resell the ticket.",
         "Покупатель не вправе перепродавать билет."),
        ("en fr", "- Is it ready? - Not yet.", "- C'est prêt ? - Pas encore."),
        ("en it", "Dropped support for Java 8.", "Java 8 non è più supportato."),
        ("en de", "The contract is extended by a year.",
         "Der Vertrag verlängert sich um ein Jahr."),
        ("en fr", "The file may not exceed 5 MB.", "Le fichier ne peut pas dépasser 5 Mo."),
        ("en it", "Half a teaspoon of salt", "Mezzo cucchiaino di sale"),
        ("en es", "We will not charge you unless you agree.",
         "No le cobraremos nada si no está de acuerdo."),
        ("en de", "No fees. No contract.", "Keine Gebühren und kein Vertrag."),
        ("en nl", "Wait. The update is being installed.", "De update wordt geïnstalleerd."),
        ("en es", "The sizes are in the table.", "Las tallas figuran en la tabla."),
        ("en es", "A new menu was introduced.", "Se ha introducido un nuevo menú."),
        ("en nl", "The parcel stands by the door.", "Het pakket staat bij de deur."),
        ("en fr", "Bluetooth", "Bluetooth"),
        ("en de", "Smart Home Hub", "Smart Home Hub"),
    ],
)  # fmt: skip
def test_the_same_in_the_forms_of_the_other_language_is_faithful(languages, original, derivative):
    label = judged(languages, original, derivative).verdict.label.value
    assert label in {"faithful", "verbatim"}


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "is_told"),
    [
        ("en de", "Mark as unread", "Als gelesen markieren", True),
        ("en de", "Mark as unread", "Als ungelesen markieren", False),
        ("en pl", "Sort in ascending order", "Sortuj malejąco", True),
        ("en pl", "Sort in ascending order", "Sortuj rosnąco", False),
        ("en fr", "A bright theme for the evening", "Un thème sombre pour le soir", True),
        ("en fr", "A light theme for the evening", "Un thème clair pour le soir", False),
        ("en ru", "The buyer pays the storage.", "Продавец оплачивает хранение.", True),
        ("en ru", "The buyer pays the storage.", "Покупатель оплачивает хранение.", False),
        ("en it", "The oven is turned off.", "Il forno è acceso.", True),
        ("en it", "The oven is turned off.", "Il forno è spento.", False),
        ("en cs", "Stop using the cream.", "Pokračujte v používání krému.", True),
        ("en cs", "Stop using the cream.", "Přestaňte krém používat.", False),
        ("en es", "See the lower-left corner.", "Vea la esquina superior izquierda.", True),
        ("en es", "See the lower-left corner.", "Vea la esquina inferior izquierda.", False),
    ],
)  # fmt: skip
def test_both_sides_of_a_contrast_are_known(languages, original, derivative, is_told):
    assert bool(found("wording", languages, original, derivative)) is is_told


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "verdict"),
    [
        ("de fr", "Speichern", "Enregistrer", "faithful"),
        ("fr es", "Aucune clé trouvée.", "No se ha encontrado ninguna llave.", "faithful"),
        ("de it", "Speichern", "Pane e burro", "unsupported"),
        ("en de", "Do not take more than 3 capsules.", "Nicht mehr als 3 Kapseln einnehmen.",
         "faithful"),
        ("en de", "Do not take more than 3 capsules.", "Mindestens 3 Kapseln einnehmen.",
         "distorted"),
    ],
)  # fmt: skip
def test_short_texts_meet_by_way_of_english_or_by_a_bound(languages, original, derivative, verdict):
    assert judged(languages, original, derivative).verdict.label.value == verdict
