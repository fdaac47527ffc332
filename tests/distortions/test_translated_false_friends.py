"""A word that looks like the one for which it stands, and means another, between two languages."""

import pytest

from fidelity import load_encoder
from tests.distortions.translations import found

BUILTIN = load_encoder("builtin")


@pytest.mark.parametrize(
    ("languages", "original", "derivative", "expected"),
    [
        ("en de", "“We will eventually answer every letter,” the secretary said.",
         "„Wir werden eventuell jeden Brief beantworten“, sagte die Sekretärin.",
         ("eventually", "eventuell")),
        ("es en", "Sus parientes vivían cerca de la estación.",
         "Her parents lived near the station.", ("parientes", "parents")),
        ("it en", "La fattoria ha chiuso a maggio.", "The factory closed in May.",
         ("fattoria", "factory")),
        ("en ru", "“The magazine was sold out on Monday,” the reader said.",
         "«Магазин был распродан в понедельник», — сказала читательница.",
         ("magazine", "Магазин")),
        ("nl en", "De monsters werden gisteren onderzocht.",
         "The monsters were examined yesterday.", ("monsters", "monsters")),
        ("fr en", "La réunion du comité a été reportée.",
         "The committee's meeting was reported.", ("reportée", "reported")),
        ("en pl", "She was very sympathetic to the patient.",
         "Była bardzo sympatyczna dla pacjenta.", ("sympathetic", "sympatyczna")),
        ("en pt", "He pretended to sleep.", "Ele pretendia dormir.", ("pretended", "pretendia")),
    ],
)  # fmt: skip
def test_a_false_friend_is_found(languages, original, derivative, expected):
    assert found("wording", languages, original, derivative, BUILTIN) == [expected]


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en de", "“We may answer this letter,” the secretary said.",
         "„Wir beantworten eventuell diesen Brief“, sagte die Sekretärin."),
        ("es en", "Sus parientes vivían cerca de la estación.",
         "Her relatives lived near the station."),
        ("it en", "La fattoria ha chiuso a maggio.", "The farm closed in May."),
        ("en ru", "“The shop was sold out on Monday,” the reader said.",
         "«Магазин был распродан в понедельник», — сказала читательница."),
        ("nl en", "De monsters werden gisteren onderzocht.",
         "The samples were examined yesterday."),
        ("fr en", "La réunion du comité a été reportée.",
         "The committee's meeting was postponed."),
        ("en de", "“The list is long,” the clerk said.",
         "„Die Liste ist lang“, sagte der Beamte."),
        ("en de", "He eventually came back, and may stay.",
         "Er kam schließlich zurück und bleibt eventuell."),
        ("en fr", "The library is next to the bookshop.",
         "La bibliothèque est à côté de la librairie."),
    ],
)  # fmt: skip
def test_what_a_word_does_mean_passes(languages, original, derivative):
    assert found("wording", languages, original, derivative, BUILTIN) == []
