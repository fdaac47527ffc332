"""The waivers: who let which finding pass, why, and until when.

[[waiver]]
fingerprint = "0583de8f1b2bb146"
kind = "certainty"                 # or "unsupported"
reason = "the agency's own correction of 3 March"
who = "Ada Brandt"
expires = 2027-03-31
derivative = "content/fr/talks.md" # optional; without it, the same change may pass anywhere
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from fidelity.errors import SettingsError, UsageError
from fidelity.records import DistortionKind, Report, Waiver

_REQUIRED = ("fingerprint", "kind", "reason", "who", "expires")
_OPTIONAL = ("derivative",)
_UNSUPPORTED = "unsupported"


def read(path: Path, report: Report, *, root: Path) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order.

    Args:
        path: the file.
        report: whose derivatives the waivers may name.
        root: the folder that their names start from, wherever fidelity is run.

    Raises:
        UsageError: the file does not exist or is no TOML.
        SettingsError: a waiver lacks something, or says something unknown.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected waivers, got {reason!r}: {str(path)!r}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"expected TOML, got {error} in {str(path)!r}") from error
    items = content.pop("waiver", [])
    if content or not isinstance(items, list):
        raise SettingsError(f"expected only tables [[waiver]], got others in {str(path)!r}")
    names = [item.document.path for item in report.derivatives]
    places = {Path(name).resolve(): name for name in names}
    waivers = (_waiver(item, number, path) for number, item in enumerate(items, start=1))
    return tuple(_placed(waiver, places, root) for waiver in waivers)


def _placed(waiver: Waiver, places: Mapping[Path, str], root: Path) -> Waiver:
    """With the derivative as the report names it."""
    if waiver.derivative is None:
        return waiver
    name = places.get((root / waiver.derivative).resolve(), waiver.derivative)
    return replace(waiver, derivative=name)


def _waiver(item: Mapping[str, object], number: int, path: Path) -> Waiver:
    where = f"in waiver {number} of {str(path)!r}"
    for key in item:
        if key not in {*_REQUIRED, *_OPTIONAL}:
            raise SettingsError(f"unknown key {key!r} {where}")
    texts = {key: _text(item, key, where) for key in _REQUIRED if key != "expires"}
    expires = item.get("expires")
    if not isinstance(expires, date):
        raise SettingsError(f"expected a date such as 2027-03-31 for 'expires', got none {where}")
    return Waiver(
        fingerprint=texts["fingerprint"],
        kind=_kind(texts["kind"], where),
        reason=texts["reason"],
        who=texts["who"],
        expires=expires.date() if isinstance(expires, datetime) else expires,
        derivative=_text(item, "derivative", where) if "derivative" in item else None,
    )


def _text(item: Mapping[str, object], key: str, where: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"expected a text for {key!r}, got {value!r} {where}")
    return value


def _kind(name: str, where: str) -> DistortionKind | None:
    if name == _UNSUPPORTED:
        return None
    try:
        return DistortionKind(name)
    except ValueError as error:
        raise SettingsError(f"expected a kind of distortion, got {name!r} {where}") from error
