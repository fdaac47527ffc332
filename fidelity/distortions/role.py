"""Distortions of the kind role."""

from collections.abc import Iterator

from fidelity.records import Comparison, Distortion, DistortionKind

KIND = DistortionKind.ROLE


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Nothing yet."""
    yield from ()
