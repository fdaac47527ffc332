"""Version, encoder, lexicons and settings as one line, so that a report can be repeated.

The idea is sacrebleu's (Post 2018, "A Call for Clarity in Reporting BLEU Scores").
"""

from dataclasses import fields

from fidelity import lexicons
from fidelity.settings import Settings


def signature(*, version: str, encoder: str, settings: Settings) -> str:
    """`fidelity:0.1.0|encoder:builtin-1a2b|lexicons:3c4d|...`; only changed settings are named."""
    default = Settings()
    changed = [
        f"{field.name}:{getattr(settings, field.name)}"
        for field in fields(settings)
        if getattr(settings, field.name) != getattr(default, field.name)
    ]
    parts = [f"fidelity:{version}", f"encoder:{encoder}", f"lexicons:{lexicons.fingerprint()}"]
    return "|".join(parts + changed)
