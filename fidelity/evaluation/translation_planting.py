"""Plants one change into a sound translation: a number, a name, a negation, a certainty word.

The same text gives the same change in every run. Numbers and names are changed by rule; negations
and certainty words by `planted_changes.toml`, which is apart from what the detectors read.
"""

import hashlib
import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fidelity.text.names import is_common_word
from fidelity.text.tokens import tokenize
from fidelity.text.transliteration import name_likeness

KINDS = ("number", "name", "negation", "certainty")

_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d{1,2})?(?![\w.,]*\d)|\b\d{4}\b"
)
_DENIAL = re.compile(r"(?i)\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b")
_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-zа-яё]\w{2,}")
# Acronyms are left out: most languages have their own.
_SURE_LIKENESS = 0.85  # a capitalised word that sounds like one of the original is a name
_OTHER = 0.4  # and one that sounds like none of them may take its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What `planted_changes.toml` says of one language."""

    drop: tuple[tuple[str, str], ...]
    insert: tuple[tuple[str, str], ...]
    certainty: tuple[tuple[str, str], ...]


@cache
def rules(language: str) -> Rules:
    """The rules of a language."""
    path = files(__package__).joinpath("planted_changes.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return Rules(
        **{name: tuple((one, other) for one, other in rows) for name, rows in table.items()}
    )


def names_of(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Names that stand in translations of (original, translation), for one to replace another."""
    found = {
        match.group()
        for original, translation in pairs
        for match in _NAME.finditer(translation)
        if _is_name(match.group(), original)
    }
    return tuple(sorted(found))


def plant(
    original: str, translation: str, kind: str, *, language: str, names: Sequence[str] = ()
) -> str | None:
    """The translation with one change of this kind; None where there is nothing to change."""
    seed = hashlib.sha256(f"{kind}\0{translation}".encode()).digest()
    draw = random.Random(seed)  # noqa: S311 - a fixed choice, not a secret
    if kind == "number":
        return _number(original, translation, draw)
    if kind == "name":
        return _name(original, translation, names, draw)
    chosen = rules(language)
    if kind == "negation":
        # a translator may say "not" for "failed to"; to drop that would change nothing
        denies = _DENIAL.search(original) is not None
        return _by_rules(translation, chosen.drop if denies else chosen.insert, draw)
    return _by_rules(translation, chosen.certainty, draw)


def _number(original: str, translation: str, draw: random.Random) -> str | None:
    """A figure with another first digit, so that it is off by a tenth or more."""
    figures = [
        match
        for match in _FIGURE.finditer(translation)
        if len(match.group()) > 1 and match.group()[:2] in original
    ]
    if not figures:
        return None
    match = draw.choice(figures)
    figure = match.group()
    place = 2 if len(figure) == 4 and figure[:2] in {"19", "20"} else 0  # a year stays a year
    digits = [digit for digit in "123456789" if digit != figure[place]]
    changed = figure[:place] + draw.choice(digits) + figure[place + 1 :]
    return translation[: match.start()] + changed + translation[match.end() :]


def _name(original: str, translation: str, names: Sequence[str], draw: random.Random) -> str | None:
    found = [m for m in _NAME.finditer(translation) if _is_name(m.group(), original)]
    others = [
        name
        for name in names
        if all(name_likeness(name, word) < _OTHER for word in re.findall(r"\w+", original))
    ]
    if not found or not others:
        return None
    match = draw.choice(found)
    return translation[: match.start()] + draw.choice(others) + translation[match.end() :]


def _is_name(word: str, original: str) -> bool:
    return (
        word[0].isupper()
        and not word.isupper()
        and any(
            name_likeness(word, token.norm) >= _SURE_LIKENESS
            for token in tokenize(original)
            if token.text[0].isupper() and not is_common_word(token)
        )
    )


def _by_rules(text: str, changes: Sequence[tuple[str, str]], draw: random.Random) -> str | None:
    """One of the changes that apply."""
    found = [
        (match, replacement)
        for pattern, replacement in changes
        for match in re.finditer(rf"(?<!['’])\b{pattern}\b", text, re.IGNORECASE)
    ]
    if not found:
        return None
    match, replacement = draw.choice(found)
    changed = text[: match.start()] + match.expand(replacement) + text[match.end() :]
    return changed.replace("  ", " ")
