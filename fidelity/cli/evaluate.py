"""`fidelity evaluate`: measure fidelity itself against labelled data."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from fidelity import __version__
from fidelity.cli.options import EncoderOption, load_encoder
from fidelity.errors import UsageError
from fidelity.evaluation.measurement import Measurement

if TYPE_CHECKING:
    from fidelity.evaluation.figures import Section

_Item = TypeVar("_Item")


def evaluate(
    what: Annotated[Measurement, typer.Argument(help="What to measure.")] = Measurement.ALL,
    data: Annotated[Path, typer.Option(help="Folder of labelled data.")] = Path("../shared"),
    seeds: Annotated[Path, typer.Option(help="Folder of the project's own families.")] = Path(
        "seeds"
    ),
    encoder: EncoderOption = "builtin",
    limit: Annotated[int | None, typer.Option(min=1, help="Items of each large set.")] = None,
    oracle: Annotated[
        bool, typer.Option("--oracle", help="Give the families' gold passages to the last stages.")
    ] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="Print every error with its text.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="Folder for evaluation.json and evaluation.md.")
    ] = None,
    floors: Annotated[Path, typer.Option(help="The file of floors.")] = Path("reports/floors.json"),
    check_floors: Annotated[
        bool, typer.Option("--check-floors", help="Exit 1 if a figure fell below its floor.")
    ] = False,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Set each floor to the best value so far.")
    ] = False,
    allow_regression: Annotated[
        str | None, typer.Option(metavar="REASON", help="Let floors fall, for this reason.")
    ] = None,
) -> None:
    """Measure fidelity against labelled data; what is not at hand is left out.

    [b]Examples[/b]

        fidelity evaluate families --errors

        fidelity evaluate all --check-floors

        fidelity evaluate cost
    """
    from fidelity.evaluation import floors as kept
    from fidelity.evaluation import runs, tables
    from fidelity.evaluation.bench import Bench
    from fidelity.settings import Settings
    from fidelity.signature import signature

    if encoder != "builtin" and (check_floors or raise_floors or allow_regression):
        raise UsageError(f"expected the builtin encoder, which floors are for, got {encoder!r}")
    if output is not None and output.exists() and not output.is_dir():
        raise UsageError(f"expected a folder for --output, got the file {str(output)!r}")
    model = load_encoder(encoder)
    places = runs.Data(shared=data, seeds=seeds, oracle=oracle)
    sections = []
    for section in runs.run(what, places, Bench(encoder=model, track=_track, limit=limit)):
        _print(section, errors=errors)
        sections.append(section)
    if not sections:
        raise UsageError(f"expected data for {what.value!r} in {data} or {seeds}, found none")
    if output is not None:
        name = model.signature if model else "none"
        line = signature(version=__version__, encoder=name, settings=Settings())
        tables.write(sections, output, signature=line)
    if raise_floors or allow_regression:
        kept.write(kept.raised(sections, kept.read(floors), reason=allow_regression), floors)
    if check_floors:
        _hold(sections, floors)


def _print(section: "Section", *, errors: bool) -> None:
    from fidelity.evaluation.tables import to_text

    if errors:
        typer.echo(section.listing)
    typer.echo(to_text(section))


def _hold(sections: "Sequence[Section]", path: Path) -> None:
    from fidelity.evaluation import floors

    breaches = floors.breaches(sections, floors.read(path))
    for breach in breaches:
        typer.echo(
            f"{breach.figure.name} fell to {breach.figure.value:.4f}; "
            f"its floor is {breach.floor.value:.4f}",
            err=True,
        )
    if breaches:
        raise typer.Exit(1)


def _track(items: Sequence[_Item], label: str) -> Iterable[_Item]:
    """A bar on standard error, which clears itself."""
    from rich.console import Console
    from rich.progress import track

    return track(items, description=label, console=Console(stderr=True), transient=True)
