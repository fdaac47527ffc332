"""A stretch of an original as a passage."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.passages.sources import Source
from fidelity.passages.windows import Window
from fidelity.records import Document, Passage, Quotation, QuotationKind, Span, Token, Voice

_WHOLLY = 0.9  # of a piece: a full stop at its end may stay outside
_SHORT_ANSWER = 4  # words: "No, he would not."
# An original this many times longer than the derivative, plus a sentence's worth (characters), is
# searched for a passage; a shorter one is the passage.
_MUCH_LONGER = 2.5
_A_SENTENCE = 150


def is_much_longer(original: str, derivative: str) -> bool:
    """Whether `Finder.compare` searches the original instead of taking the whole of it."""
    return len(original) > _MUCH_LONGER * len(derivative) + _A_SENTENCE


def passage_of(source: Source, start: int, end: int, *, is_whole: bool = False) -> Passage:
    """Tokens `start` to `end` of a source as a passage, reporting clauses taken out.

    `is_whole` leaves them in: what is quoted word for word has them, too.
    """
    while end - 1 > start and not source.tokens[end - 1].is_word:
        end -= 1
    # a question is no statement, so its mark belongs to it; a full stop says nothing
    if end < len(source.tokens) and source.tokens[end].norm == "?":
        end += 1
    span = Span(source.tokens[start].span.start, source.tokens[end - 1].span.end)
    contents: list[Span] = [span] if is_whole else []
    for i in () if is_whole else range(start, end):
        is_stray = not source.tokens[i].is_word and source.reporting[max(i - 1, 0)]
        if source.reporting[i] or (is_stray and i + 1 < end and source.reporting[i + 1]):
            continue
        token = source.tokens[i].span
        if contents and i and not source.reporting[i - 1]:
            contents[-1] = Span(contents[-1].start, token.end)
        else:
            contents.append(token)
    inside = [
        q
        for q in source.quotations
        if any(span.overlap(c) for c in q.contents) and not _is_told_of(q, contents)
    ]
    marked = [
        part for quotation in inside for part in _marked_parts(quotation) if span.overlap(part)
    ]
    # whoever says most of it; a name rather than "members", where both do
    speaking = max(
        (q for q in inside if q.speaker),
        key=lambda q: (
            q.speaker is not None and q.speaker.name[:1].isupper(),
            sum(span.overlap(c) for c in q.contents),
        ),
        default=None,
    )
    return Passage(
        document_id=source.document.id,
        span=span,
        contents=tuple(contents) or (span,),
        marked=tuple(sorted(marked)),
        speaker=speaking.speaker if speaking else None,
        others=_others(inside, speaking, span) if speaking and len(inside) > 1 else (),
    )


def past_answer(source: Source, window: Window, said: Sequence[Token]) -> int:
    """Past the first sentence of the answer, where a stretch is a question.

    A question says nothing: what "Will it close?" came to stands in the sentence after it, and
    what "asked whether it would close" came to in a short one: "It will not." Not where what is
    `said` is a question itself ("whether it will close").
    """
    end = window.end
    asking = lexicons.listed(source.document.language, "reporting_grammar", "interrogative")
    if any(token.norm == "?" for token in said) or (said and said[0].norm in asking):
        return end
    # a passage ends with its question mark, but before its full stop
    closing = source.tokens[end].norm if end < len(source.tokens) else ""
    answer = next((one for one in source.sentences if one.start > end), None)
    if answer is None or closing not in {"?", "."}:
        return end
    if closing == "?":
        return answer.end
    words = sum(token.is_word for token in source.tokens[answer.start : answer.end])
    is_asked = source.tokens[window.start].norm in asking and words <= _SHORT_ANSWER
    return answer.end if is_asked else end


def _is_told_of(quotation: Quotation, contents: Sequence[Span]) -> bool:
    """Whether the passage itself reports it: "people trust those who explain themselves"."""
    cue = quotation.cue
    return (
        quotation.kind is QuotationKind.INDIRECT
        and cue is not None
        and any(cue.overlap(part) for part in contents)
        and not any(cue.overlap(part) for part in quotation.contents)
    )


def _others(inside: Sequence[Quotation], main: Quotation, span: Span) -> tuple[Voice, ...]:
    """The pieces that others say than who speaks most, wholly inside and in no piece of theirs."""
    theirs = [
        part
        for quotation in inside
        if quotation.speaker and main.speaker and quotation.speaker.name == main.speaker.name
        for part in quotation.contents
    ]
    return tuple(
        Voice(speaker=quotation.speaker, span=part)
        for quotation in inside
        if quotation.kind is QuotationKind.DIRECT and quotation.speaker
        for part in quotation.contents
        if span.overlap(part) >= _WHOLLY * len(part)
        and not any(part.overlap(own) for own in theirs)
    )


def whole(document: Document) -> Passage:
    """All of a document's text as one passage, white space at both ends left out."""
    text = document.text
    left = len(text) - len(text.lstrip())
    span = Span(left, max(left, len(text.rstrip())))
    return Passage(document_id=document.id, span=span, contents=(span,))


def joined(passages: Sequence[Passage]) -> Passage:
    """Several passages of one original as one."""
    return Passage(
        document_id=passages[0].document_id,
        span=Span(passages[0].span.start, passages[-1].span.end),
        contents=tuple(span for passage in passages for span in passage.contents),
        marked=tuple(span for passage in passages for span in passage.marked),
        others=tuple(voice for passage in passages for voice in passage.others),
    )


def _marked_parts(quotation: Quotation) -> tuple[Span, ...]:
    if quotation.kind is QuotationKind.DIRECT:
        return quotation.contents
    return quotation.fragments
