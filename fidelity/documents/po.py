"""PO: the messages of gettext, by polib (MIT)."""

import re
from collections.abc import Sequence

import polib

from fidelity.errors import InputError
from fidelity.records import Bitext, ReaderOptions, Translation

_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)")
_LOCALE = re.compile(r"([A-Za-z]{2,3})(?:[_-]([A-Za-z]{2,4}|\d{3}))?(?:[.@].*)?")


def read(text: str, options: ReaderOptions) -> Bitext:  # noqa: ARG001  # every reader's signature
    """Every message that is in use; each plural form is a translation of its own.

    Raises:
        InputError: gettext's syntax is broken.
    """
    try:
        # a leading line break: the library takes a text that names a file for that file
        catalogue = polib.pofile("\n" + text)
    except (OSError, ValueError, LookupError) as error:
        raise InputError(f"expected a PO file, got {_reason(error)}") from error
    plurals = _PLURALS.search(catalogue.metadata.get("Plural-Forms", ""))
    has_singular = plurals is None or plurals[1] != "1"
    lines = text.split("\n")
    found: list[Translation] = []
    for number, entry in enumerate(catalogue, 1):
        if entry.obsolete:
            continue
        # the number, and not the message: the source may stand twice, under two contexts
        for suffix, source, target in _forms(entry, has_singular=has_singular):
            line = max(1, (entry.linenum or 2) - 1)
            found.append(
                Translation(
                    id=f"{number}{suffix}",
                    line=line,
                    target_line=_line_of(f"msgstr{suffix}", lines, line),
                    source=source,
                    target=target,
                    is_fuzzy=entry.fuzzy,
                )
            )
    return Bitext(
        translations=tuple(found),
        source_language=_language(catalogue.metadata.get("X-Source-Language", "")),
        target_language=_language(catalogue.metadata.get("Language", "")),
    )


def _forms(entry: polib.POEntry, *, has_singular: bool) -> list[tuple[str, str, str]]:
    """(suffix of the id, source, target) of each form.

    Where a language has a singular it is form 0; all others answer the source's plural.
    """
    if not entry.msgid_plural:
        return [("", entry.msgid, entry.msgstr)]
    return [
        (f"[{form}]", entry.msgid if has_singular and form == 0 else entry.msgid_plural, target)
        for form, target in sorted(entry.msgstr_plural.items())
    ]


def _line_of(keyword: str, lines: Sequence[str], start: int) -> int | None:
    """The first line from `start` on, both from 1, that opens with the keyword."""
    wanted = (f"{keyword} ", f"{keyword}\t", f'{keyword}"')
    for number, line in enumerate(lines[start - 1 :], start):
        if line.lstrip().startswith(wanted):
            return number
    return None


def _language(locale: str) -> str | None:
    """BCP 47 for gettext's `pt_BR`, `sr@latin`."""
    match = _LOCALE.fullmatch(locale.strip())
    if match is None:
        return None
    return f"{match[1]}-{match[2].upper()}" if match[2] else match[1]


def _reason(error: Exception) -> str:
    """The library's words, without the text that it repeats."""
    where = re.search(r"\(line (\d+)\)", str(error))
    return f"broken syntax in line {int(where[1]) - 1}" if where else type(error).__name__
