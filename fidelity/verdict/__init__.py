"""Stage 7: what the distortions of a quotation come to."""

from fidelity.records import Comparison, Distortion, Verdict


def judge(comparison: Comparison, distortions: tuple[Distortion, ...]) -> Verdict:
    """The verdict on one comparison."""
    raise NotImplementedError
