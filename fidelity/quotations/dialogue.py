"""Lines of dialogue: speech that a dash opens in place of quotation marks."""

from collections.abc import Sequence

from fidelity.quotations.draft import Draft, trimmed_sentence
from fidelity.quotations.outline import Sentence
from fidelity.records import QuotationKind, Span

DASHES = frozenset({"–", "—", "―", "--"})


def goes_on(sentences: Sequence[Sentence], index: int, last: Draft) -> bool:
    """Whether a line goes on after its attribution: "— Wait, — said Ada. — We will not."."""
    sentence, previous = sentences[index], sentences[index - 1]
    if last.kind is not QuotationKind.DIRECT or last.cue is None:
        return False
    first = sentences[last.sentence].items
    is_line = first[0].text in DASHES and not any(item.marked for item in first)
    is_same = previous.paragraph == sentence.paragraph
    is_parted = (
        sentence.items[0].text in DASHES
        or (len(previous.items) > 1 and previous.items[-2].text in DASHES)
        or last.ends > last.sentence  # after its attribution a line fills its paragraph
    )
    return is_line and is_same and is_parted and len(sentence.items) > 1


def with_line(last: Draft, sentence: Sentence, index: int) -> Draft:
    """The line with the words of one more sentence."""
    first = sentence.items[sentence.items[0].text in DASHES]
    words = Span(first.start, trimmed_sentence(sentence).end)
    return last._replace(
        contents=(*last.contents, words),
        extent=Span(last.extent.start, words.end),
        ends=index,
    )
