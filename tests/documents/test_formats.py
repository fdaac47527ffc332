"""The same article in the files of many programs: the same words, quotations and verdicts."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

import fidelity
from fidelity.cli import run
from fidelity.documents import READERS, find, read, word
from fidelity.errors import FidelityError, InputError, UsageError
from fidelity.records import ReaderOptions

FILES = Path(__file__).parent / "files"
SEEDS = Path(__file__).parents[2] / "seeds" / "central_bank"
HEADLINE = "Norland: the central bank maintains its rate, towards a decline in the spring?"
ARTICLES = [
    "browser.html",
    "browser.pdf",
    "jq.json",
    "jq.jsonl",
    "libreoffice-columns.pdf",
    "libreoffice.docx",
    "libreoffice.odt",
    "libreoffice.pdf",
    "pandoc.html",
    "pandoc.md",
]
ENDINGS = sorted(ending for ending in READERS if ending)


def judged(path):
    """(words, verdict, kinds) of each quotation."""
    checked = fidelity.check(path, [SEEDS / "original.txt"], encoder="none").derivatives[0]
    return [
        (
            " ".join(span.of(checked.document.text) for span in check.pair.quotation.contents),
            check.verdict.label,
            [found.kind for found in check.distortions],
        )
        for check in checked.checks
    ]


@pytest.fixture(scope="module")
def expected():
    return judged(SEEDS / "backtrans_fr.txt")


def article(path):
    """Its paragraphs without what is not the article's own, and the lines of author and time."""
    doc = read(path, id="d1")
    text = list(doc.text)
    for span in doc.boilerplate:
        text[span.start : span.end] = " " * len(span)
    lines = [line.strip() for line in "".join(text).splitlines()]
    return [line for line in lines if line and not line.startswith(("By the", "Posted"))]


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ARTICLES)
def test_every_format_gives_the_same_quotations_and_verdicts(name, expected):
    assert len(expected) > 15
    assert judged(FILES / name) == expected


# Words of a quotation -> its verdict, in whatever file it stands.
FIVE = {
    "the cost of credit could begin to decline in the spring": "faithful",
    "If the data continue to conform to our expectations": "distorted",
    "inflation fell back to 3.1% in December": "faithful",
    "I understand that many families have difficulty": "faithful",
    "We have already made this mistake": "faithful",
}
BILINGUAL = [
    "gettext.po",
    "translate-toolkit.csv",
    "translate-toolkit.tmx",
    "translate-toolkit.xlf",
    "translate-toolkit-2.xlf",
]


@pytest.mark.parametrize("name", [*ARTICLES, "pysubs2.srt", "pysubs2.vtt", *BILINGUAL])
def test_five_quotations_have_the_same_verdict_in_every_format(name, capfd):
    arguments = [] if name in BILINGUAL else ["-o", str(SEEDS / "original.txt")]
    run(["check", str(FILES / name), *arguments, "--encoder", "none", "-f", "json"])
    [derivative] = json.loads(capfd.readouterr().out)["derivatives"]
    verdicts = {
        words: quotation["verdict"]
        for words in FIVE
        for quotation in derivative["quotations"]
        if words in " ".join(quotation["text"].split())
    }
    assert verdicts == FIVE


@pytest.mark.parametrize("name", ["pysubs2.srt", "pysubs2.vtt"])
def test_subtitles_give_the_same_quotations_but_for_the_headline(name, expected):
    assert judged(FILES / name) == expected[1:]


@pytest.mark.parametrize("name", [name for name in ARTICLES if name != "browser.pdf"])
def test_every_format_gives_the_same_paragraphs(name):
    # a printed page has its menu, too
    assert article(FILES / name) == article(SEEDS / "backtrans_fr.txt")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_format_knows_headline_and_language(name):
    doc = read(FILES / name, id="d1")
    assert (doc.title, doc.language) == (HEADLINE, "en")


def test_a_word_file_gives_what_its_reader_sees(tmp_path):
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    markup = (
        (
            '<w:p {n}><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
            '<w:r><w:t xml:space="preserve">First half, </w:t></w:r></w:p>'
        ),
        (
            "<w:p {n}><w:r><w:t>second half.</w:t></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r>"
            '<w:moveFrom w:id="2"><w:r><w:t>MOVED</w:t></w:r></w:moveFrom></w:p>'
        ),
        "<w:sdt {n}><w:sdtContent><w:p><w:r><w:t>A field.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        (
            "<w:p {n}><w:r><w:t>A line</w:t><w:br/><w:t>and a box.</w:t><w:pict><w:txbxContent>"
            "<w:p><w:r><w:t>In it.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        ),
    )
    file = docx.Document()
    for paragraph in markup:
        file.element.body.insert(-1, parse_xml(paragraph.format(n=names)))
    out = io.BytesIO()
    file.save(out)
    doc = read(write(tmp_path, "a.docx", out.getvalue()), id="d1")
    assert [line for line in doc.text.split("\n\n") if line] == [
        "First half, second half.",
        "A field.",
        "A line\nand a box.",
        "In it.",
    ]


@pytest.mark.parametrize("name", ["tracked.docx", "libreoffice-tracked.odt"])
def test_tracked_changes_count_as_accepted_and_notes_are_read(name):
    doc = read(FILES / name, id="d1")
    assert "will intervene on March 12." in doc.text
    assert "and I do not exclude June" in doc.text
    assert "March 21" not in doc.text
    assert "“We decide when we know more,”" in doc.text.splitlines()[-2]
    assert [notice.message for notice in doc.notices] == [
        "3 tracked changes in the file; read as if all were accepted"
    ]


def test_a_page_gives_byline_and_date_and_none_of_its_scripts_and_menus():
    doc = read(FILES / "browser.html", id="d1")
    assert (doc.byline, doc.published) == ("Economy service", "2024-01-25")
    for foreign in ("Never said", "Sport", "promised a bridge", "Privacy", "tracking", "onerror"):
        assert foreign not in doc.text


def test_a_page_without_an_article_is_read_whole_with_a_notice(tmp_path):
    page = '<div class="comments"><p>“We have a plan.”</p></div>'
    doc = read(write(tmp_path, "a.html", page), id="d1")
    assert doc.text.strip() == "“We have a plan.”"
    assert [notice.message for notice in doc.notices] == [
        "no article recognised in the page; all of it read"
    ]


def test_prose_that_is_not_taken_for_the_article_is_counted(tmp_path):
    prose = "The harbour will stay open for the whole of the winter, the mayor of the town said "
    page = (
        f"<article>{''.join(f'<p>{prose} on day {i} of the week.</p>' for i in range(9))}</article>"
        f'<div class="comments"><p>{prose * 3}, but I do not believe her.</p></div>'
    )
    doc = read(write(tmp_path, "a.html", page), id="d1")
    assert "believe" not in doc.text
    assert [notice.message for notice in doc.notices] == [
        "1 long paragraph of the page was not taken for part of the article"
    ]


def test_a_page_that_the_parser_cuts_off_is_refused(tmp_path):
    page = f"<p>“We have a plan.”</p>{'<div>' * 300}<p>“We have none.”</p>"
    with pytest.raises(InputError, match="to its end, got Excessive depth"):
        read(write(tmp_path, "a.html", page), id="d1")


def test_marks_that_a_browser_would_draw_are_text(tmp_path):
    page = "<p>The harbour will stay open, she said. <q>We have <q>a</q> plan</q>, he added.</p>"
    assert "“We have “a” plan”, he added." in read(write(tmp_path, "a.html", page), id="d1").text


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#n1">1</a></sup>',
        '<a href="#n1"><sup>1</sup></a>',
        '<a href="#n1" role="doc-noteref">1</a>',
        '<sup class="x"><span><a href="#n1">[1]</a></span></sup>',
    ],
)
def test_the_number_of_a_footnote_is_no_text_and_a_power_is(tmp_path, mark):
    page = f"<p>“We build 50 m<sup>2</sup>,”{mark} she said on Friday.</p>"
    assert "“We build 50 m2,” she said" in read(write(tmp_path, "a.html", page), id="d1").text


def test_control_characters_of_a_page_do_not_reach_the_text(tmp_path):
    page = "<p>The harbour &#27;[31mwill stay&#x9b;0m open, she said &#xD800;on Friday.</p>"
    text = read(write(tmp_path, "a.html", page), id="d1").text
    assert text.strip() == "The harbour [31mwill stay›0m open, she said \ufffdon Friday."


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1250">', "cp1250"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        ("", "utf-8"),
    ],
    ids=["meta charset", "http-equiv", "none"],
)
def test_the_charset_that_a_page_declares_is_honoured(tmp_path, head, encoding):
    words = "Zażółć gęślą jaźń, powiedziała pani minister w piątek."
    page = f"<html><head>{head}</head><body><p>{words}</p></body></html>"
    doc = read(write(tmp_path, "a.html", page.encode(encoding)), id="d1")
    assert words in doc.text
    assert not [notice for notice in doc.notices if "guess" in notice.message]


def test_the_charset_that_came_along_with_a_page_is_honoured(tmp_path):
    path = write(tmp_path, "a.html", "<p>Zażółć gęślą jaźń.</p>".encode("cp1250"))
    assert "Zażółć" in read(path, id="d1", options=ReaderOptions(charset="windows-1250")).text


def test_json_fields_are_named_by_option(tmp_path):
    path = write(tmp_path, "a.json", json.dumps({"a": {"b": "Said she."}, "text": "other"}))
    doc = read(path, id="d1", options=ReaderOptions(text_field="a.b"))
    assert doc.text.strip() == "Said she."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {"title": {"rendered": "Harbour"}, "content": {"rendered": "<p>Open &amp; free.</p>"}},
            "Harbour\n\nOpen & free.",
        ),
        ({"@graph": [{"@type": "Thing"}, {"articleBody": "Open."}]}, "Open."),
        ([{"text": "One."}, {"text": "Two."}, 3], "One.\n\nTwo."),
        ({"body": ["One.", "Two."]}, "One.\n\nTwo."),
        ("Open.", "Open."),
        ({"text": "Half \ud800 a pair."}, "Half \ufffd a pair."),
    ],
    ids=["WordPress", "JSON-LD", "list", "paragraphs", "string", "surrogate"],
)
def test_json_of_content_systems_gives_its_article(tmp_path, value, expected):
    assert read(write(tmp_path, "a.json", json.dumps(value)), id="d1").text.strip() == expected


def test_json_without_an_article_names_the_fields_that_it_has(tmp_path):
    with pytest.raises(InputError, match=r"text, body, content.*got the fields id, url"):
        read(write(tmp_path, "a.json", '{"id": 1, "url": "x"}'), id="d1")


def test_a_broken_line_of_json_is_named_by_its_number(tmp_path):
    with pytest.raises(InputError, match="at line 2, column 1"):
        read(write(tmp_path, "a.jsonl", '{"text": "x"}\noops\n'), id="d1")


def test_a_voice_of_webvtt_opens_its_turn(tmp_path):
    cues = (
        "WEBVTT\n\nNOTE nobody says this\n\n"
        "00:01.000 --> 00:02.000\n<v Ada Moss>We are <i>not</i>\n\n"
        "00:02.000 --> 00:03.000\n<v Ada Moss>there &amp; yet.</v>\n\n"
        "00:03.000 --> 00:04.000\n<v Ben Lund><00:03.500>No.\n"
    )
    doc = read(write(tmp_path, "a.vtt", cues), id="d1")
    assert doc.text == "Ada Moss: We are not there & yet.\n\nBen Lund: No.\n"


def test_lines_that_live_captions_repeat_are_read_once(tmp_path):
    cues = (
        "1\n00:00:01,000 --> 00:00:02,000\nWe have\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nWe have\na plan.\n"
    )
    assert read(write(tmp_path, "a.srt", cues), id="d1").text == "We have a plan.\n"


def test_a_folder_leaves_out_data_that_nobody_named(tmp_path):
    for name in ["a.html", "b.json", "c.csv", "d.po", "e.docx"]:
        write(tmp_path, name, "x")
    assert [path.name for path in find([tmp_path])] == ["a.html", "e.docx"]


@pytest.mark.parametrize("name", ["browser.html", "libreoffice.docx", "libreoffice.pdf"])
def test_a_missing_library_is_named_with_its_extra(name, monkeypatch):
    form = READERS[Path(name).suffix]
    module = f"fidelity.documents.{form.module}"
    library = {"web_page": "trafilatura", "word": "docx", "pdf": "pypdf"}[form.module]
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=rf"pip install 'fidelity\[{form.extra}\]'.*{name}"):
        read(FILES / name, id="d1")


def test_plain_text_and_markdown_load_no_reader_of_another_format():
    code = (
        "import sys; from pathlib import Path; from fidelity.documents import read\n"
        f"read(Path({str(SEEDS / 'original.txt')!r}), id='o1')\n"
        f"read(Path({str(FILES / 'pandoc.md')!r}), id='d1')\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"lxml", "trafilatura", "docx", "pypdf", "pysubs2", "polib"} & set(loaded)


def pdf_with(**changes):
    import pypdf

    writer = pypdf.PdfWriter()
    writer.append(FILES / "libreoffice.pdf")
    if "password" in changes:
        writer.encrypt(changes["password"], algorithm="AES-256", owner_password="owner")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_with_a_password_is_one_clear_line(tmp_path):
    with pytest.raises(InputError, match="without a password"):
        read(write(tmp_path, "a.pdf", pdf_with(password="secret")), id="d1")


def test_a_pdf_that_is_only_locked_against_changes_is_read(tmp_path):
    doc = read(write(tmp_path, "a.pdf", pdf_with(password="")), id="d1")
    assert doc.title == HEADLINE


def test_a_scan_is_one_clear_line(tmp_path):
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="scans need a text recogniser"):
        read(write(tmp_path, "a.pdf", out.getvalue()), id="d1")


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(word, "_MAX_UNPACKED_BYTES", 1_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 3_000_000)
    with pytest.raises(InputError, match="at most 1 MB unpacked, got 3 MB"):
        read(write(tmp_path, "a.docx", out.getvalue()), id="d1")


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25)
@given(raw=st.binary(max_size=400))
def test_any_bytes_give_a_document_or_one_clear_line(tmp_path_factory, ending, raw):
    _reads_or_refuses(write(tmp_path_factory.getbasetemp(), f"any{ending}", raw))


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("*.*[!d]")))
@settings(max_examples=25)
@given(data=st.data())
def test_a_damaged_file_gives_a_document_or_one_clear_line(tmp_path_factory, name, data):
    raw = bytearray((FILES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(raw)))
    _reads_or_refuses(write(tmp_path_factory.getbasetemp(), name, bytes(raw[:end])))


def _reads_or_refuses(path):
    try:
        doc = read(path, id="d1")
    except FidelityError as error:
        refusal = str(error)
    else:
        refusal = f"none: {str(path)!r}"
        assert doc.text.strip()
        assert doc.text.encode()
        assert all(span.of(doc.text).strip() for span in doc.boilerplate)
    assert "\n" not in refusal
    assert repr(str(path)) in refusal


WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&[]*_`#~\\!|{}+-=:/."),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15)  # python-docx takes its time to make a file
@given(words=st.lists(WORDS, min_size=1, max_size=30))
def test_words_survive_where_the_format_allows(tmp_path_factory, words):
    text = "x " + " ".join(words)
    file = docx.Document()
    file.add_paragraph(text)
    out = io.BytesIO()
    file.save(out)
    folder = tmp_path_factory.getbasetemp()
    for name, content in [
        ("trip.txt", text),
        ("trip.md", text),
        ("trip.html", f"<meta charset=utf-8><p>{text}</p>"),
        ("trip.json", json.dumps({"text": text})),
        ("trip.docx", out.getvalue()),
    ]:
        assert read(write(folder, name, content), id="d1").text.split() == text.split(), name
