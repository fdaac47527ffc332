"""Every kind of distortion against its case file: what must be flagged, and what must pass.

Cases run through the real pipeline with the embedded encoder.
"""

import re
import tomllib
from pathlib import Path

import pytest

import fidelity
from fidelity.distortions import DETECTORS, page
from fidelity.records import Check, DistortionKind

HERE = Path(__file__).parent
PACKAGE = Path(fidelity.__file__).parent
KINDS = list(DistortionKind)
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in HERE.glob("*.toml")}
HEADINGS = ("What it finds", "Why it matters", "Example", "What it lets pass", "Source")
# These need a speaker, a cue or quotation marks around the words, which two bare sentences lack.
NEEDS_AN_ARTICLE = {DistortionKind.ATTRIBUTION, DistortionKind.BOUNDARY}


def rows(what):
    return [
        pytest.param(kind, row, id=f"{kind}: {row['derivative'][:60]}")
        for kind, file in sorted(FILES.items())
        for row in file.get(what, [])
    ]


def checked(row) -> Check:
    return fidelity.compare(
        row["original"],
        row["derivative"],
        encoder="builtin",
        language="en",
        original_language="en",
    )


def of_kind(check, kind):
    return [found for found in check.distortions if found.kind.value == kind]


@pytest.mark.parametrize(("kind", "row"), rows("flag"))
def test_a_distortion_is_flagged(kind, row):
    found = of_kind(checked(row), kind)
    assert found
    assert row.get("severity") in {None, *(one.severity.value for one in found)}
    for side in ("hyp", "ref"):
        if side in row:
            texts = [getattr(one, side) for one in found]
            assert any(text is not None and row[side] in text.text for text in texts)


@pytest.mark.parametrize(("kind", "row"), rows("pass"))
def test_what_is_lawful_passes(kind, row):
    assert of_kind(checked(row), kind) == []


def test_every_kind_has_one_detector_and_one_case_file():
    modules = {path.stem for path in (PACKAGE / "distortions").glob("*.py")} - {"__init__"}
    kinds = {kind.value for kind in DistortionKind}
    assert modules == kinds
    assert {kind.value for kind in DETECTORS} == kinds
    assert set(FILES) == kinds


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_case_file_has_at_least_as_many_passes_as_flags(kind):
    assert len(FILES[kind]["pass"]) >= len(FILES[kind]["flag"]) > 0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_a_page_has_all_its_headings_in_order(kind):
    found = re.findall(rf"^({'|'.join(HEADINGS)}):$", page(kind), flags=re.MULTILINE)
    assert found == list(HEADINGS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_the_example_of_a_page_is_flagged(kind):
    if kind in NEEDS_AN_ARTICLE:
        pytest.skip("the kind is about speakers and marks, which two bare sentences lack")
    text = page(kind)
    row = {
        side: re.search(rf"^ *{side}: (.+)$", text, flags=re.MULTILINE)[1]
        for side in ("original", "derivative")
    }
    assert of_kind(checked(row), kind.value)


def test_a_verb_and_its_particle_are_one_finding():
    row = {"original": "Rents have gone up since May.", "derivative": "Rents went down since May."}
    (found,) = of_kind(checked(row), "wording")
    assert "“go up” became its opposite, “go down”" in found.message


def test_another_of_its_kind_is_no_opposite():
    row = {"original": "His wife survived the crash.", "derivative": "His son survived the crash."}
    (found,) = of_kind(checked(row), "wording")
    assert "“wife” became “son”, something else of its kind" in found.message
