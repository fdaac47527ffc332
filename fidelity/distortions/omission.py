"""Distortions of the kind omission."""

from collections.abc import Iterator

from fidelity.records import Comparison, Distortion, DistortionKind

KIND = DistortionKind.OMISSION


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Nothing yet."""
    yield from ()
