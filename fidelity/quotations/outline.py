"""Sentences as the search for reported speech sees them: words, marks, and whole quotations.

A marked stretch is one item, whatever stands in it, so that "…," she said, "…" is one sentence
and the full stops inside the marks end nothing outside them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fidelity.quotations.lexicon import ReportingLexicon, either
from fidelity.quotations.marks import Marked
from fidelity.records import Span

_WORD = re.compile(
    r"""
    [a-zA-Z]{2,}(?![^\W\d_]|[-'’ʼ][^\W\d_])  # most words, found fast
    | (?:[^\W\d_]\.)+[^\W\d_]\.?            # U.S.
    | [^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*         # words, can't, secretary-general
    | \d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*       # 1,000.5  58-year-old
    | --+ | \.{3,}
    | \w+ | \S
    """,
    re.VERBOSE,
)
_ENDS = frozenset({".", "!", "?", "…", "...", "。"})
_DASHES = frozenset({"–", "—", "--", "―"})
_CLOSERS = frozenset({")", "]"})
_MAY_END = _ENDS | _CLOSERS | _DASHES
# A longer "sentence" is a table or a text without full stops: cut, so that work stays linear.
_LONGEST_SENTENCE = 120
# A sentence of its own in marks has at least so many words; an attribution at most so many items.
_SHORTEST_UTTERANCE = 3
_LONGEST_TAG = 30
# `"Why?" Hewes asked`: in an attribution so short the verb may take an object
_SHORT_TAG = 5
_STARTERS = frozenset("([•*·—–―-¿¡")


class Item(NamedTuple):
    """A word, a mark, or a part of a marked stretch (then `marked` is set, and its part index).

    `norm` is lower case with straight apostrophes, and empty for a marked stretch; `is_word` says
    a word or a number, `is_capital` one that begins with a capital letter.
    """

    start: int
    end: int
    text: str
    norm: str
    is_word: bool
    is_capital: bool
    marked: Marked | None = None
    part: int = 0

    @property
    def span(self) -> Span:
        """Where it stands; the marks of a marked stretch included."""
        return Span(self.start, self.end)


class Sentence(NamedTuple):
    """The items of one sentence.

    `paragraph` is the index of its paragraph; `after_dash` says that a dash between two
    quotations stands before it: another person speaks.
    """

    items: tuple[Item, ...]
    paragraph: int
    after_dash: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Offset past the last character."""
        return self.items[-1].end


def outline(
    text: str,
    paragraphs: Sequence[Span],
    stretches: Sequence[Marked],
    abbreviations: frozenset[str],
    lexicon: ReportingLexicon,
) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs, marked stretches folded into single items.

    Args:
        text: the document's text.
        paragraphs: in order, not overlapping.
        stretches: in order, not overlapping.
        abbreviations: words whose full stop ends no sentence.
        lexicon: its verbs make `"Why?" Hewes asked.` one sentence.
    """
    pieces = [
        (outer, stretch, part) for stretch in stretches for part, outer in enumerate(stretch.outer)
    ]
    clitics = lexicon.grammar.clitic
    found: list[Sentence] = []
    next_piece = 0
    for index, paragraph in enumerate(paragraphs):
        items: list[Item] = []
        position = paragraph.start
        while next_piece < len(pieces) and pieces[next_piece][0].start < paragraph.end:
            outer, stretch, part = pieces[next_piece]
            items.extend(_words(text, position, outer.start, abbreviations, clitics))
            words = outer.of(text)
            items.append(
                Item(
                    outer.start,
                    outer.end,
                    words,
                    norm="",
                    is_word=False,
                    is_capital=False,
                    marked=stretch,
                    part=part,
                )
            )
            position = max(position, outer.end)
            next_piece += 1
        items.extend(_words(text, position, paragraph.end, abbreviations, clitics))
        found.extend(_split(text, items, index, lexicon))
    return tuple(found)


def _words(
    text: str, start: int, end: int, abbreviations: frozenset[str], clitics: tuple[str, ...]
) -> list[Item]:
    found: list[Item] = []
    new = tuple.__new__  # a word is made some hundred thousand times a second
    taken = start  # past the last item: the full stop of an abbreviation is part of it
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        if begin < taken:
            continue
        word, taken = match.group(), stop
        first = word[0]
        if not first.isalnum():
            norm = word if word.isascii() else word.lower().replace("’", "'")
            found.append(new(Item, (begin, stop, word, norm, False, False, None, 0)))
            continue
        norm = word.lower()
        if "’" in norm:
            norm = norm.replace("’", "'")
        if text.startswith(".", stop, end) and (
            norm in abbreviations or (len(word) == 1 and first.isupper() and word != "I")
        ):
            taken += 1
            word, norm = word + ".", norm + "."
        if clitics and "-" in norm and norm.endswith(clitics):
            joint = begin + len(next(norm.removesuffix(c) for c in clitics if norm.endswith(c)))
            verb, pronoun = text[begin:joint], norm.rsplit("-", 1)[1]
            found.append(new(Item, (begin, joint, verb, verb.lower(), True, False, None, 0)))
            after = taken - len(pronoun)
            found.append(new(Item, (after, taken, pronoun, pronoun, True, False, None, 0)))
            continue
        found.append(new(Item, (begin, taken, word, norm, True, first.isupper(), None, 0)))
    return found


def _split(
    text: str, items: list[Item], paragraph: int, lexicon: ReportingLexicon
) -> Iterator[Sentence]:
    begin, after_dash = 0, False
    last = len(items) - 1
    for index in _possible_ends(items):
        while index - begin >= _LONGEST_SENTENCE:
            yield Sentence(tuple(items[begin : begin + _LONGEST_SENTENCE]), paragraph, after_dash)
            begin, after_dash = begin + _LONGEST_SENTENCE, False
        if items[index].text in _DASHES and _is_between_quotations(items, index):
            if begin < index:
                yield Sentence(tuple(items[begin:index]), paragraph, after_dash)
            begin, after_dash = index + 1, True
        elif index == last or _ends_sentence(text, items, index, lexicon):
            yield Sentence(tuple(items[begin : index + 1]), paragraph, after_dash)
            begin, after_dash = index + 1, False


def _possible_ends(items: list[Item]) -> list[int]:
    """The places where a sentence may end, in order: at a stop, a dash, a mark, before a mark."""
    marked = {k for k, item in enumerate(items) if item.marked}
    places = {k for k, item in enumerate(items) if item.text in _MAY_END}
    return sorted(places | marked | {k - 1 for k in marked if k} | {len(items) - 1} - {-1})


def _is_between_quotations(items: list[Item], index: int) -> bool:
    return (
        0 < index < len(items) - 1
        and items[index - 1].marked is not None
        and items[index + 1].marked is not None
    )


def _ends_sentence(text: str, items: list[Item], index: int, lexicon: ReportingLexicon) -> bool:
    item, following = items[index], items[index + 1]
    if item.marked:
        return _ends_with_quotation(text, items, index, lexicon)
    if following.marked and _has_lost_stop(text, items, index, lexicon):
        return True
    is_stop = item.text in _ENDS or (
        item.text in _CLOSERS and index > 0 and items[index - 1].text in _ENDS
    )
    if not is_stop:
        return False
    if following.start == item.end:
        return False  # "(D-N.Y.)"
    first = following.text[0]
    starts = following.marked or first.isupper() or first.isdigit() or first in _STARTERS
    return bool(starts)


def _has_lost_stop(text: str, items: list[Item], index: int, lexicon: ReportingLexicon) -> bool:
    """Whether a new quotation follows an attribution whose full stop is lost, or an abbreviation's.

    `"…," said Moss, R-N.C. "We will wait."` and `"…," she said "We will wait."`
    """
    before = next(
        (k for k in range(index, max(-1, index - _LONGEST_TAG), -1) if items[k].marked), None
    )
    if before is None or items[index].text[-1] in ",:;-–—(":
        return False
    ended, opened = _inner(text, items[before]), _inner(text, items[index + 1])
    return (
        ended.endswith(",")
        and _is_utterance(ended)
        and _is_utterance(opened)
        and opened[-1] in ".!?…,’”\"'"
        and any(item.norm in lexicon.words for item in items[before + 1 : index + 1])
    )


def _is_utterance(words: str) -> bool:
    """A capital first, and small letters after it: a sentence, and no title."""
    rest = words.split()[1:]
    small = sum(word[0].islower() for word in rest)
    return words[0].isupper() and len(rest) >= _SHORTEST_UTTERANCE - 1 and 2 * small > len(rest)


def _inner(text: str, item: Item) -> str:
    return item.marked.parts[item.part].of(text) if item.marked else item.text


def _ends_with_quotation(
    text: str, items: list[Item], index: int, lexicon: ReportingLexicon
) -> bool:
    inner = items[index].marked.parts[items[index].part]  # type: ignore[union-attr]
    last = text[inner.end - 1]
    following = items[index + 1]
    if last in "'’‘”\")]" and len(inner) > 1:
        last = text[inner.end - 2]
    if last not in ".!?…" or not (
        following.marked or following.text[0].isalnum() or following.text in _DASHES
    ):
        return False
    if following.marked is None and following.text[0].islower():
        return False
    if following.marked is None and last in "!?…":
        return not _attribution_follows(items, index + 1, lexicon)
    return True


def _attribution_follows(items: list[Item], start: int, lexicon: ReportingLexicon) -> bool:
    """Whether a short "Hewes asked" comes next, with nothing else that it could report."""
    grammar = lexicon.grammar
    if items[start].is_capital and items[start].norm in grammar.subject_pronoun - {"i"}:
        return False  # `"Why?" He answered, "Because."`
    opens_clause = either(grammar.complementiser, grammar.subject_pronoun, grammar.interrogative)
    is_long = False
    for place in range(start, min(start + _LONGEST_TAG, len(items))):
        item = items[place]
        following = items[place + 1] if place + 1 < len(items) else None
        if item.text in _ENDS:
            return False
        if item.norm in lexicon.words and place > start:
            closes = following is None or following.text in {".", ","}
            is_adjunct = following is not None and following.norm in (
                either(grammar.preposition, grammar.time)
            )
            opens = following is not None and following.norm in opens_clause
            return closes or is_adjunct or not (opens or is_long)
        is_long = (
            is_long or item.marked is not None or not item.is_word or place - start >= _SHORT_TAG
        )
    return False
