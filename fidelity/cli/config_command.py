"""`fidelity config`: each setting, its value, and where it came from."""

from pathlib import Path
from typing import Annotated

import typer

from fidelity.cli.choices import resolve, trace
from fidelity.cli.config import load
from fidelity.cli.streams import write_output


def config(
    *,
    path: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="PATH",
            help="fidelity.toml or pyproject.toml; else the nearest one.",
        ),
    ] = None,
    show: Annotated[  # noqa: ARG001  # what the command does anyway, said aloud
        bool, typer.Option("--show", help="Print every setting with its value and its origin.")
    ] = True,
) -> None:
    """Tell each setting's value and where it came from.

    [b]Example[/b]

        fidelity config --show
    """
    found = load(path)
    resolve({}, found)
    lines = [f"file: {found.path or 'none found, defaults only'}"]
    for key, choice in trace({}, found).items():
        lines.append(f"{key} = {_written(choice.value)}  ({choice.origin})")
    for kind, severity in found.severity.items():
        lines.append(f"severity.{kind.value} = {severity.value}  ({found.path})")
    for role, name in found.fields.items():
        lines.append(f"fields.{role} = {name}  ({found.path})")
    for pattern, originals in found.mapping.items():
        lines.append(f"map: {pattern} -> {', '.join(originals)}  ({found.path})")
    write_output("\n".join(lines) + "\n")


def _written(value: str | bool | float | None) -> str:
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)
