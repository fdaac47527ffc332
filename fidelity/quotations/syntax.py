"""What can be told of a sentence from closed word classes alone, without a parser."""

from collections.abc import Sequence

from fidelity import lexicons
from fidelity.quotations.classes import (
    CAPITAL,
    COMMA,
    COMPLEMENTISER,
    CONNECTIVE,
    COORDINATOR,
    DETERMINER,
    IN_PHRASE,
    JOINS_NAMES,
    OUTER_SIGN,
    PREPOSITION,
    SHOWS_FINITE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    WORD,
)
from fidelity.quotations.lexicon import Phrases, ReportingLexicon
from fidelity.quotations.outline import LONGEST_SENTENCE, Sentence

Range = tuple[int, int]  # item indices, end exclusive

STOPS = frozenset({".", "!", "?", "…", "..."})
# No look goes further past the sentence than this.
_PADDING = 40
_NO_CLASS = (0,) * _PADDING
_NOT_MARKED = (False,) * (LONGEST_SENTENCE + _PADDING)
# A noun phrase longer than this is more likely a clause that was misread.
_LONGEST_NAME = 4
_LONGEST_PHRASE = 18
_SHORTEST_CLAUSE = 3
_MARKS_AND_SPACE = "\"'“”„‟«»‘’‚‹›`「」『』 \u00a0\u202f"
_ADJUNCTS = PREPOSITION | SUBORDINATOR | TIME
_LONGEST_ADJUNCT = 15


class Syntax:
    """One sentence with the word classes of its language, its full stop left out.

    With `part` its items alone, as if nothing stood before or behind them.

    Attributes:
        items: the words and signs.
        end: past the last item.
        lexicon: the words of the language.
        shown: the classes of all notable items.
        clues: those of them that are a clue to a report.
        clued: the indices of these words.
        classes: of each item, as bits.
        marked: whether a marked stretch stands there.
        marks: the indices of the marked stretches.
        is_answer: a question stands before it, so that its verb may open it.

    `classes` and `marked` may be asked past either end: nothing stands there.
    """

    __slots__ = (
        "classes",
        "clued",
        "clues",
        "end",
        "is_answer",
        "items",
        "lexicon",
        "marked",
        "marks",
        "shown",
    )

    def __init__(
        self, sentence: Sentence, lexicon: ReportingLexicon, part: Range | None = None
    ) -> None:
        items = sentence.items
        begin, last = part or (0, len(items))
        while last and items[last - 1].text in STOPS:
            last -= 1
        self.items = items[begin:last]
        self.end = last - begin
        self.is_answer = begin > 0
        self.lexicon = lexicon
        self.shown = sentence.shown
        self.clues = sentence.clues
        self.clued = sentence.clued
        self.classes = sentence.classes[begin:last]
        self.classes += _NO_CLASS
        self.marks = sentence.marked
        if part is not None:
            self.clued = [place - begin for place in sentence.clued if begin <= place < last]
            self.marks = [place - begin for place in sentence.marked if begin <= place < last]
        self.marked: Sequence[bool] = _NOT_MARKED
        if self.marks:
            self.marked = marked = [*_NOT_MARKED]
            for place in self.marks:
                marked[place] = True

    def inner(self, index: int) -> str:
        """The words inside the marks at an index."""
        return self.items[index].text.strip(_MARKS_AND_SPACE)

    def has_marked(self, start: int, end: int) -> bool:
        """Whether a marked stretch stands in the range."""
        for place in self.marks:  # noqa: SIM110  # asked too often for a generator
            if start <= place < end:
                return True
        return False

    def has_words(self, count: int, start: int, end: int) -> bool:
        """Whether at least so many words stand in the range, those inside marks left out."""
        for classes in self.classes[start:end]:
            if classes & WORD:
                count -= 1
                if count == 0:
                    return True
        return False

    def shows(self, classes: int, start: int, end: int) -> bool:
        """Whether a word of one of the classes stands in the range."""
        for found in self.classes[start:end]:  # noqa: SIM110  # asked too often for a generator
            if found & classes:
                return True
        return False

    def comma(self, start: int, end: int) -> int:
        """The first comma in the range, or the end of the range."""
        for place in range(start, end):
            if self.classes[place] & COMMA:
                return place
        return end

    def is_headline(self) -> bool:
        """Whether Nearly Every Long Word Begins With a Capital."""
        long_words = [item for item in self.items if item.is_word and len(item.text) > 3]
        capital = sum(item.text[0].isupper() or item.text[0].isdigit() for item in long_words)
        return len(long_words) > 3 and capital >= 0.75 * len(long_words)

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb, or a pronoun that needs one, stands in the range.

        A language without a list of finite verbs gets the benefit of the doubt.
        """
        if not self.lexicon.grammar.finite:
            return self.has_words(_SHORTEST_CLAUSE, start, end)
        return self.shows(SHOWS_FINITE, start, end)

    def ends_in_infinitive(self, start: int) -> bool:
        """Whether an infinitive with its mark ends the clause: "an, dagegen | zu klagen"."""
        marks = lexicons.listed(self.lexicon.language, "reporting_grammar", "zu")
        if not marks or self.classes[start] & SUBORDINATOR:
            return False
        end = self.comma(start, self.end)
        near = (item.norm for item in self.items[max(start, end - 2) : end])
        last = self.items[end - 1].norm
        return not marks.isdisjoint(near) or any(
            mark in last[2:-3] and last.endswith("en") for mark in marks
        )

    def is_dated(self, place: int) -> bool:
        """Whether an article and a time stand here, and no noun with them: "el martes a los"."""
        classes = self.classes
        return bool(
            classes[place] & DETERMINER
            and classes[place + 1] & TIME
            and classes[place + 2] & (PREPOSITION | COMPLEMENTISER | COMMA)
        )

    def phrase_start(self, end: int, floor: int) -> int:
        """Where the noun phrase begins that ends at `end`; `end` itself when there is none."""
        start = end
        lowest = max(floor, end - _LONGEST_PHRASE)
        classes = self.classes
        while start > lowest and (classes[start - 1] & IN_PHRASE or self._joins_names(start - 1)):
            start -= 1
        while start < end and classes[start] & CONNECTIVE:
            start += 1
        return start

    def _joins_names(self, index: int) -> bool:
        """Whether a word makes one noun phrase of two: "Poland and Germany"."""
        return bool(
            self.classes[index] & JOINS_NAMES
            and 0 < index < self.end - 1
            and self.classes[index - 1] & CAPITAL
            and self.classes[index + 1] & CAPITAL
        )

    def sentence_subject(self, before: int) -> Range | None:
        """The noun phrase that the sentence begins with, an opening adjunct left out."""
        start = 0
        if self.classes[0] & _ADJUNCTS:
            last = min(before, _LONGEST_ADJUNCT)
            comma = self.comma(0, last)
            if comma >= last:
                return None
            start = comma + 1
        while start < before and self.classes[start] & CONNECTIVE:
            start += 1
        end = start
        while (
            end < before
            and (self.classes[end] & IN_PHRASE or self._joins_names(end))
            and not self._ends_subject(end)
        ):
            end += 1
        return (start, self._past_name(end, before)) if start < end else None

    def _past_name(self, comma: int, before: int) -> int:
        """Past the name between two commas: "the mayor of the town, Ada Moll, | praised"."""
        name = comma + 1
        while name < before and self.classes[name] & CAPITAL and name - comma <= _LONGEST_NAME:
            name += 1
        is_name = self.classes[comma] & COMMA and self.classes[name] & COMMA and name > comma + 2
        return name if is_name and name < before else comma

    def _ends_subject(self, index: int) -> bool:
        classes = self.classes[index]
        return bool(classes & SHOWS_FINITE) and not classes & (CAPITAL | SUBJECT_PRONOUN)

    def trimmed(self, start: int, end: int) -> tuple[Range, ...]:
        """The range without marks and coordinators at its ends; nothing when nothing is left."""
        classes = self.classes
        while start < end and classes[start] & OUTER_SIGN:
            start += 1
        while start < end:
            last = classes[end - 1]
            if not (last & OUTER_SIGN or (last & COORDINATOR and end - start > 1)):
                break
            end -= 1
        return ((start, end),) if start < end else ()

    def phrase_at(self, index: int, phrases: Phrases) -> int:
        """How many items the first matching phrase covers here; 0 for none."""
        following = self.items[index + 1].norm if index + 1 < self.end else ""
        for phrase in phrases.get(self.items[index].norm, ()):
            if len(phrase) == 1 or (
                phrase[1] == following and (len(phrase) == 2 or self.matches(index, phrase))
            ):
                return len(phrase)
        return 0

    def matches(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether these words, folded, stand at the index, where the first of them does."""
        if index + len(words) > self.end:
            return False
        for offset in range(1, len(words)):
            if self.items[index + offset].norm != words[offset]:
                return False
        return True
