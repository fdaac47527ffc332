"""The directions in which vectors differ, made more equal."""

import numpy as np
import pytest

pytest.importorskip("torch")

from fidelity.training.directions import evened, negated, some_of_each
from fidelity.training.table import Bags

PIECES, DIMENSION = 60, 6


@pytest.fixture
def vectors():
    rows = np.random.default_rng(5).standard_normal((PIECES, DIMENSION))
    return (rows * [8, 4, 2, 1, 1, 0.5]).astype(np.float32)


@pytest.fixture
def texts():
    ids = np.random.default_rng(6).integers(PIECES, size=4 * 3000)
    return Bags(ids, np.arange(0, len(ids) + 1, 4))


def spreads(vectors, texts):
    """The largest and the smallest variance of the unit vectors of the texts in any direction."""
    rows = np.add.reduceat(vectors[texts.ids], texts.starts[:-1], axis=0)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    values = np.linalg.eigvalsh(unit.T @ unit / len(unit))
    return values[-1] / values[0]


def test_nothing_changes_at_power_nought(vectors, texts):
    np.testing.assert_allclose(evened(vectors, texts, 0.0), vectors, rtol=1e-4, atol=1e-4)


def test_the_spread_of_the_directions_falls_with_the_power(vectors, texts):
    ratios = [spreads(evened(vectors, texts, power), texts) for power in (0.0, 0.2, 0.5)]
    assert ratios[0] > 2 * ratios[1] > 4 * ratios[2]


def test_no_direction_is_turned(vectors, texts):
    before, after = vectors, evened(vectors, texts, 0.2)
    assert ((before * after).sum(axis=1) > 0).all()


def test_a_language_of_few_texts_gives_all_of_them():
    languages = ["de"] * 10_000 + ["uk"] * 3
    rows = some_of_each(languages)
    assert set(rows[-3:]) == {10_000, 10_001, 10_002}
    assert len(rows) < 5_000
    assert len(set(rows.tolist())) == len(rows)


def test_a_negated_word_leaves_the_side_of_the_word_itself(vectors):
    vectors[1] = vectors[0] + vectors[2] / 10  # a neighbour of its opposite
    vectors[4] = -vectors[3]  # taught already
    pairs = np.array([(0, 1), (3, 4)])
    half, whole = (negated(vectors, pairs, share) for share in (0.5, 1.0))

    def cosine(rows):
        return rows[0] @ rows[1] / np.linalg.norm(rows[0]) / np.linalg.norm(rows[1])

    assert cosine(vectors) > cosine(half) > cosine(whole)
    assert abs(cosine(whole)) < 1e-5
    rest = [number for number in range(PIECES) if number != 1]
    np.testing.assert_array_equal(half[rest], vectors[rest])


def test_without_negated_words_nothing_moves(vectors):
    none = np.empty((0, 2), dtype=np.int64)
    np.testing.assert_array_equal(negated(vectors, none, 0.5), vectors)
