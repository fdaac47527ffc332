import pytest
from hypothesis import given
from hypothesis import strategies as st

from fidelity.evaluation.figures import Figure, auc, f1, macro_f1, pearson, rate, wilson

scores = st.lists(st.floats(-100, 100), max_size=20)


def test_the_interval_of_8_of_10_is_the_published_one():
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=5e-4)


def test_the_interval_of_no_items_says_nothing():
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share(hits, misses):
    low, high = wilson(hits, hits + misses)
    if hits + misses:
        assert 0 <= low <= hits / (hits + misses) + 1e-12
        assert hits / (hits + misses) - 1e-12 <= high <= 1


def test_auc_counts_ties_half():
    assert auc([1.0, 2.0], [1.0, 0.0]) == pytest.approx((0.5 + 1 + 1 + 1) / 4)


@given(scores, scores)
def test_auc_turns_round_with_the_sides(positive, negative):
    assert auc(positive, negative) == pytest.approx(1 - auc(negative, positive))


def test_a_side_that_does_not_vary_correlates_with_nothing():
    assert pearson([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]) == 0.0


def test_a_straight_line_correlates_fully():
    assert pearson([1.0, 2.0, 3.0], [5.0, 3.0, 1.0]) == pytest.approx(-1.0)


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    gold = [True, True, True, False, False]
    predicted = [True, False, False, True, False]
    assert f1(gold, predicted) == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))


def test_macro_f1_counts_each_class_the_same():
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((6 / 7) / 2)


@pytest.mark.parametrize(
    ("value", "higher_is_better", "reached"),
    [(0.8, True, True), (0.79, True, False), (0.8, False, True), (0.81, False, False)],
)
def test_a_target_is_reached_from_its_own_side(value, higher_is_better, reached):
    figure = Figure(name="x.y", value=value, n=9, target=0.8, higher_is_better=higher_is_better)
    assert figure.reached is reached


def test_a_figure_without_items_reaches_nothing():
    assert rate("x.y", [], target=0.0).reached is None
