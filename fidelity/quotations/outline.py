"""Sentences as the search for reported speech sees them: words, marks, and whole quotations.

A marked stretch is one item, whatever stands in it, so that "…," she said, "…" is one sentence
and the full stops inside the marks end nothing outside them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress, count
from operator import attrgetter

from fidelity.quotations.classes import (
    CAPITAL,
    CLUES,
    COMPLEMENTISER,
    INTERROGATIVE,
    MARKED,
    PHRASES,
    PREPOSITION,
    SUBJECT_PRONOUN,
    TIME,
    VERB,
)
from fidelity.quotations.marked import Marked
from fidelity.quotations.words import CLOSERS, DASHES, STOPS, Vocabulary, Word, marked_word
from fidelity.records import Span
from fidelity.text.segments import is_numbering, is_ordinal

# A longer "sentence" is a table or a text without full stops: cut, so that work stays linear.
LONGEST_SENTENCE = 120
# A sentence of its own in marks has at least so many words; an attribution at most so many items.
_SHORTEST_UTTERANCE = 3
_LONGEST_TAG = 30
# `"Why?" Hewes asked`: in an attribution so short the verb may take an object
_SHORT_TAG = 5
_HOURS = frozenset({"a.m.", "p.m."})
_STEP, _CLASSES = attrgetter("step"), attrgetter("classes")
_IS_NOTABLE, _MAY_END = attrgetter("is_notable"), attrgetter("may_end")
_OPENS_CLAUSE = COMPLEMENTISER | SUBJECT_PRONOUN | INTERROGATIVE


class Sentence:
    """The items of one sentence, and where they stand.

    Attributes:
        items: words, signs, and marked stretches as single items.
        starts: offsets of the items; a marked stretch begins at its mark.
        classes: the bits of the items' word classes.
        paragraph: index of its paragraph.
        after_dash: a dash between two quotations stands before it: another person speaks.
        marked: indices of the marked items.
        capitals: indices of the words that begin with a capital letter.
        clued: indices of the items that are a clue to a report.
        shown: the classes of all notable items.
        clues: those of them that are a clue to a report.
    """

    __slots__ = (
        "after_dash",
        "capitals",
        "classes",
        "clued",
        "clues",
        "items",
        "marked",
        "paragraph",
        "shown",
        "starts",
    )

    def __init__(self, reading: "_Paragraph", begin: int, end: int) -> None:
        self.items = reading.items[begin:end]
        self.starts = reading.starts[begin:end]
        self.classes = classes = reading.classes[begin:end]
        self.paragraph = reading.index
        self.after_dash = reading.after_dash
        marked: list[int] = []
        capitals: list[int] = []
        clued: list[int] = []
        shown = 0
        for place in compress(count(), map(_IS_NOTABLE, self.items)):
            here = classes[place]
            if here & CAPITAL:
                capitals.append(place)
            if here & CLUES:
                if here & PHRASES and not self._may_be_phrase(place):
                    here &= ~PHRASES
                if here & CLUES:
                    clued.append(place)
            elif here & MARKED:
                marked.append(place)
            shown |= here
        self.marked = marked
        self.capitals = capitals
        self.clued = clued
        self.shown = shown
        self.clues = shown & CLUES

    def _may_be_phrase(self, place: int) -> bool:
        """Whether what follows can be the second word of a phrase that begins here."""
        seconds = self.items[place].seconds
        following = self.items[place + 1 : place + 2]
        return not seconds or (following != [] and following[0].norm in seconds)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset past the last character."""
        return self.starts[-1] + len(self.items[-1].text)

    def span(self, first: int, last: int) -> Span:
        """From one item to another one, which is included."""
        return Span(self.starts[first], self.starts[last] + len(self.items[last].text))


class _Paragraph:
    """The items of one paragraph while it is read, and which of them are `marked`."""

    def __init__(self, text: str, index: int, start: int, vocabulary: Vocabulary) -> None:
        self.text = text
        self.index = index
        self.position = start
        self.vocabulary = vocabulary
        self.items: list[Word] = []
        self.starts: list[int] = []
        self.classes: list[int] = []
        self.marked: list[int] = []
        self.after_dash = False  # of the next sentence

    def read(self, end: int) -> None:
        """Take in the plain text up to an offset."""
        offset = self.position
        if offset >= end:
            return
        self.position = end
        if self.text[offset] == " ":
            offset += 1
        plain = self.text[offset:end].rstrip(" ")
        stretches = plain.split(" ")
        items = [*chain.from_iterable(map(self.vocabulary.__getitem__, stretches))]
        starts = [*accumulate(map(_STEP, items), initial=offset)]
        if starts.pop() != offset + len(plain) + 1:
            starts = self._starts(stretches, offset)
        self.items += items
        self.starts += starts

    def _starts(self, stretches: Sequence[str], offset: int) -> list[int]:
        """Where the words of stretches begin that blanks part, and not one space each."""
        starts: list[int] = []
        for stretch in stretches:
            end = offset + len(stretch) + 1
            steps = [word.step for word in self.vocabulary[stretch]]
            starts += [*accumulate(steps, initial=end - sum(steps))][:-1]
            offset = end
        return starts

    def add_marked(self, outer: Span, stretch: Marked, part: int) -> None:
        """Read up to a part of a marked stretch, and take it in as one item."""
        self.read(outer.start)
        self.marked.append(len(self.items))
        self.items.append(marked_word(outer.of(self.text), stretch, part))
        self.starts.append(outer.start)
        self.position = max(self.position, outer.end)

    def split(self) -> Iterator[Sentence]:
        """The sentences, when all is read."""
        items = self.items
        self.classes = [*map(_CLASSES, items)]
        last = len(items) - 1
        begin = 0
        for index in self._ends():
            while index - begin >= LONGEST_SENTENCE:
                end = begin + LONGEST_SENTENCE
                yield Sentence(self, begin, end)
                begin, self.after_dash = end, False
            if index == last:
                yield Sentence(self, begin, index + 1)
            elif items[index].text in DASHES and _is_between_quotations(items, index):
                if begin < index:
                    yield Sentence(self, begin, index)
                begin, self.after_dash = index + 1, True
            elif _ends_sentence(self, index):
                yield Sentence(self, begin, index + 1)
                begin, self.after_dash = index + 1, False

    def _ends(self) -> list[int]:
        """The indices of the items with which a sentence may end, the last one among them."""
        ends = [*compress(count(), map(_MAY_END, self.items))]
        if self.marked:
            ends = sorted({*ends, *self.marked, *(place - 1 for place in self.marked if place)})
        last = len(self.items) - 1
        if last >= 0 and (not ends or ends[-1] != last):
            ends.append(last)
        return ends


def outline(
    text: str,
    paragraphs: Sequence[Span],
    stretches: Sequence[Marked],
    vocabulary: Vocabulary,
) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs, marked stretches folded into single items.

    Args:
        text: the document's text.
        paragraphs: in order, not overlapping.
        stretches: in order, not overlapping.
        vocabulary: of the language; its verbs make `"Why?" Hewes asked.` one sentence.
    """
    pieces = [
        (outer, stretch, part) for stretch in stretches for part, outer in enumerate(stretch.outer)
    ]
    found: list[Sentence] = []
    next_piece = 0
    for index, paragraph in enumerate(paragraphs):
        reading = _Paragraph(text, index, paragraph.start, vocabulary)
        while next_piece < len(pieces) and pieces[next_piece][0].start < paragraph.end:
            reading.add_marked(*pieces[next_piece])
            next_piece += 1
        reading.read(paragraph.end)
        found.extend(reading.split())
    return tuple(found)


def _is_between_quotations(items: Sequence[Word], index: int) -> bool:
    return (
        0 < index < len(items) - 1
        and items[index - 1].marked is not None
        and items[index + 1].marked is not None
    )


def _ends_sentence(paragraph: _Paragraph, index: int) -> bool:
    items = paragraph.items
    item, following = items[index], items[index + 1]
    if item.marked:
        return _ends_with_quotation(paragraph.text, items, index)
    if following.marked and _has_lost_stop(paragraph, index):
        return True
    if item.text in CLOSERS:
        is_stop = index > 0 and items[index - 1].text in STOPS
    else:
        is_stop = item.text in STOPS
    if not is_stop or paragraph.starts[index + 1] == paragraph.starts[index] + len(item.text):
        return False  # "(D-N.Y.)"
    if item.text == "." and index > 1:
        before, number = items[index - 2], items[index - 1]
        language = paragraph.vocabulary.language
        if is_ordinal(before.norm, number.text, following.norm, language):
            return False
        if is_numbering(number.norm, following.text, language):
            return False
    return following.may_start or following.marked is not None


def _has_lost_stop(paragraph: _Paragraph, index: int) -> bool:
    """Whether a new quotation follows an attribution whose full stop is lost, or an abbreviation's.

    `"…," said Moss, R-N.C. "We will wait."` and `"…," she said "We will wait."`
    """
    text, items = paragraph.text, paragraph.items
    if items[index].text[-1] in ",:;-–—(":
        return False
    if items[index].norm in _HOURS:  # `at 3 a.m. "We had eleven minutes," she said`
        return _is_utterance(_inner(text, items[index + 1]))
    before = paragraph.marked[bisect_left(paragraph.marked, index) - 1]
    if not max(-1, index - _LONGEST_TAG) < before <= index:
        return False
    ended, opened = _inner(text, items[before]), _inner(text, items[index + 1])
    return (
        ended.endswith(",")
        and _is_utterance(ended)
        and _is_utterance(opened)
        and opened[-1] in ".!?…,’”\"'"
        and any(item.classes & VERB for item in items[before + 1 : index + 1])
    )


def _is_utterance(words: str) -> bool:
    """A capital first, and small letters after it: a sentence, and no title."""
    rest = words.split()[1:]
    small = sum(word[0].islower() for word in rest)
    return words[0].isupper() and len(rest) >= _SHORTEST_UTTERANCE - 1 and 2 * small > len(rest)


def _inner(text: str, item: Word) -> str:
    return item.marked.parts[item.part].of(text) if item.marked else item.text


def _ends_with_quotation(text: str, items: Sequence[Word], index: int) -> bool:
    inner = items[index].marked.parts[items[index].part]  # type: ignore[union-attr]
    last = text[inner.end - 1]
    following = items[index + 1]
    if last in "'’‘”\")]" and len(inner) > 1:
        last = text[inner.end - 2]
    if last not in ".!?…" or not (
        following.marked or following.text[0].isalnum() or following.text in DASHES
    ):
        return False
    if following.marked is None and following.text[0].islower():
        return False
    if following.marked is None and last in "!?…":
        return not _attribution_follows(items, index + 1)
    return True


def _attribution_follows(items: Sequence[Word], start: int) -> bool:
    """Whether a short "Hewes asked" comes next, with nothing else that it could report."""
    first = items[start]
    if first.is_capital and first.classes & SUBJECT_PRONOUN and first.norm != "i":
        return False  # `"Why?" He answered, "Because."`
    is_long = False
    for place in range(start, min(start + _LONGEST_TAG, len(items))):
        item = items[place]
        if item.text in STOPS:
            return False
        if item.classes & VERB and place > start:
            if place + 1 == len(items):
                return True
            following = items[place + 1]
            closes = following.text in {".", ","} or following.classes & (PREPOSITION | TIME)
            return bool(closes) or not (is_long or following.classes & _OPENS_CLAUSE)
        is_long = is_long or not item.is_word or place - start >= _SHORT_TAG
    return False
