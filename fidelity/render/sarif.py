"""The report as SARIF 2.1.0, for code scanning and editors (OASIS, 27 March 2020).

A rule is a kind of distortion; *unsupported* is one as well. The words of the original stand in
`relatedLocations`. A result is recognised again by the words on both sides and not by its line.
"""

from pathlib import PurePath
from urllib.parse import quote

from fidelity.records import (
    Distortion,
    DistortionKind,
    Document,
    Finding,
    GateResult,
    Notice,
    Report,
    Severity,
    Span,
    VerdictLabel,
)
from fidelity.render.json_values import Json, dump
from fidelity.render.pages import page
from fidelity.render.view import (
    SEVERITY_RANK,
    Entry,
    Excuses,
    Region,
    entered_in_words,
    entries,
    provenance,
    region_of,
    sentence,
    unsupported_in_words,
    with_words,
)

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning"}
# 0 to 100, for viewers that sort; MQM's penalty points 25, 5 and 1 on a scale that ends at 100.
_RANK = {Severity.CRITICAL: 100.0, Severity.MAJOR: 60.0, Severity.MINOR: 20.0}
_UNSUPPORTED = "unsupported"
_UNSUPPORTED_TEXT = "No passage of the given originals renders this quotation."
_RULES = [*(kind.value for kind in DistortionKind), _UNSUPPORTED]


def render(report: Report, gate: GateResult | None) -> str:
    """One run; its results are in the order of the report."""
    excuses = Excuses(gate)
    run: dict[str, Json] = {
        "tool": {"driver": _driver(report)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(doc) for doc in _documents(report)],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    _notification(doc, notice)
                    for doc, notices in _notices(report)
                    for notice in notices
                ],
            }
        ],
        "results": [result for entry in entries(report) for result in _results(entry, excuses)],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _driver(report: Report) -> dict[str, Json]:
    return {
        "name": "fidelity",
        "version": report.version,
        "rules": [*(_rule(kind) for kind in DistortionKind), _unsupported_rule()],
        "properties": {"signature": report.signature},
    }


def _rule(kind: DistortionKind) -> dict[str, Json]:
    shown = page(kind)
    paragraphs = [
        f"{section.heading}\n" + "\n".join(section.paragraphs) for section in shown.sections
    ]
    return {
        "id": kind.value,
        "name": kind.value.capitalize(),
        "shortDescription": {"text": shown.summary},
        "help": {"text": "\n\n".join([shown.summary, *paragraphs])},
        "defaultConfiguration": {"level": "error"},
    }


def _unsupported_rule() -> dict[str, Json]:
    return {
        "id": _UNSUPPORTED,
        "name": _UNSUPPORTED.capitalize(),
        "shortDescription": {"text": _UNSUPPORTED_TEXT},
        "help": {"text": f"{_UNSUPPORTED_TEXT} That does not make it false."},
        "defaultConfiguration": {"level": "note"},
    }


def _documents(report: Report) -> list[Document]:
    via = [report.via] if report.via is not None else []
    return [*(item.document for item in report.derivatives), *report.originals, *via]


def _notices(report: Report) -> list[tuple[Document, tuple[Notice, ...]]]:
    return [
        *((item.document, item.notices) for item in report.derivatives),
        *((doc, doc.notices) for doc in report.originals),
    ]


def _artifact(doc: Document) -> dict[str, Json]:
    described: dict[str, Json] = (
        {"description": {"text": provenance(doc)}} if doc.visit is not None else {}
    )
    return {
        "location": {"uri": _uri(doc.path)},
        "hashes": {"sha-256": doc.sha256},
        **described,
    }


def _notification(doc: Document, notice: Notice) -> dict[str, Json]:
    where = [_location(doc, notice.spans[0])] if notice.spans else []
    return {"level": "note", "message": {"text": sentence(notice.message)}, "locations": where}


def _results(entry: Entry, excuses: Excuses) -> list[Json]:
    results: list[Json] = [
        _result(entry, found, excuses)
        for found in sorted(entry.distortions, key=lambda found: SEVERITY_RANK[found.severity])
    ]
    if entry.label is VerdictLabel.UNSUPPORTED:
        results.append(_unsupported(entry, excuses))
    return results


def _result(entry: Entry, found: Distortion, excuses: Excuses) -> Json:
    span = found.hyp.spans[0] if found.hyp else _whole(entry)
    finding = entry.finding(found)
    original = entry.original
    related: list[Json] = []
    if original is not None and found.ref is not None:
        related = [_related(original, span) for span in found.ref.spans]
    elif original is not None and entry.passage is not None:
        related = [_related(original, entry.passage.span)]
    return {
        "ruleId": found.kind.value,
        "ruleIndex": _RULES.index(found.kind.value),
        "level": _LEVEL[found.severity],
        "rank": _RANK[found.severity],
        "message": {"text": with_words(found, is_compared=entry.is_compared(found))},
        "locations": [_location(entry.derivative.document, span)],
        "relatedLocations": related,
        "partialFingerprints": {"words/v1": finding.fingerprint},
        **_state(finding, excuses),
        "properties": {
            "severity": found.severity.value,
            "confidence": found.confidence.value,
            "category": found.category,
            "quotation": entry.id,
            "verdict": entry.label.value,
            **_entered(entered_in_words(found)),
        },
    }


def _unsupported(entry: Entry, excuses: Excuses) -> Json:
    doc = entry.derivative.document
    finding = entry.finding(None)
    return {
        "ruleId": _UNSUPPORTED,
        "ruleIndex": _RULES.index(_UNSUPPORTED),
        "level": "error" if excuses.fails_without_original(finding) else "note",
        "message": {"text": _UNSUPPORTED_TEXT},
        "locations": [_location(doc, _whole(entry))],
        "partialFingerprints": {"words/v1": finding.fingerprint},
        **_state(finding, excuses),
        "properties": {
            "quotation": entry.id,
            "verdict": entry.label.value,
            **_entered(unsupported_in_words(entry.check)),
        },
    }


def _entered(words_of_it: str) -> dict[str, Json]:
    """At which step of a round trip it came in."""
    return {"entered": words_of_it} if words_of_it else {}


def _state(finding: Finding, excuses: Excuses) -> dict[str, Json]:
    """Whether the finding is new, known to the baseline, or waived; waived ones stay listed."""
    excuse = excuses.of(finding)
    state: dict[str, Json] = {}
    if excuses.has_baseline:
        is_known = excuse is not None and excuse.waiver is None
        state["baselineState"] = "unchanged" if is_known else "new"
    if excuse is not None and excuse.waiver is not None:
        state["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": f"{excuse.waiver.who}: {excuse.waiver.reason}",
            }
        ]
    return state


def _whole(entry: Entry) -> Span:
    contents = entry.check.pair.quotation.contents
    return Span(contents[0].start, contents[-1].end)


def _related(doc: Document, span: Span) -> Json:
    place = _location(doc, span)
    shown = f"the original: “{span.of(doc.text)}”" if "message" in place else "the original"
    return {**place, "message": {"text": shown}}


def _location(doc: Document, span: Span) -> dict[str, Json]:
    """Where the words stand in the file; without exact columns the words themselves as well.

    A file without lines, such as DOCX, has no region: none is better than one that is wrong.
    """
    found = region_of(doc, span)
    place: dict[str, Json] = {"artifactLocation": {"uri": _uri(doc.path)}}
    if found is not None:
        place["region"] = _region(found, span.of(doc.text))
    if found is None or found.column is None:
        words = {"text": f"“{span.of(doc.text)}”"}
        return {"physicalLocation": place, "message": words}
    return {"physicalLocation": place}


def _region(found: Region, words: str) -> Json:
    if found.column is None:
        return {"startLine": found.line, "endLine": found.end_line}
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
        "snippet": {"text": words},
    }


def _uri(path: str) -> str:
    """RFC 3986; a relative path stays relative, as a repository's pages are."""
    place = PurePath(path)
    quoted = quote(place.as_posix().encode("utf-8", "surrogatepass"))
    return f"file://{quoted}" if place.is_absolute() else quoted
