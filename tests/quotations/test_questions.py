"""The question that a speaker answers: no part of what the speaker says, nor of the name."""

import pytest

from tests.quotations.reading import read, words

CASES = {
    "de-whether": (
        "de",
        "Auf die Frage, ob die Bahn die Strecke stilllegt, sagte Moll, man prüfe das noch.",
        "man prüfe das noch",
    ),
    "de-direct": (
        "de",
        "Auf die Frage, ob er zurücktrete, sagte Moll: «Nein, das werde ich nicht tun.»",
        "Nein, das werde ich nicht tun.",
    ),
    "de-asked": (
        "de",
        "Darauf angesprochen, ob die Strecke schließe, sagte Moll, dass dies nicht geplant sei.",
        "dies nicht geplant sei",
    ),
    "de-to-the-question": (
        "de",
        "Zur Frage, ob die Strecke schließe, erklärte Moll, dies sei nicht geplant.",
        "dies sei nicht geplant",
    ),
    "en-pressed": (
        "en",
        "Pressed on whether she would run again, Moll said she would decide in May.",
        "she would decide in May",
    ),
    "en-apposition": (
        "en",
        "Questioned about the costs, Moll, the mayor, said that they were high.",
        "they were high",
    ),
    "en-closing": (
        "en",
        "The line would stay open, Moll said on Tuesday when asked about the costs.",
        "The line would stay open",
    ),
    "fr": (
        "fr",
        "À la question de savoir si la ligne fermerait, Moll a répondu que rien n’était décidé.",
        "rien n’était décidé",
    ),
    "fr-asked": (
        "fr",
        "Interrogée pour savoir si la ligne fermerait, Moll a répondu que rien n’était décidé.",
        "rien n’était décidé",
    ),
    "it": (
        "it",
        "Alla domanda se la linea chiuderà, Moll ha risposto che nulla è deciso.",
        "nulla è deciso",
    ),
    "es": (
        "es",
        "A la pregunta de si la línea cerrará, Moll respondió que nada está decidido.",
        "nada está decidido",
    ),
    "pt": (
        "pt",
        "Questionado sobre se a linha vai fechar, Moll disse que nada está decidido.",
        "nada está decidido",
    ),
    "nl": (
        "nl",
        "Op de vraag of de lijn sluit, zei Moll dat niets besloten is.",
        "niets besloten is",
    ),
    "pl": (
        "pl",
        "Na pytanie, czy linia zostanie zamknięta, Moll odpowiedział, że nic nie postanowiono.",
        "nic nie postanowiono",
    ),
    "cs": (
        "cs",
        "Na otázku, zda bude trať zrušena, Moll odpověděl, že nic není rozhodnuto.",
        "nic není rozhodnuto",
    ),
    "ru": (
        "ru",
        "На вопрос, закроют ли линию, Moll ответил, что ничего не решено.",
        "ничего не решено",
    ),
    "uk": (
        "uk",
        "На запитання, чи закриють лінію, Moll відповів, що нічого не вирішено.",
        "нічого не вирішено",
    ),
}


@pytest.mark.parametrize(("language", "text", "answer"), CASES.values(), ids=CASES.keys())
def test_the_speaker_says_the_answer_alone(language, text, answer):
    said = [q for q in read(text, language=language).quotations if q.speaker is not None]
    assert [words(text, q) for q in said] == [[answer]]
    assert said[0].speaker.name.startswith("Moll")


def test_a_verb_that_follows_the_question_has_its_speaker_behind_it():
    text = "Na otázku, zda bude trať zrušena, odpověděl Moll, že nic není rozhodnuto."
    [answer] = read(text, language="cs").quotations
    assert words(text, answer) == ["nic není rozhodnuto"]
    assert answer.speaker.name == "Moll"


def test_a_question_in_what_is_said_stays_there():
    text = "Moll said that the driver had stopped his car when asked to do so by the police."
    [first, *_] = read(text).quotations
    assert words(text, first) == [
        "the driver had stopped his car when asked to do so by the police"
    ]


def test_a_quotation_after_a_closing_question_is_the_answer():
    text = "Moll said when asked about the costs: “They are higher than we thought.”"
    assert ["They are higher than we thought."] in [words(text, q) for q in read(text).quotations]


def test_nobody_is_named_who_asks():
    text = "Asked whether the line would close, Moll said nothing had been decided."
    question, answer = read(text).quotations
    assert question.speaker is None
    assert answer.speaker.name == "Moll"
