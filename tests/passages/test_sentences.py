"""Which sentences of a long quotation are compared by themselves."""

import pytest

from fidelity import passages, pipeline, quotations
from fidelity.documents import of_text
from fidelity.records import DistortionKind, Pair, Relation


def pairs(original, derivative):
    ref, hyp = of_text(original, id="o1"), of_text(derivative, id="d1")
    pair = Pair(
        quotation=quotations.whole("d1-q1", hyp, passages.whole(hyp).span),
        passage=passages.whole(ref),
        relation=Relation.SAME_LANGUAGE,
    )
    compared = pipeline.comparison(pair, hyp, [ref], encoder=None)
    return [
        (
            " … ".join(span.of(hyp.text) for span in one.quotation.contents),
            " … ".join(span.of(ref.text) for span in one.passage.contents),
        )
        for one in passages.sentence_pairs(compared)
    ]


def test_each_sentence_is_compared_with_the_one_that_it_renders():
    original = "The ferry leaves the old harbour at nine. Bread and tea are sold on the upper deck."
    derivative = "On the upper deck bread and soup are sold. The ferry leaves the new pier at nine."
    assert pairs(original, derivative) == [
        ("On the upper deck bread and soup are sold.", "Bread and tea are sold on the upper deck."),
        ("The ferry leaves the new pier at nine.", "The ferry leaves the old harbour at nine."),
    ]


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        pytest.param(
            "The ferry leaves the old harbour at nine.",
            "The ferry leaves the new harbour at nine.",
            id="a single sentence is all of the pair",
        ),
        pytest.param(
            "The ferry leaves the old harbour at nine. Bread and tea are sold on the upper deck.",
            "The ferry leaves the old harbour at nine, and bread and soup are sold on the deck.",
            id="two that were merged into one",
        ),
        pytest.param(
            "The ferry leaves the old harbour at nine. Bread and tea are sold on the upper deck.",
            "The ferry leaves the old harbour at nine. Bread and tea are sold on the upper deck!",
            id="the same words",
        ),
        pytest.param(
            "The ferry leaves the old harbour at nine. Bread and tea are sold on the upper deck.",
            "Nobody knows who painted the chapel. The miller kept nine geese.",
            id="sentences about something else",
        ),
    ],
)
def test_no_sentence_is_compared_by_itself(original, derivative):
    assert pairs(original, derivative) == []


@pytest.mark.parametrize(
    ("original", "derivative", "kind"),
    [
        pytest.param(
            "Sandra Kohl opened the bakery on Mill Lane. The mayor hopes Sandra Kohl stays.",
            "Edith Brandl opened the bakery on Mill Lane. The mayor hopes Sandra Kohl stays.",
            DistortionKind.NAME,
            id="a name that the next sentence has, too",
        ),
        pytest.param(
            "The guild asks Ron to lock the gate and Ron agrees. Later, Ron asks the guild whether "
            "there is any paint left in the shed, and the guild says that there is.",
            "The guild orders Ron to lock the gate and Ron agrees. Later, Ron asks the guild "
            "whether there is any paint left in the shed, and the guild says that there is.",
            DistortionKind.INTENSITY,
            id="a verb that the next sentence has, too",
        ),
    ],
)
def test_what_another_sentence_hides_is_told_of_its_own(original, derivative, kind):
    check = pipeline.compare(original, derivative)
    (found,) = check.distortions
    assert found.kind is kind
    assert found.hyp is not None
    assert [span.of(derivative) for span in found.hyp.spans] == [found.hyp.text]


@pytest.mark.parametrize(
    ("original", "derivative"),
    [
        pytest.param(
            "Ruth Adler runs the dairy in Holm. She bought it from Per Lund in May.",
            "She bought the dairy in Holm from Per Lund in May. Ruth Adler runs it.",
            id="what one sentence lacks stands in the other",
        ),
        pytest.param(
            "Ruth Adler runs the dairy with two sons. Per Lund drives the van and milks at dawn.",
            "Per Lund drives the van and milks at dawn. Ruth Adler runs the dairy with her "
            "two sons.",
            id="sentences that changed places",
        ),
    ],
)
def test_nothing_is_told_of_a_sentence_that_the_whole_answers(original, derivative):
    assert not pipeline.compare(original, derivative).distortions
