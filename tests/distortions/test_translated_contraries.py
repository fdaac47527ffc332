"""Words on the other side of a contrast, between two languages."""

import pytest

import fidelity
from fidelity import lexicons
from fidelity.text.contrary_senses import NAME, WITHIN, senses
from fidelity.text.tokens import tokenize
from tests.distortions.translations import found

LANGUAGES = "fr de es it pt nl pl ru uk cs".split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_contrast_is_one_of_the_english_list_and_has_two_sides(language):
    contrasts = lexicons.sections(language, NAME)
    assert contrasts.keys() - WITHIN <= lexicons.sections("en", NAME).keys()
    for contrast, rows in contrasts.items():
        sides = {label.removesuffix("?") for label, _ in rows}
        assert sides == {"one", "other"}, contrast


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en de", "The company won the contract.",
         "Das Unternehmen verlor den Auftrag.", ("won", "verlor")),
        ("en de", "The board turned down the merger on Friday.",
         "Der Vorstand nahm die Fusion am Freitag an.", ("turned down", "nahm … an")),
        ("fr en", "Le sénateur a démenti l'affaire.",
         "The senator admitted the affair.", ("démenti", "admitted")),
        ("es en", "El fondo compró la cadena de hoteles.",
         "The fund sold the hotel chain.", ("compró", "sold")),
        ("it en", "Le truppe sono arrivate nella capitale.",
         "The troops left the capital.", ("arrivate", "left")),
        ("en nl", "The jury found that the treaty had strengthened the alliance.",
         "De jury vond dat het verdrag het bondgenootschap had verzwakt.",
         ("strengthened", "verzwakt")),
        ("en pt", "The factory hired sixty welders.",
         "A fábrica demitiu sessenta soldadores.", ("hired", "demitiu")),
        ("pl en", "Klub przegrał finał.", "The club won the final.", ("przegrał", "won")),
        ("en ru", "Wheat prices fell in March.",
         "Цены на пшеницу выросли в марте.", ("fell", "выросли")),
        ("uk en", "Міністр похвалив звіт.",
         "The minister criticised the report.", ("похвалив", "criticised")),
        ("en cs", "The museum closes in November.",
         "Muzeum otevírá v listopadu.", ("closes", "otevírá")),
        ("de en", "Vor dem Unfall hatten die Nachbarn Schreie gehört.",
         "After the accident, the neighbours had heard screams.", ("Vor", "After")),
        ("en fr", "The pact was signed before the election and has not been published.",
         "Le pacte a été signé après l'élection et n'a pas été publié.", ("before", "après")),
        ("en es", "The law will come into force after the summer break.",
         "La ley entrará en vigor antes de las vacaciones de verano.", ("after", "antes")),
        ("en ru", "The ambassador left before the sanctions were announced.",
         "Посол уехал после объявления санкций.", ("before", "после")),
        ("de en", "Der Sturm erreichte die Küste nach der Warnung.",
         "The storm reached the coast before the warning.", ("nach", "before")),
    ],
)  # fmt: skip
def test_the_other_side_of_a_contrast_is_found(languages, original, derivative, expected):
    assert found("wording", languages, original, derivative) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "The port sold the crane to a dealer.", "Un négociant a acheté la grue au port."),
        ("en de", "The bill was not rejected.", "Der Entwurf wurde angenommen."),
        ("en it", "She lost her job but won the appeal.", "Ha perso il lavoro e vinto il ricorso."),
        ("en de", "The talks will not resume before the election.",
         "Die Gespräche werden erst nach der Wahl wieder aufgenommen."),
        ("en de", "Before moving to Graz he taught in Linz.",
         "Er lehrte in Linz und zog dann nach Graz."),
        ("en es", "Rents stopped rising after the vote.",
         "Los alquileres dejaron de subir tras la votación."),
    ],
)  # fmt: skip
def test_what_says_the_same_from_the_other_side_is_none(languages, original, derivative):
    assert found("wording", languages, original, derivative) == []


def test_a_difference_in_degree_alone_is_one_of_intensity():
    original, derivative = "Rainfall increased slightly.", "Les pluies ont fortement augmenté."
    assert found("intensity", "en fr", original, derivative) == [("slightly", "fortement")]
    assert found("wording", "en fr", original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("fr en", "La bibliothèque reste ouverte jusqu'à 22 heures.",
         "The library does not close until 10 p.m."),
        ("en es", "A third of the calves did not survive.", "Un tercio de los terneros murió."),
        ("de en", "Der Kapitän schwieg zu dem Unfall.",
         "The captain did not comment on the accident."),
    ],
)  # fmt: skip
def test_the_other_side_may_render_a_negation(languages, original, derivative):
    assert found("negation", languages, original, derivative) == []


def test_a_prefix_at_the_end_of_the_clause_belongs_to_its_verb():
    tokens = tokenize("Die Polizei ließ den Mann frei.", language="de")
    assert [(one.indices, one.side) for one in senses(tokens, "de")["arrest"] if one.tells] == [
        ((2, 5), 1)
    ]


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "is_told"),
    [
        ("pl en", "Minister zaprzeczył, jakoby rząd zamierzał podnieść podatki.",
         "The minister confirmed that the government intended to raise taxes.", True),
        ("en fr", "The airline denied that the pilot had ignored the warning.",
         "La compagnie a confirmé que le pilote avait ignoré l'avertissement.", True),
        ("en es", "Officials would neither confirm nor deny the report.",
         "Las autoridades no quisieron confirmar ni desmentir la información.", False),
    ],
)  # fmt: skip
def test_what_was_denied_is_not_confirmed(languages, original, derivative, is_told):
    assert bool(found("wording", languages, original, derivative)) is is_told


@pytest.mark.parametrize(
    ("original", "translation", "verdict"),
    [
        ("Enable dark mode", "Wyłącz tryb ciemny", "distorted"),
        ("Enable dark mode", "Włącz tryb ciemny", "faithful"),
        ("Hide the password", "Das Passwort anzeigen", "distorted"),
        ("Hide the password", "Das Passwort ausblenden", "faithful"),
    ],
)
def test_what_is_switched_on_or_shown_is_told(original, translation, verdict):
    assert fidelity.compare(original, translation).verdict.label.value == verdict
