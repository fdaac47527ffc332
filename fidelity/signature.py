"""Version, encoder, lexicons and settings as one line, so that a report can be repeated.

The idea is sacrebleu's (Post 2018, "A Call for Clarity in Reporting BLEU Scores").
"""

from dataclasses import asdict

from fidelity import lexicons
from fidelity.settings import Settings


def signature(*, version: str, encoder: str, settings: Settings) -> str:
    """`fidelity:0.1.0|encoder:builtin-1a2b|lexicons:3c4d|...`; only changed settings are named."""
    default = _flat(Settings())
    changed = [f"{key}:{value}" for key, value in _flat(settings).items() if default[key] != value]
    parts = [f"fidelity:{version}", f"encoder:{encoder}", f"lexicons:{lexicons.fingerprint()}"]
    return "|".join(parts + changed)


def _flat(settings: Settings) -> dict[str, object]:
    """Setting -> value, those of a stage as `pairing.min_similarity`."""
    found: dict[str, object] = {}
    for key, value in asdict(settings).items():
        if isinstance(value, dict):
            found |= {f"{key}.{name}": inner for name, inner in value.items()}
        else:
            found[key] = value
    return found
