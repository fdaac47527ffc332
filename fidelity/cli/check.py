"""`fidelity check`: derivatives against originals, a report, and an exit status for CI."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fidelity.cli import outputs
from fidelity.cli.choices import PRESETS, Choices, resolve
from fidelity.cli.config import Config, Value, load
from fidelity.cli.mapping import Group, groups
from fidelity.cli.options import FieldOption, encoder_names, language_tag, reader_options
from fidelity.cli.pages import CopiesOption, is_url, named
from fidelity.cli.round_trips import translation
from fidelity.cli.streams import check_writable, complain, progress
from fidelity.errors import UsageError
from fidelity.records import ReaderOptions, Report, Visit
from fidelity.render import FORMATS

if TYPE_CHECKING:
    from fidelity.gate import Excuses

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


def _formats(incomplete: str) -> list[str]:
    """For the shell; a path behind a format is left as it stands."""
    if "=" in incomplete:
        return [incomplete]
    return [name for name in FORMATS if name.startswith(incomplete)]


def _presets(incomplete: str) -> list[str]:
    return [name for name in PRESETS if name.startswith(incomplete)]


def check(
    derivative: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DERIVATIVE",
            help="Translations, rewrites or digests; a folder means every readable file in it, "
            "an http(s) address the page there. "
            "Bilingual files (XLIFF, PO, TMX, CSV) need no original. "
            "None means all that the map of the configuration finds.",
            show_default=False,
        ),
    ] = None,
    *,
    original: Annotated[
        list[str] | None,
        typer.Option(
            "--original",
            "-o",
            metavar="PATH",
            help="An original; repeatable; a folder means every readable file in it, an http(s) "
            "address the page there.",
        ),
    ] = None,
    via: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="The translation that the derivatives were translated back from: each finding "
            "then says at which of the two steps it came in.",
        ),
    ] = None,
    report_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME[=PATH]",
            autocompletion=_formats,
            help=f"{', '.join(FORMATS)}; repeatable; without a path to standard output.",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="fidelity.toml or pyproject.toml; else the nearest one."),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            autocompletion=_presets,
            help=f"{', '.join(PRESETS)} (default: gate).",
            rich_help_panel="Gate",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="The least severity of a distortion that fails (default: major).",
            rich_help_panel="Gate",
        ),
    ] = None,
    fail_unsupported: Annotated[
        bool | None,
        typer.Option(
            "--fail-unsupported",
            help="Fail on quotations without original.",
            rich_help_panel="Gate",
        ),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="N",
            callback=_score,
            help="Fail on a quotation that scores less (0 to 100).",
            rich_help_panel="Gate",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Findings that are known and do not fail.", rich_help_panel="Gate"
        ),
    ] = None,
    accept_new: Annotated[
        bool,
        typer.Option(
            "--accept-new", help="Write what is found into the baseline.", rich_help_panel="Gate"
        ),
    ] = False,
    changed_since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Only what git says differs from this revision."),
    ] = None,
    encoder: Annotated[
        str | None,
        typer.Option(
            metavar="NAME_OR_PATH",
            autocompletion=encoder_names,
            help="builtin (default: embedded, offline), none, or any sentence-transformers model.",
            rich_help_panel="Reading",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="TAG",
            callback=language_tag,
            help="Language of the derivatives (BCP 47); detected when left out.",
            rich_help_panel="Reading",
        ),
    ] = None,
    original_language: Annotated[
        str | None,
        typer.Option(
            metavar="TAG",
            callback=language_tag,
            help="Language of the originals (BCP 47); detected when left out.",
            rich_help_panel="Reading",
        ),
    ] = None,
    field: FieldOption = None,
    copies: CopiesOption = None,
) -> None:
    """Check each derivative's quotations against the originals.

    [b]Examples[/b]

        fidelity check translation.txt --original original.txt

        fidelity check digest.md -o wire.txt -o speech.txt -f html=report.html

        fidelity check --changed-since origin/main -f github

        fidelity check https://example.org/story -o https://example.org/speech -f html=report.html

        fidelity check back.en.txt -o original.en.txt --via translation.fr.txt
    """
    settings = load(config)
    told: Mapping[str, Value | None] = {
        "preset": preset,
        "fail-on": fail_on.value if fail_on else None,
        "fail-unsupported": fail_unsupported or None,
        "min-score": min_score,
        "encoder": encoder,
        "language": language,
        "original-language": original_language,
        "baseline": str(baseline) if baseline else None,
    }
    choices = resolve(told, settings)
    reports = outputs.parse(report_format or ())
    _check_baseline(choices, accepts_new=accept_new)
    _check_sides(derivative or (), original or ())
    folder = copies or outputs.folder(reports)
    checked, against = named(derivative or (), folder), named(original or (), folder)
    visits = {**checked.visits, **against.visits}
    wanted = _groups(checked.paths, against.paths, settings, visits=visits.values())
    if changed_since is not None:
        wanted = _changed(wanted, changed_since)
    middle = translation(via or (), wanted)
    files = [path for group in wanted for path in (*group.derivatives, *group.originals)]
    files += [middle] if middle else []
    outputs.keep_apart(reports, files)
    if not wanted:
        complain(f"note: nothing that is checked differs from {changed_since!r}")
        return
    passed = _judged(
        wanted,
        choices,
        settings,
        reading=reader_options(field or (), settings.fields),
        visits=visits,
        reports=reports,
        accepts_new=accept_new,
        via=middle,
    )
    if not passed:
        raise typer.Exit(EXIT_OVER_POLICY)


def _judged(
    wanted: Sequence[Group],
    choices: Choices,
    settings: Config,
    *,
    reading: ReaderOptions,
    visits: Mapping[Path, Visit],
    reports: Sequence[outputs.Output],
    accepts_new: bool,
    via: Path | None,
) -> bool:
    """Check, judge, report; whether the gate lets it pass."""
    from fidelity.cli import baseline, runs
    from fidelity.gate import judge, restate

    instructions = runs.Instructions(
        encoder=choices.encoder,
        language=choices.language,
        original_language=choices.original_language,
        include_attitudes=choices.include_attitudes,
        reading=reading,
        visits=visits,
        via=via,
    )
    with progress("checking") as show:
        report = runs.run(wanted, instructions, progress=show)
    report = restate(report, settings.severity)
    if accepts_new and choices.baseline is not None:
        number = baseline.write(choices.baseline, report)
        known = "1 finding is" if number == 1 else f"{number} findings are"
        complain(f"note: {known} known now, in {str(choices.baseline)!r}")
    result = judge(report, choices.policy, excuses=_excuses(choices, report, root=settings.root))
    outputs.write(reports, report, result)
    _warn(report)
    return result.passed


def _check_sides(derivatives: Sequence[str], originals: Sequence[str]) -> None:
    """Refuse half a comparison before a page is fetched for it."""
    if originals and not derivatives:
        raise UsageError("expected a DERIVATIVE beside --original, got none")
    page = next((argument for argument in derivatives if is_url(argument)), None)
    if page is not None and not originals:
        raise UsageError(f"expected --original beside the address of a page, got none: {page!r}")


def _groups(
    derivatives: Sequence[Path],
    originals: Sequence[Path],
    settings: Config,
    *,
    visits: Collection[Visit],
) -> tuple[Group, ...]:
    from fidelity.cli import inputs

    if originals:
        return (inputs.group(derivatives, originals, visits=visits),)
    bilingual = inputs.bilingual(derivatives)
    if bilingual:
        return bilingual
    if not settings.mapping and derivatives:
        raise UsageError(
            f"expected --original PATH beside {str(derivatives[0])!r}, got none "
            "(or a configuration with [map], or a bilingual file)"
        )
    if not settings.mapping:
        raise UsageError(
            "expected a DERIVATIVE and --original PATH, or a configuration with [map], got neither"
        )
    return groups(settings.mapping, settings.root, only=derivatives)


def _changed(wanted: Sequence[Group], revision: str) -> tuple[Group, ...]:
    """The derivatives that changed, and those of which an original did."""
    from fidelity.cli.changes import changed_since

    changed = changed_since(revision)
    left = []
    for group in wanted:
        is_all = any(path.resolve() in changed for path in group.originals)
        paths = [path for path in group.derivatives if is_all or path.resolve() in changed]
        if paths:
            left.append(Group(derivatives=tuple(paths), originals=group.originals))
    return tuple(left)


def _check_baseline(choices: Choices, *, accepts_new: bool) -> None:
    """Refuse what cannot work before the work begins."""
    from fidelity.cli import baseline

    if accepts_new:
        if choices.baseline is None:
            raise UsageError("expected --baseline PATH beside --accept-new, got none")
        check_writable(choices.baseline)
    elif choices.baseline is not None:
        baseline.check_there(choices.baseline)


def _excuses(choices: Choices, report: Report, *, root: Path) -> "Excuses":
    from datetime import UTC, datetime

    from fidelity.cli import baseline, waivers
    from fidelity.gate import Excuses, outlived, unused

    today = datetime.now(tz=UTC).date()
    decided = waivers.read(choices.waivers, report, root=root) if choices.waivers else ()
    for waiver in decided:
        if waiver.expires < today:
            complain(f"note: waiver {waiver.fingerprint} of {waiver.who} expired {waiver.expires}")
    checked = {None, *(item.document.path for item in report.derivatives)}
    for waiver in unused(decided, report):
        if waiver.derivative in checked or not (root / str(waiver.derivative)).exists():
            complain(f"note: waiver {waiver.fingerprint} of {waiver.who} fits no finding any more")
    known = baseline.read(choices.baseline, report) if choices.baseline else None
    gone = len(outlived(known or (), report))
    if gone:
        ones = "1 finding that is" if gone == 1 else f"{gone} findings that are"
        place = repr(str(choices.baseline))
        complain(f"note: {place} holds {ones} gone; --accept-new writes it anew")
    return Excuses(waivers=decided, known=known, today=today)


def _warn(report: Report) -> None:
    """Nothing found is not the same as nothing wrong."""
    for derivative in report.derivatives:
        if not derivative.checks:
            complain(f"note: no quotation found in {derivative.document.path!r}, nothing checked")
