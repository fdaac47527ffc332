"""A typed difference of meaning."""

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import Enum

from fidelity.errors import RecordError
from fidelity.records.document import Notice
from fidelity.records.quotation import Confidence
from fidelity.records.span import Span


class Severity(Enum):
    """MQM's three, with their penalty points in `verdict/weights.toml`."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class DistortionKind(Enum):
    """What changed; each has a page, `fidelity explain KIND`."""

    __hash__ = object.__hash__  # members are single; Enum's own hash is a call in Python

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    INTENSITY = "intensity"
    QUANTIFIER = "quantifier"
    TENSE = "tense"
    ROLE = "role"
    ATTRIBUTION = "attribution"
    OMISSION = "omission"
    ADDITION = "addition"
    WORDING = "wording"
    BOUNDARY = "boundary"
    GARBLED = "garbled"
    UNTRANSLATED = "untranslated"


MQM_CATEGORY = dict.fromkeys(
    DistortionKind, "accuracy/mistranslation"
) | {  # the four that MQM files elsewhere (themqm.org, error types)
    DistortionKind.OMISSION: "accuracy/omission",
    DistortionKind.ADDITION: "accuracy/addition",
    DistortionKind.GARBLED: "fluency/grammar",
    DistortionKind.UNTRANSLATED: "accuracy/untranslated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of one side: what they are and where they stand (one or more spans, in order)."""

    text: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise RecordError(f"expected a span for the excerpt {self.text!r}, got none")


def became(ref: Excerpt | None, hyp: Excerpt | None) -> str:
    """“This” became “that”, for a message; nothing between the marks where a side has no words."""
    meant, printed = (excerpt.text if excerpt else "" for excerpt in (ref, hyp))
    return f"“{meant}” became “{printed}”"


class Hop(Enum):
    """The two steps of a round trip, by what each of them made."""

    TRANSLATION = "translation"
    BACK_TRANSLATION = "back-translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Where in a round trip a change of meaning came in.

    Attributes:
        hop: the step that made it; None where nothing tells.
        language: of the text that this step made (BCP 47); of the translation where `hop` is None.
        via: what stands for it in the translation; None where nothing does, or nothing tells.
        reason: what the decision rests on, or why there is none.
    """

    hop: Hop | None
    language: str
    via: Excerpt | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """These words of the derivative changed these words of the original.

    Attributes:
        kind: what changed.
        severity: MQM's.
        confidence: how sure the detector is.
        hyp: the words of the derivative; None for an omission.
        ref: the words of the original; None for an addition.
        message: one plain sentence for an editor.
        evidence: what the detector went by ("scale:probability possible=0.40 likely=0.70").
        entered: at which step of a round trip it came in; None outside of one.
    """

    kind: DistortionKind
    severity: Severity
    confidence: Confidence
    hyp: Excerpt | None
    ref: Excerpt | None
    message: str
    evidence: str = ""
    entered: Entrance | None = None

    def __post_init__(self) -> None:
        if self.hyp is None and self.ref is None:
            raise RecordError(f"expected words on one side of {self.kind.value}, got none")

    @property
    def category(self) -> str:
        """The MQM error type, such as `accuracy/mistranslation`."""
        return MQM_CATEGORY[self.kind]

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits of the two texts and the kind; of equal changes, the same.

        Not of offsets, so that a reviewer's decision survives edits elsewhere; not of white
        space, letter case or quotation-mark style, so that it survives re-wrapping.
        """
        sides = [plain_words(side.text) if side else "" for side in (self.hyp, self.ref)]
        digest = hashlib.sha256("\x1f".join([self.kind.value, *sides]).encode())
        return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What all detectors found in one comparison, in the order of the quotation's words.

    `notices` name the detectors that failed; the others went on.
    """

    distortions: tuple[Distortion, ...]
    notices: tuple[Notice, ...] = ()


def unsupported_fingerprint(words: str) -> str:
    """The same for an unsupported quotation, from its words alone."""
    return hashlib.sha256(f"unsupported\x1f{plain_words(words)}".encode()).hexdigest()[:16]


def plain_words(text: str) -> str:
    """The words without letter case, white space and quotation-mark style."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.translate(str.maketrans("“”„«»‘’‚", '"""""\'\'\'')).split())
