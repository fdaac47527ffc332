"""What was, told as what is, between languages; and periods that lost or won their end."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "“The road was closed,” the driver said.", "« La route est fermée », dit-elle."),
        (
            "en de",
            "“The mine had two shafts,” he said.",
            "„Die Grube hat zwei Schächte“, sagte er.",
        ),
        ("en es", "“The firm was in debt,” he said.", "«La empresa está endeudada», dijo."),
        ("en it", "“I was afraid,” the nurse said.", "«Ho paura», ha detto l’infermiera."),
        ("en nl", "“The guards were drunk,” he said.", "„De bewakers zijn dronken”, zei hij."),
        ("en pt", "“We had no water,” the farmer said.", "“Não temos água”, disse o agricultor."),
        ("en pl", "“The firm was in debt,” he said.", "„Firma jest zadłużona” – powiedział."),
        ("en cs", "“The guards were drunk,” he said.", "„Strážní jsou opilí,“ řekl svědek."),
        ("en ru", "“The firm was in debt,” he said.", "«Фирма в долгах», — сказал он."),
        (
            "fr en",
            "« Le pont est dangereux », a dit le maire.",
            "“The bridge was dangerous,” he said.",
        ),
    ],
)
def test_what_was_is_no_more(languages, original, derivative):
    assert found("tense", languages, original, derivative)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        (
            "en fr",
            "“The children left,” the teacher said.",
            "« Les enfants sont partis », dit-elle.",
        ),
        (
            "en fr",
            "“The roof has leaked for years,” he said.",
            "« Le toit fuit depuis des années », dit-il.",
        ),
        (
            "en de",
            "“The mine had two shafts,” he said.",
            "„Die Grube hat zwei Schächte gehabt“, sagte er.",
        ),
        ("en es", "“The firm was in debt,” he said.", "«La empresa estaba endeudada», dijo."),
        ("en it", "“I was afraid,” the nurse said.", "«Avevo paura», ha detto l’infermiera."),
        ("en nl", "“The guards were drunk,” he said.", "Hij zei dat de bewakers dronken waren."),
        ("en pl", "He said the firm was in debt.", "Powiedział, że firma jest zadłużona."),
        ("en cs", "“The guards were drunk,” he said.", "Svědek řekl, že strážní byli opilí."),
        ("en ru", "“She lived in Riga,” the aunt said.", "«Она жила в Риге», — сказала тётя."),
        (
            "fr en",
            "« Le pont est dangereux », a dit le maire.",
            "The mayor said the bridge was dangerous.",
        ),
    ],
)
def test_each_language_tells_the_past_in_its_way(languages, original, derivative):
    assert not found("tense", languages, original, derivative)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "The law was in force from 1990 to 1998.", "Das Gesetz ist seit 1990 in Kraft."),
        ("en fr", "The bridge was closed from May to August.", "Le pont est fermé depuis mai."),
        ("en pl", "The school was shut from May to August.", "Szkoła jest zamknięta od maja."),
        ("en de", "She has led the club since 2009.", "Von 2009 bis 2015 leitete sie den Verein."),
    ],
)
def test_a_period_with_an_end_is_not_open(languages, original, derivative):
    assert found("date", languages, original, derivative)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en es", "It was in force from 2009 to 2014.", "Estuvo en vigor de 2009 a 2014."),
        (
            "en it",
            "The show runs from Monday to Friday.",
            "La mostra è aperta da lunedì a venerdì.",
        ),
        ("en ru", "The ban has been in force since 2009.", "Запрет действует с 2009 года."),
        ("en de", "He played there between 2009 and 2011.", "Von 2009 bis 2011 spielte er dort."),
    ],
)
def test_a_period_keeps_its_ends(languages, original, derivative):
    assert not found("date", languages, original, derivative)


def test_another_century_is_another_number():
    original = "The church dates from the 19th century."
    assert found("number", "en de", original, "Die Kirche stammt aus dem 18. Jahrhundert.")
    assert not found("number", "en nl", original, "De kerk dateert uit de 19e eeuw.")
