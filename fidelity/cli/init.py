"""`fidelity init`: a commented configuration for the folder that it finds."""

import re
from pathlib import Path
from typing import Annotated

import typer

from fidelity.cli.streams import check_writable, complain, write_file
from fidelity.errors import UsageError

_LANGUAGE_FOLDER = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_SKIPPED = {".git", ".venv", "venv", "node_modules", "dist", "build"}
_MAX_DEPTH = 3  # folders below the start; deeper ones are seldom where a site keeps its languages

_TEMPLATE = """\
# What `fidelity check` does here when it is told nothing else; `fidelity config --show` tells
# what is in force. Every key may be left out.

# gate: a distorted quotation fails; editor: nothing fails, everything is shown;
# forensic: minor distortions and quotations without an original fail as well.
preset = "gate"

# fail-on = "major"            # minor, major, critical or never
# fail-unsupported = false     # whether a quotation that no original holds fails
# min-score = 60               # 0 to 100
# encoder = "builtin"          # none, or any sentence-transformers model
# language = "fr"              # of the derivatives; detected when left out
# original-language = "en"
# include-attitudes = false    # whether hopes that the original does not report are checked, too

# Findings that were there before: `fidelity check --accept-new` writes the file.
# baseline = "fidelity-baseline.json"
# Findings that somebody let pass: fingerprint, kind, reason, who, expires, and the derivative
# that it is for; without one, the same change may pass in any of them.
# waivers = "fidelity-waivers.toml"

# A kind of distortion may weigh more or less here than elsewhere; `fidelity explain` lists them.
# [severity]
# tense = "minor"

# Which original belongs to which derivative; wildcards stand for the same on both sides.
[map]
{mapping}
"""
_EXAMPLE = '# "content/fr/**/*.md" = "content/en/**/*.md"'


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write fidelity.toml.")] = Path(),
    *,
    original_language: Annotated[
        str, typer.Option(metavar="TAG", help="The language that the others are made from.")
    ] = "en",
) -> None:
    """Write a commented fidelity.toml for the folder.

    Folders named after languages beside each other (content/en, content/fr) give the map.

    [b]Example[/b]

        fidelity init --original-language en
    """
    if not folder.is_dir():
        raise UsageError(f"expected a folder, got {str(folder)!r}")
    path = folder / "fidelity.toml"
    if path.exists():
        raise UsageError(f"expected no configuration yet, got {str(path)!r}")
    check_writable(path)
    pairs = _language_folders(folder, original_language)
    mapping = "\n".join(f'"{left}/**/*.*" = "{right}/**/*.*"' for left, right in pairs)
    write_file(path, _TEMPLATE.format(mapping=mapping or _EXAMPLE))
    complain(f"note: wrote {str(path)!r} with {len(pairs)} pairs of language folders")


def _language_folders(root: Path, language: str) -> list[tuple[str, str]]:
    """(derivatives, originals) for each folder of another language beside one of `language`."""
    pairs = []
    for folder in sorted(_folders(root, _MAX_DEPTH)):
        if folder.name != language:
            continue
        right = folder.relative_to(root).as_posix()
        for sibling in sorted(folder.parent.iterdir()):
            is_language = _LANGUAGE_FOLDER.fullmatch(sibling.name) and sibling.is_dir()
            if is_language and sibling != folder:
                pairs.append((sibling.relative_to(root).as_posix(), right))
    return pairs


def _folders(root: Path, depth: int) -> list[Path]:
    if depth == 0:
        return []
    found = []
    for item in root.iterdir():
        if item.is_dir() and item.name not in _SKIPPED and not item.is_symlink():
            found += [item, *_folders(item, depth - 1)]
    return found
