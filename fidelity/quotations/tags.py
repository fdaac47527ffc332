"""The attribution after a quotation, where its verb is not known to report."""

from collections.abc import Sequence
from typing import NamedTuple

from fidelity.quotations import fragments
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.outline import Item
from fidelity.records import Span

# `"…," let board chairman Walter Prine communicate.`: an attribution of so many items
_LONGEST_TAG = 10
_SHORTEST_TAG = 2


class Tag(NamedTuple):
    """What follows a quotation: the verb and the speaker, each None where it is not known."""

    cue: Span | None
    mention: Span | None


def find_tag(text: str, items: Sequence[Item], item: Item, lexicon: ReportingLexicon) -> Tag | None:
    """The attribution of the marked stretch `item` of a sentence; None when it has none."""
    if items[0] is not item:
        return None
    tail = items[1:]
    mention = _speaker(text, item, tail, lexicon)
    inner = fragments.inner(item).of(text)
    if inner.endswith(",") and fragments.is_clause(text, item):
        return _with_verb(tail, mention, lexicon)
    return Tag(None, mention) if mention else None


def _speaker(text: str, item: Item, tail: Sequence[Item], lexicon: ReportingLexicon) -> Span | None:
    """The speaker of `"…!" beamed Hartley.`."""
    is_closed = fragments.inner(item).of(text)[-1] in ",?!" or (bool(tail) and tail[0].text == ",")
    words = [after for after in tail if after.is_word]
    if not is_closed or len(words) < _SHORTEST_TAG:
        return None
    if words[0].norm in lexicon.genders and len(words) <= _SHORTEST_TAG:
        return words[0].span
    is_inverted = not words[0].is_capital and words[1].is_capital
    if not is_inverted and len(words) > _LONGEST_TAG:
        return None
    capital = [after for after in words[:_LONGEST_TAG] if after.is_capital]
    return Span(capital[0].start, capital[-1].end) if capital else None


def _with_verb(tail: Sequence[Item], mention: Span | None, lexicon: ReportingLexicon) -> Tag:
    """Verb and speaker of `"…," the guru who founded it wrote on Monday`."""
    verbs = (k for k, after in enumerate(tail) if after.norm in lexicon.words)
    place = next(verbs, None)
    if place is None:
        return Tag(None, mention)
    before = Span(tail[0].start, tail[place - 1].end) if place else None
    return Tag(tail[place].span, mention or before)
