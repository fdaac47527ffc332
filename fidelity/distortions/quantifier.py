"""Distortions of the kind quantifier."""

from collections.abc import Iterator

from fidelity.records import Comparison, Distortion, DistortionKind

KIND = DistortionKind.QUANTIFIER


def detect(comparison: Comparison) -> Iterator[Distortion]:
    """Nothing yet."""
    yield from ()
