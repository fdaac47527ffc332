"""Words that turn a statement, and those that only look like them."""

from fidelity.evidence.content.limits import limits_of
from fidelity.text.tokens import tokenize


def turns(text: str) -> set[int]:
    return {one.start for one in limits_of(tokenize(text), "en").values()}


def test_a_modifier_turns_its_noun() -> None:
    assert turns("in the lower town") == {2}


def test_a_verb_before_its_object_turns_nothing() -> None:
    assert turns("to lower the voting age") == set()
