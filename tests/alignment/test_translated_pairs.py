"""An honest translation passes and a distorted one is flagged, from English and into it."""

import tomllib
from pathlib import Path

import pytest

from fidelity import compare
from fidelity.records import Check

_ROWS = tomllib.loads((Path(__file__).parent / "translated.toml").read_text("utf-8"))["pair"]
LANGUAGES = {"fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs"}


def rows(direction: str = "") -> list[object]:
    return [
        pytest.param(row, id=f"{row['language']} {row['kind']}: {row['distorted'][:50]}")
        for row in _ROWS
        if direction not in row.get("silent", ())
    ]


def kinds(check: Check) -> set[str]:
    return {found.kind.value for found in check.distortions}


@pytest.mark.parametrize("kind", ["certainty", "negation", "name"])
def test_every_language_has_cases_of_every_kind(kind: str) -> None:
    assert {row["language"] for row in _ROWS if row["kind"] == kind} == LANGUAGES


@pytest.mark.parametrize("row", rows())
def test_an_honest_translation_passes(row: dict[str, str]) -> None:
    from_english = compare(
        row["english"], row["faithful"], language=row["language"], original_language="en"
    )
    into_english = compare(
        row["faithful"], row["english"], language="en", original_language=row["language"]
    )
    assert kinds(from_english) == set()
    assert kinds(into_english) == set()


@pytest.mark.parametrize("row", rows("from"))
def test_a_distorted_translation_is_flagged(row: dict[str, str]) -> None:
    check = compare(
        row["english"], row["distorted"], language=row["language"], original_language="en"
    )
    assert row["kind"] in kinds(check)


@pytest.mark.parametrize("row", rows("into"))
def test_a_distorted_translation_into_english_is_flagged(row: dict[str, str]) -> None:
    check = compare(
        row["distorted"], row["english"], language="en", original_language=row["language"]
    )
    assert row["kind"] in kinds(check)
