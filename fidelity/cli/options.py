"""Options that several commands share, and what they accept."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from fidelity.errors import UsageError

if TYPE_CHECKING:
    from fidelity.encoders.encoder import Encoder
    from fidelity.records import ReaderOptions

# RFC 5646, well-formed tags that start with a language of two or three letters.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def language_tag(value: str | None) -> str | None:
    """Let a BCP 47 tag through.

    Raises:
        UsageError: it is none.
    """
    if value is not None and not _LANGUAGE_TAG.fullmatch(value):
        raise UsageError(f"expected a BCP 47 language tag such as en or pt-BR, got {value!r}")
    return value


def encoder_names(incomplete: str) -> list[str]:
    """For the shell: the names that always work."""
    return [name for name in ("builtin", "none") if name.startswith(incomplete)]


EncoderOption = Annotated[
    str,
    typer.Option(
        "--encoder",
        metavar="NAME_OR_PATH",
        autocompletion=encoder_names,
        help="[b]builtin[/b] (embedded, offline), [b]none[/b], or any sentence-transformers model.",
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        callback=language_tag,
        help="Language of the derivative (BCP 47); detected when left out.",
    ),
]
OriginalLanguageOption = Annotated[
    str | None,
    typer.Option(
        "--original-language",
        metavar="TAG",
        callback=language_tag,
        help="Language of the originals (BCP 47); detected when left out.",
    ),
]


FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="ROLE=NAME",
        help="Where a data file keeps its words: text and title of JSON, source and target of a "
        "table; repeatable.",
        rich_help_panel="Reading",
    ),
]
FIELD_ROLES = ("text", "title", "source", "target")


def reader_options(values: Sequence[str], defaults: Mapping[str, str]) -> "ReaderOptions":
    """What `--field` and the configuration say of data files; the option goes first.

    Raises:
        UsageError: a value is no `ROLE=NAME`, or there is no such role.
    """
    from fidelity.records import ReaderOptions

    fields = dict(defaults)
    for value in values:
        role, _, name = value.partition("=")
        if role not in FIELD_ROLES or not name:
            roles = ", ".join(FIELD_ROLES)
            raise UsageError(f"expected ROLE=NAME with a role among {roles}, got {value!r}")
        fields[role] = name
    return ReaderOptions(
        text_field=fields.get("text"),
        title_field=fields.get("title"),
        source_field=fields.get("source"),
        target_field=fields.get("target"),
    )


def load_encoder(name: str) -> "Encoder | None":
    """The encoder of that name; None for `none`."""
    from fidelity.encoders import load_encoder as load

    if not name.strip():
        raise UsageError(f"expected the name of an encoder, got {name!r}")
    return load(name)
