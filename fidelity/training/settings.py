"""What a training run is made with; the same settings and data give the same weights."""

from dataclasses import dataclass, replace
from pathlib import Path

from fidelity.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """The knobs of a run, at the values that made the embedded encoder.

    Attributes:
        data: The folder with `parallel`, `mt-clusters`, `oewn` and the other sets.
        out: Where the model goes; checkpoints go into its subfolder `checkpoint`.
        seed: For the first vectors and every draw.
        steps: Steps of the first pass, over parallel text, dictionaries and antonyms.
        rated_steps: Steps of the second pass, which adds the rated pairs of the STS train split;
            none if 0.
        minutes: The most that both passes may take together; None for no limit. A run that meets
            the limit depends on the speed of the machine, so it is not repeatable.
        resume: Whether to go on from the checkpoint in `out`.
        start: Folders of earlier models, whose vectors side by side the pieces begin with, whatever
            their vocabularies; chance begins if there are none.
        teachers: Folders of earlier models, whose cosines side by side the sentences should have.
        pieces: The size of the vocabulary.
        dimension: The length of the vectors.
        sentences: Pairs of sentences a step; each is a wrong answer for all others.
        words: Pairs of words, phrases or definitions a step.
        antonyms: Antonym pairs a step.
        rated: Rated pairs a step, in the second pass.
        rate: The step size at the start; it falls in a straight line to a fiftieth.
        rated_rate: The same for the second pass.
        temperature: What cosines are divided by in the contrastive losses.
        word_share: The weight of the loss on words beside that on sentences.
        antonym_share: The weight of the loss on antonyms.
        rated_share: The weight of the loss on rated pairs.
        teacher_share: The weight of the loss that follows the teachers.
        rated_mix: How far the model goes from the vectors before the second pass, 0, to those after
            it, 1.
        start_mix: How far the result goes back to the vectors of `start`, 0 to 1. Half way, related
            texts are a little nearer each other, also those of the STS development part.
        evened: How far the directions in which sentences differ are made equally long at the end, 0
            for not at all, 0.5 for whitening. A little of it mends what the second pass costs in
            retrieval; more of it takes from the antonyms.
        negated: The part of what a word behind a negating prefix has in common with the word itself
            that goes at the end.
        gap: How much nearer, in cosine, a synonym should be than an antonym.
        drop: Chance that a piece of a sentence is left out.
        split: Chance that a piece is cut into smaller pieces.
        inflect: Chance that a dictionary word stands in one of its inflected forms.
        rarity: A piece of frequency f counts rarity / (rarity + f) in the mean, as in Arora, Liang
            and Ma 2017, with the highest frequency that the piece has in any language.
        threads: CPU threads; part of what makes a run repeatable. More than one gains little, as
            the steps are short, and loses much where other programs run.
        checkpoint_every: Steps between checkpoints.
    """

    data: Path
    out: Path
    seed: int = 0
    steps: int = 14_000
    rated_steps: int = 1_000
    minutes: float | None = None
    resume: bool = False
    start: tuple[Path, ...] = ()
    teachers: tuple[Path, ...] = ()
    pieces: int = 96_000
    dimension: int = 384
    sentences: int = 1024
    words: int = 768
    antonyms: int = 512
    rated: int = 256
    rate: float = 0.01
    rated_rate: float = 0.005
    temperature: float = 0.05
    word_share: float = 0.5
    antonym_share: float = 1.5
    rated_share: float = 0.6
    teacher_share: float = 1.0
    rated_mix: float = 1.0
    start_mix: float = 0.5
    evened: float = 0.2
    negated: float = 0.5
    gap: float = 0.3
    drop: float = 0.2
    split: float = 0.05
    inflect: float = 0.35
    rarity: float = 5e-3
    threads: int = 1
    checkpoint_every: int = 1_000

    def with_steps(self, steps: int) -> "TrainingSettings":
        """The same with another number of steps in the first pass, and in the second in step."""
        return replace(self, steps=steps, rated_steps=self.rated_steps * steps // self.steps)

    def __post_init__(self) -> None:
        for name in ("pieces", "dimension", "sentences", "threads", "checkpoint_every"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} must be 1 or more, got {getattr(self, name)}")
        for name in ("steps", "rated_steps", "words", "antonyms", "rated"):
            if getattr(self, name) < 0:
                raise SettingsError(f"{name} must be 0 or more, got {getattr(self, name)}")
        for name in ("drop", "split", "inflect"):
            if not 0 <= getattr(self, name) < 1:
                raise SettingsError(f"{name} must be in [0, 1), got {getattr(self, name)}")
