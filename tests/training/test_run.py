"""The training command on a toy corpus made here: seconds, repeatable, and it learns."""

import gzip
import itertools
import lzma
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")

from fidelity.encoders.builtin import load_static  # noqa: E402
from fidelity.errors import InputError, SettingsError  # noqa: E402
from fidelity.training.card import FIGURES_MARK, with_figures  # noqa: E402
from fidelity.training.export import finish, save_model  # noqa: E402
from fidelity.training.run import train  # noqa: E402
from fidelity.training.settings import TrainingSettings  # noqa: E402

PEOPLE = {"mayor": "maire", "king": "roi", "doctor": "médecin", "farmer": "fermier"}
DEEDS = {"sold": "a vendu", "bought": "a acheté", "saw": "a vu", "lost": "a perdu"}
THINGS = {"house": "maison", "apple": "pomme", "car": "voiture", "table": "table"}


def pack(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = lzma.open if path.suffix == ".xz" else gzip.open
    with opened(path, "wt", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    rows = ["set\ten\tfr"]
    for (who, qui), (did, fait), (what, quoi) in itertools.product(
        PEOPLE.items(), DEEDS.items(), THINGS.items()
    ):
        held = "ntrex/x" if (who, did, what) == ("king", "lost", "apple") else "toy/x"
        rows.append(f"{held}\tThe {who} {did} the {what}.\tLe {qui} {fait} la {quoi}.")
    pack(folder / "parallel" / "en-fr.tsv.xz", "\n".join(rows))
    pack(
        folder / "mt-clusters" / "toy.fr-en.tsv.xz",
        "src\tref:A\tsys:B\nUn chat noir dort.\tA black cat sleeps.\tA black cat is asleep.\n",
    )
    synsets = ["synset\tili\tpos\tmembers\thypernyms\tsimilar\tdefinition\texamples"]
    synsets += [
        "1-v\ti1\tv\tsell|vend\t\t\tto give for money\t",
        "2-v\ti2\tv\tbuy|purchase\t\t\tto get for money\t",
    ]
    pack(folder / "oewn" / "synsets.tsv.xz", "\n".join(synsets))
    (folder / "oewn" / "antonyms.tsv").write_text("lemma\tantonym\tpos\nsell\tbuy\tv\n")
    rated = [("The king sold a car.", "The king sold a table.", 2.5)]
    rated += [("The king saw it.", "The king saw it.", 5.0), ("A house.", "The doctor lost.", 0.2)]
    for language in ("en", "de", "fr", "es", "ru"):
        lines = "\n".join(f'"{first}","{second}",{score}' for first, second, score in rated)
        pack(folder / "stsb-multi-mt" / f"stsb-{language}-train.csv.gz", lines)
    return folder


def settings(data: Path, out: Path) -> TrainingSettings:
    return TrainingSettings(
        data=data,
        out=out,
        steps=60,
        rated_steps=10,
        pieces=200,
        dimension=16,
        sentences=32,
        words=8,
        antonyms=4,
        rated=8,
        rate=0.03,
        inflect=0.0,
        checkpoint_every=20,
    )


@pytest.fixture(scope="module")
def model(data, tmp_path_factory):
    return train(settings(data, tmp_path_factory.mktemp("model") / "out"), lambda _: None)


def test_it_writes_a_model_that_loads_and_has_learned(model):
    encoder = load_static(model.folder, name="toy")
    assert encoder.dimension == 16
    english, right, wrong = encoder.encode(
        ["The mayor bought the car.", "Le maire a acheté la voiture.", "Le roi a perdu la pomme."]
    )
    assert english @ right > english @ wrong + 0.3


def test_the_card_lies_beside_the_weights(model):
    card = (model.folder / "README.md").read_text()
    assert "CC BY 4.0" in card
    assert "## Limits" in card
    assert FIGURES_MARK in card


def test_the_model_before_the_rated_pairs_is_kept(model):
    before, after = load_static(model.unrated_folder, name="a"), load_static(model.folder, name="b")
    assert before.signature.split("@")[1] != after.signature.split("@")[1]


def test_a_seed_gives_the_same_weights_again(model, data, tmp_path):
    assert train(settings(data, tmp_path / "a"), lambda _: None).fingerprint == model.fingerprint
    other = replace(settings(data, tmp_path / "b"), seed=1)
    assert train(other, lambda _: None).fingerprint != model.fingerprint


def test_a_run_can_start_from_an_earlier_model(model, data, tmp_path):
    chosen = replace(
        settings(data, tmp_path / "out"), start=(model.folder,), steps=3, rated_steps=0
    )
    first = []
    begun = train(chosen, lambda p: first.append(p.loss) if p.stage == "first pass" else None)
    fresh = []
    chosen = replace(chosen, start=(), out=tmp_path / "fresh")
    train(chosen, lambda p: fresh.append(p.loss) if p.stage == "first pass" else None)
    assert first[0] < fresh[0] / 2
    assert "--start" in (begun.folder / "README.md").read_text()


def test_a_run_follows_the_cosines_of_its_teacher(model, data, tmp_path):
    """The teacher has vectors by chance, so nothing but it leads to its cosines."""
    tokenizer = Tokenizer.from_file(str(model.folder / "tokenizer.json"))
    random = np.random.default_rng(0)
    vectors = random.standard_normal((tokenizer.get_vocab_size(), 16)).astype(np.float32)
    teacher = tmp_path / "teacher"
    save_model(teacher, tokenizer=tokenizer, table=finish(vectors, hollow=[0]), card="")
    toy = list(itertools.product(PEOPLE.items(), DEEDS.items(), THINGS.items()))
    english = [f"The {who} {did} the {what}." for (who, _), (did, _), (what, _) in toy]
    french = [f"Le {qui} {fait} la {quoi}." for (_, qui), (_, fait), (_, quoi) in toy]

    def cosines(folder):
        encoder = load_static(folder, name="toy")
        return (encoder.encode(english) @ encoder.encode(french).T).ravel()

    def likeness(out, **changes):
        chosen = replace(settings(data, tmp_path / out), rated_steps=0, steps=300, **changes)
        folder = train(chosen, lambda _: None).folder
        return np.corrcoef(cosines(folder), cosines(teacher))[0, 1], folder

    alone, _ = likeness("alone")
    taught, folder = likeness("taught", teachers=(teacher,), teacher_share=20.0)
    assert taught > alone + 0.2
    assert "--teacher" in (folder / "README.md").read_text()


def test_the_result_goes_back_to_what_a_run_began_with(model, data, tmp_path):
    texts = [f"The {who} {did} it." for who in PEOPLE for did in DEEDS]

    def cosines(folder):
        rows = load_static(folder, name="toy").encode(texts)
        return rows @ rows.T

    def far(back):
        chosen = replace(settings(data, tmp_path / str(back)), start=(model.folder,), seed=3)
        folder = train(
            replace(chosen, start_mix=back, evened=0.0, rarity=1e6), lambda _: None
        ).folder
        return abs(cosines(folder) - cosines(model.folder)).max()

    assert far(1.0) < 0.3 * far(0.0)


def test_a_start_that_is_no_model_is_refused(data, tmp_path):
    chosen = replace(settings(data, tmp_path / "out"), start=(tmp_path,))
    with pytest.raises(InputError, match="expected"):
        train(chosen, lambda _: None)


def test_an_interrupted_run_resumes_to_the_same_weights(model, data, tmp_path):
    def give_up(progress):
        if progress.stage == "first pass" and progress.done == 47:
            raise KeyboardInterrupt

    chosen = settings(data, tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        train(chosen, give_up)
    seen = []
    resumed = train(replace(chosen, resume=True), seen.append)
    assert next(step.done for step in seen if step.stage == "first pass") == 41
    assert resumed.fingerprint == model.fingerprint


def test_a_limit_of_minutes_ends_the_run(data, tmp_path):
    clock = itertools.count(0, 6).__next__  # each look takes six seconds
    chosen = replace(settings(data, tmp_path / "out"), minutes=1.0)
    assert train(chosen, lambda _: None, clock=clock).steps < 15


def test_a_checkpoint_of_another_size_is_refused(model, data):
    chosen = replace(settings(data, model.folder), dimension=8, resume=True)
    with pytest.raises(InputError, match="checkpoint"):
        train(chosen, lambda _: None)


def test_a_folder_without_text_is_an_error(tmp_path):
    with pytest.raises(InputError, match="nothing to train on"):
        train(settings(tmp_path, tmp_path / "out"), lambda _: None)


@pytest.mark.parametrize("change", [{"dimension": 0}, {"steps": -1}, {"drop": 1.0}])
def test_settings_out_of_range_are_refused(change, tmp_path):
    with pytest.raises(SettingsError, match=next(iter(change))):
        replace(settings(tmp_path, tmp_path), **change)


def test_figures_can_be_written_twice():
    card = f"# A\n\n## Figures\n\n{FIGURES_MARK}\n\n## Limits\n- none\n"
    once = with_figures(card, "| 1 |")
    assert "| 1 |" in once
    assert with_figures(once, "| 2 |") == once.replace("| 1 |", "| 2 |")
