import gzip
import lzma
from pathlib import Path

from fidelity.encoders.datasets import Synset
from fidelity.training.senses import build, senses


def synset(
    identifier: str, *members: str, hypernyms: tuple[str, ...] = (), similar: tuple[str, ...] = ()
) -> Synset:
    return Synset(
        identifier=identifier,
        ili="",
        part_of_speech=identifier[-1],
        members=members,
        hypernyms=hypernyms,
        similar=similar,
        definition="",
    )


def test_each_word_has_its_senses_and_each_sense_what_it_is_a_kind_of() -> None:
    held = [synset("1-n", "dog", "hound", hypernyms=("2-n",)), synset("2-n", "animal")]
    wider, words = senses(held, {"dog", "animal"})
    assert words["dog"] == ["n0"]
    assert wider == {"n0": words["animal"]}
    assert "hound" not in words


def test_the_head_of_similar_adjectives_is_the_wider_sense() -> None:
    held = [
        synset("1-a", "big", similar=("2-a", "3-a")),
        synset("2-a", "bulky", similar=("1-a",)),
        synset("3-a", "vast", similar=("1-a",)),
    ]
    wider, words = senses(held, {"big", "bulky", "vast"})
    assert wider[words["bulky"][0]] == wider[words["vast"][0]] == words["big"]


def test_the_list_names_its_origin(tmp_path: Path) -> None:
    (tmp_path / "oewn").mkdir()
    (tmp_path / "frequency-words" / "en").mkdir(parents=True)
    rows = "synset\tili\tpos\tmembers\thypernyms\tsimilar\tdefinition\n"
    rows += "1-n\ti1\tn\tdog|hound\t\t\ta pet\n"
    with lzma.open(tmp_path / "oewn" / "synsets.tsv.xz", "wt") as file:
        file.write(rows)
    with gzip.open(tmp_path / "frequency-words" / "en" / "en_50k.txt.gz", "wt") as file:
        file.write("the 100\ndog 3\n")
    text = gzip.decompress(build(tmp_path, tmp_path / "out.gz").read_bytes()).decode()
    assert text.startswith("# origin: ")
    assert text.endswith("[wider]\n[words]\ndog\tn0\n")
