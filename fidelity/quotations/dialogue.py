"""Lines of dialogue: speech that a dash or a name opens in place of quotation marks."""

from collections.abc import Sequence

from fidelity.quotations.draft import Draft, trimmed_sentence
from fidelity.quotations.outline import Sentence
from fidelity.quotations.words import DASHES
from fidelity.records import QuotationKind, Span

_DIRECT = QuotationKind.DIRECT


def goes_on(sentences: Sequence[Sentence], index: int, last: Draft) -> bool:
    """Whether a line goes on after its attribution: "— Wait, — said Ada. — We will not."."""
    sentence, previous = sentences[index], sentences[index - 1]
    if last.kind is not _DIRECT or last.cue is None:
        return False
    first = sentences[last.sentence]
    is_line = first.items[0].text in DASHES and not first.marked
    is_same = previous.paragraph == sentence.paragraph
    is_parted = (
        sentence.items[0].text in DASHES
        or (len(previous.items) > 1 and previous.items[-2].text in DASHES)
        or last.ends > last.sentence  # after its attribution a line fills its paragraph
    )
    return is_line and is_same and is_parted and len(sentence.items) > 1


def is_transcript(text: str, sentences: Sequence[Sentence], index: int, last: Draft) -> bool:
    """Whether a sentence goes on with an answer that begins with "MOSS:"."""
    if last.cue is not None or last.mention is None or last.kind is _DIRECT:
        return False
    label = last.mention.of(text)
    is_label = label.isupper() and text[last.mention.end] == ":"
    return is_label and sentences[index - 1].paragraph == sentences[index].paragraph


def with_line(last: Draft, sentence: Sentence, index: int) -> Draft:
    """The line with the words of one more sentence."""
    start = sentence.starts[sentence.items[0].text in DASHES]
    words = Span(start, trimmed_sentence(sentence).end)
    return last._replace(
        contents=(*last.contents, words),
        extent=Span(last.extent.start, words.end),
        ends=index,
    )
