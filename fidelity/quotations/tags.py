"""The attribution after a quotation, where its verb is not known to report."""

from collections.abc import Sequence
from typing import NamedTuple

from fidelity.quotations import fragments
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.outline import Sentence
from fidelity.quotations.words import Word
from fidelity.records import Span

# `"…," let board chairman Walter Prine communicate.`: an attribution of so many items
_LONGEST_TAG = 10
_SHORTEST_TAG = 2


class Tag(NamedTuple):
    """What follows a quotation: the verb and the speaker, each None where it is not known."""

    cue: Span | None
    mention: Span | None


def find_tag(text: str, sentence: Sentence, place: int, lexicon: ReportingLexicon) -> Tag | None:
    """The attribution of the marked stretch at `place`; None when it has none."""
    if place:
        return None
    mention = _speaker(text, sentence, lexicon)
    item = sentence.items[0]
    if fragments.inner(item).of(text).endswith(",") and fragments.is_clause(text, item):
        return _with_verb(sentence, mention, lexicon)
    return Tag(None, mention) if mention else None


def _speaker(text: str, sentence: Sentence, lexicon: ReportingLexicon) -> Span | None:
    """The speaker of `"…!" beamed Hartley.`."""
    items = sentence.items
    last = fragments.inner(items[0]).of(text)[-1]
    is_closed = last in ",?!" or (len(items) > 1 and items[1].text == ",")
    words = [place for place in range(1, len(items)) if items[place].is_word]
    if not is_closed or len(words) < _SHORTEST_TAG:
        return None
    if items[words[0]].norm in lexicon.genders and len(words) <= _SHORTEST_TAG:
        return sentence.span(words[0], words[0])
    is_inverted = not items[words[0]].is_capital and items[words[1]].is_capital
    if not is_inverted and len(words) > _LONGEST_TAG:
        return None
    capital = [place for place in words[:_LONGEST_TAG] if items[place].is_capital]
    return sentence.span(capital[0], capital[-1]) if capital else None


def _with_verb(sentence: Sentence, mention: Span | None, lexicon: ReportingLexicon) -> Tag:
    """Verb and speaker of `"…," the guru who founded it wrote on Monday`."""
    words = lexicon.words
    verbs = (k for k in range(1, len(sentence.items)) if sentence.items[k].norm in words)
    place = next(verbs, None)
    if place is None:
        return Tag(None, mention)
    before = sentence.span(1, place - 1) if place > 1 else None
    return Tag(sentence.span(place, place), mention or before)


def is_pointer(items: Sequence[Word], lexicon: ReportingLexicon) -> bool:
    """Whether a "Read more:" opens the sentence: what follows is a title."""
    norms = tuple(item.norm for item in items[:3])
    pointers = lexicon.grammar.pointer[norms[0]]
    return any(norms[: len(p)] == p for p in pointers)
