"""A quotation whose speaker is still a mention."""

from collections.abc import Sequence
from typing import NamedTuple

from fidelity.quotations.outline import Sentence
from fidelity.records import QuotationKind, Span


class Draft(NamedTuple):
    """A quotation before its speaker is resolved.

    Attributes:
        kind, contents, fragments, cue, marks_lost, is_attitude, extent: as in `Quotation`.
        mention: the words that name the speaker here.
        sentence: index of the sentence where it begins.
        ends: index of the sentence where it ends.
        is_carried: the speaker is that of the quotation before.
        is_answer: the speaker is the other one of a dialogue.
        is_interviewed: it answers a question of an interview.
        is_nested: it stands inside the words of another one ("said that B had told her …").
    """

    kind: QuotationKind
    contents: tuple[Span, ...]
    extent: Span
    sentence: int
    ends: int
    fragments: tuple[Span, ...] = ()
    cue: Span | None = None
    mention: Span | None = None
    marks_lost: bool = False
    is_attitude: bool = False
    is_carried: bool = False
    is_answer: bool = False
    is_interviewed: bool = False
    is_nested: bool = False


def is_open(last: Draft) -> bool:
    """Whether a quotation in marks may go on: direct, or ending in marks before the verb."""
    if last.kind is QuotationKind.DIRECT:
        return True
    is_tagged = last.cue is not None and last.cue.start > last.contents[-1].end
    return bool(last.fragments) and is_tagged


def ending_before(index: int, drafts: Sequence[Draft]) -> Draft | None:
    """The quotation that the sentence before this one ends with; None when it has none."""
    for draft in reversed(drafts):
        if not draft.is_nested:
            return draft if draft.ends == index - 1 else None
    return None


def extent(
    sentence: Sentence, contents: Sequence[Span], cue: Span | None, mention: Span | None
) -> Span:
    """All that belongs to a quotation of one sentence, with the marks around what is marked."""
    first, last = contents[0], contents[-1]
    others = (first if cue is None else cue, first if mention is None else mention)
    start = min(first.start, others[0].start, others[1].start)
    end = max(last.end, others[0].end, others[1].end)
    for place in sentence.marked:
        left = sentence.starts[place]
        right = left + len(sentence.items[place].text)
        for span in contents:
            if left < span.end and span.start < right:
                start, end = min(start, left), max(end, right)
                break
    return Span(start, end)


def with_nesting(drafts: list[Draft]) -> list[Draft]:
    """The same drafts, each told whether it stands inside the words of another."""
    return [d._replace(is_nested=True) if _is_inside(d, drafts) else d for d in drafts]


def _is_inside(inner: Draft, drafts: list[Draft]) -> bool:
    cue = inner.cue
    if cue is None:
        return False
    start, end = cue.start, cue.end
    for outer in drafts:
        if outer is not inner:
            for span in outer.contents:
                if span.start <= start and end <= span.end:
                    return True
    return False


def extended(last: Draft, sentence: Sentence) -> Draft:
    """The quotation with one more unmarked sentence."""
    end = trimmed_sentence(sentence).end
    return last._replace(
        contents=(*last.contents[:-1], Span(last.contents[-1].start, end)),
        extent=Span(last.extent.start, end),
        ends=last.ends + 1,
    )


def trimmed_sentence(sentence: Sentence) -> Span:
    """The sentence without its full stop."""
    end = sentence.items[-1]
    is_stop = end.marked is None and end.text == "." and len(sentence.items) > 1
    return sentence.span(0, -2 if is_stop else -1)
