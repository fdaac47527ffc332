"""How good an encoder is: similarity, retrieval, antonyms, negation, speed and weight."""

from collections.abc import Callable
from pathlib import Path

from fidelity.encoders.encoder import Encoder
from fidelity.evaluation import encoder_tasks
from fidelity.evaluation.encoder_baselines import WordOverlap
from fidelity.evaluation.encoder_figures import EncoderFigure, EncoderReport
from fidelity.evaluation.encoder_speed import cost

_TASKS: tuple[tuple[str, Callable[[encoder_tasks.Contenders, Path], list[EncoderFigure]]], ...] = (
    ("sts", encoder_tasks.similarity),
    ("cross-lingual sts", encoder_tasks.cross_lingual_similarity),
    ("retrieval ntrex", encoder_tasks.retrieval),
    ("synonym before antonym", encoder_tasks.antonyms),
    ("semantic negation", encoder_tasks.negations),
)


def evaluate(
    encoder: Encoder,
    data: Path,
    *,
    speed: bool = True,
    progress: Callable[[str], None] | None = None,
) -> EncoderReport:
    """Every figure that the data folder allows.

    Args:
        encoder: What is measured.
        data: The folder with `stsb-multi-mt`, `parallel`, `cannot-negation` and `oewn`; a set that
            is absent yields a figure without a value, and the reason.
        speed: Whether to time it too, against a twelve-layer transformer where one is installed.
        progress: Told the name of each task as it begins.

    Returns:
        The figures, with the word-overlap baseline beside each.
    """
    contenders = encoder_tasks.Contenders(
        encoder=encoder, baseline=WordOverlap(), plain=encoder_tasks.plain_average(data)
    )
    figures: list[EncoderFigure] = []
    for name, task in _TASKS:
        if progress is not None:
            progress(name)
        figures.extend(task(contenders, data))
    if speed:
        if progress is not None:
            progress("cost")
        figures.extend(cost(encoder, data))
    return EncoderReport(
        encoder=encoder.name,
        signature=encoder.signature,
        dimension=encoder.dimension,
        figures=tuple(figures),
    )
