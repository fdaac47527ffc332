import pytest

from fidelity.alignment import align
from fidelity.evidence.names.name_sides import name_sides
from fidelity.text.joined import parted
from fidelity.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "other", "word"),
    [
        ("a block chain firm", "blockchain", "blockchain"),
        ("closer Co-operation", "cooperation", "cooperation"),
        ("send an e-mail", "email", "email"),
    ],
)
def test_parted(text, other, word):
    assert [found for _, found in parted(tokenize(text), {other})] == [word]


@pytest.mark.parametrize(
    ("text", "other"), [("it may be", "maybe"), ("a part", "apart"), ("in to", "into")]
)
def test_two_words_of_their_own(text, other):
    assert not list(parted(tokenize(text), {other}))


@pytest.mark.parametrize("turned", [False, True])
def test_linked(turned):
    sides = tokenize("The block chain firm closed."), tokenize("The blockchain firm closed.")
    alignment = align(*reversed(sides)) if turned else align(*sides)
    assert {i for link in alignment.links for i in link.hyp} == set(range(len(alignment.hyp)))
    assert {i for link in alignment.links for i in link.ref} == set(range(len(alignment.ref)))


@pytest.mark.parametrize("turned", [False, True])
def test_no_strange_name(turned):
    sides = (
        tokenize("He joined the Office for Co-operation."),
        tokenize("He joined the Office for Cooperation."),
    )
    alignment = align(*reversed(sides)) if turned else align(*sides)
    assert not any(side.strange for side in name_sides(alignment))
