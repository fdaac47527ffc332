"""Records as JSON values, and JSON as text that cannot act on a terminal."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from fidelity.fingerprints import Fingerprints
from fidelity.records import (
    Check,
    Distortion,
    Document,
    Entrance,
    Excerpt,
    Notice,
    Quotation,
    Score,
    Span,
)
from fidelity.render.view import words
from fidelity.text.printable import ACTING

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def dump(value: Json, *, indent: int | None = None) -> str:
    """JSON with characters that act on a terminal written as escapes; ends with a newline."""
    return _escaped(_encoder(indent).encode(value)) + "\n"


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, indent=indent, allow_nan=False)


def quotation(found: Quotation, doc: Document) -> dict[str, Json]:
    """What the extraction says about one quotation: a line of `fidelity quotes`."""
    speaker = found.speaker
    mention = speaker.mention if speaker else None
    return {
        "id": found.id,
        "kind": found.kind.value,
        "text": words(doc.text, found.contents),
        "spans": spans(found.contents),
        "fragments": spans(found.fragments),
        "speaker": speaker.name if speaker else None,
        "mention": {"text": mention.of(doc.text), "spans": spans([mention])} if mention else None,
        "cue": found.cue.of(doc.text) if found.cue else None,
        "speaker_confidence": speaker.confidence.value if speaker else None,
        "attitude": found.is_attitude,
        "marks_lost": found.marks_lost,
        "insertions": spans(found.insertions),
        "ellipses": spans(found.ellipses),
    }


def judgement(check: Check, fingerprints: Fingerprints | None = None) -> dict[str, Json]:
    """Verdict, score, scores and distortions: what `fidelity compare --pairs` adds to a line.

    Args:
        check: what is told.
        fingerprints: of the page that the quotation stands on; a pair alone has none.
    """
    return {
        "verdict": check.verdict.label.value,
        "score": _rounded(check.verdict.score),
        "scores": {score.metric: _value(score) for score in check.scores},
        "distortions": [
            _distortion(
                found,
                fingerprints.finding(check, found).fingerprint
                if fingerprints
                else found.fingerprint,
            )
            for found in check.distortions
        ],
    }


def spans(found: Sequence[Span]) -> list[list[int]]:
    """Half-open pairs of offsets."""
    return [[span.start, span.end] for span in found]


def notice(found: Notice) -> dict[str, Json]:
    """What was noticed on the way."""
    return {"stage": found.stage, "message": found.message, "spans": spans(found.spans)}


def _distortion(found: Distortion, fingerprint: str) -> Json:
    return {
        "kind": found.kind.value,
        "category": found.category,
        "severity": found.severity.value,
        "confidence": found.confidence.value,
        "derivative": _excerpt(found.hyp),
        "original": _excerpt(found.ref),
        "message": found.message,
        "evidence": found.evidence,
        "fingerprint": fingerprint,
        **({"entered": entrance(found.entered)} if found.entered is not None else {}),
    }


def entrance(entered: Entrance) -> Json:
    """At which step of a round trip it came in; `hop` is null where nothing tells."""
    return {
        "hop": entered.hop.value if entered.hop else None,
        "language": entered.language,
        "via": _excerpt(entered.via),
        "reason": entered.reason,
    }


def _excerpt(excerpt: Excerpt | None) -> Json:
    return {"text": excerpt.text, "spans": spans(excerpt.spans)} if excerpt else None


def _value(score: Score) -> float:
    """Four decimals: more than a metric means, few enough to be the same on every machine."""
    return round(score.value, 4)


def _rounded(value: float) -> float:
    # four decimals: scores rank, and a rounded tie would hide which of two is the better
    return round(value, 4)


def _escaped(text: str) -> str:
    """Acting characters stand only inside strings here, where JSON allows escapes."""
    return ACTING.sub(lambda found: _unicode_escape(found[0]), text)


def _unicode_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
