"""How a long measurement tells how far it is."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

_Item = TypeVar("_Item")


class Track(Protocol):
    """Hands through `items` one by one and shows progress under `label`."""

    def __call__(self, items: Sequence[_Item], label: str) -> Iterable[_Item]:
        """The same items, in order."""


def silent(items: Sequence[_Item], label: str) -> Iterable[_Item]:  # noqa: ARG001
    """Show nothing."""
    return items
