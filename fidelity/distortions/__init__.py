"""Stage 6: what changed between a passage and its quotation; the only registration of kinds."""

from fidelity.records import Comparison, Distortion


def detect(comparison: Comparison) -> tuple[Distortion, ...]:
    """All distortions of one comparison, in the order of the quotation's words."""
    raise NotImplementedError
