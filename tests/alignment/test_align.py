"""Stage 5 in one language: links, edits, and what they must never do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fidelity.alignment import Sides, align, align_all, edits_of, links
from fidelity.records import Alignment, EditOp, LinkKind
from fidelity.text.tokens import tokenize

WORDS = st.lists(
    st.sampled_from(
        "the a not will may and of , . NATO Nato favour favor went go Poland 24 42 three troops"
        " taxes raise raised possible possibly Ukraine's cannot".split()
    ),
    max_size=30,
).map(" ".join)


def aligned(derivative: str, original: str) -> Alignment:
    return align(tokenize(derivative), tokenize(original))


def edit_texts(alignment: Alignment) -> list[tuple[str, str, str]]:
    return [
        (
            edit.op.value,
            " ".join(t.text for t in alignment.hyp[edit.hyp.start : edit.hyp.end]),
            " ".join(t.text for t in alignment.ref[edit.ref.start : edit.ref.end]),
        )
        for edit in edits_of(alignment)
    ]


@settings(deadline=None, max_examples=30)
@given(pairs=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
@pytest.mark.parametrize("most_cells", [links._MOST_CELLS, 50])
def test_texts_that_are_aligned_together_do_not_touch_each_other(pairs, most_cells):
    sides = [Sides(hyp=tokenize(one), ref=tokenize(other)) for one, other in pairs]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "_MOST_CELLS", most_cells)
        together = align_all(sides)
    assert together == [align(pair.hyp, pair.ref) for pair in sides]


@settings(deadline=None)  # the first call reads the dictionaries
@given(derivative=WORDS, original=WORDS)
def test_edits_cover_both_sides_once_and_in_the_order_of_the_derivative(derivative, original):
    alignment = aligned(derivative, original)
    hyp = [i for edit in edits_of(alignment) for i in range(edit.hyp.start, edit.hyp.end)]
    ref = [j for edit in edits_of(alignment) for j in range(edit.ref.start, edit.ref.end)]
    assert hyp == list(range(len(alignment.hyp)))
    assert sorted(ref) == list(range(len(alignment.ref)))


@settings(deadline=None)  # the first call reads the dictionaries
@given(derivative=WORDS, original=WORDS)
def test_no_word_has_two_links(derivative, original):
    alignment = aligned(derivative, original)
    hyp = [i for link in alignment.links for i in link.hyp]
    ref = [j for link in alignment.links for j in link.ref]
    assert len(hyp) == len(set(hyp))
    assert len(ref) == len(set(ref))


@settings(deadline=None)  # the first call reads the dictionaries
@given(text=WORDS)
def test_a_text_aligned_with_itself_is_all_kept(text):
    assert {edit.op for edit in edits_of(aligned(text, text))} <= {EditOp.KEEP}


def test_a_dropped_not_is_paired_with_no_other_word():
    edits = edit_texts(aligned("we will raise the taxes", "we will not raise taxes"))
    assert ("delete", "", "not") in edits
    assert ("insert", "the", "") in edits


def test_a_clause_that_changed_its_place_is_a_move():
    alignment = aligned(
        "if Nato cannot agree, the Baltic states might act on their own at once",
        "the Baltic states might act on their own at once if Nato can't agree",
    )
    assert EditOp.MOVE in {edit.op for edit in edits_of(alignment)}
    assert EditOp.DELETE not in {edit.op for edit in edits_of(alignment)}


@pytest.mark.parametrize(
    ("derivative", "original", "kind"),
    [
        pytest.param("they favor it", "they favour it", LinkKind.SPELLING, id="spelling"),
        pytest.param("he went home", "he goes home", LinkKind.LEMMA, id="lemma"),
        pytest.param("Jean Hall spoke", "Jens Hall spoke", LinkKind.CONTEXT, id="context"),
    ],
)
def test_words_are_linked_by(derivative, original, kind):
    assert kind in {link.kind for link in aligned(derivative, original).links}


@pytest.mark.parametrize(
    ("derivative", "original", "kind", "hyp", "ref"),
    [
        ("24 men came", "twenty-four men came", LinkKind.VALUE, "24", "twenty-four"),
        ("it fell 5%", "it fell five per cent", LinkKind.VALUE, "%", "per cent"),
        (
            "the NATO plan",
            "the North Atlantic Treaty Organisation plan",
            LinkKind.ABBREVIATION,
            "NATO",
            "North Atlantic Treaty Organisation",
        ),
        ("US troops left", "American troops left", LinkKind.ABBREVIATION, "US", "American"),
    ],
)
def test_stretches_of_several_words_are_linked(derivative, original, kind, hyp, ref):
    alignment = aligned(derivative, original)
    found = [
        (
            " ".join(alignment.hyp[i].text for i in link.hyp),
            " ".join(alignment.ref[j].text for j in link.ref).replace(" - ", "-"),
        )
        for link in alignment.links
        if link.kind is kind
    ]
    assert (hyp, ref) in found


@settings(deadline=None)
@given(derivative=WORDS, original=WORDS)
def test_a_substitution_is_a_link_between_different_words(derivative, original):
    alignment = aligned(derivative, original)
    linked = {(link.hyp, link.ref) for link in alignment.links}
    for edit in edits_of(alignment):
        if edit.op is EditOp.SUBSTITUTE:
            pair = (
                tuple(range(edit.hyp.start, edit.hyp.end)),
                tuple(range(edit.ref.start, edit.ref.end)),
            )
            assert pair in linked


def test_a_long_passage_is_aligned_in_one_piece():
    text = " ".join(f"Clause number {n} says that town {n} pays {n} crowns." for n in range(60))
    alignment = aligned(text.replace("town 30 pays", "town 30 never pays"), text)
    inserted = [edit for edit in edits_of(alignment) if edit.op is EditOp.INSERT]
    assert [alignment.hyp[edit.hyp.start].text for edit in inserted] == ["never"]
    assert EditOp.DELETE not in {edit.op for edit in edits_of(alignment)}


def test_an_empty_side_gives_only_insertions_or_deletions():
    assert edit_texts(aligned("a word", "")) == [("insert", "a word", "")]
    assert edit_texts(aligned("", "a word")) == [("delete", "", "a word")]
