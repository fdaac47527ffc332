"""Earlier models: what a run begins with, and whom it learns from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch.nn.functional import normalize

from fidelity.errors import InputError
from fidelity.training.corpus import Corpus
from fidelity.training.directions import some_of_each, summed
from fidelity.training.material import cut
from fidelity.training.table import Bags
from fidelity.training.vocabulary import BOUNDARY, pieces_of


def beginning(
    folders: Sequence[Path],
    tokenizer: Tokenizer,
    corpus: Corpus,
    sentences: Bags,
    *,
    dimension: int,
) -> NDArray[np.float32]:
    """What earlier models hold for each piece.

    A piece gets the sum of the pieces that a model cuts it into. Of several models, the vectors
    stand side by side, and of those the directions are kept in which sentences differ most.

    Args:
        folders: The models, one or more.
        tokenizer: Cuts the texts of this run.
        corpus: The texts.
        sentences: The same in pieces.
        dimension: The length of the vectors of this run.

    Returns:
        (n_pieces, dimension).

    Raises:
        InputError: A folder holds no model, or all vectors together are too short.
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
    if together.shape[1] < dimension:
        raise InputError(
            f"expected vectors of length {dimension} or more to begin with, got {together.shape[1]}"
        )
    both = torch.cat([text / length for text, length in zip(texts, lengths, strict=True)], dim=1)
    unit = normalize(both, dim=1).double()
    _, directions = torch.linalg.eigh(unit.T @ unit)
    kept = directions.flip(1)[:, :dimension].numpy().astype(np.float32)
    vectors: NDArray[np.float32] = together @ kept
    return vectors / np.float32(np.linalg.norm(vectors, axis=1).mean())


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
