"""The twelve cases of `fidelity/evaluation/twelve_cases.toml`, with and without an encoder."""

import pytest

from fidelity import compare, load_encoder
from fidelity.evaluation.cases import twelve_cases

CASES = [pytest.param(case, id=case.name) for case in twelve_cases()]


@pytest.fixture(scope="module", params=["builtin", None], ids=["builtin", "none"])
def encoder(request):
    return load_encoder(request.param) if request.param else None


def test_there_are_twelve():
    assert len(CASES) == 12


@pytest.mark.parametrize("case", CASES)
def test_case(case, encoder):
    check = compare(case.original, case.derivative, encoder=encoder)
    found = [(d.kind.value, d.severity.value, d.message) for d in check.distortions]
    assert case.passes(check), (check.verdict.label.value, found)
