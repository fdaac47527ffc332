"""A clause inside quotation marks that reports: the reporter's own, or the speaker's."""

import pytest

from tests.distortions.translations import found

SPOKEN = {
    "en": "“The dam will burst, and it will cost us more money this year.”",
    "pt": "“A barragem vai romper, e isso vai custar mais dinheiro este ano.”",
    "nl": "“De dam zal breken, en dat kost ons dit jaar meer geld.”",
}


@pytest.mark.parametrize(
    ("language", "clause", "is_drawn_in"),
    [
        ("en", "Holt said", True),
        ("en", "we said", False),
        ("pt", "Holt disse", True),
        ("pt", "nós dissemos", False),
        ("nl", "Holt zei", True),
        ("nl", "wij zeiden", False),
    ],
)
def test_a_speaker_may_report_what_they_said(language, clause, is_drawn_in):
    original = SPOKEN[language]
    derivative = original.replace(", ", f", {clause}, ", 1)
    words = [hyp for _, hyp in found("boundary", f"{language} {language}", original, derivative)]
    assert words == [clause] * is_drawn_in
