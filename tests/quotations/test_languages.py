import pytest

from fidelity.records import QuotationKind
from tests.quotations.reading import read, speech, words

DIRECT, MIXED, INDIRECT = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT


@pytest.mark.parametrize(
    ("language", "text", "kind", "contents", "speaker"),
    [
        pytest.param(
            "de",
            "„Wir warten“, sagte Ada Moos.",
            DIRECT,
            ["Wir warten"],
            "Ada Moos",
            id="de-direct",
        ),
        pytest.param(
            "de", "»Wir warten«, sagte Ada Moos.", DIRECT, ["Wir warten"], "Ada Moos", id="de-angle"
        ),
        pytest.param(
            "de",
            "Ada Moos sagte, die Brücke sei alt.",
            INDIRECT,
            ["die Brücke sei alt"],
            "Ada Moos",
            id="de-comma",
        ),
        pytest.param(
            "de",
            "Die Brücke sei alt, so Ada Moos.",
            INDIRECT,
            ["Die Brücke sei alt"],
            "Ada Moos",
            id="de-so",
        ),
        pytest.param(
            "fr",
            "« Nous attendons », a déclaré Ada Moreau.",
            DIRECT,
            ["Nous attendons"],
            "Ada Moreau",
            id="fr-direct",
        ),
        pytest.param(
            "fr",
            "Selon Ada Moreau, le pont est vieux.",
            INDIRECT,
            ["le pont est vieux"],
            "Ada Moreau",
            id="fr-selon",
        ),
        pytest.param(
            "it",
            "«Aspettiamo», ha detto Ada Moretti.",
            DIRECT,
            ["Aspettiamo"],
            "Ada Moretti",
            id="it-direct",
        ),
        pytest.param(
            "it",
            "Ada Moretti ha detto di aver visto il ponte.",
            INDIRECT,
            ["di aver visto il ponte"],
            "Ada Moretti",
            id="it-infinitive",
        ),
        pytest.param(
            "es",
            "Ada Moreno dijo que el puente es viejo.",
            INDIRECT,
            ["el puente es viejo"],
            "Ada Moreno",
            id="es-que",
        ),
        pytest.param(
            "pt",
            "“Vamos esperar”, afirmou Ada Moreira.",
            DIRECT,
            ["Vamos esperar"],
            "Ada Moreira",
            id="pt-direct",
        ),
        pytest.param(
            "nl",
            "Ada de Moor zei dat de brug oud is.",
            INDIRECT,
            ["de brug oud is"],
            "Ada de Moor",
            id="nl-dat",
        ),
        pytest.param(
            "pl",
            "„Poczekamy” – dodała Ada Morawska.",
            DIRECT,
            ["Poczekamy"],
            "Ada Morawska",
            id="pl-dash",
        ),
        pytest.param(
            "ru",
            "«Мы подождем», — сказала Ада Морозова.",
            DIRECT,
            ["Мы подождем"],
            "Ада Морозова",
            id="ru-dash",
        ),
        pytest.param(
            "ru",
            "Морозова сообщила, что мост старый.",
            INDIRECT,
            ["мост старый"],
            "Морозова",
            id="ru-что",
        ),
        pytest.param(
            "uk",
            "Мельник заявила, що міст старий.",
            INDIRECT,
            ["міст старий"],
            "Мельник",
            id="uk-що",
        ),
        pytest.param(
            "cs",
            "Moravcová řekla, že most je starý.",
            INDIRECT,
            ["most je starý"],
            "Moravcová",
            id="cs-že",
        ),
        pytest.param(
            "cs",
            "„Počkáme,“ řekla Ada Moravcová.",
            DIRECT,
            ["Počkáme"],
            "Ada Moravcová",
            id="cs-direct",
        ),
    ],
)
def test_reported_speech_is_read_in_the_language_of_the_text(
    language, text, kind, contents, speaker
):
    first = speech(text, language=language)[0]
    assert (first.kind, words(text, first)) == (kind, contents)
    assert first.speaker.name == speaker


@pytest.mark.parametrize("language", ["de-AT", "pt-BR"])
def test_a_region_reads_as_its_language(language):
    assert not read("Am Ende.", language=language).notices
