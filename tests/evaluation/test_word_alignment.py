"""Word links beside those that people drew."""

import pytest

from fidelity.errors import InputError
from fidelity.evaluation.bench import Bench
from fidelity.evaluation.benchmarks import word_alignment

ROWS = (
    "0:0\tthe army shot .\tN/A\ttroops shot back .\tN/A\t1\t1\t1-0 2-1 3-3\t0-0\t",
    "1:1\the can't swim\tN/A\the cannot swim\tN/A\t1\t1\t0-0 1-1 2-2\t\t",
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "toy-test.tsv"
    file.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return file


def test_sure_and_possible_links_are_read(path):
    first, second = word_alignment.read(path)
    assert first.links == {(0, 0), (1, 0), (2, 1), (3, 3)}
    assert second.first == "he can't swim"


def test_links_of_our_tokens_are_told_in_words_between_spaces(path):
    figures = {one.name: one for one in word_alignment.evaluate([path], Bench()).figures}
    assert figures["alignment.toy.precision"].value == 1.0  # "ca" and "n't" are one word of theirs
    assert 0.5 < figures["alignment.toy.recall"].value < 1.0
    assert figures["alignment.toy.by_levenshtein.f1"].n == 2


def test_the_errors_are_listed_with_their_words(path):
    assert "missed: the = troops\n" in word_alignment.evaluate([path], Bench()).listing


@pytest.mark.parametrize("line", ["no columns", ROWS[0].replace("1-0", "1")])
def test_another_file_is_refused(tmp_path, line):
    file = tmp_path / "bad-test.tsv"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        word_alignment.read(file)
