"""The embedded encoder: a table of piece vectors, read without torch, averaged over a text.

It reads a folder that sentence-transformers reads as a `StaticEmbedding` module, and gives the same
vectors. The table is either one of floats or, as in model2vec, one of bytes with a weight a row.
safetensors would copy the whole table first; here the rows are read from the disk as they are asked
for, which saves a tenth of the time to load.
"""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from fidelity.encoders.encoder import to_unit_length
from fidelity.errors import EncoderError

MODELS = Path(__file__).parent / "models"
DEFAULT_MODEL = "fidelity-static-17"
BOUNDARY = "▁"
"""Begins the piece that begins a word."""

_MARKS = ".,;:!?\"'()"
_TENSOR = "embedding.weight"
_TYPES = {"I8": np.int8, "F16": np.float16, "F32": np.float32}
_CHUNK = 4096  # texts a pass; keeps the gathered rows of long texts within some tens of MB
# Words whose pieces are remembered, some 40 MB; beyond that it starts afresh.
_MOST_WORDS = 120_000
# So many new words are cut one after the other: waking the tokenizer's threads takes longer.
_FEW_WORDS = 200
# Up to so many texts are summed one by one.
_FEW_TEXTS = 4
# So many are gathered at once: the same sums, in fewer calls.
_FEW_SEGMENTS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedTable:
    """Vectors as they lie on disk: piece i has the vector `weights[i] * rows[i]`.

    `rows` is (n_pieces, dim) of bytes or floats; without weights they are the vectors themselves.
    """

    rows: NDArray[np.generic]
    weights: NDArray[np.float32] | None = None

    def vectors(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of these pieces, (n, dim)."""
        rows = self.rows[numbers].astype(np.float32)
        return rows if self.weights is None else rows * self.weights[numbers, None]


class StaticEncoder:
    """Averages the vectors of the pieces of a text; safe to call from several threads."""

    def __init__(
        self, *, name: str, tokenizer: Tokenizer, table: PackedTable, signature: str
    ) -> None:
        self._name = name
        self._tokenizer = tokenizer
        self._table = table
        self._wide = np.empty(table.rows.shape, dtype=np.float32)  # memory only row by row
        self._is_wide = np.zeros(len(table.rows), dtype=bool)
        self._signature = signature
        self._known: dict[str, list[int]] = {}  # word -> its pieces
        model = tokenizer.model
        self._is_greedy = isinstance(model, WordPiece) and not model.continuing_subword_prefix

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return int(self._table.rows.shape[1])

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
        split = [text.split(" ") for text in texts]
        words = list(dict.fromkeys(chain.from_iterable(split)))
        number = dict(zip(words, range(len(words)), strict=True))
        pieces = self._pieces(words)
        of_words = _segment_sums(self._wide, _flat(pieces), _lengths(pieces))
        in_texts = np.fromiter(map(number.__getitem__, chain.from_iterable(split)), np.int64)
        return to_unit_length(_segment_sums(of_words, in_texts, _lengths(split)))

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
        """Each piece is widened once, as bytes and float16 are slow to compute with."""
        is_wide = self._is_wide[numbers]
        if not is_wide.all():
            new = np.array(sorted(set(numbers[~is_wide].tolist())), dtype=np.int64)
            self._wide[new] = self._table.vectors(new)
            self._is_wide[new] = True

    def _pieces(self, words: list[str]) -> list[list[int]]:
        known = self._known
        new = [word for word in words if word not in known]
        if len(known) + len(new) > _MOST_WORDS:
            known, new = {}, words
        if new:
            parts = [_parts(word) for word in new]
            wanted = dict.fromkeys(chain.from_iterable(parts))
            unknown = [part for part in wanted if part not in known]
            cut = self._cut(unknown)
            self._widen(_flat(cut))
            known.update(zip(unknown, cut, strict=True))
            known.update(
                (word, [piece for part in row for piece in known[part]])
                for word, row in zip(new, parts, strict=True)
            )
            self._known = known
        return [known[word] for word in words]

    def _cut(self, words: list[str]) -> list[list[int]]:
        whole = [self._whole(word) for word in words]
        rest = [
            _without_surrogates(word)
            for word, piece in zip(words, whole, strict=True)
            if piece is None
        ]
        if len(rest) > _FEW_WORDS:
            encodings = self._tokenizer.encode_batch_fast(rest, add_special_tokens=False)
        else:
            encodings = [self._tokenizer.encode(word, add_special_tokens=False) for word in rest]
        in_pieces = iter(encodings)
        return [next(in_pieces).ids if piece is None else [piece] for piece in whole]

    def _whole(self, word: str) -> int | None:
        """The piece that is this word; None where the tokenizer must say.

        The longest piece counts, so a word that is one is not cut. Asking is twenty times as fast.
        """
        if self._is_greedy and word.isalnum() and (word.isascii() or _is_plain(word)):
            number: int | None = self._tokenizer.token_to_id(BOUNDARY + word)
            return number
        return None


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
        table, print_of = _read_table(home / "model.safetensors")
    except Exception as error:  # tokenizers raises plain Exception
        raise EncoderError(f"cannot read the embedded model in '{home}': {error}") from error
    if len(table.rows) != tokenizer.get_vocab_size():
        raise EncoderError(
            f"the model in '{home}' does not fit: {tokenizer.get_vocab_size()} pieces, "
            f"{len(table.rows)} vectors"
        )
    print_of = print_of or fingerprint(home / "tokenizer.json", table)
    return StaticEncoder(
        name=name, tokenizer=tokenizer, table=table, signature=f"{name}@{print_of}"
    )


def load_builtin() -> StaticEncoder:
    """The encoder that comes with fidelity, read once a process.

    Raises:
        EncoderError: The package was installed without its model.
    """
    return _read_builtin()


def fingerprint(tokenizer: Path, table: PackedTable) -> str:
    """Twelve hex digits over the tokenizer file and the vectors."""
    digest = hashlib.sha256(tokenizer.read_bytes())
    digest.update(np.ascontiguousarray(table.rows).tobytes())
    if table.weights is not None:
        digest.update(np.ascontiguousarray(table.weights).tobytes())
    return digest.hexdigest()[:12]


def _read_table(path: Path) -> tuple[PackedTable, str]:
    """The vectors, whose bytes are read from the disk as they are asked for; and the fingerprint.

    The file names its tensors in JSON behind eight bytes that count it (the safetensors format).
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > path.stat().st_size:
            raise ValueError(f"a header of {length} bytes")
        header = json.loads(file.read(length))
    metadata = header.pop("__metadata__", {})

    def tensor(name: str) -> NDArray[np.generic]:
        described = header[name]
        return np.memmap(
            path,
            dtype=_TYPES[described["dtype"]],
            mode="r",
            offset=8 + length + described["data_offsets"][0],
            shape=tuple(described["shape"]),
        )

    if "weights" in header:
        table = PackedTable(rows=tensor("embeddings"), weights=tensor("weights").astype(np.float32))
    else:
        table = PackedTable(rows=tensor(_TENSOR))
    return table, metadata.get("fingerprint", "")


@lru_cache(maxsize=1)
def _read_builtin() -> StaticEncoder:
    return load_static(MODELS / DEFAULT_MODEL, name="builtin")


def _parts(word: str) -> list[str]:
    """The word without the marks round it, and each mark, as the tokenizer parts them, too.

    Most words with a mark, and most in capitals, are known without, and cutting is what takes time.
    """
    body = word if word.isalnum() else word.strip(_MARKS)
    if len(body) == len(word):
        return [word.lower() if word.isascii() else word]
    at = word.find(body) if body else len(word)
    core = [body.lower() if body.isascii() else body] if body else []
    return [*word[:at], *core, *word[at + len(body) :]]


def _is_plain(word: str) -> bool:
    """Whether the tokenizer would leave the word as it is, before it cuts it."""
    return word.islower() and unicodedata.is_normalized("NFKC", word)


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


def _lengths(rows: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    return np.fromiter(map(len, rows), np.int64, len(rows))


def _segment_sums(
    table: NDArray[np.float32], numbers: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The sum of the rows of `table` that each segment names; zeros for an empty one.

    Segments of one length are summed together, several times as fast as `np.add.reduceat`.

    Args:
        table: (n, dim).
        numbers: Rows of it, segment after segment.
        lengths: (n_segments,), how many of them each segment has.

    Returns:
        (n_segments, dim).
    """
    starts = np.cumsum(lengths) - lengths
    sums = np.zeros((len(lengths), table.shape[1]), dtype=np.float32)
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
