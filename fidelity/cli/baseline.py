"""The baseline: findings that were there before the gate was, in a file that people can review."""

import json
import os
from pathlib import Path

from fidelity.cli.streams import write_file
from fidelity.errors import UsageError
from fidelity.fingerprints import Fingerprints
from fidelity.gate import findings
from fidelity.records import Finding, Report
from fidelity.render.json_values import dump

FORMAT_VERSION = "1.0"


def read(path: Path, report: Report) -> frozenset[Finding]:
    """The findings of the report's derivatives that are known.

    Raises:
        UsageError: the file does not exist or is no baseline.
    """
    places = {_place(name, path): name for name in _derivatives(report)}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return frozenset(
            Finding(derivative=places[item["derivative"]], fingerprint=str(item["fingerprint"]))
            for item in content["findings"]
            if item["derivative"] in places
        )
    except OSError as error:
        raise _missing(path, error.strerror or type(error).__name__) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            f"expected a baseline of fidelity, got other content in {str(path)!r}"
        ) from error


def check_there(path: Path) -> None:
    """Refuse a missing baseline before the work begins.

    Raises:
        UsageError: there is no such file.
    """
    if not path.is_file():
        raise _missing(path, "no such file")


def write(path: Path, report: Report) -> int:
    """Make the findings of a report the known ones; sorted, so that a diff shows what is new.

    Returns:
        How many there are.
    """
    described = _descriptions(report)
    known = sorted(
        (
            _place(finding.derivative, path),
            finding.fingerprint,
            described.get(finding, "unsupported"),
        )
        for finding in findings(report)
    )
    text = dump(
        {
            "format_version": FORMAT_VERSION,
            "findings": [
                {
                    "derivative": derivative,
                    "fingerprint": fingerprint,
                    "what": what,
                }
                for derivative, fingerprint, what in known
            ],
        },
        indent=2,
    )
    write_file(path, text)
    return len(known)


def _derivatives(report: Report) -> list[str]:
    return [item.document.path for item in report.derivatives]


def _place(name: str, path: Path) -> str:
    """A derivative as seen from the baseline's folder: the same from wherever fidelity is run."""
    return Path(os.path.relpath(name, path.parent)).as_posix()


def _missing(path: Path, reason: str) -> UsageError:
    return UsageError(f"expected a baseline, got {reason}: {str(path)!r} (--accept-new writes one)")


def _descriptions(report: Report) -> dict[Finding, str]:
    """What a reviewer of the file reads."""
    return {
        names.finding(check, found): f"{found.severity.value} {found.kind.value}: {found.message}"
        for derivative in report.derivatives
        for names in (Fingerprints(derivative, report.originals),)
        for check in derivative.checks
        for found in check.distortions
    }
