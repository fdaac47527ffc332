"""Words and signs as the rules see them, each form read once for all its occurrences.

A text repeats its words: what a rule may ask of a form is told when the form is met for the
first time, and a sentence holds references to forms. Between two spaces the text repeats itself,
too ("said,"), so a whole stretch without a space is looked up at once.
"""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import sub
from typing import NamedTuple

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
    FIRST_PERSON,
    GERUND,
    IN_PHRASE,
    INTERROGATIVE,
    JOINS_NAMES,
    MARKED,
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
from fidelity.quotations.lexicon import Form, ReportingLexicon, load
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
_NOTABLE = CAPITAL | CLUES | FIRST_PERSON | OPENING_BRACKET
# French and Italian "L'élu", but not "L'Oréal" and "I'm"
_ELIDED = re.compile(r"[LDNSTJMCQ]['’][^\W\d_A-Z]{2}")
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
        is_notable: it has a capital, is marked, a clue to a report, "I" or "(".
        forms: the forms of reporting verbs that begin with it, longest first.
        seconds: where it only begins phrases that report, what may stand second in them.
        step: how far on the next word begins, one space counted after the last of a stretch.
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
    forms: tuple[Form, ...] = ()
    seconds: frozenset[str] = frozenset()
    step: int = 0
    marked: Marked | None = None
    part: int = 0


class _Form(NamedTuple):
    text: str
    norm: str
    is_word: bool = True
    is_capital: bool = False


class Vocabulary(dict[str, tuple[Word, ...]]):
    """The words of every stretch without a space, each read when it is first asked for."""

    def __init__(self, lexicon: ReportingLexicon, abbreviations: frozenset[str]) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._abbreviations = abbreviations
        self.language = lexicon.language
        self._forms: dict[tuple[_Form, int], Word] = {}
        self._listed = _listed(lexicon)
        self._seconds = _seconds(lexicon)
        grammar = lexicon.grammar
        self._endings = (
            (GERUND, grammar.gerund_ending),
            (ADVERBIAL, grammar.adverb_ending),
            (NEGATED, grammar.negated_ending),
            (PLURAL, grammar.plural_ending),
            (POSSESSIVE, "'s"),
        )

    def __missing__(self, stretch: str) -> tuple[Word, ...]:
        forms: list[_Form] = []
        starts: list[int] = []
        taken = 0  # past the last word: the full stop of an abbreviation is part of it
        for match in _WORD.finditer(stretch):
            if match.start() >= taken:
                for form, start in self._at(stretch, *match.span()):
                    forms.append(form)
                    starts.append(start)
                    taken = start + len(form.text)
        nexts = [*starts[1:], len(stretch) + 1]
        words = tuple(map(self._word, forms, map(sub, nexts, starts)))
        if len(stretch) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
                self._forms.clear()
            self[stretch] = words
        return words

    def _at(self, stretch: str, begin: int, end: int) -> list[tuple[_Form, int]]:
        """The word between two offsets, with its full stop; the two of "dit-il"."""
        text = stretch[begin:end]
        first = text[0]
        if not first.isalnum():
            norm = text if text.isascii() else text.lower().replace("’", "'")
            return [(_Form(text, norm, is_word=False), begin)]
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
            return [(_Form(verb, verb.lower()), begin), (_Form(pronoun, pronoun), after)]
        is_capital = first.isupper() and not _ELIDED.match(text)
        return [(_Form(text, norm, is_capital=is_capital), begin)]

    def _word(self, form: _Form, step: int) -> Word:
        known = self._forms.get((form, step))
        if known is None:
            text, norm, is_word, is_capital = form
            found = self._classes(text, norm, is_word=is_word, is_capital=is_capital)
            known = Word(
                text=text,
                norm=norm,
                plain=_plain(text),
                stem=_plain(norm),
                is_word=is_word,
                is_capital=is_capital,
                classes=found,
                may_end=text in STOPS or text in DASHES or text in CLOSERS,
                is_notable=bool(found & _NOTABLE),
                may_start=text[0].isupper() or text[0].isdigit() or text[0] in _STARTERS,
                forms=self._lexicon.forms.get(norm, ()),
                seconds=self._seconds.get(norm, frozenset()),
                step=step,
            )
            self._forms[form, step] = known
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


def marked_word(text: str, marked: Marked, part: int) -> Word:
    """A part of a marked stretch as one item."""
    return Word(text=text, norm="", classes=MARKED, is_notable=True, marked=marked, part=part)


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


def _seconds(lexicon: ReportingLexicon) -> dict[str, frozenset[str]]:
    """The second words of phrases that report, by their first; none where one word may do."""
    grammar = lexicon.grammar
    found: dict[str, list[str]] = {}
    for phrases in (grammar.according, grammar.stance, grammar.purpose, grammar.appearance):
        for first, rows in phrases.items():
            found.setdefault(first, []).extend(row[1] if len(row) > 1 else "" for row in rows)
    return {first: frozenset(seconds) for first, seconds in found.items() if all(seconds)}


def _plain(word: str) -> str:
    if word[-1:] not in _LAST_OF_ENDINGS:
        return word
    for ending in _ENDINGS_OF_NAMES:
        word = word.removesuffix(ending)
    return word
