"""Reports made by hand, so that a renderer is tested alone."""

import hashlib
from dataclasses import replace

import pytest

from fidelity.records import (
    Candidate,
    Check,
    CheckedDocument,
    Confidence,
    Distortion,
    DistortionKind,
    Document,
    Excerpt,
    Notice,
    Pair,
    Passage,
    Quotation,
    QuotationKind,
    Relation,
    Report,
    Score,
    Severity,
    Span,
    Speaker,
    Verdict,
    VerdictLabel,
    Visit,
)

ORIGINAL = (
    "Harbour talks resume\n\n"
    "“There is a clear possibility,” Ada Brandt said, “that the ferry might return.”\n\n"
    "Brandt said the council had not agreed to pay. “We are patient,” she said.\n"
)
DERIVATIVE = (
    "Ferry to return\n\n"
    "“There is an obvious likelihood that the ferry will return”, said Ada Brant.\n\n"
    "Brandt said that the council had agreed to pay. “We are patient,” she added.\n\n"
    "“Nobody asked us,” a spokesman complained. “We were “never there.\n"
)
# What a hostile article may hold, for every format at once.
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> \x1b[31mred\x1b[0m \x1b]0;title\x07 "
    "\u202egnp.exe ::error file=x::boo %0A::set-output name=x::y =cmd|'/c calc'!A0 "
    "{{7*7}} {% raw %} ]]> &xxe; [b]bold[/b] | `code` **bold** @everyone #1 ]( javascript:x"
)
SIGNATURE = "fidelity:0.1.0|encoder:none|lexicons:00000000"


def document(name: str, path: str, text: str, **more) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=name, path=path, language="en", text=text, sha256=digest, **more)


def excerpt(text: str, words: str, start: int = 0) -> Excerpt:
    at = text.index(words, start)
    return Excerpt(text=words, spans=(Span(at, at + len(words)),))


def distortion(kind, severity, *, hyp, ref, message="a message", confidence=Confidence.HIGH):
    return Distortion(
        kind=DistortionKind(kind),
        severity=Severity(severity),
        confidence=confidence,
        hyp=hyp,
        ref=ref,
        message=message,
        evidence="by hand",
    )


def quotation(name: str, text: str, contents: str, *, kind="direct", speaker=None, cue=None):
    spans = excerpt(text, contents).spans
    extent = Span(max(0, spans[0].start - 1), min(len(text), spans[0].end + 20))
    return Quotation(
        id=name,
        document_id="d1",
        kind=QuotationKind(kind),
        contents=spans,
        extent=extent,
        speaker=Speaker(name=speaker, mention=excerpt(text, speaker).spans[0]) if speaker else None,
        cue=excerpt(text, cue).spans[0] if cue else None,
    )


def passage(text: str, *parts: str, speaker: str | None = None) -> Passage:
    contents = tuple(excerpt(text, part).spans[0] for part in parts)
    return Passage(
        document_id="o1",
        span=Span(contents[0].start, contents[-1].end),
        contents=contents,
        speaker=Speaker(name=speaker, mention=None) if speaker else None,
    )


def check(quoted, found, label, score, *, distortions=(), candidates=()) -> Check:
    chrf = Score(
        metric="chrf", value=62.123456, low=0, high=100, higher_is_better=True, signature=""
    )
    semantic = Score(
        metric="semantic", value=0.83, low=-1, high=1, higher_is_better=True, signature=""
    )
    return Check(
        pair=Pair(
            quotation=quoted,
            passage=found,
            relation=Relation.SAME_LANGUAGE,
            candidates=candidates,
        ),
        scores=(chrf, semantic) if found else (),
        distortions=tuple(distortions),
        verdict=Verdict(label=VerdictLabel(label), score=score, decided_by="by hand"),
    )


@pytest.fixture
def report() -> Report:
    """Each verdict, each severity, a split passage, an omission, a candidate and a notice."""
    first = check(
        quotation(
            "d1-q1",
            DERIVATIVE,
            "There is an obvious likelihood that the ferry will return",
            speaker="Ada Brant",
            cue="said",
        ),
        passage(
            ORIGINAL,
            "There is a clear possibility,",
            "that the ferry might return.",
            speaker="Ada Brandt",
        ),
        "distorted",
        71.4,
        distortions=[
            distortion(
                "name",
                "minor",
                hyp=excerpt(DERIVATIVE, "Ada Brant"),
                ref=excerpt(ORIGINAL, "Ada Brandt"),
                message="Ada Brandt became Ada Brant",
                confidence=Confidence.MEDIUM,
            ),
            distortion(
                "certainty",
                "major",
                hyp=excerpt(DERIVATIVE, "obvious likelihood"),
                ref=excerpt(ORIGINAL, "clear possibility"),
                message="raises “possibility” to “likelihood”",
            ),
        ],
    )
    second = check(
        quotation(
            "d1-q2",
            DERIVATIVE,
            "that the council had agreed to pay",
            kind="indirect",
            speaker="Brandt",
        ),
        passage(ORIGINAL, "the council had not agreed to pay"),
        "distorted",
        40.0,
        distortions=[
            distortion(
                "negation",
                "critical",
                hyp=None,
                ref=excerpt(ORIGINAL, "not"),
                message="“not” was dropped: what the original denies is affirmed",
            )
        ],
    )
    third = check(
        quotation("d1-q3", DERIVATIVE, "We are patient"),
        passage(ORIGINAL, "We are patient"),
        "verbatim",
        100.0,
    )
    nearest = Candidate(passage=passage(ORIGINAL, "We are patient"), similarity=0.2)
    fourth = check(
        quotation("d1-q4", DERIVATIVE, "Nobody asked us", speaker="a spokesman"),
        None,
        "unsupported",
        0.0,
        candidates=(nearest,),
    )
    notice = Notice(
        stage="quotations",
        message="this quotation mark is never closed",
        spans=excerpt(DERIVATIVE, "“never").spans,
    )
    return Report(
        originals=(document("o1", "harbour.txt", ORIGINAL, title="Harbour talks resume"),),
        derivatives=(
            CheckedDocument(
                document=document("d1", "ferry.txt", DERIVATIVE, title="Ferry to return"),
                checks=(first, second, third, fourth),
                notices=(notice,),
            ),
        ),
        signature=SIGNATURE,
        version="0.1.0",
    )


@pytest.fixture
def empty_report(report: Report) -> Report:
    """An article without a quotation."""
    item = report.derivatives[0]
    return replace(report, derivatives=(replace(item, checks=(), notices=()),))


@pytest.fixture
def faithful_report(report: Report) -> Report:
    """Only what is kept."""
    item = report.derivatives[0]
    kept = (item.checks[2],)
    return replace(report, derivatives=(replace(item, checks=kept, notices=()),))


@pytest.fixture
def fetched_report(report: Report) -> Report:
    """A page that came by way of a redirect, whose addresses attack whoever prints them."""
    item = report.derivatives[0]
    visit = Visit(
        url="https://news.example/a?<b>&::error::x",
        final_url="https://news.example/story?<script>|`x`",
        at="2024-01-25T18:02:00+00:00",
    )
    page = replace(item.document, visit=visit)
    return replace(report, derivatives=(replace(item, document=page),))


@pytest.fixture
def hostile_report() -> Report:
    """An article, an original, a speaker, a path and a message that attack whoever prints them."""
    text = f"He said: “{HOSTILE}”\n{HOSTILE}\n"
    doc = document("d1", f"{HOSTILE}.txt".replace("/", ""), text, title=HOSTILE)
    original = document("o1", "o.txt", f"{text} more", title=HOSTILE)
    words = excerpt(text, HOSTILE)
    quoted = Quotation(
        id="d1-q1",
        document_id="d1",
        kind=QuotationKind.DIRECT,
        contents=words.spans,
        extent=Span(0, words.spans[0].end + 1),
        speaker=Speaker(name=HOSTILE, mention=None),
    )
    found = distortion("wording", "critical", hyp=words, ref=words, message=HOSTILE)
    judged = check(quoted, passage(original.text, HOSTILE), "distorted", 10.0, distortions=[found])
    notice = Notice(stage="quotations", message=HOSTILE, spans=words.spans)
    return Report(
        originals=(original,),
        derivatives=(CheckedDocument(document=doc, checks=(judged,), notices=(notice,)),),
        signature=SIGNATURE,
        version="0.1.0",
    )
