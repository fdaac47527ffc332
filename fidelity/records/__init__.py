"""What flows through the pipeline: data only, no work."""

from fidelity.records.alignment import Alignment, Edit, EditOp, Link, LinkKind, Token
from fidelity.records.comparison import Comparison
from fidelity.records.distortion import (
    MQM_CATEGORY,
    Detection,
    Distortion,
    DistortionKind,
    Entrance,
    Excerpt,
    Hop,
    Severity,
    became,
    plain_words,
    unsupported_fingerprint,
)
from fidelity.records.document import Anchor, Document, Notice, Visit
from fidelity.records.gate import Excuse, Finding, GateResult, Policy, Waiver
from fidelity.records.passage import Candidate, Pair, Passage, Relation, Voice
from fidelity.records.quotation import Confidence, Extraction, Quotation, QuotationKind, Speaker
from fidelity.records.reading import (
    Bitext,
    ReaderOptions,
    Reading,
    Segment,
    SegmentedDocument,
    Translation,
)
from fidelity.records.report import Check, CheckedDocument, Report, Summary
from fidelity.records.score import Score
from fidelity.records.span import Span, merged
from fidelity.records.verdict import Verdict, VerdictLabel

__all__ = [
    "MQM_CATEGORY",
    "Alignment",
    "Anchor",
    "Bitext",
    "Candidate",
    "Check",
    "CheckedDocument",
    "Comparison",
    "Confidence",
    "Detection",
    "Distortion",
    "DistortionKind",
    "Document",
    "Edit",
    "EditOp",
    "Entrance",
    "Excerpt",
    "Excuse",
    "Extraction",
    "Finding",
    "GateResult",
    "Hop",
    "Link",
    "LinkKind",
    "Notice",
    "Pair",
    "Passage",
    "Policy",
    "Quotation",
    "QuotationKind",
    "ReaderOptions",
    "Reading",
    "Relation",
    "Report",
    "Score",
    "Segment",
    "SegmentedDocument",
    "Severity",
    "Span",
    "Speaker",
    "Summary",
    "Token",
    "Translation",
    "Verdict",
    "VerdictLabel",
    "Visit",
    "Voice",
    "Waiver",
    "became",
    "merged",
    "plain_words",
    "unsupported_fingerprint",
]
