"""Almost all, almost nobody, not all, and what is left out of all, between two languages."""

import pytest

from fidelity import load_encoder
from tests.distortions.translations import found

BUILTIN = load_encoder("builtin")


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "“Almost everyone came back,” the waiter said.",
         "„Alle kamen zurück“, sagte der Kellner."),
        ("ru en", "«Почти все окна разбиты», — сказал сторож.",
         "“All the windows are broken,” the guard said."),
        ("en cs", "“All the windows are broken,” the guard said.",
         "„Téměř všechna okna jsou rozbitá,“ řekl strážný."),
        ("en fr", "“Hardly anyone came back,” the waiter said.",
         "« Personne n’est revenu », a dit le serveur."),
        ("en pt", "“Not every window is broken,” the guard said.",
         "“Nenhuma janela está partida”, disse o guarda."),
        ("en it", "“None of the windows is broken,” the guard said.",
         "«Non tutte le finestre sono rotte», ha detto la guardia."),
        ("en pl", "“She almost always wins,” the coach said.",
         "„Ona zawsze wygrywa” – powiedział trener."),
    ],
)  # fmt: skip
def test_what_stopped_short_and_no_longer_does(languages, original, derivative):
    assert found("quantifier", languages, original, derivative, BUILTIN)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "“Almost everyone came back,” the waiter said.",
         "„Fast alle kamen zurück“, sagte der Kellner."),
        ("en de", "“Nearly all of them came back,” the waiter said.",
         "„Die meisten kamen zurück“, sagte der Kellner."),
        ("en fr", "“Hardly anyone came back,” the waiter said.",
         "« Presque personne n’est revenu », a dit le serveur."),
        ("en es", "“Hardly anyone came back,” the waiter said.",
         "«Pocos volvieron», dijo el camarero."),
        ("en pt", "“Not every window is broken,” the guard said.",
         "“Nem todas as janelas estão partidas”, disse o guarda."),
        ("en pl", "“She almost always wins,” the coach said.",
         "„Ona prawie zawsze wygrywa” – powiedział trener."),
        ("en uk", "“Everyone came back,” the waiter said.",
         "«Усі повернулися», — сказав офіціант."),
    ],
)  # fmt: skip
def test_what_stops_short_on_both_sides_passes(languages, original, derivative):
    assert found("quantifier", languages, original, derivative, BUILTIN) == []


@pytest.mark.parametrize(
    ("kind", "languages", "original", "derivative"),
    [
        ("omission", "en nl", "“The wall held, except near the mill,” the engineer said.",
         "‘De muur heeft het gehouden’, zei de ingenieur."),
        ("omission", "en fr", "“With two exceptions, all the samples were clean,” the nurse said.",
         "« Tous les échantillons étaient propres », a dit l’infirmière."),
        ("omission", "ru en", "«Все были спасены, за исключением собаки», — сказал врач.",
         "“Everyone was rescued,” the doctor said."),
        ("addition", "en es", "“The gardens are open,” the guide said.",
         "«Los jardines están abiertos, salvo los del puerto», dijo la guía."),
    ],
)  # fmt: skip
def test_an_exception_without_an_answer(kind, languages, original, derivative):
    assert found(kind, languages, original, derivative, BUILTIN)


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en nl", "“The wall held, except near the mill,” the engineer said.",
         "‘De muur hield het, behalve bij de molen’, zei de ingenieur."),
        ("en it", "“Apart from the roof, the barn is new,” the farmer said.",
         "«A parte il tetto, il fienile è nuovo», ha detto il contadino."),
        ("en de", "“The rule holds without exception,” the clerk said.",
         "„Die Regel gilt immer“, sagte der Beamte."),
        ("en it", "He took the cat apart from the dog, and to safety.",
         "Ha portato in salvo il gatto, lontano dal cane."),
    ],
)  # fmt: skip
def test_an_exception_told_otherwise_passes(languages, original, derivative):
    assert found("omission", languages, original, derivative, BUILTIN) == []
    assert found("addition", languages, original, derivative, BUILTIN) == []
