"""`fidelity encoder`: make an encoder like the embedded one, and measure it for its card."""

from pathlib import Path
from typing import Annotated

import typer

from fidelity.errors import EncoderError, UsageError

app = typer.Typer(help="Make an encoder like the embedded one, and measure it.")


@app.command("train")
def train(
    data: Annotated[Path, typer.Option(help="The folder with `parallel`, `oewn` and the others.")],
    out: Annotated[Path, typer.Option(help="Where the model goes.")],
    seed: Annotated[int, typer.Option(help="Same seed, data and versions: same weights.")] = 0,
    steps: Annotated[int | None, typer.Option(min=1, help="Steps of the first pass.")] = None,
    rated_steps: Annotated[
        int | None, typer.Option(min=0, help="Steps of the second pass, with rated pairs.")
    ] = None,
    rate: Annotated[
        float | None, typer.Option(min=1e-6, help="Step size; smaller with --start, say 0.006.")
    ] = None,
    minutes: Annotated[
        float | None, typer.Option(min=0.1, help="Stop training after so many minutes.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the checkpoint.")] = False,
    start: Annotated[
        list[Path] | None,
        typer.Option(help="Begin with the vectors of this earlier model; of several, joined."),
    ] = None,
    teacher: Annotated[
        list[Path] | None,
        typer.Option(help="Follow the cosines of this earlier model; of several, side by side."),
    ] = None,
) -> None:
    """Train tokenizer and vectors from parallel text, dictionaries and antonyms.

    Needs the extra `transformers` (it brings torch). A run takes about an hour
    on one core.

    [b]Example[/b]

        fidelity encoder train --data ../shared/data --out model --minutes 40

    Two such models, of two seeds, are better together than either, and a third one may learn
    from both:

        fidelity encoder train --data ../shared/data --out third --steps 4100 --rate 0.006
          --start first --start second --teacher first --teacher second
    """
    from dataclasses import replace
    from time import monotonic

    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from fidelity.training.settings import TrainingSettings

    try:
        from fidelity.training import run
    except ImportError as error:
        raise EncoderError("training needs torch: pip install 'fidelity[transformers]'") from error
    if not data.is_dir():
        raise UsageError(f"expected a folder of data, got '{data}'")
    chosen = TrainingSettings(
        data=data,
        out=out,
        seed=seed,
        minutes=minutes,
        resume=resume,
        start=tuple(start or ()),
        teachers=tuple(teacher or ()),
    )
    if steps is not None:
        chosen = chosen.with_steps(steps)
    chosen = replace(
        chosen,
        rated_steps=chosen.rated_steps if rated_steps is None else rated_steps,
        rate=chosen.rate if rate is None else rate,
    )
    with Bar(console=Console(stderr=True)) as bar:
        tasks: dict[str, TaskID] = {}

        def show(progress: run.Progress) -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bar.add_task(progress.stage, total=None)
            loss = f", loss {progress.loss:.3f}" if progress.loss is not None else ""
            bar.update(
                tasks[progress.stage],
                description=progress.stage + loss,
                completed=progress.done,
                total=progress.total or None,
            )

        model = run.train(chosen, show, clock=monotonic)
    typer.echo(f"{model.folder}: {model.steps} steps, fingerprint {model.fingerprint}")


@app.command("card")
def card(
    model: Annotated[Path, typer.Option(help="The folder of a trained model.")],
    data: Annotated[Path, typer.Option(help="The folder with the test sets.")],
) -> None:
    """Measure a model and write the figures into its card.

    [b]Example[/b]

        fidelity encoder card --model model --data ../shared/data
    """
    from fidelity.encoders.builtin import load_static
    from fidelity.evaluation.encoder import evaluate
    from fidelity.evaluation.encoder_figures import as_markdown
    from fidelity.training.card import with_figures

    path = model / "README.md"
    if not path.is_file():
        raise UsageError(f"expected a model folder with a README.md, got '{model}'")
    before = model / "checkpoint" / "unrated"
    reports = [evaluate(load_static(model, name=str(model)), data)]
    if before.is_dir():
        reports.append(evaluate(load_static(before, name="before rated pairs"), data, speed=False))
    table = as_markdown(*reports)
    path.write_text(with_figures(path.read_text(encoding="utf-8"), table), encoding="utf-8")
    typer.echo(table)
