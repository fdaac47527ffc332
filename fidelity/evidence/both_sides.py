"""Places that belong together on both sides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BothSides:
    """Indices of tokens of the quotation and of the passage; their finder says which words."""

    hyp: tuple[int, ...]
    ref: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OneSided(BothSides):
    """What one side alone says, with the words of the other that it bears on there."""

    is_added: bool
    """Whether it is the quotation that says it."""
