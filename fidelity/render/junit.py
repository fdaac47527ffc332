"""The report as JUnit XML: a suite for each derivative, a case for each quotation.

After the schema of Apache Ant's JUnit task. A case fails where the gate does; without a gate,
where the verdict is *distorted*. An unsupported quotation that nothing fails is skipped: it could
not be checked against these originals.
"""

from xml.sax.saxutils import escape, quoteattr

from fidelity.records import CheckedDocument, Distortion, GateResult, Report, VerdictLabel
from fidelity.render.view import Entry, entries, shorten, with_words, words
from fidelity.text.printable import one_line

# The schema wants a time and a place; a report of the same texts is to have the same bytes.
_TIMESTAMP = "1970-01-01T00:00:00"
_HOST = "localhost"
_WITHOUT_FINDING = {
    VerdictLabel.UNSUPPORTED: "No passage of the given originals renders this quotation."
}
_MAX_NAME = 100  # characters of a quotation in the name of its case


def render(report: Report, gate: GateResult | None) -> str:
    """All suites, in the order of the report."""
    found = entries(report)
    failed = (
        set(gate.failed)
        if gate is not None
        else {entry.id for entry in found if entry.label is VerdictLabel.DISTORTED}
    )
    suites = [
        _suite(
            number,
            derivative,
            [entry for entry in found if entry.derivative is derivative],
            failed=failed,
            signature=report.signature,
        )
        for number, derivative in enumerate(report.derivatives)
    ]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"]
    return "\n".join(lines) + "\n"


def _suite(
    number: int,
    derivative: CheckedDocument,
    found: list[Entry],
    *,
    failed: set[str],
    signature: str,
) -> str:
    failures = sum(entry.id in failed for entry in found)
    skipped = sum(_is_skipped(entry, failed) for entry in found)
    notices = "\n".join(one_line(notice.message) for notice in derivative.notices)
    opening = (
        f'<testsuite id="{number}" package="fidelity" name={_attribute(derivative.document.path)} '
        f'timestamp="{_TIMESTAMP}" hostname="{_HOST}" time="0" tests="{len(found)}" '
        f'failures="{failures}" errors="0" skipped="{skipped}">'
    )
    lines = [
        opening,
        f'<properties><property name="signature" value={_attribute(signature)}/></properties>',
        *(_case(entry, failed) for entry in found),
        f"<system-out>{_text(notices)}</system-out>",
        "<system-err></system-err>",
        "</testsuite>",
    ]
    return "\n".join(lines)


def _case(entry: Entry, failed: set[str]) -> str:
    path = entry.derivative.document.path
    quoted = one_line(words(entry.derivative.document.text, entry.check.pair.quotation.contents))
    name = f"{entry.id} line {entry.line}: {shorten(quoted, _MAX_NAME)}"
    opening = f'<testcase name={_attribute(name)} classname={_attribute(path)} time="0"'
    if entry.id in failed:
        return f"{opening}>{_failure(entry)}</testcase>"
    if _is_skipped(entry, failed):
        return f'{opening}><skipped message="no passage of the originals renders it"/></testcase>'
    return f"{opening}/>"


def _is_skipped(entry: Entry, failed: set[str]) -> bool:
    return entry.label is VerdictLabel.UNSUPPORTED and entry.id not in failed


def _failure(entry: Entry) -> str:
    label = entry.label.value
    worst = next(iter(entry.distortions), None)
    message = (
        with_words(worst, is_compared=entry.is_compared(worst))
        if worst is not None
        else _WITHOUT_FINDING.get(entry.label, f"{label}, score {entry.check.verdict.score:.0f}")
    )
    details = "\n".join(_line(entry, found) for found in entry.distortions)
    return f'<failure type="{label}" message={_attribute(message)}>{_text(details)}</failure>'


def _line(entry: Entry, found: Distortion) -> str:
    hyp = f"“{one_line(found.hyp.text)}”" if found.hyp else "nothing"
    ref = f"“{one_line(found.ref.text)}”" if found.ref else "nothing"
    before = f"{ref} -> " if entry.is_compared(found) else ""
    return (
        f"{found.severity.value} {found.kind.value}: {before}{hyp}: {one_line(found.message)} "
        f"[{entry.finding(found).fingerprint}]"
    )


def _attribute(text: str) -> str:
    """Quoted, on one line; XML 1.0 has no place for most control characters."""
    return quoteattr(_lawful(one_line(text)))


def _text(text: str) -> str:
    return escape(_lawful(text))


def _lawful(text: str) -> str:
    return "".join(char for char in text if char not in "\ufffe\uffff")
