"""Findings point at the line of the file that an editor opens, or at none."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fidelity
from fidelity import pipeline
from fidelity.documents import markdown, read, read_segments
from fidelity.gate import judge
from fidelity.records import Anchor, Document, Policy, ReaderOptions, Span
from fidelity.render import github, sarif
from fidelity.render.view import entries, line_of, region_of

FILES = Path(__file__).parents[1] / "documents" / "files"
ORIGINAL = Path(__file__).parents[2] / "seeds" / "central_bank" / "original.txt"
WITH_LINES = ["pandoc.md", "pysubs2.srt", "pysubs2.vtt"]
BILINGUAL = [
    "gettext.po",
    "translate-toolkit.csv",
    "translate-toolkit.tmx",
    "translate-toolkit.xlf",
]
WITHOUT_LINES = ["libreoffice.docx", "libreoffice.odt", "libreoffice.pdf", "pandoc.html", "jq.json"]


def report_of(path):
    return fidelity.check(path, [ORIGINAL], encoder="none")


def written(renderer, report):
    return renderer.render(report, judge(report, Policy()))


def places(report):
    """(region, words) of each result in SARIF."""
    for result in json.loads(written(sarif, report))["runs"][0]["results"]:
        [location] = result["locations"]
        region = location["physicalLocation"].get("region")
        said = location.get("message", {}).get("text") or f"“{region['snippet']['text']}”"
        yield region, said[1:-1]


def commands(report):
    """(line, end line) of each annotation."""
    text = written(github, report)
    return [(int(line), int(end)) for line, end in re.findall(r",line=(\d+),endLine=(\d+)", text)]


def folded(text):
    return " ".join(re.sub(r"[*_\\>]", "", text).split())


@pytest.mark.parametrize("name", WITH_LINES)
def test_the_lines_of_a_finding_hold_its_words(name):
    report = report_of(FILES / name)
    lines = (FILES / name).read_text(encoding="utf-8").splitlines()
    found = list(places(report))
    assert len(found) > 5
    for region, words in found:
        there = lines[region["startLine"] - 1 : region["endLine"]]
        assert folded(words).split()[0] in folded(there[0])
        assert folded(words).split()[-1] in folded(there[-1])
        if "startColumn" in region and len(there) == 1:
            assert there[0][region["startColumn"] - 1 : region["endColumn"] - 1] == words
    assert sorted(commands(report)) == sorted(
        (region["startLine"], region["endLine"]) for region, _words in found
    )


@pytest.mark.parametrize("name", BILINGUAL)
def test_a_segment_points_at_its_translation_in_the_file(name):
    report = pipeline.check_segments(read_segments(FILES / name))
    lines = (FILES / name).read_text(encoding="utf-8").splitlines()
    found = list(places(report))
    assert found
    for region, words in found:
        # a message of several lines opens at the first of them
        there = " ".join(lines[region["startLine"] - 1 :][:8])
        assert words.split()[0] in there
        assert "msgid" not in lines[region["startLine"] - 1]


@pytest.mark.parametrize("name", WITHOUT_LINES)
def test_a_file_without_lines_gets_no_region_but_the_words(name):
    report = report_of(FILES / name)
    found = list(places(report))
    assert len(found) > 5
    assert all(region is None and words for region, words in found)
    assert commands(report) == []
    assert ",col=" not in written(github, report)


def test_each_article_of_json_lines_is_at_its_line(tmp_path):
    path = tmp_path / "a.jsonl"
    texts = ["One.", "Two.", "Three."]
    path.write_text("\n\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    doc = read(path, id="d1")
    assert [line_of(doc, doc.text.index(text)) for text in texts] == [1, 3, 5]


MARKDOWN = {
    "below front matter": ("---\ntitle: T\n---\n\nWords here.\n", 5, 7),
    "a list": ("- one\n- Words here\n", 2, 9),
    "a quotation": ("> a\n> b Words here\n", 2, 11),
    "wrapped": ("a\nb\nc Words here\n", 3, 9),
    "below a note": ("x[^1]\n\n[^1]: note\n\nWords here\n", 5, 7),
    "in a note": ("x[^1]\n\n[^1]: Words here\n", 3, 13),
    "beside a mark": ("a\n*b* Words here\n", 2, None),
    "across marks": ("a `b\nc` d\nWords here\n", 1, None),
    "in a table": ("| a | b |\n|---|---|\n| x | Words here |\n", 3, 13),
    "in HTML": ("x\n\n<p>Words here</p>\n", 3, None),
    "below a hard break": ("a  \nb Words here\n", 2, 9),
    "windows": ("a\r\n\r\nWords here\r\n", 3, 7),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_points_into_its_source(name, tmp_path):
    source, line, end_column = MARKDOWN[name]
    path = tmp_path / "a.md"
    path.write_bytes(source.encode())
    doc = read(path, id="d1")
    start = doc.text.index("here")
    assert line_of(doc, start) == line
    region = region_of(doc, Span(start - 6, start))
    assert (region.line, region.end_line, region.end_column) == (line, line, end_column)


def test_the_end_of_a_stretch_is_not_the_next_one():
    doc = Document(
        id="d1",
        path="a.md",
        language="en",
        text="one two",
        sha256="0" * 64,
        anchors=(Anchor(offset=0, line=4, column=3), Anchor(offset=4, line=5, column=1)),
    )
    region = region_of(doc, Span(0, 4))
    assert (region.line, region.column, region.end_line, region.end_column) == (4, 3, 4, 7)


@given(st.text(st.sampled_from("ab \n*>-#[]^:|`"), max_size=40))
def test_what_markdown_calls_exact_is_what_stands_there(source):
    reading = markdown.read(source, ReaderOptions())
    lines = source.split("\n")
    ends = [anchor.offset for anchor in reading.anchors[1:]] + [len(reading.text)]
    assert sorted(ends) == ends
    for anchor, end in zip(reading.anchors, ends, strict=False):  # of no text there is none
        words = reading.text[anchor.offset : end].rstrip()
        if anchor.column is not None:
            assert lines[anchor.line - 1][anchor.column - 1 :].startswith(words)


def test_a_denial_before_the_passage_is_shown_with_it(tmp_path):
    said = "Moll, a clerk, denied that her party would have shut the pool at once.\n"
    told = "Moll, a clerk, confirmed that her party would have shut the pool at once.\n"
    (tmp_path / "original.txt").write_text(said, encoding="utf-8")
    (tmp_path / "told.txt").write_text(told, encoding="utf-8")
    report = fidelity.check(tmp_path / "told.txt", [tmp_path / "original.txt"], encoder="none")
    (entry,) = entries(report)
    shown = "".join(piece.span.of(said) for piece in entry.ref_pieces)
    assert shown == "denied that her party would have shut the pool at once"
