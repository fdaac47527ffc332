"""Reads the sets that quotations are measured on: PolNeAR (brat) and the Czech and Russian one."""

import csv
import gzip
import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fidelity.errors import InputError
from fidelity.records import QuotationKind, Span

_QUOTATION_MARKS = frozenset('"“”«»„‟') | {"``", "''"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One attribution as an annotator marked it; any part may have several spans or none."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: QuotationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with the attributions of one annotator."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSentence:
    """A sentence with its words in order; each word's tags are of source, cue and content."""

    text: str
    words: tuple[tuple[str, str], ...]  # (word, tag)


def read_polnear(archive: Path) -> list[AnnotatedArticle]:
    """The articles of a split, once for each annotator, as the corpus counts them.

    Raises:
        InputError: an annotation file has no text.
    """
    texts: dict[str, str] = {}
    annotations: dict[str, str] = {}
    with tarfile.open(archive) as files:
        for member in files:
            content = files.extractfile(member)
            path = PurePosixPath(member.name)
            if content is None or path.suffix not in {".txt", ".ann"}:
                continue
            chosen = texts if path.suffix == ".txt" else annotations
            chosen[path.stem] = content.read().decode("utf-8")
    found = []
    for name, lines in sorted(annotations.items()):
        text = texts.get(name.rsplit("_", 1)[0], texts.get(name))
        if text is None:
            raise InputError(f"expected a text for {name}.ann in {archive.name}, got none")
        attributions = tuple(_attributions(lines, text))
        found.append(AnnotatedArticle(name=name, text=text, attributions=attributions))
    return found


def _attributions(lines: str, text: str) -> Iterator[GoldAttribution]:
    """The relations of a brat file: `T` lines mark spans, `E` lines tie them together."""
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[dict[str, list[str]]] = []
    for line in lines.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if line.startswith("T"):
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple(Span(*map(int, piece.split())) for piece in pieces)
        elif line.startswith("E"):
            roles: dict[str, list[str]] = {}
            for argument in fields[1].split():
                role, _, target = argument.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).append(target)
            relations.append(roles)
    for roles in relations:
        content = _joined(spans, roles.get("Content", []))
        if content:
            yield GoldAttribution(
                content=content,
                cue=_joined(spans, roles.get("Cue", [])),
                source=_joined(spans, roles.get("Source", [])),
                kind=kind_of(" ".join(span.of(text) for span in content)),
            )


def _joined(spans: dict[str, tuple[Span, ...]], names: list[str]) -> tuple[Span, ...]:
    return tuple(sorted(span for name in names for span in spans.get(name, ())))


def kind_of(content: str) -> QuotationKind:
    """Direct where all of it stands in marks, mixed where some does, else indirect."""
    if not any(mark in content for mark in _QUOTATION_MARKS):
        return QuotationKind.INDIRECT
    is_open, all_marked = False, True
    for char in content:
        if char in _QUOTATION_MARKS:
            is_open = not is_open
        elif char.isalnum() and not is_open:
            all_marked = False
    return QuotationKind.DIRECT if all_marked else QuotationKind.MIXED


def read_tagged(folder: Path, language: str) -> list[TaggedSentence]:
    """The tagged sentences of a language (`cs`, `ru`)."""
    words: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(folder / f"{language}_tokens.tsv"):
        words.setdefault(row["sentence_num"], []).append((row["text"], row["tags"]))
    return [
        TaggedSentence(text=row["sentences"], words=tuple(words[row["sentence_id"]]))
        for row in _rows(folder / f"{language}_sentences.tsv")
        if row["sentence_id"] in words
    ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    packed = path.with_name(f"{path.name}.gz")
    raw = path.read_bytes() if path.is_file() else gzip.decompress(packed.read_bytes())
    yield from csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), delimiter="\t")
