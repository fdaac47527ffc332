"""The report as one self-contained HTML file: nothing is fetched, nothing of an article can act."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fidelity.records import DistortionKind, GateResult, Report
from fidelity.render.html_page import figures
from fidelity.render.html_page.sides import article_paragraphs, original_paragraphs, sides
from fidelity.render.pages import page
from fidelity.render.view import (
    SIGN,
    Excuses,
    counted,
    entered_in_words,
    entries,
    gate_in_words,
    headline,
    holds_sources,
    line_of,
    provenance,
    round_trip_in_words,
    score_texts,
    sentence,
    unit,
    unsupported_in_words,
    words,
)
from fidelity.text.printable import printable

_TEMPLATES = "templates"


def render(report: Report, gate: GateResult | None) -> str:
    """The whole page; the same report gives the same bytes."""
    excuses = Excuses(gate)
    found = excuses.ordered(entries(report))
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            gate=gate,
            excuses=excuses,
            judged=gate_in_words(report, gate) if gate else "",
            headline=headline(report),
            to_check=[entry for entry in found if entry.needs_a_look],
            kept=[entry for entry in found if not entry.needs_a_look],
            entries=entries(report),
            holds_sources=holds_sources(report),
            kinds=[page(DistortionKind(kind)) for kind in report.summary.by_kind],
            verdict_bar=figures.verdict_bar(report),
            kind_bars=figures.kind_bars(report),
            score_bins=figures.score_bins(report),
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704  # our own file
            policy_header=_content_security_policy(style, script),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("fidelity.render", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_without_acting_characters,
    )
    environment.globals |= {
        "article_paragraphs": article_paragraphs,
        "counted": counted,
        "entered_in_words": entered_in_words,
        "line_of": line_of,
        "original_paragraphs": original_paragraphs,
        "provenance": provenance,
        "round_trip_in_words": round_trip_in_words,
        "score_texts": score_texts,
        "sentence": sentence,
        "sides": sides,
        "sign": {label.value: sign for label, sign in SIGN.items()},
        "unit": unit,
        "unsupported_in_words": unsupported_in_words,
        "words": words,
    }
    return environment


def _without_acting_characters(value: object) -> object:
    """Every value that a template prints passes here, before it is escaped."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


@cache
def _asset(name: str) -> str:
    return files("fidelity.render").joinpath(_TEMPLATES, name).read_text(encoding="utf-8")


def _content_security_policy(style: str, script: str) -> str:
    """Only these very bytes may style or run, and nothing may be fetched (CSP level 3)."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
