"""Distorted quotations as drafts of schema.org's ClaimReview, in JSON-LD.

A draft: the rating is a person's to give, and so are author, date and address of the review.
"""

from fidelity.records import Document, GateResult, Report, VerdictLabel
from fidelity.render.json_values import Json, dump
from fidelity.render.view import Entry, entries, sentence, words, worst_first


def render(report: Report, gate: GateResult | None) -> str:  # noqa: ARG001  # not in this format
    """One draft for each distorted quotation, worst first."""
    drafts: list[Json] = [
        _draft(entry)
        for entry in worst_first(entries(report))
        if entry.label is VerdictLabel.DISTORTED
    ]
    text = dump({"@context": "https://schema.org", "@graph": drafts}, indent=2)
    return text.replace("<", "\\u003c")  # may be pasted into a page's script element


def _draft(entry: Entry) -> Json:
    doc = entry.derivative.document
    return {
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": words(doc.text, entry.check.pair.quotation.contents),
        "reviewBody": " ".join(sentence(found.message) for found in entry.distortions),
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": entry.speaker} if entry.speaker else None,
            "appearance": _work(doc),
        },
        "citation": _citation(entry),
    }


def _citation(entry: Entry) -> Json:
    passage, original = entry.check.pair.passage, entry.original
    if passage is None or original is None:
        return None
    return {
        "@type": "Quotation",
        "text": words(original.text, passage.contents),
        "isPartOf": _work(original),
    }


def _work(doc: Document) -> Json:
    return {
        "@type": "Article",
        "headline": doc.title,
        "identifier": doc.path,
        "inLanguage": doc.language,
        **({"url": doc.visit.final_url} if doc.visit is not None else {}),
    }
