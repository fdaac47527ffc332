"""What stands just before or behind the quoted words, and what the text around them says."""

import pytest

import fidelity
from fidelity.records import DistortionKind

ORIGINAL = (
    "The council met on Monday to talk about the old dam.\n\n"
    "“There is a risk that the dam will burst within a few days,” said the engineer, Mara Holt.\n"
)


def _found(folder, original, told):
    """What is found in one text against another."""
    (folder / "original.txt").write_text(original, encoding="utf-8")
    (folder / "told.txt").write_text(told, encoding="utf-8")
    report = fidelity.check(folder / "told.txt", [folder / "original.txt"])
    return [one for check in report.derivatives[0].checks for one in check.distortions]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“The dam will burst within a few days,” said Mara Holt.\n", [DistortionKind.CERTAINTY]),
        ("It was possible, said Mara Holt, that “the dam will burst within a few days”.\n", []),
    ],
)
def test_a_cut_may_leave_the_doubt_behind(tmp_path, told, found):
    assert [one.kind for one in _found(tmp_path, ORIGINAL, told)] == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("“Engineers trust the dam in a dry year,” said Mara Holt.\n", [DistortionKind.QUANTIFIER]),
        ("Some “engineers trust the dam in a dry year”, said Mara Holt.\n", []),
        ("“We have agreed,” said Mara Holt.\n", [DistortionKind.OMISSION]),
        ("“We have agreed” to keep watching it, said Mara Holt.\n", []),
    ],
)
def test_a_cut_may_leave_the_scope_or_the_object_behind(tmp_path, told, found):
    original = (
        "“Some engineers trust the dam in a dry year,” said Mara Holt, who built it. "
        "“We have agreed to keep watching it,” she said.\n"
    )
    assert [one.kind for one in _found(tmp_path, original, told)] == found


@pytest.mark.parametrize(
    ("told", "lost"),
    [
        ("“I will resign,” said Mara Holt.\n", ["If the dam bursts"]),
        ("“I will sign the lease,” Mara Holt said.\n", ["if the rent falls"]),
        ("“The dam was never safe,” Mara Holt said.\n", []),
        ("If the dam bursts, “I will resign,” said Mara Holt.\n", []),
        ("“I will resign” in that case, said Mara Holt.\n", []),
        ("Should the rent fall, “I will sign the lease,” said Mara Holt.\n", []),
    ],
)
def test_a_cut_may_leave_the_condition_behind(tmp_path, told, lost):
    original = (
        "“If the dam bursts,” said Mara Holt, “I will resign. I will sign the lease if the rent "
        "falls.” She laughed. “If you ask me, the dam was never safe.”\n"
    )
    found = _found(tmp_path, original, told)
    assert [one.ref.text for one in found if one.ref is not None] == lost
