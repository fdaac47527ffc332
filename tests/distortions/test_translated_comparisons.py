"""Which is more than which, between two languages."""

import pytest

from tests.distortions.translations import found


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "Rents rose faster in the south than in the north.",
         "Les loyers ont augmenté plus vite dans le nord que dans le sud."),
        ("en it", "The orchestra has fewer men than women.",
         "L'orchestra ha più uomini che donne."),
        ("en ru", "Girls read more often than boys.", "Мальчики читают чаще, чем девочки."),
        ("cs en", "Ženy žijí déle než muži.", "Men live longer than women."),
        ("de en", "Im Westen fiel mehr Regen als im Osten.",
         "More rain fell in the east than in the west."),
        ("nl en", "Vrouwen leven langer dan mannen.", "Men live longer than women."),
    ],
)  # fmt: skip
def test_a_comparison_turned_round_is_found(languages, original, derivative):
    assert len(found("role", languages, original, derivative)) == 1


@pytest.mark.parametrize(
    ("languages", "original", "derivative"),
    [
        ("en fr", "Rents rose faster in the south than in the north.",
         "Dans le sud, les loyers ont augmenté plus vite que dans le nord."),
        ("en it", "The orchestra has fewer men than women.",
         "L'orchestra ha più donne che uomini."),
        ("de en", "Im Westen fiel mehr Regen als im Osten.",
         "More rain fell in the west than in the east."),
        ("en ru", "Girls read more often than boys.", "Девочки читают чаще мальчиков."),
        ("en de", "More people smoke in Poland than in Spain.",
         "In Polen rauchen mehr Menschen als in Spanien."),
        ("en es", "More than twenty women were hired, and fewer men than in May.",
         "Se contrató a más de veinte mujeres y a menos hombres que en mayo."),
    ],
)  # fmt: skip
def test_the_same_comparison_passes(languages, original, derivative):
    assert found("role", languages, original, derivative) == []


def test_the_other_side_of_a_comparison_takes_the_opposite_word():
    original = "The new model is cheaper than the old one."
    derivative = "Das alte Modell ist teurer als das neue."
    assert found("wording", "en de", original, derivative) == []
