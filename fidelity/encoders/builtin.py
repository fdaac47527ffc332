"""The embedded encoder: a table of piece vectors, read without torch, averaged over a text.

It reads a folder that sentence-transformers saved with a `StaticEmbedding` module, and gives the
vectors that sentence-transformers gives. model2vec reads the same folder, but takes a second
library and loops over texts; this file needs only the two libraries that the format is made of.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
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
# Words whose pieces are remembered, some 20 MB; beyond that it starts afresh.
_MOST_WORDS = 50_000
# So many new words are cut one after the other: waking the tokenizer's threads takes longer.
_FEW_WORDS = 200
# Up to so many texts are summed one by one.
_FEW_TEXTS = 4
# So many are gathered at once: the same sums, in fewer calls.
_FEW_SEGMENTS = 16


class StaticEncoder:
    """Averages the vectors of the pieces of a text; safe to call from several threads."""

    def __init__(
        self, *, name: str, tokenizer: Tokenizer, table: NDArray[np.float16], signature: str
    ) -> None:
        self._name = name
        self._tokenizer = tokenizer
        self._table = table
        self._wide = np.empty(table.shape, dtype=np.float32)  # takes memory only row by row
        self._is_wide = np.zeros(len(table), dtype=bool)
        self._signature = signature
        self._known: dict[str, list[int]] = {}  # word -> its pieces

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
        if len(texts) <= _FEW_TEXTS:
            return self._encode_few(texts)
        if len(texts) <= _CHUNK:
            return self._encode_chunk(texts)
        chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
        return np.concatenate([self._encode_chunk(chunk) for chunk in chunks])

    def _encode_chunk(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sums pieces over distinct words first: the tokenizer, too, never looks past a space."""
        words: dict[str, int] = {}
        of_text = [
            [words.setdefault(word, len(words)) for word in text.split(" ") if word]
            for text in texts
        ]
        pieces = self._pieces(list(words))
        return to_unit_length(_segment_sums(_segment_sums(self._wide, pieces), of_text))

    def _encode_few(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same sums, text by text: for a pair of sentences, grouping them takes longer."""
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            pieces = [
                known for known in self._pieces([word for word in text.split(" ") if word]) if known
            ]
            if pieces:
                words = self._wide.take([known[0] for known in pieces], axis=0)
                for at, known in enumerate(pieces):
                    if len(known) > 1:
                        word = words[at]
                        for piece in known[1:]:
                            word += self._wide[piece]
                np.add.reduce(words, axis=0, out=sums[row])
        return to_unit_length(sums)

    def _widen(self, numbers: NDArray[np.int64]) -> None:
        """Each piece is widened once, as float16 is slow to compute with."""
        is_wide = self._is_wide[numbers]
        if not is_wide.all():
            new = np.unique(numbers[~is_wide])
            self._wide[new] = self._table[new]
            self._is_wide[new] = True

    def _pieces(self, words: list[str]) -> list[list[int]]:
        known = self._known
        new = [word for word in words if word not in known]
        if len(known) + len(new) > _MOST_WORDS:
            known, new = {}, words
        if new:
            cut = self._cut(new)
            self._widen(_flat(cut))
            known.update(zip(new, cut, strict=True))
            self._known = known
        return [known[word] for word in words]

    def _cut(self, words: list[str]) -> list[list[int]]:
        mended = [_without_surrogates(word) for word in words]
        if len(mended) > _FEW_WORDS:
            encodings = self._tokenizer.encode_batch_fast(mended, add_special_tokens=False)
        else:
            encodings = [self._tokenizer.encode(word, add_special_tokens=False) for word in mended]
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


def _without_surrogates(word: str) -> str:
    """The word with `?` for each lone surrogate, as in a damaged file: it cannot be tokenized."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return word.encode("utf-8", "replace").decode("utf-8")
    return word


def _has_model(folder: Path) -> bool:
    return (folder / "tokenizer.json").is_file() and (folder / "model.safetensors").is_file()


def _flat(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    return np.fromiter(chain.from_iterable(rows), np.int64)


def _segment_sums(
    table: NDArray[np.float32], segments: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    """The sum of the rows of `table` that each segment names; zeros for an empty one.

    Segments of one length are summed together, several times as fast as `np.add.reduceat`.

    Args:
        table: (n, dim).
        segments: Numbers of rows.

    Returns:
        (n_segments, dim).
    """
    lengths = np.array([len(segment) for segment in segments], dtype=np.int64)
    numbers = _flat(segments)
    starts = np.cumsum(lengths) - lengths
    sums = np.zeros((len(segments), table.shape[1]), dtype=np.float32)
    for length in sorted({*lengths.tolist()} - {0}):
        rows = np.flatnonzero(lengths == length)
        first = starts[rows]
        if len(rows) < _FEW_SEGMENTS:
            own = numbers[first[:, None] + np.arange(length)]
            sums[rows] = table.take(own, axis=0).sum(axis=1)
            continue
        total = table.take(numbers[first], axis=0)
        for step in range(1, length):
            total += table.take(numbers[first + step], axis=0)
        sums[rows] = total
    return sums
