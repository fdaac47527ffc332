"""Vectors kept on disk between runs, by model and text, within a bound.

A folder a model holds segments: `.npy` files of (text hash, vector) rows that are written under
another name, moved into place at once and never changed. So two processes can use one folder: a
reader sees whole segments only, and a segment that vanishes under it costs a second encoding.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.encoder import Encoder

MAX_BYTES = 256 * 1024 * 1024
_MANY_SEGMENTS = 64
_KEY_BYTES = 16


class CachedEncoder:
    """Asks the encoder behind it only for texts that the folder does not know.

    Args:
        encoder: Where vectors come from.
        folder: The cache; a subfolder of it is made for this model.
        max_bytes: The bound on that subfolder; the oldest segments go first.
    """

    def __init__(self, encoder: Encoder, *, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._encoder = encoder
        plain = "".join(c if c.isalnum() or c in "-_." else "_" for c in encoder.signature)
        self._folder = folder / plain
        self._max_bytes = max_bytes
        self._row = np.dtype([("key", f"V{_KEY_BYTES}"), ("vector", "<f4", (encoder.dimension,))])
        self._known: dict[bytes, tuple[NDArray[np.void], int]] = {}
        self._read: set[str] = set()

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        return self._encoder.name

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._encoder.dimension

    @property
    def signature(self) -> str:
        """Name and hash of the weights."""
        return self._encoder.signature

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text; see `Encoder.encode`. A folder that cannot be written caches nothing."""
        self._look_for_segments()
        keys = [_key(text) for text in texts]
        missing = {
            key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
        }
        if missing:
            segment = np.empty(len(missing), dtype=self._row)
            segment["key"] = np.array(list(missing), dtype=f"V{_KEY_BYTES}")
            segment["vector"] = self._encoder.encode(list(missing.values()))
            self._remember(segment)
            with contextlib.suppress(OSError):
                self._write(segment)
                self._tidy()
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        for number, key in enumerate(keys):
            segment, at = self._known[key]
            rows[number] = segment["vector"][at]
        return rows

    def _look_for_segments(self) -> None:
        for path in self._segments():
            if path.name in self._read:
                continue
            self._read.add(path.name)
            with contextlib.suppress(OSError, ValueError, EOFError):
                segment = np.load(path, mmap_mode="r", allow_pickle=False)
                if segment.dtype == self._row and segment.ndim == 1:
                    self._remember(segment)

    def _remember(self, segment: NDArray[np.void]) -> None:
        for number, key in enumerate(segment["key"]):
            self._known.setdefault(key.tobytes(), (segment, number))

    def _write(self, segment: NDArray[np.void]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.save(file, segment, allow_pickle=False)
            target = Path(scratch).with_suffix(".npy")
            self._read.add(target.name)
            Path(scratch).replace(target)
        except OSError:
            Path(scratch).unlink(missing_ok=True)
            raise

    def _tidy(self) -> None:
        """Drops the oldest segments over the bound, and joins the rest when they are many."""
        segments = self._segments()
        total = sum(path.stat().st_size for path in segments)
        while segments and total > self._max_bytes:
            oldest = segments.pop(0)
            total -= oldest.stat().st_size
            oldest.unlink(missing_ok=True)
        if len(segments) > _MANY_SEGMENTS:
            joined = np.concatenate([np.load(path, allow_pickle=False) for path in segments])
            _, first = np.unique(joined["key"].view(f"S{_KEY_BYTES}"), return_index=True)
            self._write(joined[np.sort(first)])
            for path in segments:
                path.unlink(missing_ok=True)

    def _segments(self) -> list[Path]:
        """The segments, oldest first."""
        found: list[tuple[float, str, Path]] = []
        for path in self._folder.glob("*.npy"):
            with contextlib.suppress(OSError):
                found.append((path.stat().st_mtime, path.name, path))
        return [path for _, _, path in sorted(found)]


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()
