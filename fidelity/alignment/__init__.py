"""Stage 5: which words of the quotation answer which words of the original."""

from collections.abc import Sequence

from fidelity.encoders.encoder import Encoder
from fidelity.records import Alignment, Token


def align(
    hyp: Sequence[Token], ref: Sequence[Token], *, encoder: Encoder | None = None
) -> Alignment:
    """Align the tokens of a quotation with those of its passage."""
    raise NotImplementedError
