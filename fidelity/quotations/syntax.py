"""What can be told of a sentence from closed word classes alone, without a parser."""

from dataclasses import dataclass

from fidelity.quotations.lexicon import Phrases, ReportingLexicon, either
from fidelity.quotations.outline import Item, Sentence

Range = tuple[int, int]  # item indices, end exclusive

COMMA = ","
DASHES = frozenset({"–", "—", "--", "-", "―"})
STOPS = frozenset({".", "!", "?", "…", "..."})
# what may stand inside a name or a noun phrase besides words
_INSIDE_PHRASE = frozenset("-/&.'’()@#$%")
# No look goes further past the sentence than this.
_PADDING = ("",) * 40
# A noun phrase longer than this is more likely a clause that was misread.
_LONGEST_PHRASE = 18
_SHORTEST_CLAUSE = 3
_MARKS_AND_SPACE = "\"'“”„‟«»‘’‚‹›`「」『』 \u00a0\u202f"
_OUTER_MARKS = frozenset({*DASHES, COMMA, ".", ";", ":", "…", "...", "("})


@dataclass(frozen=True, slots=True)
class Syntax:
    """One sentence with the word classes of its language.

    Attributes:
        items: the words and marks.
        end: past the last item.
        lexicon: the word classes.
        norms: the folded words, for a look at all of them.
    """

    items: tuple[Item, ...]
    end: int
    lexicon: ReportingLexicon
    norms: frozenset[str]
    _norms: tuple[str, ...]  # padded, so that a look past either end finds nothing
    _texts: tuple[str, ...]

    @classmethod
    def of(cls, sentence: Sentence, lexicon: ReportingLexicon) -> "Syntax":
        """The sentence without its full stop."""
        last = len(sentence.items)
        while last and sentence.items[last - 1].text in STOPS:
            last -= 1
        items = sentence.items[:last]
        norms = tuple([item.norm for item in items])
        texts = tuple([item.text for item in items])
        return cls(items, last, lexicon, frozenset(norms), norms + _PADDING, texts + _PADDING)

    def norm(self, index: int) -> str:
        """The folded word at an index; empty for a marked stretch and outside the sentence."""
        return self._norms[index]

    def text(self, index: int) -> str:
        """The item at an index as printed, marks of a marked stretch included; may be empty."""
        return self._texts[index]

    def is_marked(self, index: int) -> bool:
        """Whether a marked stretch stands at the index."""
        return 0 <= index < self.end and self.items[index].marked is not None

    def inner(self, index: int) -> str:
        """The words inside the marks at an index."""
        return self.text(index).strip(_MARKS_AND_SPACE)

    def has_marked(self, start: int, end: int) -> bool:
        """Whether a marked stretch stands in the range."""
        return any(item.marked for item in self.items[start:end])

    def word_count(self, start: int, end: int) -> int:
        """Words in the range, those inside marks left out."""
        return sum(item.is_word for item in self.items[start:end])

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
            return self.word_count(start, end) >= _SHORTEST_CLAUSE
        return self.shows_finite(start, end)

    def shows_finite(self, start: int, end: int) -> bool:
        """Whether a word of the range is known to be a finite verb."""
        is_finite = self.lexicon.is_finite
        return any(item.is_word and is_finite(item.norm) for item in self.items[start:end])

    def phrase_start(self, end: int, floor: int) -> int:
        """Where the noun phrase begins that ends at `end`; `end` itself when there is none."""
        start = end
        while start > floor and end - start < _LONGEST_PHRASE and self._is_in_phrase(start - 1):
            start -= 1
        while start < end and self.norm(start) in self.lexicon.grammar.connective:
            start += 1
        return start

    def _is_in_phrase(self, index: int) -> bool:
        item, grammar = self.items[index], self.lexicon.grammar
        if item.marked or not (item.is_word or item.text in _INSIDE_PHRASE):
            return False
        if item.norm in grammar.coordinator:
            return self._joins_names(index)
        return item.norm not in either(
            grammar.complementiser, grammar.interrogative, grammar.subordinator, grammar.finite
        )

    def _joins_names(self, index: int) -> bool:
        """Whether "and" stands inside one noun phrase: "Poland and Germany said"."""
        if not 0 < index < self.end - 1:
            return False
        before, after = self.items[index - 1], self.items[index + 1]
        return before.is_word and before.is_capital and after.is_capital

    def sentence_subject(self, before: int) -> Range | None:
        """The noun phrase that the sentence begins with, an opening adjunct left out."""
        grammar = self.lexicon.grammar
        start = 0
        opens_adjunct = either(grammar.preposition, grammar.subordinator, grammar.time)
        if self.norm(0) in opens_adjunct:
            commas = [k for k in range(min(before, 15)) if self.text(k) == COMMA]
            if not commas:
                return None
            start = commas[0] + 1
        while start < before and self.norm(start) in grammar.connective:
            start += 1
        end = start
        while end < before and self._is_in_phrase(end) and not self._ends_subject(end):
            end += 1
        return (start, end) if start < end else None

    def _ends_subject(self, index: int) -> bool:
        item = self.items[index]
        if item.norm in self.lexicon.grammar.subject_pronoun:
            return False
        return not item.is_capital and self.lexicon.is_finite(item.norm)

    def trimmed(self, start: int, end: int) -> tuple[Range, ...]:
        """The range without marks and coordinators at its ends; nothing when nothing is left."""
        coordinator = self.lexicon.grammar.coordinator
        while start < end and self._is_outer_mark(start):
            start += 1
        while start < end and (
            self._is_outer_mark(end - 1) or (self.norm(end - 1) in coordinator and end - start > 1)
        ):
            end -= 1
        return ((start, end),) if start < end else ()

    def _is_outer_mark(self, index: int) -> bool:
        return not self.is_marked(index) and self.text(index) in _OUTER_MARKS

    def phrase_at(self, index: int, phrases: Phrases) -> int:
        """How many items the first matching phrase covers here; 0 for none."""
        for phrase in phrases.get(self._norms[index], ()):
            if self.matches(index, phrase):
                return len(phrase)
        return 0

    def matches(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether these words, folded, stand at the index."""
        return self._norms[index : index + len(words)] == words
