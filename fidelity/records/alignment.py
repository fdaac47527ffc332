"""Which words of the quotation answer which words of the original."""

from dataclasses import dataclass
from enum import Enum

from fidelity.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Token:
    """A word, a number or a mark.

    Attributes:
        span: where it stands in its document's text.
        text: as printed.
        norm: lower case, straight apostrophes, no diacritics changed.
        lemma: dictionary form of `norm` ("went" -> "go"); `norm` itself when unknown.
        is_word: letters or digits, not a mark.
        sentence: index of its sentence among those compared, from 0.
    """

    span: Span
    text: str
    norm: str
    lemma: str
    is_word: bool
    sentence: int = 0

    def __init__(
        self, *, span: Span, text: str, norm: str, lemma: str, is_word: bool, sentence: int = 0
    ) -> None:
        _set_span(self, span)
        _set_text(self, text)
        _set_norm(self, norm)
        _set_lemma(self, lemma)
        _set_is_word(self, is_word)
        _set_sentence(self, sentence)


# The slots themselves, as in `span.py`.
_set_span, _set_text, _set_norm, _set_lemma, _set_is_word, _set_sentence = (
    Token.__dict__[name].__set__
    for name in ("span", "text", "norm", "lemma", "is_word", "sentence")
)


class LinkKind(Enum):
    """Why two stretches answer each other, surest first."""

    __hash__ = object.__hash__  # members are single; Enum's own hash is a call in Python

    FORM = "form"  # same letters, up to case
    SPELLING = "spelling"  # favour / favor, NATO / Nato, can't / cannot
    LEMMA = "lemma"  # went / go
    VALUE = "value"  # 24 / twenty-four, 5 miles / 8 km
    ABBREVIATION = "abbreviation"  # ISIS / Islamic State
    SYNONYM = "synonym"  # a lexicon says so
    NEIGHBOUR = "neighbour"  # the encoder says so
    CONTEXT = "context"  # both neighbours are linked and nothing else is left
    DICTIONARY = "dictionary"  # across languages


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Link:
    """Token indices `hyp` and `ref` (each ascending, not empty) answer each other.

    `weight` is 0 (a guess) to 1 (the same word).
    """

    hyp: tuple[int, ...]
    ref: tuple[int, ...]
    kind: LinkKind
    weight: float

    def __init__(
        self, *, hyp: tuple[int, ...], ref: tuple[int, ...], kind: LinkKind, weight: float
    ) -> None:
        _set_hyp(self, hyp)
        _set_ref(self, ref)
        _set_kind(self, kind)
        _set_weight(self, weight)


_set_hyp, _set_ref, _set_kind, _set_weight = (
    Link.__dict__[name].__set__ for name in ("hyp", "ref", "kind", "weight")
)


class EditOp(Enum):
    """What happened to a stretch of the original."""

    KEEP = "keep"
    SUBSTITUTE = "substitute"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One operation. `hyp` and `ref` are half-open ranges of token indices; one may be empty."""

    op: EditOp
    hyp: Span
    ref: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A quotation (`hyp`) and its passage (`ref`) word by word.

    Links say what answers what, moved stretches included; `edits_of` makes edits of them.
    `nearness` gives unlinked content words of `hyp` with the cosine of the content word of `ref`
    that comes nearest to each; empty without an encoder. `likeness` gives content words of both
    sides that stand in the same place, and nothing else links, with the cosine of each with each;
    between languages it gives those that nothing links, wherever they stand, and counts what the
    dictionary renders them by. Empty without an encoder.
    """

    hyp: tuple[Token, ...]
    ref: tuple[Token, ...]
    links: tuple[Link, ...]
    hyp_language: str = "en"
    ref_language: str = "en"
    nearness: tuple[tuple[int, float], ...] = ()
    likeness: tuple[tuple[int, int, float], ...] = ()

    @property
    def is_translation(self) -> bool:
        """Whether the sides are in different languages; two kinds of English are one."""
        if self.hyp_language == self.ref_language:
            return False
        codes = (tag.split("-", maxsplit=1)[0] for tag in (self.hyp_language, self.ref_language))
        return len(set(codes)) > 1

    @property
    def is_english(self) -> bool:
        """Whether both sides are, in any kind of English."""
        return self.hyp_language.startswith("en") and self.ref_language.startswith("en")
