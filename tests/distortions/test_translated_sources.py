"""Who is said to have said it, between two languages."""

import pytest

from fidelity import load_encoder
from tests.distortions.translations import found

BUILTIN = load_encoder("builtin")


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "According to the neighbours, the dog had been barking all night.",
         "Laut Polizei hatte der Hund die ganze Nacht gebellt."),
        ("fr en", "Selon le syndicat, deux cents postes seront supprimés à Lens.",
         "Two hundred jobs will go in Lens, according to the company."),
        ("en ru", "Doctors said the boy would recover within a week.",
         "По словам родственников, мальчик поправится в течение недели."),
        ("es en", "Según los vecinos, el ruido empezó a medianoche.",
         "The noise began at midnight, the police said."),
        ("pl en", "Zdaniem sąsiadów pies był łagodny.",
         "The dog was gentle, according to its owner."),
        ("de en", "Der Polizei zufolge brannte das Lager schon am Abend.",
         "According to the firefighters, the warehouse was already on fire in the evening."),
    ],
)  # fmt: skip
def test_another_source_is_found(languages, original, derivative):
    assert len(found("attribution", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "According to the police, the dog had been barking all night.",
         "Wie die Polizei mitteilte, hatte der Hund die ganze Nacht gebellt."),
        ("fr en", "Selon l'avocat du syndicat, deux cents postes seront supprimés à Lens.",
         "Two hundred jobs will go in Lens, the union's lawyer said."),
        ("en ru", "Doctors said the boy would recover within a week.",
         "По данным больницы, мальчик поправится в течение недели."),
        ("es en", "Según las autoridades, el ruido empezó a medianoche.",
         "The noise began at midnight, the police said."),
        ("it en", "Secondo il portavoce, il ponte riaprirà a maggio.",
         "The bridge will reopen in May, the company said."),
        ("en nl", "The hospital, according to the minister, has run out of beds.",
         "Volgens de minister heeft het ziekenhuis geen bedden meer."),
    ],
)  # fmt: skip
def test_the_same_source_in_other_words_passes(languages, original, derivative):
    assert found("attribution", languages, original, derivative) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en it", "“The hall is too small,” the headmistress said.",
         "«L’aula è troppo piccola», ha detto la preside."),
        ("en fr", "“The pool is too cold,” the lifeguard said.",
         "« Le bassin est trop froid », a dit le sauveteur."),
        ("en pl", "“The road is icy,” the postman said.",
         "„Droga jest oblodzona” – powiedziała listonoszka."),
    ],
)  # fmt: skip
def test_a_trade_that_the_large_dictionary_lacks_passes(languages, original, derivative):
    assert found("attribution", languages, original, derivative, BUILTIN) == []


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en es", "“The tunnel is safe,” the bus driver said.",
         "«El túnel es seguro», dijo el ministro de Transportes."),
        ("en pt", "“The tunnel was safe,” the contractor said.",
         "“O túnel era seguro”, disse a perita do tribunal."),
    ],
)  # fmt: skip
def test_an_office_of_several_words_is_told_apart(languages, original, derivative):
    assert found("attribution", languages, original, derivative, BUILTIN)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en es", "“The tunnel is safe,” the transport minister said.",
         "«El túnel es seguro», dijo el ministro de Transportes."),
        ("en pt", "“The tunnel was safe,” the court's expert said.",
         "“O túnel era seguro”, disse a perita do tribunal."),
    ],
)  # fmt: skip
def test_an_office_of_several_words_is_known_again(languages, original, derivative):
    assert found("attribution", languages, original, derivative, BUILTIN) == []
