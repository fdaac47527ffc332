"""The report as JSON, as `schema.json` describes it."""

import json
from collections.abc import Mapping, Sequence

from fidelity.records import (
    Check,
    CheckedDocument,
    Distortion,
    Document,
    Excerpt,
    GateResult,
    Notice,
    Passage,
    Quotation,
    Report,
    Score,
    Span,
)
from fidelity.render.view import words
from fidelity.text.printable import ACTING

# 1.0: the first.
FORMAT_VERSION = "1.0"

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def render(report: Report, gate: GateResult | None) -> str:
    """The whole report; parsing it gives every text back unchanged."""
    originals = {doc.id: doc for doc in report.originals}
    summary = report.summary
    return dump(
        {
            "format_version": FORMAT_VERSION,
            "tool": {"name": "fidelity", "version": report.version, "signature": report.signature},
            "originals": [
                {**_document(doc), "notices": [_notice(item) for item in doc.notices]}
                for doc in report.originals
            ],
            "derivatives": [_derivative(item, originals) for item in report.derivatives],
            "summary": {
                "quotations": summary.quotations,
                **summary.by_verdict,
                "by_kind": summary.by_kind,
            },
            "gate": _gate(gate),
        },
        indent=2,
    )


def dump(value: Json, *, indent: int | None = None) -> str:
    """JSON with characters that act on a terminal written as escapes; ends with a newline."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _escaped(text) + "\n"


def quotation(found: Quotation, doc: Document) -> dict[str, Json]:
    """What the extraction says about one quotation: a line of `fidelity quotes`."""
    speaker = found.speaker
    mention = speaker.mention if speaker else None
    return {
        "id": found.id,
        "kind": found.kind.value,
        "text": words(doc.text, found.contents),
        "spans": _spans(found.contents),
        "fragments": _spans(found.fragments),
        "speaker": speaker.name if speaker else None,
        "mention": {"text": mention.of(doc.text), "spans": _spans([mention])} if mention else None,
        "cue": found.cue.of(doc.text) if found.cue else None,
    }


def judgement(check: Check) -> dict[str, Json]:
    """Verdict, score, scores and distortions: what `fidelity compare --pairs` adds to a line."""
    return {
        "verdict": check.verdict.label.value,
        "score": _rounded(check.verdict.score),
        "scores": {score.metric: _value(score) for score in check.scores},
        "distortions": [_distortion(found) for found in check.distortions],
    }


def _derivative(item: CheckedDocument, originals: Mapping[str, Document]) -> Json:
    doc = item.document
    return {
        **_document(doc),
        "quotations": [_check(check, doc, originals) for check in item.checks],
        "notices": [_notice(notice) for notice in item.notices],
    }


def _document(doc: Document) -> dict[str, Json]:
    return {
        "id": doc.id,
        "path": doc.path,
        "title": doc.title,
        "language": doc.language,
        "sha256": doc.sha256,
    }


def _check(check: Check, doc: Document, originals: Mapping[str, Document]) -> Json:
    judged = judgement(check)
    passage = check.pair.passage
    match = _match(passage, originals, check.pair.relation.value) if passage else None
    return {
        **quotation(check.pair.quotation, doc),
        "verdict": judged["verdict"],
        "score": judged["score"],
        "scores": judged["scores"],
        "match": match,
        "distortions": judged["distortions"],
    }


def _match(passage: Passage, originals: Mapping[str, Document], relation: str) -> Json:
    text = originals[passage.document_id].text
    return {
        "original": passage.document_id,
        "text": words(text, passage.contents),
        "spans": _spans(passage.contents),
        "speaker": passage.speaker.name if passage.speaker else None,
        "relation": relation,
    }


def _distortion(found: Distortion) -> Json:
    return {
        "kind": found.kind.value,
        "category": found.category,
        "severity": found.severity.value,
        "confidence": found.confidence.value,
        "derivative": _excerpt(found.hyp),
        "original": _excerpt(found.ref),
        "message": found.message,
        "evidence": found.evidence,
        "fingerprint": found.fingerprint,
    }


def _excerpt(excerpt: Excerpt | None) -> Json:
    return {"text": excerpt.text, "spans": _spans(excerpt.spans)} if excerpt else None


def _notice(notice: Notice) -> Json:
    return {"stage": notice.stage, "message": notice.message, "spans": _spans(notice.spans)}


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


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _value(score: Score) -> float:
    """Four decimals: more than a metric means, few enough to be the same on every machine."""
    return round(score.value, 4)


def _rounded(value: float) -> float:
    return round(value, 1)


def _escaped(text: str) -> str:
    """Acting characters stand only inside strings here, where JSON allows escapes."""
    return ACTING.sub(lambda found: _unicode_escape(found[0]), text)


def _unicode_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
