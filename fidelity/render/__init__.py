"""A report as text, one file per format; every renderer is pure and gives the same bytes again."""

from importlib import import_module
from importlib.resources import files
from typing import Protocol, cast

from fidelity.records import GateResult, Report

# Format name -> module. Loaded when asked for: rich and Jinja2 are not free.
FORMATS = {
    "terminal": "fidelity.render.terminal",
    "json": "fidelity.render.json_report",
    "html": "fidelity.render.html_page",
    "markdown": "fidelity.render.markdown",
    "sarif": "fidelity.render.sarif",
    "junit": "fidelity.render.junit",
    "github": "fidelity.render.github",
    "csv": "fidelity.render.csv_table",
    "jsonl": "fidelity.render.json_lines",
    "mqm": "fidelity.render.mqm_tsv",
    "claimreview": "fidelity.render.claim_review",
}


class Renderer(Protocol):
    """What the module of a format has as `render`."""

    def __call__(self, report: Report, gate: GateResult | None) -> str:
        """The report as text that ends with a newline."""


def renderer(name: str) -> Renderer:
    """The renderer of a format.

    Raises:
        KeyError: `name` is not in `FORMATS`.
    """
    return cast("Renderer", import_module(FORMATS[name]).render)


def schema() -> str:
    """The JSON schema of the JSON report."""
    return files(__name__).joinpath("schema.json").read_text(encoding="utf-8")
