"""Earlier models: what a run begins with, and whom it learns from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch.nn.functional import normalize

from fidelity.encoders.builtin import BOUNDARY
from fidelity.errors import InputError
from fidelity.training.corpus import Corpus
from fidelity.training.directions import some_of_each, summed
from fidelity.training.material import cut
from fidelity.training.table import Bags
from fidelity.training.vocabulary import pieces_of

_NOISE = 0.1  # of the usual size of a number: enough for a direction to begin from


def beginning(
    folders: Sequence[Path],
    tokenizer: Tokenizer,
    corpus: Corpus,
    sentences: Bags,
    *,
    dimension: int,
    seed: int,
) -> NDArray[np.float32]:
    """What earlier models hold for each piece.

    A piece gets the sum of the pieces that a model cuts it into. Of several models, the vectors
    stand side by side, and of those the directions are kept in which sentences differ most. Where
    they are too short, the rest is filled by chance with small numbers.

    Args:
        folders: The models, one or more.
        tokenizer: Cuts the texts of this run.
        corpus: The texts.
        sentences: The same in pieces.
        dimension: The length of the vectors of this run.
        seed: For what is filled by chance.

    Returns:
        (n_pieces, dimension).

    Raises:
        InputError: A folder holds no model.
    """
    tables = [_vectors_of(folder, tokenizer) for folder in folders]
    if len(tables) == 1 and tables[0].shape[1] == dimension:
        return tables[0]
    looked_at = some_of_each(corpus.languages)
    texts = [summed(table, sentences.take(looked_at)) for table in tables]
    lengths = [float(text.norm(dim=1).mean()) for text in texts]
    together = np.concatenate(
        [table / length for table, length in zip(tables, lengths, strict=True)], axis=1
    )
    if together.shape[1] <= dimension:
        return _filled(together, dimension, seed)
    both = torch.cat([text / length for text, length in zip(texts, lengths, strict=True)], dim=1)
    unit = normalize(both, dim=1).double()
    _, directions = torch.linalg.eigh(unit.T @ unit)
    kept = directions.flip(1)[:, :dimension].numpy().astype(np.float32)
    vectors: NDArray[np.float32] = together @ kept
    return vectors / np.float32(np.linalg.norm(vectors, axis=1).mean())


def _filled(vectors: NDArray[np.float32], dimension: int, seed: int) -> NDArray[np.float32]:
    """The vectors with columns of noise behind them, which only learning makes anything of."""
    usual = float(np.sqrt(np.square(vectors).mean()))
    shape = len(vectors), dimension - vectors.shape[1]
    noise = np.random.default_rng(seed).normal(0, _NOISE * usual, shape).astype(np.float32)
    filled: NDArray[np.float32] = np.concatenate([vectors, noise], axis=1)
    return filled / np.float32(np.linalg.norm(filled, axis=1).mean())


class Teachers:
    """Earlier models side by side, each with its own way to cut texts; they learn nothing more."""

    def __init__(self, folders: Sequence[Path], corpus: Corpus) -> None:
        self._parts = []
        for folder in folders:
            tokenizer, table = read_model(folder)
            self._parts.append((table, cut(tokenizer, corpus.texts)))

    def vectors(self, rows: NDArray[np.int64]) -> torch.Tensor:
        """The vectors of the texts with these numbers: unit vectors of each model, end to end."""
        return torch.cat(
            [normalize(summed(table, bags.take(rows)), dim=1) for table, bags in self._parts], dim=1
        )


def read_model(folder: Path) -> tuple[Tokenizer, NDArray[np.float32]]:
    """Tokenizer and vectors of a model that `export` wrote, now or in the past.

    Raises:
        InputError: The folder holds no such model.
    """
    if not (folder / "tokenizer.json").is_file() or not (folder / "model.safetensors").is_file():
        raise InputError(f"expected the folder of a trained model, got '{folder}'")
    tensors = load_file(folder / "model.safetensors")
    if "weights" in tensors:
        table = tensors["embeddings"] * tensors["weights"].astype(np.float32)[:, None]
    else:
        table = tensors["embedding.weight"].astype(np.float32)
    return Tokenizer.from_file(str(folder / "tokenizer.json")), table


def _vectors_of(folder: Path, tokenizer: Tokenizer) -> NDArray[np.float32]:
    earlier, table = read_model(folder)
    whole = cut(earlier, [piece.removeprefix(BOUNDARY) for piece in pieces_of(tokenizer)])
    vectors: NDArray[np.float32] = np.add.reduceat(table[whole.ids], whole.starts[:-1], axis=0)
    same = earlier.get_vocab()
    for piece, number in tokenizer.get_vocab().items():
        if piece in same:
            vectors[number] = table[same[piece]]
    return vectors
