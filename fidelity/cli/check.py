"""`fidelity check`: derivatives against originals, a report, and an exit status for CI."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fidelity.cli import outputs
from fidelity.cli.options import (
    EncoderOption,
    LanguageOption,
    OriginalLanguageOption,
    load_encoder,
)
from fidelity.cli.streams import complain, progress
from fidelity.errors import UsageError
from fidelity.records import Policy, Report, Severity
from fidelity.render import FORMATS

EXIT_OVER_POLICY = 1


class FailOn(StrEnum):
    """The values of `--fail-on`."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    NEVER = "never"


def _score(value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 100:
        raise UsageError(f"expected --min-score from 0 to 100, got {value:g}")
    return value


def check(
    derivative: Annotated[
        list[Path],
        typer.Argument(
            metavar="DERIVATIVE",
            help="Translations, rewrites or digests; a folder means every readable file in it.",
        ),
    ],
    *,
    original: Annotated[
        list[Path],
        typer.Option(
            "--original",
            "-o",
            metavar="PATH",
            help="An original; repeatable; a folder means every readable file in it.",
        ),
    ],
    report_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME[=PATH]",
            help=f"{', '.join(FORMATS)}; repeatable; without a path to standard output.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="The least severity of a distortion that fails.")
    ] = FailOn.MAJOR,
    fail_unsupported: Annotated[
        bool, typer.Option("--fail-unsupported", help="Fail on quotations without an original.")
    ] = False,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="N", callback=_score, help="Fail on a quotation that scores less (0 to 100)."
        ),
    ] = None,
    encoder: EncoderOption = "builtin",
    language: LanguageOption = None,
    original_language: OriginalLanguageOption = None,
) -> None:
    """Check each derivative's quotations against the originals.

    [b]Examples[/b]

        fidelity check translation.txt --original original.txt

        fidelity check digest.md -o wire.txt -o speech.txt -f html=report.html

        fidelity check content/fr -o content/en -f json --fail-on critical
    """
    wanted = outputs.parse(report_format or (), inputs=[*derivative, *original])
    policy = Policy(
        fail_on=None if fail_on is FailOn.NEVER else Severity(fail_on.value),
        fail_unsupported=fail_unsupported,
        min_score=min_score,
    )
    report = _checked(
        derivative,
        original,
        encoder=encoder,
        language=language,
        original_language=original_language,
    )
    from fidelity.gate import judge

    result = judge(report, policy)
    outputs.write(wanted, report, result)
    _warn(report)
    if not result.passed:
        raise typer.Exit(EXIT_OVER_POLICY)


def _checked(
    derivatives: list[Path],
    originals: list[Path],
    *,
    encoder: str,
    language: str | None,
    original_language: str | None,
) -> Report:
    from fidelity import pipeline
    from fidelity.cli import inputs

    read = inputs.read(
        derivatives, originals, language=language, original_language=original_language
    )
    loaded = load_encoder(encoder)
    with progress("checking quotations") as show:
        return pipeline.check(read.derivatives, read.originals, encoder=loaded, progress=show)


def _warn(report: Report) -> None:
    """Nothing found is not the same as nothing wrong."""
    for derivative in report.derivatives:
        if not derivative.checks:
            complain(f"note: no quotation found in {derivative.document.path!r}, nothing checked")
