"""One run: from the data folder to a model folder, with checkpoints on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fidelity.training.card import model_card
from fidelity.training.directions import evened, negated, some_of_each
from fidelity.training.earlier import Teachers, beginning
from fidelity.training.export import Packed, finish, save_model
from fidelity.training.material import Material, build_tokenizer, prepare, read_texts
from fidelity.training.passes import Pass, Trainer
from fidelity.training.settings import TrainingSettings
from fidelity.training.table import Bags, Table, feature_bags
from fidelity.training.vocabulary import HOLLOW, pieces_of, splits_of

_RATED_TIME = 0.1  # the share of the minutes, where they are limited, that the second pass gets


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come.

    Attributes:
        stage: What is being done.
        done: How much of it.
        total: How much there is; 0 when nobody knows.
        loss: The running mean of the loss in a pass; None elsewhere.
    """

    stage: str
    done: int = 0
    total: int = 0
    loss: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedModel:
    """What a run leaves behind.

    Attributes:
        folder: The model.
        unrated_folder: The same before it saw rated pairs; None when there was no such pass.
        fingerprint: Twelve hex digits over tokenizer and vectors.
        steps: Steps taken in both passes.
    """

    folder: Path
    unrated_folder: Path | None
    fingerprint: str
    steps: int


def train(
    settings: TrainingSettings,
    progress: Callable[[Progress], None],
    *,
    clock: Callable[[], float] | None = None,
) -> TrainedModel:
    """Makes an encoder out of the data folder.

    The same settings, data and library versions give the same weights, also when a run was
    interrupted and resumed.

    Args:
        settings: What it is made with.
        progress: Told each step.
        clock: Seconds on some clock; needed for `settings.minutes` alone.

    Returns:
        Where the model lies, a folder that `fidelity.encoders` and sentence-transformers load.

    Raises:
        InputError: There is no parallel text in the data folder, or the checkpoint is of another
            run.
        OSError: The output folder cannot be written.
    """
    torch.set_num_threads(settings.threads)
    checkpoint = settings.out / "checkpoint"
    _clear(checkpoint, keep=settings.resume)
    progress(Progress(stage="reading the data"))
    corpus, lexicon = read_texts(settings)
    tokenizer_file = checkpoint / "tokenizer.json"
    if tokenizer_file.is_file():
        tokenizer = Tokenizer.from_file(str(tokenizer_file))
    else:
        progress(Progress(stage="choosing the vocabulary"))
        tokenizer = build_tokenizer(settings, corpus, lexicon)
        checkpoint.mkdir(parents=True, exist_ok=True)
        tokenizer.save(str(tokenizer_file), pretty=False)
    material = prepare(
        settings,
        corpus,
        lexicon,
        tokenizer,
        lambda done, total: progress(
            Progress(stage="cutting texts into pieces", done=done, total=total)
        ),
    )
    return _fit(settings, material, tokenizer, progress, _timer(settings, clock))


def _fit(
    settings: TrainingSettings,
    material: Material,
    tokenizer: Tokenizer,
    progress: Callable[[Progress], None],
    spent: Callable[[float], Callable[[], float]],
) -> TrainedModel:
    checkpoint = settings.out / "checkpoint"
    pieces = pieces_of(tokenizer)
    hollow = [number for number, piece in enumerate(pieces) if piece in HOLLOW]
    features, count = feature_bags(pieces)
    table = Table(features, count, settings.dimension, seed=settings.seed)
    begun = None
    if settings.start:
        progress(Progress(stage="joining the earlier models"))
        begun = beginning(
            settings.start,
            tokenizer,
            material.corpus,
            material.sentences,
            dimension=settings.dimension,
            seed=settings.seed,
        )
        table.begin_with(begun)
    rows = splits_of(pieces)
    splits = Bags(
        np.array([number for row in rows for number in row], dtype=np.int64),
        np.cumsum([0] + [len(row) for row in rows]),
    )
    teachers = None
    if settings.teachers:
        progress(Progress(stage="cutting texts as the teachers do"))
        teachers = Teachers(settings.teachers, material.corpus)
    trainer = Trainer(settings, material, table, splits, teachers)

    def told(stage: str) -> Callable[[int, int, float], None]:
        return lambda done, total, loss: progress(
            Progress(stage=stage, done=done, total=total, loss=loss)
        )

    first = Pass(name="first", steps=settings.steps, rate=settings.rate)
    steps = trainer.run(
        first, checkpoint=checkpoint, progress=told("first pass"), spent=spent(1 - _RATED_TIME)
    )
    table.scale = (settings.rarity / (settings.rarity + material.frequencies)).astype(np.float32)

    looked_at = material.sentences.take(some_of_each(material.corpus.languages))

    def finished(vectors: NDArray[np.float32]) -> Packed:
        if begun is not None:
            back = settings.start_mix
            vectors = (1 - back) * vectors + back * begun * table.scale[:, None]
        vectors = evened(vectors, looked_at, settings.evened)
        vectors = negated(vectors, material.negated, settings.negated)
        return finish(vectors, hollow=hollow)

    vectors = table.bake()
    unrated = None
    if material.rated is not None and settings.rated_steps:
        unrated = checkpoint / "unrated"
        card = model_card(settings, material, steps=steps, rated=False)
        save_model(unrated, tokenizer=tokenizer, table=finished(vectors), card=card)
        second = Pass(
            name="rated",
            steps=settings.rated_steps,
            rate=settings.rated_rate,
            rated_share=settings.rated_share,
        )
        steps += trainer.run(
            second, checkpoint=checkpoint, progress=told("rated pass"), spent=spent(_RATED_TIME)
        )
        vectors = (1 - settings.rated_mix) * vectors + settings.rated_mix * table.bake()
    card = model_card(settings, material, steps=steps, rated=unrated is not None)
    fingerprint = save_model(settings.out, tokenizer=tokenizer, table=finished(vectors), card=card)
    return TrainedModel(
        folder=settings.out, unrated_folder=unrated, fingerprint=fingerprint, steps=steps
    )


def _timer(
    settings: TrainingSettings, clock: Callable[[], float] | None
) -> Callable[[float], Callable[[], float]]:
    """Starts the clock of a pass that may take this share of the minutes."""

    def start(share: float) -> Callable[[], float]:
        if settings.minutes is None or clock is None:
            return lambda: 0.0
        begin, length = clock(), 60 * settings.minutes * share
        return lambda: (clock() - begin) / length

    return start


def _clear(checkpoint: Path, *, keep: bool) -> None:
    if keep or not checkpoint.is_dir():
        return
    for path in (checkpoint / "tokenizer.json", *checkpoint.glob("*.pt")):
        path.unlink(missing_ok=True)
