"""How well two single words answer each other, as a matrix over both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fidelity.alignment.vectors import cosines
from fidelity.encoders.encoder import Encoder
from fidelity.records import LinkKind, Token
from fidelity.text.function_words import is_content
from fidelity.text.spelling import spelling_key
from fidelity.text.stems import share_stem

Matrix = npt.NDArray[np.float32]

# Strength of each kind of match, 1 for the same letters. The order is what matters: a surer match
# wins a word from a less sure one.
STRENGTH = {
    LinkKind.FORM: 1.0,
    LinkKind.SPELLING: 0.97,
    LinkKind.LEMMA: 0.9,
    LinkKind.SYNONYM: 0.75,
    LinkKind.NEIGHBOUR: 0.6,
    LinkKind.CONTEXT: 0.3,
}
_KINDS = tuple(STRENGTH)
# Words of one stem and different class (possible / possibly) count as a weaker lemma match.
_STEM_STRENGTH = 0.7
# Below this cosine two words of the embedded encoder are as often unrelated as related
# (measured on the development part of MultiMWA-MTRef).
_LEAST_COSINE = 0.45
# Above this one they may answer each other where the words around them do.
_LEAST_IN_COMPANY = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """`strength` (n hyp, n ref), 0 for no match; `kind` is an index of `kinds` where above 0."""

    strength: Matrix
    kind: npt.NDArray[np.int8]
    kinds: tuple[LinkKind, ...] = _KINDS


def match(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    *,
    encoder: Encoder | None,
    languages: tuple[str, str],
) -> Matches:
    """Strength and kind of the best match of every word with every word."""
    strength = np.zeros((len(hyp), len(ref)), dtype=np.float32)
    kind = np.zeros(strength.shape, dtype=np.int8)

    def claim(what: LinkKind, values: Matrix) -> None:
        better = values > strength
        strength[better] = values[better]
        kind[better] = _KINDS.index(what)

    def claim_equal(what: LinkKind, left: list[str], right: list[str]) -> None:
        claim(what, _equal(left, right) * np.float32(STRENGTH[what]))

    claim_equal(LinkKind.FORM, [token.norm for token in hyp], [token.norm for token in ref])
    if languages[0] == languages[1]:
        language = languages[0]
        claim_equal(
            LinkKind.SPELLING,
            [spelling_key(token.norm, language) for token in hyp],
            [spelling_key(token.norm, language) for token in ref],
        )
        claim_equal(
            LinkKind.LEMMA,
            [spelling_key(token.lemma, language) for token in hyp],
            [spelling_key(token.lemma, language) for token in ref],
        )
    rows = _unmatched(hyp, strength.max(axis=1, initial=0), languages[0])
    columns = _unmatched(ref, strength.max(axis=0, initial=0), languages[1])
    if rows and columns:
        left, right = [hyp[i] for i in rows], [ref[j] for j in columns]
        block = np.ix_(rows, columns)
        claim(LinkKind.LEMMA, _placed(_stem_matches(left, right), block, strength))
        if encoder is not None:
            near = cosines(encoder, [t.norm for t in left], [t.norm for t in right])
            sure = np.where(near >= _LEAST_COSINE, STRENGTH[LinkKind.NEIGHBOUR] * near, 0)
            claim(LinkKind.NEIGHBOUR, _placed(sure.astype(np.float32), block, strength))
            likely = np.where(near >= _LEAST_IN_COMPANY, STRENGTH[LinkKind.CONTEXT], 0)
            claim(LinkKind.CONTEXT, _placed(likely.astype(np.float32), block, strength))
    return Matches(strength=strength, kind=kind)


def _unmatched(side: Sequence[Token], best: Matrix, language: str) -> list[int]:
    """Content words that no word of the other side shares a form or a lemma with."""
    return [i for i, token in enumerate(side) if not best[i] and is_content(token, language)]


def _equal(left: list[str], right: list[str]) -> npt.NDArray[np.bool_]:
    numbers: dict[str, int] = {}
    ids = [
        np.array([numbers.setdefault(word, len(numbers)) for word in side], dtype=np.int32)
        for side in (left, right)
    ]
    return np.equal.outer(ids[0], ids[1])


def _stem_matches(left: list[Token], right: list[Token]) -> Matrix:
    return np.array(
        [[_STEM_STRENGTH * share_stem(a.norm, b.norm) for b in right] for a in left],
        dtype=np.float32,
    )


def _placed(values: Matrix, block: tuple[npt.NDArray[np.intp], ...], like: Matrix) -> Matrix:
    whole = np.zeros_like(like)
    whole[block] = values
    return whole
