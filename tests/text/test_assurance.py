import pytest
from hypothesis import given

from fidelity.text.assurance import ClaimStrength, assurance, claim_strength
from fidelity.text.tokens import tokenize
from tests.strategies import texts


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("The dam holds.", "The dam will probably hold."),
        ("The dam will probably hold.", "The dam may hold."),
        ("The dam may hold.", "It may be that the dam might hold."),
        ("The dam holds.", "It is unclear whether the dam holds."),
        ("It is highly unlikely that the dam holds.", "It is possible that the dam holds."),
        ("Tests show that the dam holds 9 % more.", "The dam may hold 9 % more."),
    ],
)
def test_the_less_committed_statement_sounds_less_sure(surer, less_sure):
    assert assurance(tokenize(surer)) > assurance(tokenize(less_sure))


@given(texts())
def test_assurance_stays_in_its_range(text):
    assert 0 <= assurance(tokenize(text)) <= 100


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Salt is linked to short sleep.", ClaimStrength.ASSOCIATION),
        ("Salt may be linked to short sleep.", ClaimStrength.ASSOCIATION),
        ("Salt may shorten or reduce sleep.", ClaimStrength.POSSIBLE_CAUSE),
        ("Salt reduces sleep.", ClaimStrength.CAUSE),
        ("The museum opens at nine.", None),
    ],
)
def test_a_claim_of_cause_has_a_strength(text, strength):
    assert claim_strength(tokenize(text)) is strength
