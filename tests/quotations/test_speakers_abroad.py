"""Who speaks, and where the words begin and end, in articles of other languages."""

import pytest

from tests.quotations.reading import read, speech, words


@pytest.mark.parametrize(
    ("language", "text", "contents", "speaker"),
    [
        pytest.param(
            "fr",
            "Le maire, Ivo Lind, a dit qu’il voulait remplacer Ada Moll au conseil.",
            ["qu’il voulait remplacer Ada Moll au conseil"],
            "Ivo Lind",
            id="fr-clause-with-a-name",
        ),
        pytest.param(
            "fr",
            "La porte-parole du parti pour les ports, Ada Moll, a parlé d’« un pari ».",
            ["un pari"],
            "Ada Moll",
            id="fr-name-behind-its-office",
        ),
        pytest.param(
            "de",
            "Ada Moll backt.\n\nIvo Moll, der Bücher führt, ist dagegen. „Es ist alt“, sagt er.",
            ["Es ist alt"],
            "Ivo Moll",
            id="de-her-son",
        ),
        pytest.param(
            "de",
            "Ein Sprecher sagte, die Pumpen würden bis zum 15. Oktober geliefert.",
            ["die Pumpen würden bis zum 15. Oktober geliefert"],
            "Ein Sprecher",
            id="de-ordinal",
        ),
        pytest.param(
            "de",
            "Nach Angaben des Amtes nutzten rund 1,4 Millionen Gäste die Fähren.",
            ["nutzten rund 1,4 Millionen Gäste die Fähren"],
            "des Amtes",
            id="de-source-before-verb",
        ),
        pytest.param(
            "de",
            "Auf Nachfrage sagte Moll, die ersten Daten seien ermutigend.",
            ["die ersten Daten seien ermutigend"],
            "Moll",
            id="de-clause-after-name",
        ),
        pytest.param(
            "de",
            "Am Dienstag sagte Ada Moll, die Brücke sei alt.",
            ["die Brücke sei alt"],
            "Ada Moll",
            id="de-verb-second",
        ),
        pytest.param(
            "de",
            "Nach dem Treffen kündigte die Ministerin an, die Brücke werde gesperrt.",
            ["die Brücke werde gesperrt"],
            "die Ministerin",
            id="de-verb-second-and-split",
        ),
        pytest.param(
            "nl",
            "In Den Haag zei Ada Moll dat de brug oud is.",
            ["de brug oud is"],
            "Ada Moll",
            id="nl-verb-second",
        ),
        pytest.param(
            "nl",
            "Volgens het ministerie gebruikten 1,4 miljoen mensen de trein.",
            ["gebruikten 1,4 miljoen mensen de trein"],
            "het ministerie",
            id="nl-source-before-verb",
        ),
        pytest.param(
            "pt",
            "Na terça-feira, a ministra Ada Moura disse aos jornalistas que a ponte era velha.",
            ["a ponte era velha"],
            "Ada Moura",
            id="pt-addressee",
        ),
        pytest.param(
            "es",
            "La alcaldesa, Ada Moll, dijo el martes a los periodistas que el puente era viejo.",
            ["el puente era viejo"],
            "Ada Moll",
            id="es-date-and-addressee",
        ),
        pytest.param(
            "pl",
            "Burmistrz Ada Moll powiedziała dziennikarzom, że most jest stary.",
            ["most jest stary"],
            "Ada Moll",
            id="pl-addressee",
        ),
        pytest.param(
            "en",
            "Masks could have been bought for less if doctors had been told then, Moll said.",
            ["Masks could have been bought for less if doctors had been told then"],
            "Moll",
            id="en-told-then",
        ),
    ],
)
def test_the_reported_words_are_found(language, text, contents, speaker):
    (quotation,) = speech(text, language=language)
    assert words(text, quotation)[-len(contents) :] == contents
    assert quotation.speaker.name == speaker


def test_a_name_with_its_apposition_is_not_what_somebody_said():
    text = "Markus Hale, der Chef der Gewerkschaft, kritisierte das Ministerium."
    assert not speech(text, language="de")


def test_a_pronoun_means_whom_the_title_fits():
    text = (
        "Verkehrsminister Jonas Brandt verteidigte den Plan. Die Grünen-Politikerin Sophie Maurer "
        "nannte ihn „zu wenig“. „Wir warten“, sagte sie. „Ich auch“, sagte er."
    )
    found = [(words(text, q)[0], q.speaker.name) for q in speech(text, language="de")]
    assert ("Wir warten", "Sophie Maurer") in found
    assert ("Ich auch", "Jonas Brandt") in found


def test_an_amount_is_nobody():
    text = "Das Amt lieferte 1,2 Millionen Dosen. „Das reicht nicht“, sagte sie."
    extraction = read(text, language="de")
    assert not extraction.people
    assert extraction.quotations[-1].speaker.name == "sie"
