"""Distortions of the kind garbled."""

from collections.abc import Iterator

from fidelity.records import Comparison, Distortion, DistortionKind

KIND = DistortionKind.GARBLED


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Nothing yet."""
    yield from ()
