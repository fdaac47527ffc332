"""The report as JSON, as `schema.json` describes it."""

from collections.abc import Mapping

from fidelity.fingerprints import Fingerprints
from fidelity.records import (
    Check,
    CheckedDocument,
    Document,
    GateResult,
    Passage,
    Report,
    Visit,
)
from fidelity.render.json_values import Json, dump, entrance, judgement, notice, quotation, spans
from fidelity.render.view import words

# 1.0: the first.
FORMAT_VERSION = "1.0"


def render(report: Report, gate: GateResult | None) -> str:
    """The whole report; parsing it gives every text back unchanged."""
    originals = {doc.id: doc for doc in report.originals}
    summary = report.summary
    return dump(
        {
            "format_version": FORMAT_VERSION,
            "tool": {"name": "fidelity", "version": report.version, "signature": report.signature},
            "originals": [
                {**_document(doc), "notices": [notice(item) for item in doc.notices]}
                for doc in report.originals
            ],
            **({"via": _via(report.via)} if report.via is not None else {}),
            "derivatives": [
                _derivative(item, originals, report.via) for item in report.derivatives
            ],
            "summary": {
                "quotations": summary.quotations,
                **summary.by_verdict,
                "by_kind": summary.by_kind,
                **({"by_hop": summary.by_hop} if report.via is not None else {}),
            },
            "gate": _gate(gate),
        },
        indent=2,
    )


def _via(doc: Document) -> Json:
    """The translation in the middle of a round trip."""
    return {**_document(doc), "notices": [notice(item) for item in doc.notices]}


def _derivative(
    item: CheckedDocument, originals: Mapping[str, Document], via: Document | None
) -> Json:
    doc = item.document
    fingerprints = Fingerprints(item, tuple(originals.values()))
    return {
        **_document(doc),
        "quotations": [
            _check(check, doc, originals, via, judgement(check, fingerprints))
            for check in item.checks
        ],
        "notices": [notice(one) for one in item.notices],
    }


def _document(doc: Document) -> dict[str, Json]:
    return {
        "id": doc.id,
        "path": doc.path,
        "title": doc.title,
        "language": doc.language,
        "sha256": doc.sha256,
        "fetched": _visit(doc.visit),
    }


def _visit(visit: Visit | None) -> Json:
    if visit is None:
        return None
    return {"url": visit.url, "final_url": visit.final_url, "at": visit.at}


def _check(
    check: Check,
    doc: Document,
    originals: Mapping[str, Document],
    via: Document | None,
    judged: Mapping[str, Json],
) -> Json:
    passage = check.pair.passage
    match = _match(passage, originals, check.pair.relation.value) if passage else None
    return {
        **quotation(check.pair.quotation, doc),
        "verdict": judged["verdict"],
        "score": judged["score"],
        "scores": judged["scores"],
        "match": match,
        "distortions": judged["distortions"],
        **(_round_trip(check, via) if via is not None else {}),
    }


def _round_trip(check: Check, via: Document) -> dict[str, Json]:
    """The passage of the translation, and where a quotation without an original came in."""
    passage = check.via
    return {
        "via": (
            {"text": words(via.text, passage.contents), "spans": spans(passage.contents)}
            if passage
            else None
        ),
        "entered": entrance(check.entered) if check.entered is not None else None,
    }


def _match(passage: Passage, originals: Mapping[str, Document], relation: str) -> Json:
    text = originals[passage.document_id].text
    return {
        "original": passage.document_id,
        "text": words(text, passage.contents),
        "spans": spans(passage.contents),
        "speaker": passage.speaker.name if passage.speaker else None,
        "relation": relation,
    }


def _gate(gate: GateResult | None) -> Json:
    if gate is None:
        return None
    policy = gate.policy
    return {
        "passed": gate.passed,
        "policy": {
            "fail_on": policy.fail_on.value if policy.fail_on else "never",
            "fail_unsupported": policy.fail_unsupported,
            "min_score": policy.min_score,
        },
        "failures": list(gate.failures),
    }
