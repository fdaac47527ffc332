"""Whatever an article holds, every format writes it, and what it writes can be read."""

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from fidelity.gate import judge
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
    Policy,
    Quotation,
    QuotationKind,
    Relation,
    Report,
    Severity,
    Span,
    Speaker,
    Verdict,
    VerdictLabel,
)
from fidelity.render import FORMATS, renderer

# Marks of every format, and anything else that UTF-8 can hold.
TEXTS = (
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<b>",
                    "&",
                    '"',
                    "'",
                    "]]>",
                    "::error::",
                    "%0A",
                    "=1+1",
                    "|",
                    "`",
                    "\x1b[31m",
                    "\u202e",
                ]
            ),
            st.sampled_from(
                ["“Yes,”", " she said. ", "\n\n", "\t", "\r\n", "@here", "{{x}}", "\x00"]
            ),
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
        ),
        min_size=1,
        max_size=12,
    )
    .map("".join)
    .filter(str.strip)
)


@st.composite
def spans(draw, text):
    """A span that holds more than white space."""
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    assume(span.of(text).strip())
    return span


@st.composite
def excerpts(draw, text):
    span = draw(spans(text))
    return Excerpt(text=span.of(text), spans=(span,))


@st.composite
def distortions(draw, hyp, ref):
    side = draw(st.sampled_from(["both", "hyp", "ref"]))
    return Distortion(
        kind=draw(st.sampled_from(DistortionKind)),
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(st.sampled_from(Confidence)),
        hyp=draw(excerpts(hyp)) if side != "ref" else None,
        ref=draw(excerpts(ref)) if side != "hyp" else None,
        message=draw(TEXTS),
    )


@st.composite
def checks(draw, number, hyp, ref):
    contents = draw(spans(hyp))
    label = draw(st.sampled_from(VerdictLabel))
    passage_span = draw(spans(ref))
    passage = Passage(document_id="o1", span=passage_span, contents=(passage_span,))
    is_found = label is not VerdictLabel.UNSUPPORTED
    candidates = (Candidate(passage=passage, similarity=0.1),) if draw(st.booleans()) else ()
    return Check(
        pair=Pair(
            quotation=Quotation(
                id=f"d1-q{number}",
                document_id="d1",
                kind=draw(st.sampled_from(QuotationKind)),
                contents=(contents,),
                extent=Span(0, len(hyp)),
                speaker=Speaker(name=draw(TEXTS), mention=None) if draw(st.booleans()) else None,
            ),
            passage=passage if is_found else None,
            relation=draw(st.sampled_from(Relation)),
            candidates=candidates,
        ),
        scores=(),
        distortions=tuple(draw(st.lists(distortions(hyp, ref), max_size=3))) if is_found else (),
        verdict=Verdict(label=label, score=draw(st.floats(0, 100)), decided_by=""),
    )


@st.composite
def reports(draw):
    hyp, ref = draw(TEXTS), draw(TEXTS)
    found = [draw(checks(number, hyp, ref)) for number in range(1, draw(st.integers(0, 3)) + 1)]
    derivative = Document(
        id="d1", path=draw(TEXTS), language="en", text=hyp, sha256="0" * 64, title=draw(TEXTS)
    )
    original = Document(id="o1", path="o.txt", language="und", text=ref, sha256="0" * 64)
    notice = Notice(stage="quotations", message=draw(TEXTS), spans=(draw(spans(hyp)),))
    return Report(
        originals=(original,),
        derivatives=(CheckedDocument(document=derivative, checks=tuple(found), notices=(notice,)),),
        signature=draw(TEXTS),
        version="0.1.0",
    )


class Balance(HTMLParser):
    """Open tags, and the ids and links of a page."""

    void = frozenset({"br", "meta"})

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(reports())
def test_every_format_can_be_read_again(report):
    gate = judge(report, Policy())
    written = {name: renderer(name)(report, gate) for name in FORMATS}

    for text in written.values():
        text.encode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)

    quotations = json.loads(written["json"])["derivatives"][0]["quotations"]
    found = report.derivatives[0].checks
    texts = [
        check.pair.quotation.contents[0].of(report.derivatives[0].document.text) for check in found
    ]
    assert [quotation["text"] for quotation in quotations] == texts

    page = Balance()
    page.feed(written["html"])
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)

    assert len(etree.fromstring(written["junit"].encode()).findall(".//testcase")) == len(found)
    rows = list(csv.reader(StringIO(written["csv"])))
    assert len(rows) == 1 + sum(max(1, len(check.distortions)) for check in found)
    assert {len(row) for row in rows} == {18}
    assert {line.count("\t") for line in written["mqm"].splitlines()} == {8}
    assert all(line.startswith("::") for line in written["github"].splitlines())
    assert len(written["jsonl"].splitlines()) == len(found)
    json.loads(written["sarif"])
    json.loads(written["claimreview"])
