"""What is planted into translations, and what translation is measured on."""

from pathlib import Path

import pytest

from fidelity.evaluation.bench import Bench
from fidelity.evaluation.translation import evaluate
from fidelity.evaluation.translation_planting import KINDS, names_of, plant, rules
from fidelity.evaluation.translation_sets import LANGUAGES

_ORIGINAL = "Jens Hallberg said that 45 people could not leave Oslo."
_TRANSLATION = "Jens Hallberg sagte, dass 45 Menschen Oslo nicht verlassen könnten."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_rules_of_every_sort(language: str) -> None:
    chosen = rules(language)
    assert chosen.drop
    assert chosen.insert
    assert chosen.certainty


@pytest.mark.parametrize("kind", KINDS)
def test_one_change_is_planted_and_always_the_same(kind: str) -> None:
    names = ("Montgomery",)
    planted = plant(_ORIGINAL, _TRANSLATION, kind, language="de", names=names)
    assert planted is not None
    assert planted != _TRANSLATION
    assert planted == plant(_ORIGINAL, _TRANSLATION, kind, language="de", names=names)


def test_a_negation_is_dropped_only_where_the_original_denies_in_so_many_words() -> None:
    dropped = plant("They did not go.", "Sie sind nicht gegangen.", "negation", language="de")
    kept = plant("They failed to go.", "Es ist nicht gelungen.", "negation", language="de")
    assert dropped == "Sie sind gegangen."
    assert kept is None or "nicht" in kept


def test_nothing_is_planted_where_there_is_nothing_to_change() -> None:
    assert plant("Yes.", "Ja.", "number", language="de") is None


def test_names_are_those_that_stand_on_both_sides() -> None:
    assert "Hallberg" in names_of([(_ORIGINAL, _TRANSLATION)])
    assert "Menschen" not in names_of([(_ORIGINAL, _TRANSLATION)])


def test_what_is_not_at_hand_is_left_out(tmp_path: Path) -> None:
    assert list(evaluate(tmp_path, Bench())) == []
