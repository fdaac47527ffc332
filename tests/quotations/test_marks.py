import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.quotations.marks import find_marked
from fidelity.text.segments import paragraphs


def marked(text: str) -> list[list[str]]:
    stretches = find_marked(text, paragraphs(text)).stretches
    return [[part.of(text) for part in stretch.parts] for stretch in stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('She said "yes" twice.', [["yes"]], id="straight"),
        pytest.param("She said “yes” twice.", [["yes"]], id="curly"),
        pytest.param("Sie sagte „ja“ und ging.", [["ja"]], id="german"),
        pytest.param("Sie sagte „ja” und ging.", [["ja"]], id="polish"),
        pytest.param("Sie sagte »ja« und ging.", [["ja"]], id="reversed-guillemets"),
        pytest.param("Elle a dit « oui » deux fois.", [["oui"]], id="french"),
        pytest.param("Ha detto «sì» due volte.", [["sì"]], id="italian"),
        pytest.param("She said ``yes'' twice.", [["yes"]], id="typewriter"),
        pytest.param("She said ‘yes’ twice.", [["yes"]], id="single"),
        pytest.param("She said 'yes' twice.", [["yes"]], id="straight-single"),
        pytest.param('He "made it,” she said.', [["made it,"]], id="mixed-marks"),
        pytest.param("“He said: ‘No.’ I left.” End.", [["He said: ‘No.’ I left."]], id="nested"),
        pytest.param("„Er sagte: ‚Weg‘“, so X.", [["Er sagte: ‚Weg‘"]], id="german-nested"),
        pytest.param("« Il dit : “Non.” » Fin.", [["Il dit : “Non.”"]], id="french-nested"),
        pytest.param("It's the boys' own dogs' home.", [], id="apostrophes"),
        pytest.param(
            "‘The workers’ party lost’, he wrote.", [["The workers’ party lost"]], id="plural"
        ),
        pytest.param('A 5\'10" man ran 3" ahead.', [], id="inches"),
        pytest.param("No marks at all.", [], id="none"),
        pytest.param(
            'So in \'t Veld, a member, said: "It is so." End.', [["It is so."]], id="word-cut-short"
        ),
        pytest.param('Back in ‘08 she said "yes" twice.', [["yes"]], id="year-cut-short"),
        pytest.param("\u202a”It is so,” wrote Moss.", [["It is so,"]], id="invisible-mark-first"),
    ],
)
def test_a_marked_stretch_is_what_stands_between_its_marks(text, expected):
    assert expected == marked(text)


def test_a_quotation_opened_again_in_each_paragraph_is_one():
    text = "“First. She went on.\n\n“Second.\n\n“Third,” she said."
    assert marked(text) == [["First. She went on.", "Second.", "Third,"]]


def test_a_quotation_closed_in_a_later_paragraph_is_one():
    text = "„Erstens. Weiter.\n\nZweitens.“ Ende."
    assert marked(text) == [["Erstens. Weiter.", "Zweitens."]]


def test_an_unclosed_mark_is_a_notice_and_costs_only_its_paragraph():
    text = "“I never closed this, she said.\n\nPlain words. “But this is closed,” she said."
    marking = find_marked(text, paragraphs(text))
    assert [notice.message for notice in marking.notices] == [
        "expected a closing quotation mark, got the end of the paragraph"
    ]
    assert marked(text) == [["I never closed this, she said."], ["But this is closed,"]]


def test_a_second_opening_mark_ends_the_stretch_that_lost_its_closing_one():
    text = "“This was lost. She said “This was not.” End."
    assert marked(text) == [["This was lost."], ["This was not."]]


marks_and_words = st.lists(
    st.sampled_from(["“", "”", '"', "'", "’", "‘", "„", "«", "»", "a", "b.", " ", ",", "\n\n", "ж"])
).map("".join)


@given(marks_and_words)
def test_stretches_are_in_order_inside_the_text_and_never_overlap(text):
    stretches = find_marked(text, paragraphs(text)).stretches
    outer = [span for stretch in stretches for span in stretch.outer]
    assert all(span.end <= len(text) for span in outer)
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))


@given(marks_and_words)
def test_the_words_of_a_stretch_stand_inside_its_marks(text):
    for stretch in find_marked(text, paragraphs(text)).stretches:
        assert all(
            any(outer.contains(part) for outer in stretch.outer) and part.of(text).strip()
            for part in stretch.parts
        )


def test_a_running_quotation_that_never_closes_keeps_its_earlier_paragraphs():
    text = "“First part.\n\n“Second part. And then “a third. End."
    assert ["First part.", "Second part."] in marked(text)


def test_an_empty_paragraph_of_a_running_quotation_is_no_part_of_it():
    text = "“First part.\n\n“\n\n“Second part,” she said."
    assert all(all(part for part in parts) for parts in marked(text))
