"""Stage 4: how similar a quotation and its passage are, by several measures.

Scores rank and inform; they do not judge: a flipped number scores 99, an honest paraphrase 61.
"""

from fidelity.encoders.encoder import Encoder
from fidelity.records import Score


def score(
    hyp: str,
    ref: str,
    *,
    encoder: Encoder | None,
    same_language: bool = True,
    support: float | None = None,
) -> tuple[Score, ...]:
    """All scores of one pair of texts.

    Across languages the lexical measures mean nothing and are left out. The semantic one is left
    out without an encoder. `support` (0 to 1) is how much of `hyp` stands together anywhere in an
    original that is much longer than it (`passages/digests.py`); None where it was not searched.
    """
    found: list[Score] = []
    if same_language:
        # sacrebleu is loaded only when something is scored
        from fidelity.similarity import lexical  # noqa: PLC0415

        found += lexical.measures(hyp, ref)
    if encoder is not None:
        hyp_vector, ref_vector = encoder.encode([hyp, ref])
        cosine = float(hyp_vector @ ref_vector)
        found.append(
            Score(
                metric="semantic",
                value=round(min(1.0, max(-1.0, cosine)), 4),
                low=-1.0,
                high=1.0,
                higher_is_better=True,
                signature=encoder.signature,
            )
        )
    if support is not None:
        found.append(
            Score(
                metric="support",
                value=round(support, 4),
                low=0.0,
                high=1.0,
                higher_is_better=True,
                signature="fidelity",
            )
        )
    return tuple(found)
