"""What one would use instead: chrF++, TER, and the cosine of an encoder, on the same pairs."""

from collections.abc import Sequence
from functools import cache

from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from fidelity.encoders.encoder import Encoder


def chrf(original: str, derivative: str) -> float:
    """Sentence chrF++ of the derivative, 0 to 100."""
    return float(_chrf().sentence_score(derivative, [original]).score)


def ter(original: str, derivative: str) -> float:
    """Sentence TER of the derivative, in percent of the original's words; lower is better."""
    return float(_ter().sentence_score(derivative, [original]).score)


def cosines(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The encoder's cosine of each pair, -1 to 1."""
    if not pairs:
        return []
    left = encoder.encode([original for original, _ in pairs])
    right = encoder.encode([derivative for _, derivative in pairs])
    return [float(a @ b) for a, b in zip(left, right, strict=True)]


@cache
def _chrf() -> CHRF:
    return CHRF(word_order=2)


@cache
def _ter() -> TER:
    return TER()
