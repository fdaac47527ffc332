"""A sentence of somebody else's among the speaker's own, and whom a pronoun gives it to."""

import pytest

import fidelity
from fidelity.records import DistortionKind

ORIGINAL = (
    "“I do think that people will still cross it in thirty years,” said Gail Moss, who built the "
    "bridge.\n\n"
    "When she was told of this, Ada Lind laughed. “I never thought it would hold,” she "
    "said. “I thought it would be a bridge.”\n"
)


HERS = "“I never thought it would hold,”"
THEIRS = "“I do think that people will still cross it in thirty years,”"


def _other_mouths(folder, original, told):
    """What is said to be in another mouth."""
    (folder / "original.txt").write_text(original, encoding="utf-8")
    (folder / "told.txt").write_text(told, encoding="utf-8")
    report = fidelity.check(folder / "told.txt", [folder / "original.txt"])
    found = [one for check in report.derivatives[0].checks for one in check.distortions]
    return [one.hyp.text for one in found if one.kind is DistortionKind.ATTRIBUTION]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (f"{HERS} Moss said. {THEIRS[:-2]}.”\n", ["I never thought it would hold"]),
        (f"{HERS} Gail Moss said.\n", ["Gail Moss"]),
        (f"{THEIRS} Gail Moss said. {HERS} Ada Lind said.\n", []),
        (f"{HERS} said Lind. “I thought it would be a bridge.”\n", []),
    ],
)
def test_a_sentence_in_another_mouth_is_told(tmp_path, told, words):
    assert _other_mouths(tmp_path, ORIGINAL, told) == words


COMPANY = (
    "Cortiva has paused the trial. Its chief executive, Wanda Roy, said the company expected it "
    "to go on in the autumn.\n\n"
    "Norwick Foods sued Cortiva. Bellamy's director, Jonas Ek, said the market was shrinking "
    "fast.\n"
)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Cortiva said it expected the trial to go on in the autumn.\n", []),
        ("Bellamy said the market was shrinking fast.\n", []),
        ("Norwick said the market was shrinking fast.\n", ["Norwick"]),
        ("Cortiva said the market was shrinking fast.\n", ["Cortiva"]),
    ],
)
def test_who_holds_an_office_speaks_for_the_body(tmp_path, told, words):
    assert _other_mouths(tmp_path, COMPANY, told) == words


def test_a_source_is_told_once():
    check = fidelity.compare(
        "Farmers said that the weir held.", "The army said that the weir held."
    )
    assert [one.kind.value for one in check.distortions].count("attribution") == 1
