"""`fidelity.toml`, or `[tool.fidelity]` of pyproject.toml: what is found, read and refused."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import cast

from fidelity.cli.options import FIELD_ROLES
from fidelity.errors import SettingsError, UsageError
from fidelity.records import DistortionKind, Severity

Value = str | bool | float

# Key -> what its value must be; the tables `severity`, `map` and `fields` are read apart.
KEYS: Mapping[str, type] = MappingProxyType(
    {
        "preset": str,
        "fail-on": str,
        "fail-unsupported": bool,
        "min-score": float,
        "encoder": str,
        "language": str,
        "original-language": str,
        "include-attitudes": bool,
        "baseline": str,
        "waivers": str,
    }
)
_TABLES = ("severity", "map", "fields")
_TYPE_NAMES = {str: "a text", bool: "true or false", float: "a number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A configuration file as it was read.

    Attributes:
        path: the file; None when there is none.
        root: the folder that its paths and patterns start from.
        values: key -> value, for the keys that it sets.
        severity: what a newsroom sets for a kind instead of the detector's own.
        mapping: pattern of derivatives -> patterns of their originals.
        fields: role -> the field of a data file that plays it.
    """

    path: Path | None = None
    root: Path = field(default_factory=Path)
    values: Mapping[str, Value] = field(default_factory=dict)
    severity: Mapping[DistortionKind, Severity] = field(default_factory=dict)
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)

    def file(self, value: str) -> Path:
        """A path of the configuration, seen from the working folder."""
        return self.root / value


def load(path: Path | None) -> Config:
    """The configuration of that file, or of the nearest one above the working folder.

    Raises:
        UsageError: the file does not exist or is no TOML.
        SettingsError: it has an unknown key, or a value that the key cannot have.
    """
    if path is None:
        path = nearest(Path.cwd())
        if path is None:
            return Config()
    table = _table(path)
    return Config(
        path=path,
        root=_root(path),
        values=_values(table, path),
        severity=_severities(table, path),
        mapping=_mapping(table, path),
        fields=_fields(table, path),
    )


def nearest(folder: Path) -> Path | None:
    """The first file above `folder` that configures fidelity; a repository's root ends the way."""
    for place in (folder, *folder.parents):
        own, project = place / "fidelity.toml", place / "pyproject.toml"
        if own.is_file():
            return own
        if project.is_file() and "fidelity" in _tool(_read(project)):
            return project
        if project.is_file() or (place / ".git").exists():
            return None
    return None


def _root(path: Path) -> Path:
    """The file's folder, relative to the working folder where it lies below it."""
    folder = path.resolve().parent
    here = Path.cwd().resolve()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _table(path: Path) -> Mapping[str, object]:
    content = _read(path)
    if path.name != "pyproject.toml":
        return content
    found = _tool(content).get("fidelity")
    if not isinstance(found, dict):
        raise UsageError(f"expected a table [tool.fidelity], got none in {str(path)!r}")
    return found


def _tool(content: Mapping[str, object]) -> Mapping[str, object]:
    tool = content.get("tool")
    return tool if isinstance(tool, dict) else {}


def _read(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"expected a configuration, got {reason!r}: {str(path)!r}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"expected TOML, got {error} in {str(path)!r}") from error


def _values(table: Mapping[str, object], path: Path) -> Mapping[str, Value]:
    values: dict[str, Value] = {}
    for key, value in table.items():
        if key in _TABLES:
            continue
        if key not in KEYS:
            raise _unknown("key", key, [*KEYS, *_TABLES], path)
        values[key] = _typed(key, value, path)
    return values


def _typed(key: str, value: object, path: Path) -> Value:
    wanted = KEYS[key]
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, wanted):
        raise SettingsError(
            f"expected {_TYPE_NAMES[wanted]} for {key!r}, got {value!r} in {str(path)!r}"
        )
    return cast("Value", value)


def _severities(table: Mapping[str, object], path: Path) -> Mapping[DistortionKind, Severity]:
    severities: dict[DistortionKind, Severity] = {}
    for kind, severity in _sub_table(table, "severity", path).items():
        kinds = [known.value for known in DistortionKind]
        if kind not in kinds:
            raise _unknown("kind of distortion", kind, kinds, path)
        levels = [known.value for known in Severity]
        if severity not in levels:
            raise _unknown("severity", str(severity), levels, path)
        severities[DistortionKind(kind)] = Severity(severity)
    return severities


def _mapping(table: Mapping[str, object], path: Path) -> Mapping[str, tuple[str, ...]]:
    mapping: dict[str, tuple[str, ...]] = {}
    for pattern, value in _sub_table(table, "map", path).items():
        originals = [value] if isinstance(value, str) else value
        if not isinstance(originals, list) or not originals:
            raise SettingsError(
                f"expected a pattern or a list of them for {pattern!r}, got {value!r} in "
                f"{str(path)!r}"
            )
        for item in (pattern, *originals):
            if not isinstance(item, str) or not item or Path(item).is_absolute():
                raise SettingsError(
                    f"expected a pattern below the folder of {str(path)!r}, got {item!r}"
                )
        mapping[pattern] = tuple(originals)
    return mapping


def _fields(table: Mapping[str, object], path: Path) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for role, name in _sub_table(table, "fields", path).items():
        if role not in FIELD_ROLES:
            raise _unknown("field", role, FIELD_ROLES, path)
        if not isinstance(name, str) or not name:
            raise SettingsError(f"expected a name for {role!r}, got {name!r} in {str(path)!r}")
        fields[role] = name
    return fields


def _sub_table(table: Mapping[str, object], key: str, path: Path) -> Mapping[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise SettingsError(f"expected a table [{key}], got {value!r} in {str(path)!r}")
    return value


def _unknown(what: str, name: str, known: Sequence[str], path: Path) -> SettingsError:
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
    return SettingsError(f"unknown {what} {name!r} in {str(path)!r}: {hint}")
