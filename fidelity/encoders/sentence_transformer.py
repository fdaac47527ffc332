"""Any sentence-transformers model as an encoder; the library is imported when one is asked for."""

import hashlib
import importlib.util
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fidelity.encoders.encoder import to_unit_length
from fidelity.errors import EncoderError

BATCH_SIZE = 32
# For the one question whether the hub answers; loading a model asks, unanswered, for minutes.
_HUB_TIMEOUT_S = 8.0
_BATCHES_A_REPORT = 8  # batches are sorted by length within what is handed over at once


class _Model(Protocol):
    """The part of `SentenceTransformer` that is used here."""

    def encode(self, sentences: list[str], **options: object) -> NDArray[np.float32]: ...

    def state_dict(self) -> dict[str, object]: ...


class SentenceTransformerEncoder:
    """Batches texts through a loaded model."""

    def __init__(
        self,
        model: _Model,
        *,
        name: str,
        batch_size: int = BATCH_SIZE,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._model = model
        self._name = name
        self._batch_size = batch_size
        self._progress = progress
        self._dimension = int(np.asarray(self._vectors([""])).shape[1])
        self._signature = f"{Path(name).name or name}@{_weights_hash(model.state_dict())}"

    @property
    def name(self) -> str:
        """What the user typed to get it."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._dimension

    @property
    def signature(self) -> str:
        """Name and hash of the weights."""
        return self._signature

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text; see `Encoder.encode`."""
        rows = np.empty((len(texts), self._dimension), dtype=np.float32)
        step = self._batch_size * _BATCHES_A_REPORT
        for start in range(0, len(texts), step):
            part = [_mended(text) for text in texts[start : start + step]]
            rows[start : start + len(part)] = to_unit_length(self._vectors(part))
            if self._progress is not None:
                self._progress(start + len(part), len(texts))
        return rows

    def _vectors(self, texts: list[str]) -> NDArray[np.float32]:
        rows = self._model.encode(
            texts, batch_size=self._batch_size, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float32)


def load_sentence_transformer(
    name: str,
    *,
    device: str | None = None,
    batch_size: int = BATCH_SIZE,
    progress: Callable[[int, int], None] | None = None,
) -> SentenceTransformerEncoder:
    """The model of this name or in this folder; what is on the machine is not looked up elsewhere.

    Code that comes with a model is never run.

    Args:
        name: A folder, or a name on the Hugging Face hub.
        device: Such as `cpu` or `cuda`; the library's choice if None.
        batch_size: Texts a pass.
        progress: Called with texts done and texts in all.

    Raises:
        EncoderError: sentence-transformers is not installed, or there is no such model here and it
            cannot be fetched, or it cannot be loaded.
    """
    missing = (
        f"encoder '{name}' needs sentence-transformers: pip install 'fidelity[transformers]', "
        "or use --encoder builtin"
    )
    if importlib.util.find_spec("sentence_transformers") is None:
        raise EncoderError(missing)
    if not _is_known_here(name):
        _ask_hub(name)  # before the import, which alone takes seconds
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(missing) from error

    def load(*, local_files_only: bool) -> SentenceTransformerEncoder:
        model: _Model = SentenceTransformer(
            name, device=device, trust_remote_code=False, local_files_only=local_files_only
        )
        return SentenceTransformerEncoder(
            model, name=name, batch_size=batch_size, progress=progress
        )

    try:
        return load(local_files_only=True)
    except Exception as error:  # the library, the hub and torch each raise their own kinds
        if Path(name).exists():
            raise EncoderError(_remedy(name, error)) from error
    _ask_hub(name)
    try:
        return load(local_files_only=False)
    except Exception as error:
        raise EncoderError(_remedy(name, error)) from error


def _is_known_here(name: str) -> bool:
    """Whether it is a folder, or something of that name was once fetched."""
    from huggingface_hub import constants

    caches = [constants.HF_HUB_CACHE, os.environ.get("SENTENCE_TRANSFORMERS_HOME", "")]
    ending = f"--{name.replace('/', '--')}"
    return Path(name).exists() or any(
        folder.name.endswith(ending)
        for cache in caches
        if cache and Path(cache).is_dir()
        for folder in Path(cache).iterdir()
    )


def _ask_hub(name: str) -> None:
    """Find out soon whether models can be fetched at all.

    Raises:
        EncoderError: the hub does not answer in time, or the settings of this machine forbid it.
    """
    from huggingface_hub import constants
    from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

    try:
        get_session().head(constants.ENDPOINT, timeout=_HUB_TIMEOUT_S)
    except Exception as error:  # of whichever library it uses for connections
        raise EncoderError(_remedy(name, error)) from error


def _remedy(name: str, error: Exception) -> str:
    reason = " ".join(str(error).split())[:160] or type(error).__name__
    if Path(name).exists():
        return f"encoder '{name}' is no model that sentence-transformers can load: {reason}"
    return (
        f"encoder '{name}' is not on this machine and could not be fetched: check the name, "
        f"download it first with `hf download {name}`, or use --encoder builtin ({reason})"
    )


def _mended(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _weights_hash(state: dict[str, object]) -> str:
    import torch

    digest = hashlib.sha256()
    for key in sorted(state):
        tensor = state[key]
        digest.update(key.encode())
        if isinstance(tensor, torch.Tensor):
            flat = tensor.detach().cpu().contiguous().flatten()
            digest.update(flat.view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()[:12]
