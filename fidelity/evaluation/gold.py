"""Gold labels of article families: what a derivative quotes, from where, and what it distorted.

The format is one JSON object a derivative (`<derivative>.gold.json`), or a list of them
(`gold.json`), with offsets in Unicode code points of the files as they are on disk:
`{derivative, originals, language, type, quotations: [{text, kind, speaker, match, verdict,
distortions: [{kind, severity, derivative, original, note}], start, end, match_file, match_start,
match_end, decoy, borderline, note}], not_quotations, ignore}`.
One entry stands for one contiguous segment; a mixed quotation gives one for the marked fragment
and one for the clause around it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from fidelity.errors import InputError, RecordError
from fidelity.records import DistortionKind, QuotationKind, Severity, Span, VerdictLabel

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDistortion:
    """What a person found changed; a side is None where that text has no words for it."""

    kind: DistortionKind
    severity: Severity
    derivative: str | None
    original: str | None
    note: str = ""

    @property
    def is_serious(self) -> bool:
        """Whether it is major or critical, and so makes a quotation distorted."""
        return self.severity is not Severity.MINOR


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMatch:
    """The passage that a segment renders."""

    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuotation:
    """One labelled segment.

    Attributes:
        text: its words, for people; `span` is what counts.
        span: where it stands in the derivative's file.
        speaker: who said it, sometimes with a resolution: "the minister (Ada Moss)".
        match: None for an unsupported one.
        decoy: words of the original that look alike and are the wrong passage.
        borderline: reasonable people may disagree; counted apart.
    """

    text: str
    kind: QuotationKind
    span: Span
    speaker: str | None
    match: GoldMatch | None
    verdict: VerdictLabel
    distortions: tuple[GoldDistortion, ...]
    decoy: str | None = None
    borderline: bool = False
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the meaning is kept: verbatim or faithful."""
        return self.verdict in {VerdictLabel.VERBATIM, VerdictLabel.FAITHFUL}

    @property
    def is_marked(self) -> bool:
        """Whether it is a direct or mixed one."""
        return self.kind is not QuotationKind.INDIRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDerivative:
    """One derivative with its labels.

    `not_quotations` are marked words that quote nobody (titles, scare quotes); `ignore` is quoted
    or reported text that is neither a hit nor a false alarm.
    """

    path: Path
    originals: tuple[Path, ...]
    language: str
    quotations: tuple[GoldQuotation, ...]
    not_quotations: tuple[str, ...]
    ignore: tuple[str, ...]

    @property
    def name(self) -> str:
        """Family and derivative: `court_case/digest`."""
        return f"{self.path.parent.name}/{self.path.stem}"


def read_gold(folder: Path) -> tuple[GoldDerivative, ...]:
    """All labelled derivatives below `folder`, in order of their paths.

    Raises:
        InputError: a label file is no such JSON, or a segment is not where it says it is.
    """
    labels = sorted([*folder.rglob("*.gold.json"), *folder.rglob("gold.json")])
    return tuple(_labelled(entry, path) for path in labels for entry in _objects(path))


def data_sha256(paths: Sequence[Path]) -> str:
    """One digest of the bytes of all files, whatever their order; 16 hexadecimal digits."""
    digests = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:16]


def family_files(derivatives: Sequence[GoldDerivative]) -> list[Path]:
    """Every text and label file behind these derivatives, each once."""
    paths: set[Path] = set()
    for derivative in derivatives:
        folder = derivative.path.parent
        paths |= {derivative.path, *derivative.originals}
        paths |= set(folder.glob(f"{derivative.path.stem}.gold.json")) | set(
            folder.glob("gold.json")
        )
    return sorted(paths)


def _objects(path: Path) -> list[Json]:
    try:
        parsed = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise InputError(f"expected JSON labels in {path}, got {problem}") from problem
    entries = parsed if isinstance(parsed, list) else [parsed]
    if not all(isinstance(entry, dict) and "quotations" in entry for entry in entries):
        raise InputError(f"expected objects with 'quotations' in {path}")
    return cast("list[Json]", entries)


def _labelled(entry: Json, labels: Path) -> GoldDerivative:
    try:
        return _derivative(entry, labels)
    except (KeyError, TypeError, ValueError, RecordError) as problem:
        raise InputError(f"expected gold labels in {labels}, got {problem!r}") from problem


def _derivative(entry: Json, labels: Path) -> GoldDerivative:
    folder = labels.parent
    path = folder / str(entry["derivative"])
    text = _file_text(path)
    originals = tuple(folder / name for name in _strings(entry["originals"]))
    texts = {original.name: _file_text(original) for original in originals}
    rows = cast("list[Json]", entry["quotations"])
    return GoldDerivative(
        path=path,
        originals=originals,
        language=str(entry["language"]),
        quotations=tuple(_quotation(row, labels, text, texts) for row in rows),
        not_quotations=_strings(entry.get("not_quotations", ())),
        ignore=_strings(entry.get("ignore", ())),
    )


def _quotation(row: Json, labels: Path, text: str, originals: Mapping[str, str]) -> GoldQuotation:
    words = str(row["text"])
    span = _located(row, "", words, text, labels)
    match = None
    if row["match"] is not None:
        file, passage = str(row["match_file"]), str(row["match"])
        where = _located(row, "match_", passage, originals[file], labels)
        match = GoldMatch(file=file, span=where, text=passage)
    return GoldQuotation(
        text=words,
        kind=QuotationKind(row["kind"]),
        span=span,
        speaker=_optional(row["speaker"]),
        match=match,
        verdict=VerdictLabel(row["verdict"]),
        distortions=tuple(_distortion(found) for found in cast("list[Json]", row["distortions"])),
        decoy=_optional(row.get("decoy")),
        borderline=bool(row.get("borderline", False)),
        note=str(row.get("note", "")),
    )


def _located(row: Json, prefix: str, words: str, text: str, labels: Path) -> Span:
    span = Span(cast("int", row[f"{prefix}start"]), cast("int", row[f"{prefix}end"]))
    if span.of(text).strip() != words.strip():
        raise InputError(f"expected {words!r} at {span} ({labels}), got {span.of(text)!r}")
    return span


def _distortion(row: Json) -> GoldDistortion:
    return GoldDistortion(
        kind=DistortionKind(row["kind"]),
        severity=Severity(row["severity"]),
        derivative=_optional(row.get("derivative")),
        original=_optional(row.get("original")),
        note=str(row.get("note", "")),
    )


def _file_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise InputError(f"expected the article {path}, got {problem.strerror}") from problem


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _strings(values: object) -> tuple[str, ...]:
    return tuple(str(value) for value in cast("Sequence[object]", values))
