"""What a cut or another verb releases from a denial or a question, in whole articles."""

import pytest

from fidelity import pipeline
from fidelity.documents import of_text

ORIGINAL = (
    "Harbour news\n\n"
    "Councillor Raj Moss, who voted against his own party, said that he had received threats. "
    "The harbour master, Ada Brandt, declined to say whether she would stay beyond the end of her "
    "contract. The union said it did not accuse the company of bad faith."
)


@pytest.mark.parametrize(
    ("derivative", "kind"),
    [
        ("Raj Moss denied that he had received threats.", "negation"),
        (
            "Ada Brandt confirmed that she would stay beyond the end of her contract.",
            "certainty",
        ),
        ("Raj Moss said that he had received threats.", None),
        ("Ada Brandt would not say if she would stay beyond the end of her contract.", None),
        (
            "The union accused the company of bad faith and said it was “not a strategy”.",
            "negation",
        ),
    ],
)
def test_what_leads_to_the_words_counts(derivative, kind):
    report = pipeline.check(
        [of_text(derivative, id="d1", language="en")],
        [of_text(ORIGINAL, id="o1", language="en")],
    )
    found = [
        distortion.kind.value
        for checked in report.derivatives
        for check in checked.checks
        for distortion in check.distortions
        if distortion.severity.value != "minor"
    ]
    assert found == ([kind] if kind else [])
