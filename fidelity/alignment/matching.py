"""How well two single words answer each other, as a matrix over both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fidelity.alignment.vectors import cosines
from fidelity.encoders.encoder import Encoder
from fidelity.records import LinkKind, Token
from fidelity.text.function_words import content_places
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
_LEAST_IN_COMPANY = 0.2


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
    cells = _same_words(hyp, ref, languages)
    strength = np.zeros((len(hyp), len(ref)), dtype=np.float32)
    kind = np.zeros(strength.shape, dtype=np.int8)
    for what, (rows, columns) in cells.items():
        if rows:
            strength[rows, columns] = STRENGTH[what]
            kind[rows, columns] = _KINDS.index(what)
    linked_hyp = {i for rows, _ in cells.values() for i in rows}
    linked_ref = {j for _, columns in cells.values() for j in columns}
    rows = _unmatched(hyp, linked_hyp, languages[0])
    columns = _unmatched(ref, linked_ref, languages[1])
    if rows and columns:
        block = np.ix_(rows, columns)
        left, right = [hyp[i].norm for i in rows], [ref[j].norm for j in columns]
        strength[block], kind[block] = _alike(left, right, encoder)
    return Matches(strength=strength, kind=kind)


_Cells = tuple[list[int], list[int]]  # rows, and the column of each


def _same_words(
    hyp: Sequence[Token], ref: Sequence[Token], languages: tuple[str, str]
) -> dict[LinkKind, _Cells]:
    """Pairs of one form, else of one spelling, else of one lemma."""
    found: dict[LinkKind, _Cells] = {}
    taken: set[tuple[int, int]] = set()

    def claim(what: LinkKind, left: list[str], right: list[str]) -> None:
        places: dict[str, list[int]] = {}
        for j, word in enumerate(right):
            places.setdefault(word, []).append(j)
        cells = [
            (i, j)
            for i, word in enumerate(left)
            for j in places.get(word, ())
            if (i, j) not in taken
        ]
        taken.update(cells)
        found[what] = ([i for i, _ in cells], [j for _, j in cells])

    norms = [token.norm for token in hyp], [token.norm for token in ref]
    claim(LinkKind.FORM, *norms)
    if languages[0] == languages[1]:
        language = languages[0]
        spelt = tuple([spelling_key(norm, language) for norm in side] for side in norms)
        if spelt != norms:
            claim(LinkKind.SPELLING, *spelt)
        lemmas = [[spelling_key(token.lemma, language) for token in side] for side in (hyp, ref)]
        claim(LinkKind.LEMMA, *lemmas)
    return found


def _alike(
    left: list[str], right: list[str], encoder: Encoder | None
) -> tuple[Matrix, npt.NDArray[np.int8]]:
    """Strength and kind between words that have no word of their own form or lemma opposite."""
    strength = np.array(
        [[_STEM_STRENGTH * share_stem(one, other) for other in right] for one in left],
        dtype=np.float32,
    )
    kind = np.where(strength > 0, _KINDS.index(LinkKind.LEMMA), 0).astype(np.int8)
    if encoder is None:
        return strength, kind
    near = cosines(encoder, left, right)
    sure = np.where(near >= _LEAST_COSINE, STRENGTH[LinkKind.NEIGHBOUR] * near, 0)
    likely = np.where(near >= _LEAST_IN_COMPANY, STRENGTH[LinkKind.CONTEXT], 0)
    for what, values in ((LinkKind.NEIGHBOUR, sure), (LinkKind.CONTEXT, likely)):
        narrow = values.astype(np.float32)
        better = narrow > strength
        np.copyto(strength, narrow, where=better)
        kind[better] = _KINDS.index(what)
    return strength, kind


def _unmatched(side: Sequence[Token], linked: set[int], language: str) -> list[int]:
    """Content words that no word of the other side shares a form or a lemma with."""
    return sorted(content_places(side, language) - linked)
