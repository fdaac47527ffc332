"""How well two single words answer each other."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from fidelity.encoders.encoder import Encoder
from fidelity.encoders.words import cosines
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
# Words of one stem and different class (possible / possibly) count as a weaker lemma match.
_STEM_STRENGTH = 0.7
# Below this cosine two words of the embedded encoder are as often unrelated as related
# (measured on the development part of MultiMWA-MTRef).
_LEAST_COSINE = 0.405
# Above this one they may answer each other where the words around them do.
_LEAST_IN_COMPANY = 0.2


Match = tuple[int, int, float, LinkKind]
"""A word of `hyp`, a word of `ref`, how strongly they match (above 0 to 1), and why."""


def match(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    *,
    encoder: Encoder | None,
    languages: tuple[str, str],
) -> list[Match]:
    """The best match of every word with every word, in order; few of all pairs do match."""
    cells = _same_words(hyp, ref, languages)
    found: list[Match] = [
        (i, j, STRENGTH[what], what) for what, pairs in cells.items() for i, j in pairs
    ]
    linked_hyp = {i for pairs in cells.values() for i, _ in pairs}
    linked_ref = {j for pairs in cells.values() for _, j in pairs}
    rows = _unmatched(hyp, linked_hyp, languages[0])
    columns = _unmatched(ref, linked_ref, languages[1])
    if rows and columns:
        left, right = [hyp[i].norm for i in rows], [ref[j].norm for j in columns]
        found += [
            (rows[i], columns[j], strength, what)
            for i, j, strength, what in _alike(left, right, encoder)
        ]
    found.sort()
    return found


_Cells = list[tuple[int, int]]  # row and column


def _same_words(
    hyp: Sequence[Token], ref: Sequence[Token], languages: tuple[str, str]
) -> dict[LinkKind, _Cells]:
    """Pairs of one form, else of one spelling, else of one lemma."""
    norms = [token.norm for token in hyp], [token.norm for token in ref]
    found = {LinkKind.FORM: _equal(*norms)}
    if languages[0] == languages[1]:
        language = languages[0]
        spelt = tuple([spelling_key(norm, language) for norm in side] for side in norms)
        if spelt != norms:
            found[LinkKind.SPELLING] = _without_equal(_equal(*spelt), *norms)
        lemmas = [[spelling_key(token.lemma, language) for token in side] for side in (hyp, ref)]
        found[LinkKind.LEMMA] = _without_equal(_equal(*lemmas), *spelt)
    return found


def _equal(left: Sequence[str], right: Sequence[str]) -> _Cells:
    """Where the two sides have the same."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(right):
        places.setdefault(word, []).append(j)
    return [(i, j) for i, word in enumerate(left) if word in places for j in places[word]]


def _without_equal(cells: _Cells, left: Sequence[str], right: Sequence[str]) -> _Cells:
    return [(i, j) for i, j in cells if left[i] != right[j]]


def _alike(
    left: list[str], right: list[str], encoder: Encoder | None
) -> Iterator[tuple[int, int, float, LinkKind]]:
    """What words match that have no word of their own form or lemma opposite, and how well."""
    stems = {
        (i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if share_stem(one, other)
    }
    for i, j in stems:
        yield i, j, _STEM_STRENGTH, LinkKind.LEMMA
    if encoder is None:
        return
    near = cosines(encoder, left, right)
    sure = np.where(near >= _LEAST_COSINE, STRENGTH[LinkKind.NEIGHBOUR] * near, 0).tolist()
    in_company = float(np.float32(STRENGTH[LinkKind.CONTEXT]))
    rows, columns = (near >= _LEAST_IN_COMPANY).nonzero()
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        if (i, j) not in stems:
            strength = sure[i][j]
            if strength >= in_company:
                yield i, j, strength, LinkKind.NEIGHBOUR
            else:
                yield i, j, STRENGTH[LinkKind.CONTEXT], LinkKind.CONTEXT


def _unmatched(side: Sequence[Token], linked: set[int], language: str) -> list[int]:
    """Content words that no word of the other side shares a form or a lemma with."""
    return sorted(content_places(side, language) - linked)
