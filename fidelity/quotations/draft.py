"""A quotation whose speaker is still a mention."""

from dataclasses import dataclass, replace

from fidelity.quotations.outline import Sentence
from fidelity.records import QuotationKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A quotation before its speaker is resolved.

    Attributes:
        kind, contents, fragments, cue, marks_lost, is_attitude, extent: as in `Quotation`.
        mention: the words that name the speaker here.
        sentence: index of the sentence where it begins.
        is_carried: the speaker is that of the quotation before.
        is_answer: the speaker is the other one of a dialogue.
        is_nested: it stands inside the words of another one ("said that B had told her …").
    """

    kind: QuotationKind
    contents: tuple[Span, ...]
    extent: Span
    sentence: int
    fragments: tuple[Span, ...] = ()
    cue: Span | None = None
    mention: Span | None = None
    marks_lost: bool = False
    is_attitude: bool = False
    is_carried: bool = False
    is_answer: bool = False
    is_nested: bool = False


def with_nesting(drafts: list[Draft]) -> list[Draft]:
    """The same drafts, each told whether it stands inside the words of another."""
    return [
        replace(
            inner,
            is_nested=any(
                outer is not inner
                and inner.cue is not None
                and any(span.contains(inner.cue) for span in outer.contents)
                for outer in drafts
            ),
        )
        for inner in drafts
    ]


def extended(last: Draft, sentence: Sentence) -> Draft:
    """The quotation with one more unmarked sentence."""
    end = trimmed_sentence(sentence).end
    return replace(
        last,
        contents=(*last.contents[:-1], Span(last.contents[-1].start, end)),
        extent=Span(last.extent.start, end),
        sentence=last.sentence + 1,
    )


def trimmed_sentence(sentence: Sentence) -> Span:
    """The sentence without its full stop."""
    end = sentence.items[-1]
    is_stop = end.marked is None and end.text == "." and len(sentence.items) > 1
    return Span(sentence.start, sentence.items[-2].end if is_stop else end.end)
