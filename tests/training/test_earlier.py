"""What a run begins with and whom it learns from: earlier models, one or several."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from fidelity.training.corpus import Corpus  # noqa: E402
from fidelity.training.earlier import Teachers, beginning, read_model  # noqa: E402
from fidelity.training.export import finish, save_model  # noqa: E402
from fidelity.training.losses import agree  # noqa: E402
from fidelity.training.material import cut  # noqa: E402
from fidelity.training.vocabulary import tokenizer_from  # noqa: E402

WORDS = ["[UNK]", "▁", "▁bread", "▁milk", "▁red", "▁the", "▁bought", "▁sold", "▁house"]
TEXTS = ("the red house", "bought bread", "sold milk", "the bread", "red milk", "sold the house")
CORPUS = Corpus(texts=TEXTS, languages=("en",) * 6, groups=(0, 0, 1, 1, 2, 2))


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def a_model(folder: Path, words: list[str], *, seed: int, dimension: int = 4) -> Path:
    tokenizer = tokenizer_from(words)
    vectors = np.random.default_rng(seed).standard_normal((len(words), dimension))
    save_model(
        folder, tokenizer=tokenizer, table=finish(vectors.astype(np.float32), hollow=[0]), card=""
    )
    return folder


@pytest.fixture
def models(tmp_path):
    return (
        a_model(tmp_path / "a", WORDS, seed=1),
        a_model(tmp_path / "b", [*WORDS[:4], *WORDS[:3:-1]], seed=2),
    )


def begun(folders, dimension):
    tokenizer = tokenizer_from(WORDS)
    texts = cut(tokenizer, TEXTS)
    vectors = beginning(folders, tokenizer, CORPUS, texts, dimension=dimension, seed=0)
    return unit(np.add.reduceat(vectors[texts.ids], texts.starts[:-1], axis=0))


def cosines(rows):
    return unit(np.asarray(rows)) @ unit(np.asarray(rows)).T


def test_one_model_of_the_same_length_is_taken_as_it_is(models):
    taught = Teachers(models[:1], CORPUS).vectors(np.arange(6))
    np.testing.assert_allclose(begun(models[:1], 4), taught, atol=1e-5)


def test_two_models_are_joined_by_what_their_pieces_are_called(models):
    both = Teachers(models, CORPUS).vectors(np.arange(6))
    assert both.shape == (6, 8)
    lengths = [np.linalg.norm(part, axis=1) for part in (both[:, :4], both[:, 4:])]
    np.testing.assert_allclose(lengths, 1.0, atol=1e-5)
    first, second = (read_model(folder)[1] for folder in models)
    assert not np.allclose(first, second)
    # with all directions kept, only the lengths of single texts differ from side by side
    np.testing.assert_allclose(cosines(begun(models, 8)), cosines(both), atol=0.35)
    assert np.abs(cosines(begun(models, 8)) - cosines(begun(models[:1], 4))).max() > 0.35


def test_fewer_dimensions_keep_what_tells_texts_apart(models):
    whole, kept = cosines(begun(models, 8)), cosines(begun(models, 5))
    assert np.abs(whole - kept).mean() < 0.05


def test_more_dimensions_than_the_models_have_are_filled_by_chance(models):
    filled = begun(models[:1], 16)
    assert filled.shape == (6, 16)
    assert (np.abs(filled[:, 4:]).max(axis=0) > 0).all()
    np.testing.assert_allclose(cosines(filled), cosines(begun(models[:1], 4)), atol=0.2)
    np.testing.assert_array_equal(filled, begun(models[:1], 16))


def test_agreement_is_best_with_the_cosines_of_the_teacher():
    generator = torch.Generator().manual_seed(0)
    left, right = (torch.randn(12, 8, generator=generator) for _ in range(2))
    turn, _ = torch.linalg.qr(torch.randn(8, 8, generator=generator))

    def loss(ours, theirs):
        return agree(ours, theirs, left, right, temperature=0.1)

    same = loss(left @ turn, right @ turn)
    torch.testing.assert_close(same, loss(left, right))
    assert same < loss(left, right.roll(1, 0)) - 0.1
    noise = 0.3 * torch.randn(12, 8, generator=generator)
    assert same < loss(left + noise, right)
