"""What the readers make of files, good and bad."""

import io
import zipfile
from pathlib import Path

import docx
import docx.shared
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.documents import find, markdown, read
from fidelity.documents.boilerplate import find_boilerplate
from fidelity.errors import InputError, UsageError
from fidelity.records import ReaderOptions

ARTICLE = "The harbour will stay open, the mayor said.\n\n“We have a plan,” she said."


def markdown_text(source: str) -> str:
    return markdown.read(source, ReaderOptions()).text


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_plain_text_is_read_as_it_is(tmp_path):
    path = write(tmp_path, "a.txt", ARTICLE.encode())
    assert read(path, id="d1").text == ARTICLE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_is_not_text(tmp_path, encoding):
    path = write(tmp_path, "a.txt", ARTICLE.encode(encoding))
    assert read(path, id="d1").text == ARTICLE


def test_a_guessed_charset_is_a_notice(tmp_path):
    text = "Le maire a déclaré que l’école était fermée à cause de la grève. " * 5
    doc = read(write(tmp_path, "a.txt", text.encode("cp1252")), id="d1")
    assert "déclaré" in doc.text
    assert [notice.stage for notice in doc.notices] == ["documents"]


def test_windows_line_ends_become_line_feeds(tmp_path):
    assert (
        read(write(tmp_path, "a.txt", b"One.\r\nTwo.\rThree."), id="d1").text
        == "One.\nTwo.\nThree."
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty file"),
        (b"  \n \n", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "binary"),
        (b"\xef\xbb\xbfcaf\xe9 au lait", "utf-8 as the byte-order mark says"),
        (b"\xff\xfeA\x00\xd8", "utf-16-le as the byte-order mark says"),
    ],
    ids=["empty", "blank", "binary", "broken utf-8", "broken utf-16"],
)
def test_a_damaged_file_is_one_clear_line(tmp_path, content, words):
    path = write(tmp_path, "a.txt", content)
    with pytest.raises(InputError, match=words) as caught:
        read(path, id="d1")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match=r"got no '.*nothing\.txt'"):
        read(tmp_path / "nothing.txt", id="d1")


def test_a_format_that_nobody_reads_names_those_that_are_read(tmp_path):
    with pytest.raises(UsageError, match=r"\.txt.*\.md.*'\.xyz'"):
        read(write(tmp_path, "a.xyz", b"text"), id="d1")


def test_a_folder_means_its_readable_files_sorted(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ["b.txt", "a.md", "picture.png", "sub/c.txt", ".hidden/d.txt"]:
        write(tmp_path, name, b"x")
    assert [path.name for path in find([tmp_path])] == ["a.md", "b.txt", "c.txt"]


def test_a_file_named_twice_counts_once(tmp_path):
    path = write(tmp_path, "a.txt", b"x")
    assert find([path, tmp_path, path]) == (path,)


def test_a_folder_without_readable_files_is_wrong_use(tmp_path):
    write(tmp_path, "picture.png", b"x")
    with pytest.raises(UsageError, match="got none in folder"):
        find([tmp_path])


def test_markdown_gives_the_words_that_a_reader_sees():
    source = (
        "---\ntitle: x\n---\n# Harbour *stays* open\n\n> “We have [a plan](http://x.example),”\n"
        "> she **said**.\n\n```\ncode\n```\n\n<script>alert(1)</script>\n\n- one\n- two\n"
    )
    assert markdown_text(source) == (
        "Harbour stays open\n\n“We have a plan,” she said.\n\none\n\ntwo\n"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: 'Harbour open'\n---\nShe said.", "Harbour open\n\nShe said.\n"),
        ("---\nShe said so.\n\n---\nHe too.", "She said so.\n\nHe too.\n"),
        ("A claim.[^1]\n\n[^1]: The note.\n[^b]: Another.", "A claim.\n\nThe note.\n\nAnother.\n"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a\n\nb\n\n1\n\n2\n"),
        ("<div><p>“We <b>do</b>.”</p></div>\n\nx <i>y</i>", "“We do.”\n\nx y\n"),
        ('+++\ntitle = "T"\n+++\n\n~~old~~ new', "T\n\nold new\n"),
    ],
    ids=["title", "rules", "footnotes", "table", "html", "toml"],
)
def test_markdown_gives_what_stands_between_its_marks(source, expected):
    assert markdown_text(source) == expected


def test_front_matter_names_author_day_and_language(tmp_path):
    source = "---\ntitle: Hafen\nauthor: Ada Moss\ndate: 2024-03-12T10:00\nlang: de-AT\n---\nOK 42."
    doc = read(write(tmp_path, "a.md", source.encode()), id="d1")
    assert (doc.title, doc.byline, doc.published, doc.language) == (
        "Hafen",
        "Ada Moss",
        "2024-03-12",
        "de",
    )


def test_related_links_after_the_article_are_boilerplate():
    prose = (
        "The harbour will stay open for the whole of the winter, the mayor of the town said "
        "on Friday evening."
    )
    text = f"{prose}\n\nRelated Content\n\nMayor: ‘We cannot go on like this’\n\nA. Person in Town"
    assert [span.of(text) for span in find_boilerplate(text)] == text.split("\n\n")[1:]


def test_a_menu_above_the_article_does_not_take_the_headline_along():
    text = "News Feed\n\nHarbour stays open, mayor says\n\n2 min read"
    assert [span.of(text) for span in find_boilerplate(text)] == ["News Feed", "2 min read"]


def test_script_residue_is_boilerplate():
    text = "The mayor spoke.\n\n“data-script=”https://static.example/video.js” >\n\nShe left."
    assert [span.of(text) for span in find_boilerplate(text)] == [text.split("\n\n")[1]]


def test_a_sentence_about_a_window_is_not_script():
    assert not find_boilerplate("We are asking the council to look out of the window.")


@given(st.text(max_size=300))
def test_boilerplate_is_whole_lines_in_order_for_any_text(text):
    spans = find_boilerplate(text)
    assert list(spans) == sorted(spans)
    assert all("\n" not in span.of(text) and span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (
            "a.md",
            "Moll said:\n\n> It rains.\n>\n> We wait.\n\nIt is May.",
            ["It rains.\n\nWe wait."],
        ),
        (
            "a.md",
            "> It rains.\n> > Does it?\n\nNo.\n\n> We wait.",
            ["It rains.\n\nDoes it?", "We wait."],
        ),
        ("a.md", "It rains.", []),
        (
            "a.md",
            "Moll said:\n\n<blockquote>\n<p>It rains.</p>\n</blockquote>\n\nIt is May.",
            ["It rains."],
        ),
        (
            "a.md",
            "Moll said:\n\n<blockquote>\n\nIt rains.\n\nWe wait.\n\n</blockquote>\n\nIt is May.",
            ["It rains.\n\nWe wait."],
        ),
        (
            "a.txt",
            "Moll said:\n\n    It rains.\n    We wait.\n\nIt is May.\n\n  - a list\n\nIt ends.\n",
            ["It rains.\n    We wait."],
        ),
        ("a.txt", "  It rains.\n\n  We wait.\n\nIt is May.\n", []),
        (
            "a.html",
            "<p>Moll said:</p><blockquote><p>It rains.</p><p>We wait.</p></blockquote><p>No.</p>",
            ["It rains.\n\nWe wait."],
        ),
        (
            "a.html",
            "<p>No.</p><blockquote><p>It rains.</p><footer>Ada Moll</footer></blockquote><p>A.</p>",
            ["It rains.\n\n— Ada Moll"],
        ),
        (
            "a.html",
            "<p>No.</p><blockquote><p>It rains.</p><cite>– Ada Moll</cite></blockquote><p>A.</p>",
            ["It rains.\n\n– Ada Moll"],
        ),
    ],
)
def test_block_quotations_are_told_apart(tmp_path, name, source, expected):
    document = read(write(tmp_path, name, source.encode()), id="d1")
    assert [span.of(document.text) for span in document.set_apart] == expected


@pytest.mark.parametrize("style", ["Quote", "Intense Quote"])
def test_a_word_file_sets_block_quotations_apart(tmp_path, style):
    file = docx.Document()
    file.add_paragraph("Moll said:")
    file.add_paragraph("It rains.", style=style)
    file.add_paragraph("We wait.", style=style)
    file.add_paragraph("It is May.")
    file.add_paragraph("Lind said:")
    file.add_paragraph("It is late.").paragraph_format.left_indent = docx.shared.Cm(1)
    file.add_paragraph("an item", style="List Bullet")
    out = io.BytesIO()
    file.save(out)
    document = read(write(tmp_path, "a.docx", out.getvalue()), id="d1")
    expected = ["It rains.\n\nWe wait.", "It is late."]
    assert [span.of(document.text) for span in document.set_apart] == expected


def test_an_open_document_sets_block_quotations_apart(tmp_path):
    namespaces = {
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for name in ("office", "text", "style")
    }
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in namespaces.items())
    content = (
        f"<office:document-content {declared}><office:automatic-styles>"
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
        "</office:automatic-styles><office:body><office:text><text:p>Moll said:</text:p>"
        '<text:p text:style-name="P1">It rains.</text:p>'
        '<text:p text:style-name="Quotations">We wait.</text:p><text:p>It is May.</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    document = read(write(tmp_path, "a.odt", out.getvalue()), id="d1")
    assert [span.of(document.text) for span in document.set_apart] == ["It rains.\n\nWe wait."]
