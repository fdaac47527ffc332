"""Words and signs as the rules see them, each form read once for all its occurrences.

A text repeats its words: what a rule may ask of a form is told when the form is met for the
first time, and a sentence holds references to forms. Between two spaces the text repeats itself,
too ("said,"), so a whole stretch without a space is looked up at once.
"""

import re
from dataclasses import dataclass, fields
from functools import lru_cache

from fidelity.quotations import classes
from fidelity.quotations.classes import (
    ADVERBIAL,
    CAPITAL,
    CLOSING_BRACKET,
    CLUES,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    EXCLAIMS,
    FINITE,
    GERUND,
    IN_PHRASE,
    INTERROGATIVE,
    JOINS_NAMES,
    NAME_SIGN,
    NEGATED,
    OPENING_BRACKET,
    OPENING_SIGN,
    OUTER_SIGN,
    PLURAL,
    POSSESSIVE,
    PRONOUN,
    SEMICOLON,
    SHOWS_FINITE,
    SUBORDINATOR,
    VERB,
    WORD,
)
from fidelity.quotations.lexicon import ReportingLexicon, load
from fidelity.quotations.marked import Marked

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
STOPS = frozenset({".", "!", "?", "…", "...", "。"})
DASHES = frozenset({"–", "—", "--", "―"})
CLOSERS = frozenset({")", "]"})
_STARTERS = frozenset("([•*·—–―-¿¡")
_ENDINGS_OF_NAMES = ("'s", "’s", "'", "’", ".")
_LAST_OF_ENDINGS = frozenset("s'’.")
_SIGNS = {
    ",": COMMA | OUTER_SIGN,
    ":": COLON | OUTER_SIGN,
    ";": SEMICOLON | OUTER_SIGN,
    ".": NAME_SIGN | OUTER_SIGN,
    "…": OUTER_SIGN,
    "...": OUTER_SIGN,
    "-": DASH | NAME_SIGN | OUTER_SIGN,
    **dict.fromkeys(DASHES, DASH | OUTER_SIGN),
    "(": OPENING_BRACKET | OPENING_SIGN | OUTER_SIGN,
    ")": CLOSING_BRACKET,
    **dict.fromkeys("$£€[", OPENING_SIGN),
    **dict.fromkeys("'’&/", NAME_SIGN),
    **dict.fromkeys("?!", EXCLAIMS),
}
# what may stand inside a name or a noun phrase besides words
_INSIDE_PHRASE = frozenset("-/&.'’()@#$%")
_OUTSIDE_PHRASE = COMPLEMENTISER | INTERROGATIVE | SUBORDINATOR | FINITE
# Stretches without a space that a language remembers, and the longest of them.
_REMEMBERED = 1 << 15
_LONGEST_REMEMBERED = 40
_LANGUAGES = 16


@dataclass(slots=True, kw_only=True, eq=False)
class Word:
    """A word, a sign, or a part of a marked stretch (then `marked` is set, and its part index).

    Attributes:
        text: as printed.
        norm: lower case with straight apostrophes; empty for a marked stretch.
        plain: as printed, without the ending of a possessive or an abbreviation; `stem`, folded.
        is_word: a word or a number.
        is_capital: a word that begins with a capital letter.
        classes: the bits of its word classes.
        may_end: a sentence may end with it.
        may_start: a sentence may begin with it.
        is_notable: it has a capital, is a clue to a report, or may end a sentence.
        marked: the marked stretch, and `part`, which of its parts.
    """

    text: str
    norm: str
    plain: str = ""
    stem: str = ""
    is_word: bool = False
    is_capital: bool = False
    classes: int = 0
    may_end: bool = False
    may_start: bool = False
    is_notable: bool = False
    marked: Marked | None = None
    part: int = 0


# The words of a stretch without a space, and where each begins in it.
Run = tuple[tuple[Word, ...], tuple[int, ...]]


class Vocabulary(dict[str, Run]):
    """The words of every stretch without a space, each read when it is first asked for."""

    def __init__(self, lexicon: ReportingLexicon, abbreviations: frozenset[str]) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._abbreviations = abbreviations
        self.language = lexicon.language
        self._forms: dict[tuple[str, str, bool], Word] = {}
        self._listed = _listed(lexicon)
        grammar = lexicon.grammar
        self._endings = (
            (GERUND, grammar.gerund_ending),
            (ADVERBIAL, grammar.adverb_ending),
            (NEGATED, grammar.negated_ending),
            (PLURAL, grammar.plural_ending),
            (POSSESSIVE, "'s"),
        )

    def __missing__(self, stretch: str) -> Run:
        words: list[Word] = []
        starts: list[int] = []
        taken = 0  # past the last word: the full stop of an abbreviation is part of it
        for match in _WORD.finditer(stretch):
            if match.start() >= taken:
                for word, start in self._at(stretch, *match.span()):
                    words.append(word)
                    starts.append(start)
                    taken = start + len(word.text)
        run = (tuple(words), tuple(starts))
        if len(stretch) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
                self._forms.clear()
            self[stretch] = run
        return run

    def _at(self, stretch: str, begin: int, end: int) -> list[tuple[Word, int]]:
        """The word between two offsets, with its full stop; the two of "dit-il"."""
        text = stretch[begin:end]
        first = text[0]
        if not first.isalnum():
            norm = text if text.isascii() else text.lower().replace("’", "'")
            return [(self._word(text, norm, is_word=False), begin)]
        norm = text.lower().replace("’", "'")
        if stretch.startswith(".", end) and (
            norm in self._abbreviations or (len(text) == 1 and first.isupper() and text != "I")
        ):
            end += 1
            text, norm = text + ".", norm + "."
        clitics = self._lexicon.grammar.clitic
        if "-" in norm and norm.endswith(clitics):
            joint = begin + len(next(norm.removesuffix(c) for c in clitics if norm.endswith(c)))
            verb, pronoun = stretch[begin:joint], norm.rsplit("-", 1)[1]
            after = end - len(pronoun)
            return [
                (self._word(verb, verb.lower(), is_word=True, is_capital=False), begin),
                (self._word(pronoun, pronoun, is_word=True, is_capital=False), after),
            ]
        return [(self._word(text, norm, is_word=True, is_capital=first.isupper()), begin)]

    def _word(self, text: str, norm: str, *, is_word: bool, is_capital: bool = False) -> Word:
        known = self._forms.get((text, norm, is_capital))
        if known is None:
            found = self._classes(text, norm, is_word=is_word, is_capital=is_capital)
            may_end = text in STOPS or text in DASHES or text in CLOSERS
            known = Word(
                text=text,
                norm=norm,
                plain=_plain(text),
                stem=_plain(norm),
                is_word=is_word,
                is_capital=is_capital,
                classes=found,
                may_end=may_end,
                is_notable=is_capital or may_end or bool(found & CLUES),
                may_start=text[0].isupper() or text[0].isdigit() or text[0] in _STARTERS,
            )
            self._forms[text, norm, is_capital] = known
        return known

    def _classes(self, text: str, norm: str, *, is_word: bool, is_capital: bool) -> int:
        found = self._listed.get(norm, 0)
        if not is_word:
            found |= _SIGNS.get(text, 0)
        else:
            found |= WORD
            if is_capital:
                found |= CAPITAL
            if self._lexicon.is_finite(norm):
                found |= SHOWS_FINITE
        for bit, ending in self._endings:
            if norm.endswith(ending):
                found |= bit
        if is_word or text in _INSIDE_PHRASE:
            if found & COORDINATOR:
                found |= JOINS_NAMES
            elif not found & _OUTSIDE_PHRASE:
                found |= IN_PHRASE
        return found


@lru_cache(maxsize=_LANGUAGES)
def vocabulary(language: str, abbreviations: frozenset[str]) -> Vocabulary:
    """The vocabulary of a language with reporting words, kept from one document to the next.

    Args:
        language: of the reporting words.
        abbreviations: words whose full stop ends no sentence.
    """
    return Vocabulary(load(language), abbreviations)


def _listed(lexicon: ReportingLexicon) -> dict[str, int]:
    """The classes of every word that a list of the language holds; phrases by their first word."""
    found: dict[str, int] = dict.fromkeys(lexicon.words, VERB)
    for word in lexicon.genders:
        found[word] = found.get(word, 0) | PRONOUN
    for field in fields(lexicon.grammar):
        bit = getattr(classes, field.name.upper(), 0)
        for word in getattr(lexicon.grammar, field.name) if bit else ():
            found[word] = found.get(word, 0) | bit
    return found


def _plain(word: str) -> str:
    if word[-1:] not in _LAST_OF_ENDINGS:
        return word
    for ending in _ENDINGS_OF_NAMES:
        word = word.removesuffix(ending)
    return word
