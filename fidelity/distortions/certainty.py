"""Distortions of the kind certainty."""

from collections.abc import Iterator

from fidelity.records import Comparison, Distortion, DistortionKind

KIND = DistortionKind.CERTAINTY


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Nothing yet."""
    yield from ()
