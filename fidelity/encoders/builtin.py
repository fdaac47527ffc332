"""The embedded encoder: a table of piece vectors, read without torch, averaged over a text.

It reads a folder that sentence-transformers saved with a `StaticEmbedding` module, and gives the
vectors that sentence-transformers gives. model2vec reads the same folder, but takes a second
library and loops over texts; this file needs only the two libraries that the format is made of.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from tokenizers import Tokenizer

from fidelity.encoders.encoder import to_unit_length
from fidelity.errors import EncoderError

MODELS = Path(__file__).parent / "models"
DEFAULT_MODEL = "fidelity-static-17"
_TENSOR = "embedding.weight"
_CHUNK = 4096  # texts a pass; keeps the gathered rows of long texts within some tens of MB


class StaticEncoder:
    """Averages the vectors of the pieces of a text; safe to call from several threads."""

    def __init__(
        self, *, name: str, tokenizer: Tokenizer, table: NDArray[np.float16], signature: str
    ) -> None:
        self._name = name
        self._tokenizer = tokenizer
        self._table = table
        self._signature = signature

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return int(self._table.shape[1])

    @property
    def signature(self) -> str:
        """Name and hash of the weights."""
        return self._signature

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text; see `Encoder.encode`."""
        if not len(texts):
            return np.empty((0, self.dimension), dtype=np.float32)
        chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
        return np.concatenate([self._encode_chunk(chunk) for chunk in chunks])

    def _encode_chunk(self, texts: Sequence[str]) -> NDArray[np.float32]:
        pieces = self._pieces(texts)
        lengths = np.array([len(row) for row in pieces], dtype=np.int64)
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled):
            numbers = np.fromiter(
                (number for row in pieces for number in row), np.int64, int(lengths.sum())
            )
            starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])[filled]
            sums[filled] = np.add.reduceat(self._table[numbers].astype(np.float32), starts, axis=0)
        return to_unit_length(sums)

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        try:
            encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        except (UnicodeEncodeError, TypeError):  # a lone surrogate, as in a damaged file
            mended = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
            encodings = self._tokenizer.encode_batch_fast(mended, add_special_tokens=False)
        return [encoding.ids for encoding in encodings]


def load_static(folder: Path, *, name: str) -> StaticEncoder:
    """The encoder in a sentence-transformers folder with one `StaticEmbedding` module.

    Args:
        folder: Holds `tokenizer.json` and `model.safetensors`, here or in its first subfolder.
        name: What reports call it.

    Raises:
        EncoderError: A file is missing or damaged, or the two do not fit each other.
    """
    home = next((f for f in (folder, folder / "0_StaticEmbedding") if _has_model(f)), None)
    if home is None:
        raise EncoderError(
            f"no embedded model in '{folder}': expected tokenizer.json and model.safetensors; "
            "reinstall fidelity, or name another model with --encoder"
        )
    try:
        tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
        with safe_open(home / "model.safetensors", framework="numpy") as tensors:
            table = tensors.get_tensor(_TENSOR)
            metadata = tensors.metadata() or {}
    except Exception as error:  # tokenizers raises plain Exception
        raise EncoderError(f"cannot read the embedded model in '{home}': {error}") from error
    if len(table) != tokenizer.get_vocab_size():
        raise EncoderError(
            f"the model in '{home}' does not fit: {tokenizer.get_vocab_size()} pieces, "
            f"{len(table)} vectors"
        )
    print_of = metadata.get("fingerprint") or fingerprint(home / "tokenizer.json", table)
    return StaticEncoder(
        name=name, tokenizer=tokenizer, table=table, signature=f"{name}@{print_of}"
    )


def load_builtin() -> StaticEncoder:
    """The encoder that comes with fidelity, read once a process.

    Raises:
        EncoderError: The package was installed without its model.
    """
    return _read_builtin()


def fingerprint(tokenizer: Path, table: NDArray[np.generic]) -> str:
    """Twelve hex digits over the tokenizer file and the vectors."""
    digest = hashlib.sha256(tokenizer.read_bytes())
    digest.update(np.ascontiguousarray(table).tobytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=1)
def _read_builtin() -> StaticEncoder:
    return load_static(MODELS / DEFAULT_MODEL, name="builtin")


def _has_model(folder: Path) -> bool:
    return (folder / "tokenizer.json").is_file() and (folder / "model.safetensors").is_file()
