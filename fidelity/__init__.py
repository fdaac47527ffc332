"""Checks what a translation, rewrite or digest did to the quotations of the original.

    import fidelity
    report = fidelity.check("digest.txt", ["original.txt"])
    check = fidelity.compare("It may rain.", "It will rain.")
    vectors = fidelity.load_encoder("builtin").encode(["It may rain."])

Nothing heavy is loaded before it is needed.
"""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from fidelity.errors import EncoderError, FidelityError, InputError, SettingsError, UsageError
from fidelity.records import Check, Distortion, Document, Quotation, Report, Verdict

if TYPE_CHECKING:
    from fidelity.encoders.encoder import Encoder

__version__ = "0.1.0"
__all__ = [
    "Check",
    "Distortion",
    "Document",
    "EncoderError",
    "FidelityError",
    "InputError",
    "Quotation",
    "Report",
    "SettingsError",
    "UsageError",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "load_encoder",
]


def check(
    derivative: str | PathLike[str],
    originals: Sequence[str | PathLike[str]],
    *,
    encoder: "str | Encoder | None" = "builtin",
    language: str | None = None,
    original_language: str | None = None,
    via: str | PathLike[str] | None = None,
) -> Report:
    """Check every quotation of a derivative article against its originals.

    Args:
        derivative: the file to check.
        originals: files, or folders of files, that quotations may come from.
        encoder: `builtin`, `none`, the name or folder of a sentence-transformers model, or an
            encoder that is already loaded.
        language: of the derivative, BCP 47; detected when left out.
        original_language: of the originals, likewise.
        via: the translation that the derivative was translated back from; every finding then
            says at which of the two steps it came in.

    Raises:
        UsageError: a file is missing, or the derivative is one of the originals.
        InputError: a file is empty, binary or wrongly encoded.
        EncoderError: the encoder is missing or cannot be loaded.
    """
    from fidelity import pipeline

    articles = pipeline.read(
        [Path(derivative)],
        [Path(original) for original in originals],
        language=language,
        original_language=original_language,
    )
    loaded = _encoder(encoder)
    report = pipeline.check(articles.derivatives, articles.originals, encoder=loaded)
    if via is None:
        return report
    from fidelity import documents, roundtrip

    return roundtrip.trace(report, documents.read(Path(via), id="v1"), encoder=loaded)


def compare(
    original: str,
    derivative: str,
    *,
    encoder: "str | Encoder | None" = "builtin",
    language: str | None = None,
    original_language: str | None = None,
) -> Check:
    """Judge one derivative sentence or text against its original; arguments as for `check`."""
    from fidelity import pipeline

    return pipeline.compare(
        original,
        derivative,
        encoder=_encoder(encoder),
        language=language,
        original_language=original_language,
    )


def load_encoder(name: str = "builtin") -> "Encoder":
    """Load an encoder by name: `builtin`, or any sentence-transformers model or folder.

    Raises:
        EncoderError: there is no such model here, or it cannot be loaded.
    """
    from fidelity import encoders

    encoder = encoders.load_encoder(name)
    if encoder is None:
        raise EncoderError(f"expected the name of an encoder, got {name!r}, which stands for none")
    return encoder


def _encoder(named: "str | Encoder | None") -> "Encoder | None":
    if isinstance(named, str):
        return None if named == "none" else load_encoder(named)
    return named
