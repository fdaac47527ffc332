"""What a run was told, and by whom: the command line, the configuration, a preset, the default."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from fidelity.cli.config import KEYS, Config, Value
from fidelity.cli.options import language_tag
from fidelity.errors import SettingsError
from fidelity.records import Policy, Severity

# In plain words: `gate` stops a distorted quotation, `editor` shows and stops nothing, `forensic`
# stops whatever differs in meaning and whatever has no original.
PRESETS: Mapping[str, Mapping[str, Value]] = MappingProxyType(
    {
        "gate": {"fail-on": "major", "fail-unsupported": False},
        "editor": {"fail-on": "never", "fail-unsupported": False},
        "forensic": {"fail-on": "minor", "fail-unsupported": True},
    }
)
DEFAULTS: Mapping[str, Value | None] = MappingProxyType(
    {
        "preset": "gate",
        "fail-on": "major",
        "fail-unsupported": False,
        "min-score": None,
        "encoder": "builtin",
        "language": None,
        "original-language": None,
        "include-attitudes": False,
        "baseline": None,
        "waivers": None,
    }
)
_LEVELS = (*(severity.value for severity in Severity), "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value, and where it came from in words."""

    value: Value | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Everything that a run was told, checked."""

    policy: Policy
    encoder: str
    language: str | None
    original_language: str | None
    include_attitudes: bool
    baseline: Path | None
    waivers: Path | None


def trace(options: Mapping[str, Value | None], config: Config) -> Mapping[str, Choice]:
    """Each key's value with its origin; an option goes before the file, the file before a preset.

    Raises:
        SettingsError: there is no such preset.
    """
    preset = options.get("preset") or config.values.get("preset") or DEFAULTS["preset"]
    if preset not in PRESETS:
        raise SettingsError(f"expected a preset among {', '.join(PRESETS)}, got {preset!r}")
    return {key: _choice(key, options, config, str(preset)) for key in KEYS}


def resolve(options: Mapping[str, Value | None], config: Config) -> Choices:
    """The values of a run.

    Raises:
        SettingsError: a value that its key cannot have.
        UsageError: a language that is no tag.
    """
    found = {key: choice.value for key, choice in trace(options, config).items()}
    return Choices(
        policy=Policy(
            fail_on=_severity(found["fail-on"]),
            fail_unsupported=bool(found["fail-unsupported"]),
            min_score=_score(found["min-score"]),
        ),
        encoder=str(found["encoder"]),
        language=language_tag(_text(found["language"])),
        original_language=language_tag(_text(found["original-language"])),
        include_attitudes=bool(found["include-attitudes"]),
        baseline=_path("baseline", found["baseline"], options, config),
        waivers=_path("waivers", found["waivers"], options, config),
    )


def _choice(key: str, options: Mapping[str, Value | None], config: Config, preset: str) -> Choice:
    given = options.get(key)
    if given is not None:
        return Choice(value=given, origin="the command line")
    if key in config.values:
        return Choice(value=config.values[key], origin=str(config.path))
    if key in PRESETS[preset]:
        return Choice(value=PRESETS[preset][key], origin=f"the preset {preset!r}")
    return Choice(value=DEFAULTS[key], origin="the default")


def _severity(value: Value | None) -> Severity | None:
    if value not in _LEVELS:
        raise SettingsError(f"expected fail-on among {', '.join(_LEVELS)}, got {value!r}")
    return None if value == "never" else Severity(value)


def _score(value: Value | None) -> float | None:
    if value is None:
        return None
    score = float(value)
    if not 0 <= score <= 100:
        raise SettingsError(f"expected min-score from 0 to 100, got {value!r}")
    return score


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)


def _path(
    key: str, value: Value | None, options: Mapping[str, Value | None], config: Config
) -> Path | None:
    """A path of the command line starts from the working folder, one of the file from the file."""
    if value is None:
        return None
    return Path(str(value)) if options.get(key) is not None else config.file(str(value))
