"""The passes of a run: draws a step, follows its loss, keeps a checkpoint."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from fidelity.training.earlier import Teachers
from fidelity.training.losses import agree, contrast, cosent, margin
from fidelity.training.material import RATED_LANGUAGES, Material, Rated
from fidelity.training.sampling import PairSampler, blurred
from fidelity.training.settings import TrainingSettings
from fidelity.training.table import Bags, Table

_ANTONYM_SHARPNESS = 10.0
_COSENT_SCALE = 20.0
_WARM_STEPS = 200

Vectors = tuple[torch.Tensor, ...]
Loss = Callable[[Vectors], torch.Tensor]

_MORE_ENGLISH = 0.25  # chance that a rated pair is English whatever was drawn
_FOREIGN_OPPOSITES = 0.3  # chance that an antonym stands in another language


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One pass over the material.

    Attributes:
        name: Also the name of its checkpoint.
        steps: How many.
        rate: The step size at the start.
        rated_share: The weight of the loss on rated pairs; none are drawn if 0.
    """

    name: str
    steps: int
    rate: float
    rated_share: float = 0.0


class Trainer:
    """Holds what the steps of a run share."""

    def __init__(
        self,
        settings: TrainingSettings,
        material: Material,
        table: Table,
        splits: Bags,
        teachers: Teachers | None = None,
    ) -> None:
        self._settings = settings
        self._material = material
        self._table = table
        self._splits = splits
        self._teachers = teachers
        self._sentences = PairSampler(material.corpus)
        self._words = (
            PairSampler(material.lexicon, english=0.5, skip="gloss")
            if material.lexicon.texts and settings.words
            else None
        )

    def run(
        self,
        step_pass: Pass,
        *,
        checkpoint: Path,
        progress: Callable[[int, int, float], None],
        spent: Callable[[], float],
    ) -> int:
        """Takes the steps that the checkpoint has not taken yet.

        Args:
            step_pass: What to do.
            checkpoint: A folder; its file `<pass>.pt` is read if there, and kept up to date.
            progress: Called after each step with steps done, steps in all and the mean loss.
            spent: Asked before each step for the share of the time that is gone; at 1 the pass
                ends, and on the way there the step size falls with it.

        Returns:
            The number of steps taken so far, in this run and before.
        """
        path = checkpoint / f"{step_pass.name}.pt"
        done = self._table.load(path) if path.is_file() else 0
        mean = 0.0
        while done < step_pass.steps and (gone := max(spent(), done / step_pass.steps)) < 1:
            random = np.random.default_rng([self._settings.seed, step_pass.steps, done])
            loss = self._step(step_pass, random, done, left=1 - gone)
            mean = loss if not mean else 0.98 * mean + 0.02 * loss
            done += 1
            if done % self._settings.checkpoint_every == 0:
                self._table.save(path, done)
            progress(done, step_pass.steps, mean)
        self._table.save(path, done)
        return done

    def _step(
        self, step_pass: Pass, random: np.random.Generator, done: int, *, left: float
    ) -> float:
        bags: list[Bags] = []
        losses: list[Loss] = []
        self._add_sentences(random, bags, losses)
        if self._words is not None:
            self._add_words(self._words, random, bags, losses)
            if self._material.antonyms and self._settings.antonyms:
                self._add_antonyms(self._words, random, bags, losses)
        if step_pass.rated_share and self._material.rated is not None:
            self._add_rated(self._material.rated, step_pass.rated_share, random, bags, losses)
        embedded = self._table.embed(bags)
        total = torch.stack([loss(embedded.vectors) for loss in losses]).sum()
        total.backward()
        warm = min(1.0, (done + 1) / min(_WARM_STEPS, max(1, step_pass.steps // 4)))
        self._table.update(embedded, rate=step_pass.rate * warm * max(0.02, left))
        return float(total.detach())

    def _add_sentences(
        self, random: np.random.Generator, bags: list[Bags], losses: list[Loss]
    ) -> None:
        pairs = self._sentences.draw(self._settings.sentences, random)
        at = len(bags)
        bags.append(self._blur(self._material.sentences.take(pairs.left), random))
        bags.append(self._blur(self._material.sentences.take(pairs.right), random))
        temperature = self._settings.temperature
        losses.append(lambda v: contrast(v[at], v[at + 1], temperature=temperature))
        if self._teachers is not None:
            known = self._teachers.vectors(pairs.left), self._teachers.vectors(pairs.right)
            share = self._settings.teacher_share
            losses.append(
                lambda v: share * agree(v[at], v[at + 1], *known, temperature=temperature)
            )

    def _add_words(
        self,
        sampler: PairSampler,
        random: np.random.Generator,
        bags: list[Bags],
        losses: list[Loss],
    ) -> None:
        pairs = sampler.draw(self._settings.words, random)
        at = len(bags)
        bags.append(self._inflected(pairs.left, random))
        bags.append(self._inflected(pairs.right, random))
        temperature, share = self._settings.temperature, self._settings.word_share
        losses.append(lambda v: share * contrast(v[at], v[at + 1], temperature=temperature))

    def _add_antonyms(
        self,
        sampler: PairSampler,
        random: np.random.Generator,
        bags: list[Bags],
        losses: list[Loss],
    ) -> None:
        """Word, another text of one of its senses, and its opposite."""
        rows = random.integers(len(self._material.antonyms), size=self._settings.antonyms)
        pairs = [self._material.antonyms[row] for row in rows]
        word = np.array([random.choice(ours) for ours, _ in pairs])
        opposite = np.array([random.choice(theirs) for _, theirs in pairs])
        near = sampler.partner_in(sampler.groups[word], random)
        foreign = random.random(len(rows)) < _FOREIGN_OPPOSITES
        opposite[foreign] = sampler.partner_in(sampler.groups[opposite[foreign]], random)
        kept = near != word
        at = len(bags)
        bags += [self._inflected(texts[kept], random) for texts in (word, near, opposite)]
        gap, share = self._settings.gap, self._settings.antonym_share
        losses.append(
            lambda v: (
                share * margin(v[at], v[at + 1], v[at + 2], gap=gap, sharpness=_ANTONYM_SHARPNESS)
            )
        )

    def _add_rated(
        self,
        rated: Rated,
        share: float,
        random: np.random.Generator,
        bags: list[Bags],
        losses: list[Loss],
    ) -> None:
        """Rated pairs, half of them with the two sentences in two languages."""
        size, languages = self._settings.rated, len(RATED_LANGUAGES)
        line = random.integers(len(rated.scores), size=size)
        first = _with_more_english(random.integers(languages, size=size), random)
        other = random.integers(languages, size=size)
        second = np.where(random.random(size) < 0.5, first, other)
        at = len(bags)
        for language, side in ((first, 0), (second, 1)):
            rows = 2 * (language * len(rated.scores) + line) + side
            bags.append(self._blur(rated.bags.take(rows), random))
        scores = torch.from_numpy(rated.scores[line])
        losses.append(lambda v: share * cosent(v[at], v[at + 1], scores, scale=_COSENT_SCALE))

    def _blur(self, bags: Bags, random: np.random.Generator) -> Bags:
        return blurred(
            bags, self._splits, random, drop=self._settings.drop, split=self._settings.split
        )

    def _inflected(self, rows: NDArray[np.int64], random: np.random.Generator) -> Bags:
        low, high = self._material.form_starts[rows], self._material.form_starts[rows + 1]
        wanted = (random.random(len(rows)) < self._settings.inflect) & (high > low)
        picked = low + (random.random(len(rows)) * (high - low)).astype(np.int64)
        changed = rows.copy()
        changed[wanted] = self._material.form_rows[picked[wanted]]
        return self._material.words.take(changed)


def _with_more_english(
    languages: NDArray[np.int64], random: np.random.Generator
) -> NDArray[np.int64]:
    """Some of these numbers of `RATED_LANGUAGES` replaced by English, which comes first."""
    return np.where(random.random(len(languages)) < _MORE_ENGLISH, 0, languages)
