"""The page of each kind of distortion: the docstring of its detector's module, read as text."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fidelity.records import DistortionKind

HEADINGS = ("What it finds", "Why it matters", "Example", "What it lets pass", "Source")
_HEADING = re.compile(rf"({'|'.join(HEADINGS)}):")  # a whole line, not indented
_PARAGRAPH_STARTS = ("- ", "original:", "derivative:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its paragraphs, each as one line."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What `fidelity explain KIND`, the HTML report and SARIF's help show."""

    kind: DistortionKind
    summary: str
    sections: tuple[Section, ...]


@cache
def page(kind: DistortionKind) -> Page:
    """The page of a kind; the module is read and not run, so this costs no lexicon."""
    source = files("fidelity.distortions").joinpath(f"{kind.value}.py")
    text = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
    return parse(kind, text)


def parse(kind: DistortionKind, docstring: str) -> Page:
    """Take a docstring apart at its headings; what stands before the first is the summary."""
    summary: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    for line in docstring.splitlines():
        found = _HEADING.fullmatch(line)
        if found:
            sections.append((found[1], []))
        else:
            (sections[-1][1] if sections else summary).append(line.strip())
    return Page(
        kind=kind,
        summary=" ".join(" ".join(summary).split()),
        sections=tuple(
            Section(heading=heading, paragraphs=_paragraphs(lines)) for heading, lines in sections
        ),
    )


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    """Lines up to an empty one are a paragraph; a list item or a side of an example begins one."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line or line.startswith(_PARAGRAPH_STARTS):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
    return tuple(" ".join(parts) for parts in paragraphs if parts)
