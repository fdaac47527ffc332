"""The contract's four words, and the score that ranks."""

import math
from collections.abc import Sequence

from fidelity.evidence.excerpts import place_of_excerpt
from fidelity.records import (
    Comparison,
    Distortion,
    Score,
    Severity,
    Token,
    Verdict,
    VerdictLabel,
)
from fidelity.verdict.penalty import drift, penalty_points, weights

_MISLEADING = (Severity.CRITICAL, Severity.MAJOR)
_CUTS = frozenset({"…", "...", "[", "]"})


def judge(
    comparison: Comparison,
    distortions: Sequence[Distortion],
    *,
    scores: tuple[Score, ...] = (),
) -> Verdict:
    """Label and score of one comparison.

    Unsupported without a passage; distorted with a major or critical finding; verbatim without
    any finding and with the same words; faithful otherwise. The score falls with every finding,
    and a little with wording that drifted: 100 is the same text, and of two quotations of one
    passage the one with the lighter findings scores higher. `scores` only order quotations with the
    same findings: similarity pairs, it does not judge.

    A digest of a much longer original has no single passage to drift from. There the score is how
    much of it stands together in the original, and a finding counts the less, the less the place
    where it was found answers.
    """
    table = weights()["score"]
    pair = comparison.pair
    if pair.passage is None:
        likeness = pair.similarity if pair.support is None else pair.support
        return Verdict(
            label=VerdictLabel.UNSUPPORTED,
            score=round(table["unsupported_span"] * likeness, 8),
            decided_by="no passage",
        )
    points = penalty_points(distortions)
    if pair.support is None or is_verbatim(comparison):
        whole = 100 - table["drift_span"] * drift(comparison, scores)
    else:
        whole = 100 * pair.support
        points *= _sureness(pair.similarity)
    score = round(whole * math.exp(-points / table["points_per_e"]), 8)
    for severity in _MISLEADING:
        worst = [one.kind.value for one in distortions if one.severity is severity]
        if worst:
            return Verdict(
                label=VerdictLabel.DISTORTED, score=score, decided_by=f"{severity.value} {worst[0]}"
            )
    if not distortions and is_verbatim(comparison):
        return Verdict(label=VerdictLabel.VERBATIM, score=score, decided_by="same words")
    return Verdict(
        label=VerdictLabel.FAITHFUL,
        score=score,
        decided_by="minor findings alone" if distortions else "no distortion found",
    )


def _sureness(similarity: float) -> float:
    """The share of its points that a finding costs at a place of this similarity; 0 to 1."""
    table = weights()["digest"]
    share = (similarity - table["unsure_below"]) / (table["sure_from"] - table["unsure_below"])
    return min(1.0, max(table["least"], share))


def is_verbatim(comparison: Comparison) -> bool:
    """Whether the quotation's words stand in the passage, one after the other.

    Up to letter case, spelling variant, marks and white space. A marked cut or an insertion in
    brackets is lawful, but no longer verbatim.
    """
    alignment = comparison.alignment
    if alignment.hyp_language != alignment.ref_language:
        return False
    if _cuts(alignment.hyp) > _cuts(alignment.ref):
        return False
    return place_of_excerpt(alignment) is not None


def _cuts(tokens: Sequence[Token]) -> int:
    return sum(token.text in _CUTS for token in tokens)
