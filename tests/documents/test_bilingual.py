"""Segments with their translations: which stretch answers which, in the text that is read."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity import pipeline
from fidelity.documents import is_bilingual, read, read_segments
from fidelity.errors import InputError, UsageError
from fidelity.records import ReaderOptions

FILES = Path(__file__).parent / "files"
SEEDS = Path(__file__).parents[2] / "seeds" / "central_bank"
FIRST = (
    "borrowing costs could start to come down in the spring if wage growth continued to slow",
    "the cost of credit could begin to decline in the spring if wage growth continued to slow down",
)


def write(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def pairs(path, **options):
    """(source, target) of each segment, out of the texts that offsets refer to."""
    both = read_segments(path, options=ReaderOptions(**options))
    return [
        (segment.original.of(both.original.text), segment.derivative.of(both.derivative.text))
        for segment in both.segments
    ]


def xliff(units, version="1.2"):
    return (
        f'<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:{version}">'
        f'<file source-language="en" target-language="pt-BR" original="x"><body>{units}</body>'
        "</file></xliff>"
    )


def xliff_2(units):
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" '
        f'trgLang="de"><file id="f">{units}</file></xliff>'
    )


REAL = [
    "gettext.po",
    "translate-toolkit.csv",
    "translate-toolkit.tmx",
    "translate-toolkit.xlf",
    "translate-toolkit-2.xlf",
]


@pytest.mark.parametrize("name", REAL)
def test_files_of_real_programs_give_the_same_segments(name):
    gold = json.loads((SEEDS / "backtrans_fr.gold.json").read_text(encoding="utf-8"))
    expected = [
        (" ".join(row["match"].split()), " ".join(row["text"].split()))
        for row in gold["quotations"]
        if row["match"]
    ][:8]
    assert pairs(FILES / name)[:8] == expected
    assert expected[0] == FIRST


def judged(path):
    """(verdict, kinds) of the first eight segments."""
    report = pipeline.check_segments(read_segments(path))
    return [
        (check.verdict.label.value, [found.kind.value for found in check.distortions])
        for check in report.derivatives[0].checks[:8]
    ]


@pytest.mark.parametrize("name", REAL)
def test_every_bilingual_format_gives_the_same_verdicts(name):
    expected = judged(FILES / "gettext.po")
    assert expected[2][0] == "distorted"  # "possible" became "probable"
    assert judged(FILES / name) == expected


@pytest.mark.parametrize(
    ("name", "messages"),
    [
        ("gettext.po", ["1 of 12 segments without a translation", "1 of 12 segments marked as"]),
        ("translate-toolkit.xlf", ["1 of 12 segments without", "1 of 12 segments marked as"]),
        ("translate-toolkit.csv", ["1 of 12 segments without a translation"]),
    ],
)
def test_what_is_not_translated_or_not_confirmed_is_counted(name, messages):
    notices = read_segments(FILES / name).derivative.notices
    for notice, start in zip(notices, messages, strict=True):
        assert notice.message.startswith(start)


def test_plural_forms_answer_singular_and_plural():
    assert pairs(FILES / "gettext.po")[-2:] == [
        ("%d reader", "%d reader"),
        ("%d readers", "%d readers"),
    ]


def test_a_language_without_a_singular_answers_the_plural(tmp_path):
    po = (
        'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        'msgid "a page"\nmsgid_plural "%d pages"\nmsgstr[0] "%d 頁"\n'
    )
    path = write(tmp_path, "a.po", po)
    assert pairs(path) == [("%d pages", "%d 頁")]
    assert read_segments(path).derivative.language == "ja"


def test_the_translation_is_what_is_printed():
    both = read_segments(FILES / "gettext.po", derivative_id="d1")
    assert read(FILES / "gettext.po", id="d1") == both.derivative
    assert both.original.sha256 == both.derivative.sha256


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<g id='1'>Not</g> now", "<g id='1'>Agora</g> não", ("Not now", "Agora não")),
        (
            "Hi <x id='1' equiv-text='{name}'/>!",
            "Oi <x id='1' equiv-text='{name}'/>!",
            ("Hi {name}!", "Oi {name}!"),
        ),
        (
            "<bpt id='1'>&lt;b&gt;</bpt>Go<ept id='1'>&lt;/b&gt;</ept>",
            "<ph id='1'>\\n</ph>Vá",
            ("Go", "Vá"),
        ),
        ("A &lt;em&gt;fine&lt;/em&gt; day", "Um dia &amp;amp; tal", ("A fine day", "Um dia & tal")),
        ("One<x id='1' ctype='lb'/>two", "Um<!-- c -->dois", ("One\ntwo", "Umdois")),
        ("Save &lt;file&gt; now", "Salve &lt;file&gt;", ("Save <file> now", "Salve <file>")),
    ],
    ids=["content kept", "placeholder", "native code", "escaped markup", "line break", "no tag"],
)
def test_inline_markup_is_what_a_reader_sees(tmp_path, source, target, expected):
    unit = (
        f'<trans-unit id="u"><source>{source}</source><target>{target}</target>'
        "<alt-trans><target>another</target></alt-trans></trans-unit>"
    )
    assert pairs(write(tmp_path, "a.xlf", xliff(unit))) == [expected]


def test_sentences_that_both_sides_mark_are_segments(tmp_path):
    unit = (
        '<trans-unit id="7"><source>One. Two.</source>'
        '<seg-source><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk>'
        '</seg-source><target state="final"><mrk mtype="seg" mid="0">Um.</mrk> '
        '<mrk mtype="seg" mid="1">Dois.</mrk></target></trans-unit>'
    )
    path = write(tmp_path, "a.xlf", xliff(unit))
    assert pairs(path) == [("One.", "Um."), ("Two.", "Dois.")]
    both = read_segments(path)
    assert [(segment.id, segment.state) for segment in both.segments] == [
        ("7-0", "final"),
        ("7-1", "final"),
    ]
    assert (both.original.language, both.derivative.language) == ("en", "pt")


def test_xliff_2_gives_segments_codes_and_states(tmp_path):
    units = (
        '<unit id="u"><originalData><data id="d">&lt;br/&gt;</data></originalData>'
        '<segment id="s1" state="initial"><source>Hi <pc id="1">there</pc></source>'
        '<target>Hallo <pc id="1">du</pc></target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment id="s2"><source>A<ph id="2" equiv="%s"/><cp hex="0041"/></source>'
        '<target>B<ph id="2" equiv="%s"/></target></segment></unit>'
    )
    path = write(tmp_path, "a.xliff", xliff_2(units))
    assert pairs(path) == [("Hi there", "Hallo du"), ("A%sA", "B%s")]
    assert [(s.id, s.state, s.is_fuzzy) for s in read_segments(path).segments] == [
        ("u-s1", "initial", True),
        ("u-s2", None, False),
    ]


def test_a_memory_of_several_languages_needs_the_wanted_one(tmp_path):
    units = "<tu>" + "".join(
        f'<tuv xml:lang="{code}"><seg>{text}<ph>x</ph></seg></tuv>'
        for code, text in [("en-GB", "Yes"), ("fr", "Oui"), ("de", "Ja")]
    )
    body = f'<tmx version="1.4"><header srclang="en"/><body>{units}</tu></body></tmx>'
    path = write(tmp_path, "a.tmx", body)
    with pytest.raises(InputError, match=r"one language beside the source 'en-GB', got fr, de"):
        read_segments(path)
    both = read_segments(path, language="de")
    assert both.derivative.text.strip() == "Ja"


@pytest.mark.parametrize(
    ("name", "table", "options", "expected"),
    [
        ("a.csv", "id,source,target\n1,Yes,Oui\n", {}, [("Yes", "Oui")]),
        ("a.tsv", "en\tfr\nYes\tOui\n", {}, [("Yes", "Oui")]),
        ("a.csv", 'Yes;"Oui; si"\nNo;Non\n', {}, [("Yes", "Oui; si"), ("No", "Non")]),
        ("a.csv", "x,y,z\n1,Ja,Oui\n", {"source_field": "y", "target_field": "3"}, [("Ja", "Oui")]),
        ("a.csv", 'source,target\n"a\nb",c\n', {}, [("a\nb", "c")]),
    ],
    ids=["headings", "languages", "bare", "named", "line break"],
)  # fmt: skip
def test_a_table_gives_its_two_columns(tmp_path, name, table, options, expected):
    assert pairs(write(tmp_path, name, table), **options) == expected


def test_a_column_that_is_not_there_is_wrong_use(tmp_path):
    path = write(tmp_path, "a.csv", "x,y,z\n1,Yes,Oui\n")
    with pytest.raises(UsageError, match=r"a column among x, y, z, got 'w'"):
        pairs(path, source_field="w")


def test_a_table_whose_columns_cannot_be_told_names_them(tmp_path):
    with pytest.raises(InputError, match=r"columns source and target, got x, y, z"):
        pairs(write(tmp_path, "a.csv", "x,y,z\n1,Yes,Oui\n"))


BOMB = (
    '<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlf", BOMB + xliff("<trans-unit id='1'><source>&c;</source></trans-unit>")),
        ("a.tmx", BOMB.replace("xliff", "tmx") + "<tmx>&c;</tmx>"),
        (
            "b.xlf",
            '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + xliff("<trans-unit id='1'><source>&x;</source><target>&x;</target></trans-unit>"),
        ),
        (
            "b.tmx",
            '<!DOCTYPE tmx SYSTEM "http://dtd.example/a.dtd"><tmx><tuv><seg>&x;</seg></tuv></tmx>',
        ),
    ],
    ids=["bomb in XLIFF", "bomb in TMX", "a file of this machine", "of a DTD elsewhere"],
)
def test_entities_of_an_xml_file_are_refused_in_one_line(tmp_path, name, content):
    with pytest.raises(InputError, match="XML without entities of its own") as caught:
        read_segments(write(tmp_path, name, content))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlf", "<html/>", "expected XLIFF 1.2 or 2, got <html> version unknown"),
        ("a.xlf", "<xliff", "expected XML, got"),
        ("a.tmx", "<x/>", "expected TMX, got <x>"),
        ("a.po", 'msgid "a\nmsgstr', "expected a PO file, got broken syntax in line 2"),
        ("a.po", 'msgid "a"\nmsgstr ""\n', "expected translations, got none in 1 segments"),
        ("a.csv", "\n", "expected a table, got no row"),
    ],
)
def test_a_broken_bilingual_file_is_one_clear_line(tmp_path, name, content, words):
    with pytest.raises(InputError, match=words) as caught:
        read_segments(write(tmp_path, name, content))
    assert name in str(caught.value)


def test_an_article_is_not_bilingual(tmp_path):
    path = write(tmp_path, "a.txt", "x")
    assert not is_bilingual(path)
    with pytest.raises(UsageError, match="bilingual file, got plain text"):
        read_segments(path)


@given(
    rows=st.lists(
        st.tuples(*[st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)] * 2),
        min_size=1,
        max_size=8,
    )
)
def test_segments_are_where_they_are_said_to_be_in_order(tmp_path_factory, rows):
    quoted = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
    )
    path = write(tmp_path_factory.getbasetemp(), "rows.csv", "source,target\n" + quoted)
    try:
        both = read_segments(path)
    except InputError:
        return  # nothing but tags
    for spans, text in [
        ([segment.original for segment in both.segments], both.original.text),
        ([segment.derivative for segment in both.segments], both.derivative.text),
    ]:
        assert "".join(span.of(text) + "\n\n" for span in spans) == text


def test_tags_that_a_translation_loses_are_named(tmp_path):
    rows = (
        "source,target\n"
        'Read the <a href="/t">terms</a> <b>first</b>.,Lisez <b>d\'abord</b> les conditions.\n'
        "Press <kbd>C</kbd>,Appuyez sur <kbd>C</kbd>\n"
        "See <file> now,Voyez maintenant\n"
    )
    notices = read_segments(write(tmp_path, "a.csv", rows)).derivative.notices
    assert [notice.message for notice in notices] == ["tags that a translation has lost: <a> in 2"]
