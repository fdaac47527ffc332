"""Where the phrases of a word list stand among tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import NamedTuple

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.normalise import fold
from fidelity.text.recent import remember_recent


class PhraseMatch(NamedTuple):
    """A phrase of a list, at the tokens `start` up to, not including, `end`.

    `row` is the list's row, the phrase first; `section` is the list's section it stands in.
    """

    start: int
    end: int
    section: str
    row: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """The phrase as the list has it."""
        return self.row[0]

    @property
    def indices(self) -> tuple[int, ...]:
        """The indices of its tokens."""
        return tuple(range(self.start, self.end))


def find_phrases(
    tokens: Sequence[Token], name: str, language: str = "en", section: str | None = None
) -> tuple[PhraseMatch, ...]:
    """Phrases of a word list, in order, not overlapping; the longest wins at each place.

    A word of a phrase matches a token as printed (in lower case) or by its dictionary form.
    A list that the language does not have finds nothing.
    """
    asked = _asked(language)
    wanted = (name, section)
    if wanted not in asked.lists:
        asked.add(wanted, _index(language, *wanted))
    places = _opened(tokens, language, len(asked.lists)).get(wanted)
    if places is None:
        return ()
    index = _index(language, *wanted)
    found: list[PhraseMatch] = []
    end = 0
    for place in sorted(places):
        if place >= end:
            match = _longest(tokens, place, index)
            if match is not None:
                found.append(match)
                end = match.end
    return tuple(found)


_List = tuple[str, str | None]  # its name; the section, None for all
_Entry = tuple[tuple[str, ...], str, tuple[str, ...]]  # words of the phrase, section, row


@cache
def _index(language: str, name: str, section: str | None) -> Mapping[str, tuple[_Entry, ...]]:
    """Entries by their first word, longest first; none for a list that the language lacks."""
    if not lexicons.exists(language, name):
        return {}
    found: dict[str, list[_Entry]] = {}
    for here, rows in lexicons.sections(language, name).items():
        if section is not None and here != section:
            continue
        for row in rows:
            phrase = tuple(row[0].replace("-", " - ").split())  # a hyphen is a token of its own
            # a word as printed is folded ("ausser"), a dictionary form is not ("außer")
            for words in {phrase: 0, tuple(map(fold, phrase)): 0}:
                found.setdefault(words[0], []).append((words, here, row))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in found.items()
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    """The lists of one language that were asked for so far.

    Most of them have nothing to say of most sentences. So a sentence is not held against each, but
    its words, once, against what the phrases of all begin with: two words, or the only one.

    Attributes:
        lists: the lists.
        openings: the first word of a phrase -> its second one, "" where there is none -> the lists.
    """

    lists: set[_List] = field(default_factory=set)
    openings: dict[str, dict[str, set[_List]]] = field(default_factory=dict)

    def add(self, wanted: _List, index: Mapping[str, tuple[_Entry, ...]]) -> None:
        """Another list, with its entries."""
        for phrase, _, _ in chain.from_iterable(index.values()):
            first, second, *_ = *phrase, ""
            self.openings.setdefault(first, {}).setdefault(second, set()).add(wanted)
        self.lists.add(wanted)


@cache
def _asked(language: str) -> _Asked:  # noqa: ARG001 - each language has its own
    return _Asked()


@remember_recent
def _opened(tokens: Sequence[Token], language: str, n_lists: int) -> dict[_List, set[int]]:  # noqa: ARG001 - another list is another question
    """The places where a phrase of a list may begin, for those lists that have any."""
    openings = _asked(language).openings
    found: dict[_List, set[int]] = {}
    for place, token in enumerate(tokens):
        # as printed, and by its dictionary form
        for first in (token.norm, token.lemma) if token.lemma != token.norm else (token.norm,):
            seconds = openings.get(first)
            if seconds is None:
                continue
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            for second in ("", after.norm, after.lemma) if after is not None else ("",):
                for wanted in seconds.get(second, ()):
                    found.setdefault(wanted, set()).add(place)
    return found


def _longest(
    tokens: Sequence[Token], place: int, index: Mapping[str, tuple[_Entry, ...]]
) -> PhraseMatch | None:
    token = tokens[place]
    best = _first(index.get(token.norm, ()), tokens, place)
    if token.lemma != token.norm:
        # as printed goes first: "said to" is a phrase of its own, not a form of "say to"
        other = _first(index.get(token.lemma, ()), tokens, place)
        if best is None or (other is not None and len(other[0]) > len(best[0])):
            best = other
    if best is None:
        return None
    phrase, section, row = best
    return PhraseMatch(start=place, end=place + len(phrase), section=section, row=row)


def _first(entries: tuple[_Entry, ...], tokens: Sequence[Token], place: int) -> _Entry | None:
    """The longest that fits; they are sorted by length."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    for entry in entries:
        phrase = entry[0]
        # the second word rules out nearly all that begin with a word such as "the"
        if len(phrase) == 1 or (
            after is not None
            and phrase[1] in {after.norm, after.lemma}
            and _fits(phrase, tokens, place)
        ):
            return entry
    return None


def _fits(phrase: tuple[str, ...], tokens: Sequence[Token], place: int) -> bool:
    if place + len(phrase) > len(tokens):
        return False
    for word in phrase:
        token = tokens[place]
        if word != token.norm and word != token.lemma:  # noqa: PLR1714 - twice as fast as `in`
            return False
        place += 1
    return True
