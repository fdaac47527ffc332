"""The words of a text that stand just before, or around, a piece of it."""

from collections.abc import Sequence

from fidelity.records import Span, Token
from fidelity.text.segments import paragraph_around, sentences
from fidelity.text.tokens import tokenize

# An opening mark before the cut hides nothing: he would not call it “likely”.
_OPENING = " \u00a0\"'“„«‘‚"


def sentence_before(text: str, start: int, language: str) -> Span | None:
    """From the beginning of its sentence to `start`, without opening marks at its end."""
    if not start:
        return None
    line = Span(paragraph_around(text, Span(start, start)).start, start)
    before = line.of(text).rstrip(_OPENING)
    if not before:
        return None
    return sentences(text, Span(line.start, line.start + len(before)), language)[-1]


def tokens_around(text: str, contents: Sequence[Span], language: str) -> tuple[Token, ...]:
    """The words of the sentences that `contents` stand in, but for those of `contents`."""
    line = paragraph_around(text, Span(contents[0].start, contents[-1].end))
    return tuple(
        token
        for sentence in sentences(text, line, language)
        if any(sentence.overlap(span) for span in contents)
        for token in tokenize(text, [sentence], language)
        if not any(span.overlap(token.span) for span in contents)
    )
