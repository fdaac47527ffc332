"""What the tests of this room ask of a translation, as plain words."""

from fidelity import pipeline
from fidelity.encoders.encoder import Encoder
from fidelity.records import Check, DistortionKind


def judged(languages: str, original: str, derivative: str, encoder: Encoder | None = None) -> Check:
    """The check of a pair in two languages, told as "en de": from English into German."""
    source, target = languages.split()
    return pipeline.compare(
        original, derivative, language=target, original_language=source, encoder=encoder
    )


def found(
    kind: str, languages: str, original: str, derivative: str, encoder: Encoder | None = None
) -> list[tuple[str | None, str | None]]:
    """The words on both sides of each distortion of a kind, the original's first."""
    return [
        (one.ref.text if one.ref else None, one.hyp.text if one.hyp else None)
        for one in judged(languages, original, derivative, encoder).distortions
        if one.kind is DistortionKind(kind)
    ]
