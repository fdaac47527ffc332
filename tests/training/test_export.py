"""The model on disk: what goes in as floats comes out of bytes, within what a byte can hold."""

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from fidelity.encoders.builtin import fingerprint, load_static
from fidelity.encoders.encoder import blank_vector
from fidelity.training.export import finish, save_model
from fidelity.training.vocabulary import tokenizer_from

WORDS = ["[UNK]", "▁", "▁bread", "▁milk", "▁red", "▁wine"]
TEXTS = ["bread", "milk", "red wine", "bread milk"]


@pytest.fixture
def vectors():
    rows = np.random.default_rng(3).standard_normal((len(WORDS), 48)).astype(np.float32)
    rows[3] *= 0.01  # a short one must not be lost beside the others
    return rows


@pytest.fixture
def folder(vectors, tmp_path):
    tokenizer = tokenizer_from(WORDS)
    save_model(tmp_path, tokenizer=tokenizer, table=finish(vectors, hollow=[0, 1]), card="")
    return tmp_path


def expected(vectors):
    rows = np.stack([vectors[2], vectors[3], vectors[4] + vectors[5], vectors[2] + vectors[3]])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_bytes_hold_each_vector_to_a_thousandth(folder, vectors):
    assert load_file(folder / "model.safetensors")["embeddings"].dtype == np.int8
    rows = load_static(folder, name="x").encode(TEXTS)
    assert (rows * expected(vectors)).sum(axis=1).min() > 0.999


def test_a_table_of_floats_is_read_as_before(folder, vectors):
    floats = {"embedding.weight": vectors.astype(np.float16)}
    save_file(floats, folder / "model.safetensors", metadata={"format": "pt"})
    encoder = load_static(folder, name="x")
    np.testing.assert_allclose(encoder.encode(TEXTS), expected(vectors), atol=1e-3)
    stated = fingerprint(folder / "tokenizer.json", encoder._table)
    assert encoder.signature == f"x@{stated}"


def test_pieces_that_mean_nothing_have_the_blank_vector(folder):
    rows = load_static(folder, name="x").encode(["ᚠᛇᚻ"])
    np.testing.assert_allclose(rows[0], blank_vector(48), atol=1e-6)


def test_the_fingerprint_changes_with_the_lengths_of_the_vectors_alone(folder, vectors, tmp_path):
    first = load_static(folder, name="x").signature
    longer = vectors.copy()
    longer[2] *= 2
    tokenizer = tokenizer_from(WORDS)
    table = finish(longer, hollow=[0, 1])
    save_model(tmp_path / "b", tokenizer=tokenizer, table=table, card="")
    before = load_file(folder / "model.safetensors")["embeddings"]
    np.testing.assert_array_equal(table.rows, before)
    assert load_static(tmp_path / "b", name="x").signature != first
