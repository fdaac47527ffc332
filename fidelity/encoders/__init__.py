"""Vectors behind one door: `load_encoder` gives the embedded encoder, or any that users name.

Importing this package loads neither numpy nor torch; the model behind a name is imported when it
is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fidelity.encoders.encoder import Encoder

__all__ = ["BUILTIN", "NONE", "Progress", "load_encoder"]

BUILTIN = "builtin"
"""The name of the encoder that comes with fidelity."""

NONE = "none"
"""The name that stands for no encoder at all."""

Progress = Callable[[int, int], None]
"""Called with the number of texts done and the number of texts in all."""


def load_encoder(
    name: str = BUILTIN,
    *,
    device: str | None = None,
    cache_dir: Path | None = None,
    progress: Progress | None = None,
) -> Encoder | None:
    """The encoder of this name.

    Args:
        name: `builtin` (embedded, offline, a fifth of a second to load), `none`, or the name or
            folder of a sentence-transformers model.
        device: Where a sentence-transformers model runs, such as `cpu`, `cuda` or `mps`; its own
            choice if None. The embedded encoder needs no device.
        cache_dir: Where the vectors of a sentence-transformers model are kept between runs;
            nowhere if None. The embedded encoder is faster than any cache.
        progress: Told how far each `encode` of a sentence-transformers model has come.

    Returns:
        The encoder, or None for `none`.

    Raises:
        EncoderError: The model is not on this machine and cannot be fetched, it cannot be loaded,
            or sentence-transformers is not installed.
    """
    if name == NONE:
        return None
    if name == BUILTIN:
        from fidelity.encoders.builtin import load_builtin

        return load_builtin()
    from fidelity.encoders.sentence_transformer import load_sentence_transformer

    encoder = load_sentence_transformer(name, device=device, progress=progress)
    if cache_dir is None:
        return encoder
    from fidelity.encoders.cache import CachedEncoder

    return CachedEncoder(encoder, folder=cache_dir)
