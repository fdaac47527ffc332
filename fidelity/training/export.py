"""Writes tokenizer and vectors as a folder that sentence-transformers and fidelity both load."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]
_CONFIG: dict[str, object] = {
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
_HOLLOW_LENGTH = 0.02
_LEAST = 1e-9
_MOST = 127  # of a signed byte


@dataclass(frozen=True, slots=True)
class Packed:
    """Vectors in bytes: piece i has the vector `weights[i] * rows[i]`.

    The names in the file and the way to multiply are those of model2vec, which
    sentence-transformers reads, too. A byte a number holds twice the numbers of float16.
    """

    rows: NDArray[np.int8]
    weights: NDArray[np.float32]


def finish(vectors: NDArray[np.float32], *, hollow: Sequence[int]) -> Packed:
    """The vectors as they are shipped.

    The scale is such that the mean length is one. Pieces that mean nothing become short vectors
    with equal components: a text of such pieces alone then has the blank vector of
    `fidelity.encoders.encoder`, and beside others they count for little.

    Args:
        vectors: (n_pieces, dim).
        hollow: The pieces that mean nothing: the unknown, and the mark of a word's beginning.

    Returns:
        Of each vector the largest number is 127 or -127.
    """
    scaled = vectors / np.linalg.norm(vectors, axis=1).mean()
    scaled[list(hollow)] = _HOLLOW_LENGTH * vectors.shape[1] ** -0.5
    largest = np.maximum(np.abs(scaled).max(axis=1), _LEAST)
    weights = (largest / _MOST).astype(np.float32)
    return Packed(np.rint(scaled / weights[:, None]).astype(np.int8), weights)


def save_model(folder: Path, *, tokenizer: Tokenizer, table: Packed, card: str) -> str:
    """Writes the folder, and returns the fingerprint of tokenizer and vectors.

    Raises:
        OSError: The folder cannot be written.
    """
    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    digest = hashlib.sha256((folder / "tokenizer.json").read_bytes())
    digest.update(np.ascontiguousarray(table.rows).tobytes())
    digest.update(np.ascontiguousarray(table.weights).tobytes())
    fingerprint = digest.hexdigest()[:12]
    save_file(
        {"embeddings": table.rows, "weights": table.weights},
        folder / "model.safetensors",
        metadata={"format": "pt", "fingerprint": fingerprint},
    )
    (folder / "model.safetensors").chmod(0o644)  # the library writes it for its owner alone
    _write_json(folder / "modules.json", _MODULES)
    _write_json(folder / "config_sentence_transformers.json", _CONFIG)
    _write_json(folder / "1_Normalize" / "config.json", {})
    (folder / "README.md").write_text(card, encoding="utf-8")
    return fingerprint


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
