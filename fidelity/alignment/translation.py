"""Which word answers which across two languages.

Evidence, surest first: the same number, the same letters or sounds in a name, the dictionary, the
encoder. Order says little across languages, company a little more.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from fidelity.alignment.picking import greedy, off_diagonal
from fidelity.encoders.encoder import Encoder
from fidelity.encoders.words import cosines
from fidelity.records import Link, LinkKind, Token
from fidelity.text.bilingual import dictionary_key, weights
from fidelity.text.function_words import is_content
from fidelity.text.numerals import numerals
from fidelity.text.spoken_hours import hours
from fidelity.text.transliteration import name_likeness

Matrix = npt.NDArray[np.float32]

_KINDS = (LinkKind.FORM, LinkKind.VALUE, LinkKind.ABBREVIATION, LinkKind.DICTIONARY,
          LinkKind.NEIGHBOUR)  # fmt: skip
_FORM, _VALUE, _NAME = 1.0, 0.97, 0.9
# A dictionary weight of 0 to 1 becomes a strength: even a rare translation is a translation.
_DICTIONARY_FLOOR, _DICTIONARY_SPAN = 0.4, 0.55
_LEAST_LIKENESS = 0.75  # below it two capitalised words may be two names
_LEAST_COSINE = 0.405
_NEIGHBOUR = 0.6
_COMPANY, _DISTANCE = 0.25, 0.35
_REACH = 2
_HALF_DAY = 12 * 60  # minutes
_LEAST_EXTENSION = 0.45  # strength at which a second word may share a partner


def translation_links(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    *,
    encoder: Encoder | None,
    languages: tuple[str, str],
) -> list[Link]:
    """Links between the tokens of two languages; a compound may answer several words."""
    if not hyp or not ref:
        return []
    evidence = _match(hyp, ref, encoder, languages)
    strength = evidence.strength
    score = strength + _COMPANY * _company(strength) - _DISTANCE * off_diagonal(*strength.shape)
    chosen = greedy(strength, score)
    partners = _extended(chosen, strength)
    return sorted(
        (
            Link(
                hyp=left,
                ref=right,
                kind=_KINDS[evidence.kind[i, j]],
                weight=round(float(strength[i, j]), 3),
            )
            for (i, j), (left, right) in partners.items()
        ),
        key=lambda link: link.hyp,
    )


class _Evidence:
    """The best evidence for every pair of words.

    Attributes:
        strength: (n hyp, n ref), 0 for none.
        kind: (n hyp, n ref), the index in `_KINDS` of what the strength comes from.
    """

    def __init__(self, n_hyp: int, n_ref: int) -> None:
        self.strength = np.zeros((n_hyp, n_ref), dtype=np.float32)
        self.kind = np.zeros((n_hyp, n_ref), dtype=np.int8)

    def claim(self, what: LinkKind, i: int, j: int, value: float) -> None:
        """Take the value where it is better than what is known."""
        if value > self.strength[i, j]:
            self.strength[i, j] = value
            self.kind[i, j] = _KINDS.index(what)


def _match(
    hyp: Sequence[Token], ref: Sequence[Token], encoder: Encoder | None, languages: tuple[str, str]
) -> _Evidence:
    evidence = _Evidence(len(hyp), len(ref))
    keys = [dictionary_key(token, languages[0]) for token in hyp]
    others = [dictionary_key(token, languages[1]) for token in ref]
    for (i, j), weight in weights(keys, others, languages=languages).items():
        value = _DICTIONARY_FLOOR + _DICTIONARY_SPAN * weight
        evidence.claim(LinkKind.DICTIONARY, i, j, value)
    for i, j in _same_form(hyp, ref):
        evidence.claim(LinkKind.FORM, i, j, _FORM)
    for i, j in _same_value(hyp, ref, languages):
        evidence.claim(LinkKind.VALUE, i, j, _VALUE)
    for i, one in enumerate(hyp):
        for j, other in enumerate(ref):
            if _may_be_names(one, other):
                likeness = name_likeness(one.norm, other.norm)
                if likeness >= _LEAST_LIKENESS:
                    evidence.claim(LinkKind.ABBREVIATION, i, j, _NAME * likeness)
    if encoder is not None:
        _claim_neighbours(evidence, (hyp, ref), encoder, languages)
    return evidence


def _same_form(hyp: Sequence[Token], ref: Sequence[Token]) -> list[tuple[int, int]]:
    """Marks, figures, and words of three letters or more; shorter ones agree by chance."""
    return [
        (i, j)
        for i, one in enumerate(hyp)
        for j, other in enumerate(ref)
        if one.norm == other.norm and (len(one.norm) > 2 or not one.norm.isalpha())
    ]


def _same_value(
    hyp: Sequence[Token], ref: Sequence[Token], languages: tuple[str, str]
) -> list[tuple[int, int]]:
    left, right = numerals(hyp, languages[0]), numerals(ref, languages[1])
    same = [
        (range(one.start, one.end), range(other.start, other.end))
        for one in left
        for other in right
        if one.low == other.low and one.high == other.high and not (one.is_weak or other.is_weak)
    ]
    same += [
        (range(one.start, one.end), range(other.start, other.end))
        for one in hours(hyp, languages[0])
        for other in hours(ref, languages[1])
        if one.value % _HALF_DAY == other.value % _HALF_DAY
    ]
    return [
        (i, there[min(step, len(there) - 1)]) for here, there in same for step, i in enumerate(here)
    ]


def _may_be_names(one: Token, other: Token) -> bool:
    return (
        one.is_word
        and other.is_word
        and one.text[0].isupper()
        and other.text[0].isupper()
        and len(one.norm) > 2
        and len(other.norm) > 2
    )


def _claim_neighbours(
    evidence: _Evidence,
    sides: tuple[Sequence[Token], Sequence[Token]],
    encoder: Encoder,
    languages: tuple[str, str],
) -> None:
    """Content words that nothing else links, by the encoder."""
    hyp, ref = sides
    rows = _open(hyp, evidence.strength.max(axis=1), languages[0])
    columns = _open(ref, evidence.strength.max(axis=0), languages[1])
    if not rows or not columns:
        return
    cosine = cosines(encoder, [hyp[i].norm for i in rows], [ref[j].norm for j in columns])
    for row, column in zip(*np.nonzero(cosine >= _LEAST_COSINE), strict=True):
        value = _NEIGHBOUR * float(cosine[row, column])
        evidence.claim(LinkKind.NEIGHBOUR, rows[row], columns[column], value)


def _open(tokens: Sequence[Token], best: Matrix, language: str) -> list[int]:
    return [
        index
        for index, token in enumerate(tokens)
        if best[index] < _DICTIONARY_FLOOR + 0.2
        and is_content(token, language)
        and token.norm.isalpha()
    ]


def _company(strength: Matrix) -> Matrix:
    """How well the words around two words answer each other, 0 to 1."""
    rows, columns = strength.shape
    padded = np.pad(strength, 2 * _REACH)
    # the best partner near the diagonal for each neighbour, whichever way the order turns
    total = np.zeros_like(strength)
    for step in range(1, _REACH + 1):
        for down in (-step, step):
            best = np.zeros_like(strength)
            for across in range(-_REACH, _REACH + 1):
                if across:
                    top, left = 2 * _REACH + down, 2 * _REACH + across
                    best = np.maximum(best, padded[top : top + rows, left : left + columns])
            total += best / step
    return total / (2 * sum(1 / step for step in range(1, _REACH + 1)))


def _extended(
    chosen: list[tuple[int, int]], strength: Matrix
) -> dict[tuple[int, int], tuple[tuple[int, ...], tuple[int, ...]]]:
    """The chosen cells, each widened by an unlinked neighbour that its partner answers as well."""
    used_rows, used_columns = {i for i, _ in chosen}, {j for _, j in chosen}
    found = {}
    for i, j in chosen:
        right = [j, *_free_beside(j, strength[i], used_columns)]
        left = [i] if len(right) > 1 else [i, *_free_beside(i, strength[:, j], used_rows)]
        used_columns.update(right)
        used_rows.update(left)
        found[i, j] = (tuple(sorted(left)), tuple(sorted(right)))
    return found


def _free_beside(place: int, strength: Matrix, used: set[int]) -> list[int]:
    """The neighbours of a place that are strong enough to share its partner."""
    return [
        other
        for other in (place - 1, place + 1)
        if 0 <= other < len(strength) and other not in used and strength[other] >= _LEAST_EXTENSION
    ]
