"""Stage 4: how similar a quotation and its passage are, by several measures.

Scores rank and inform; they do not judge: a flipped number scores 99, an honest paraphrase 61.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fidelity.encoders.encoder import Encoder
from fidelity.records import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What is scored: a quotation (`hyp`) and its passage (`ref`).

    Across languages the lexical measures mean nothing and are left out. `support` (0 to 1) is how
    much of `hyp` stands together anywhere in an original that is much longer than it
    (`passages/digests.py`); None where it was not searched.
    """

    hyp: str
    ref: str
    same_language: bool = True
    support: float | None = None


def score_all(pairs: Sequence[Sides], *, encoder: Encoder | None) -> list[tuple[Score, ...]]:
    """All scores of each pair; the semantic one is left out without an encoder."""
    found: list[list[Score]] = [[] for _ in pairs]
    lexical_at = [at for at, pair in enumerate(pairs) if pair.same_language]
    if lexical_at:
        # sacrebleu is loaded only when something is scored
        from fidelity.similarity import lexical  # noqa: PLC0415

        measured = lexical.measures([(pairs[at].hyp, pairs[at].ref) for at in lexical_at])
        for at, values in zip(lexical_at, measured, strict=True):
            found[at] += values
    if encoder is not None and pairs:
        for its, score in zip(found, _semantic(pairs, encoder), strict=True):
            its.append(score)
    for its, pair in zip(found, pairs, strict=True):
        if pair.support is not None:
            its.append(
                Score(
                    metric="support",
                    value=round(pair.support, 4),
                    low=0.0,
                    high=1.0,
                    higher_is_better=True,
                    signature="fidelity",
                )
            )
    return [tuple(its) for its in found]


def _semantic(pairs: Sequence[Sides], encoder: Encoder) -> list[Score]:
    vectors = encoder.encode([text for pair in pairs for text in (pair.hyp, pair.ref)])
    return [
        Score(
            metric="semantic",
            value=round(min(1.0, max(-1.0, float(hyp @ ref))), 4),
            low=-1.0,
            high=1.0,
            higher_is_better=True,
            signature=encoder.signature,
        )
        for hyp, ref in zip(vectors[::2], vectors[1::2], strict=True)
    ]
