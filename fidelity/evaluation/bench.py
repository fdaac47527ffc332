"""What every measurement works with, and how it tells how far it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from fidelity import pipeline
from fidelity.encoders.encoder import Encoder
from fidelity.records import Check

_Item = TypeVar("_Item")


class Track(Protocol):
    """Hands through `items` one by one and shows progress under `label`."""

    def __call__(self, items: Sequence[_Item], label: str) -> Iterable[_Item]:
        """The same items, in order."""


def silent(items: Sequence[_Item], label: str) -> Iterable[_Item]:  # noqa: ARG001
    """Show nothing."""
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """How to measure.

    Attributes:
        encoder: for fidelity, and as a baseline beside it; None for words alone.
        track: shows progress.
        limit: at most so many items of each kind in a large set; None for all.
    """

    encoder: Encoder | None = None
    track: Track = silent
    limit: int | None = None

    def compare(
        self,
        original: str,
        derivative: str,
        *,
        language: str = "en",
        original_language: str = "en",
    ) -> Check:
        """Judge a text in `language` against one in `original_language`."""
        return pipeline.compare(
            original,
            derivative,
            encoder=self.encoder,
            language=language,
            original_language=original_language,
        )
