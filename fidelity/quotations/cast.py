"""The people of a document: their names, where each is named, and how each is described."""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from fidelity import lexicons
from fidelity.quotations.classes import (
    ALSO_NOUN,
    CAPITAL,
    COMMA,
    CONNECTIVE,
    COORDINATOR,
    DETERMINER,
    FINITE,
    INTERROGATIVE,
    NOUN_LINK,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)
from fidelity.quotations.lexicon import ReportingLexicon, load
from fidelity.quotations.outline import Sentence
from fidelity.quotations.syntax import Range
from fidelity.quotations.words import Word
from fidelity.records import Confidence, Span

_DESCRIPTION_BEFORE = 7
_LONGEST_NAME = 4
_DESCRIPTION_AFTER = 10
# Headline, standfirst and lead may describe a person whom only a later sentence names.
_LEAD = 4
# "The governor, Ingrid Solheim,": the name may follow its description by so many characters.
_APPOSITION = 80
_OPENS_SENTENCE = COORDINATOR | CONNECTIVE | SUBORDINATOR | PREPOSITION
_NEVER_FIRST = PREPOSITION | FINITE | TIME | DETERMINER | INTERROGATIVE | SUBORDINATOR


@dataclass(slots=True)
class Person:
    """Somebody whom the document names, gathered while it is read.

    `namings` are the offsets where the person is named outside quotation marks, ascending.
    """

    name: str
    words: Sequence[str]
    gender: str = ""
    description: set[str] = field(default_factory=set)
    namings: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.words[-1]


class Cast:
    """The people of a document, and who is named in which sentence.

    `role_nouns` name a person by what the person is; `definite` and `indefinite` open "the
    analyst" and "another analyst", `answer` opens an answer.
    """

    def __init__(self, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> None:
        self._lexicon = lexicon
        self._words = _speaker_words(lexicon.language)
        self.role_nouns: AbstractSet[str] = self._words.role_nouns
        self.definite: AbstractSet[str] = self._words.articles
        self.indefinite: AbstractSet[str] = self._words.unnamed
        self.answer: AbstractSet[str] = self._words.answer
        self._lead_end = sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0
        self.people: list[Person] = []
        self._by_name: dict[str, int] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._named_in: dict[int, list[tuple[int, int]]] = {}  # sentence -> (offset, person)
        for sentence in sentences:
            if len(sentence.capitals) > 1:
                self._read_full_names(sentence)
        if self.people:
            self._read_namings(sentences)
        self._by_role: dict[str, list[int]] = {}
        for place, person in enumerate(self.people):
            for word in person.description & self._words.role_nouns:
                self._by_role.setdefault(word, []).append(place)
        self._former = [
            place
            for place, person in enumerate(self.people)
            if person.description & self._words.past
        ]

    def named(self, sentence: int, before: int) -> list[int]:
        """The people named in a sentence before an offset, in order."""
        return [person for start, person in self._named_in.get(sentence, ()) if start < before]

    def may_be_meant(self, sentence: Sentence, index: int, within: Span, gender: str) -> list[int]:
        """The people named in a part of a sentence whom a pronoun may mean, in order.

        Who is named first is; another one only as subject or object, not "to Ilse Brandt".
        """
        found: dict[int, None] = {}
        for start, person in self._named_in.get(index, ()):
            fits = self.people[person].gender in {"", gender}
            is_within = within.start <= start < within.end
            if fits and is_within and (not found or not _is_oblique(sentence, start)):
                found[person] = None
        return sorted(found, key=lambda person: self.people[person].gender != gender)

    def gender_of_title(self, name: str) -> str:
        """The gender that the title before a name tells ("Lord Innes"), if it tells one."""
        return self._words.titles.get(name.lower().partition(" ")[0], "")

    def by_name(self, items: Sequence[Word], starts: Sequence[int]) -> int | None:
        """The person whose name stands among these items: a full name before a surname."""
        surnames = [
            (place, people)
            for place, item in enumerate(items)
            if item.is_capital and (people := self._by_surname.get(item.plain))
        ]
        for place, people in reversed(surnames):
            if (whole := self._in_full(people, items, place)) is not None:
                return whole
        if not surnames:
            return None
        place, people = surnames[-1]
        return self._nearest(people, starts[place] + 1)

    def by_role(self, items: Sequence[Word], start: int) -> tuple[int, Confidence] | None:
        """The person whom "the former NATO chief" describes."""
        if items and items[0].norm in self._words.unnamed:
            return None
        words = _role_words([item for item in items if item.is_word])
        heads = words & self._words.role_nouns
        akin = {
            place
            for head in heads
            for word in self._words.roles[head]
            for place in self._by_role.get(word, ())
            if self._is_known(place, start)
        }
        scored = [
            (score, self._last_named(place, start), place)
            for place in akin
            if (score := self._role_score(words, heads, place)) > 0
            and self._may_be_meant_here(words, place, start)
        ]
        if not scored:
            return self._only_former(words, heads, start)
        scored.sort(reverse=True)
        is_tied = len(scored) > 1 and scored[1][0] == scored[0][0]
        return scored[0][2], Confidence.MEDIUM if is_tied else Confidence.HIGH

    def _may_be_meant_here(self, words: set[str], place: int, start: int) -> bool:
        """Whether somebody named later only has more than an akin role in common with it."""
        is_named = self._last_named(place, start + _APPOSITION) >= 0
        return is_named or bool(words & self.people[place].description - self._words.small)

    def _read_full_names(self, sentence: Sentence) -> None:
        items = sentence.items
        for run_start, end in _capital_runs(sentence, self._words.particles):
            first = run_start + bool(items[run_start].classes & _OPENS_SENTENCE)
            start, gender = self._without_titles(items, first, end)
            if end - start < 2 or not self._is_person(items, start, end):
                continue
            words = [item.plain for item in items[start:end]]
            name = " ".join(words)
            place = self._by_name.get(name)
            if place is None:
                place = len(self.people)
                self.people.append(Person(name, words))
                self._by_name[name] = place
                self._by_surname.setdefault(words[-1], []).append(place)
            person = self.people[place]
            person.gender = person.gender or gender
            person.description |= self._description(items, start, end)

    def _without_titles(self, items: Sequence[Word], start: int, end: int) -> tuple[int, str]:
        """Leave out "Governor", "Mr.", "NATO Secretary General" before the name itself."""
        for place in range(end - 2, start - 1, -1):
            item = items[place]
            norm = item.norm
            if norm in self._words.titles:
                return place + 1, self._words.titles[norm]
            told = self._words.gender_of_role(norm)
            if told is not None:
                return place + 1, told
            is_acronym = item.text.isupper() and len(item.stem) > 1
            is_rank = norm in self._words.past or norm in self._words.deputy
            if is_acronym or is_rank or item.classes & POSSESSIVE:
                return place + 1, ""
        return start, ""

    def _is_person(self, items: Sequence[Word], start: int, end: int) -> bool:
        """Whether a run of capitalised words can be a person's full name."""
        first = items[start]
        if (
            end - start > _LONGEST_NAME
            or first.classes & _NEVER_FIRST
            or first.stem in self._words.no_name
            or (start and items[start - 1].norm in self._words.articles)
        ):
            return False
        for item in items[start:end]:
            text = item.text
            if (
                item.stem in self._words.never_in_name
                or (len(text) > 2 and text.isupper())
                or not text[0].isalpha()
            ):
                return False
        return True

    def _description(self, items: Sequence[Word], start: int, end: int) -> set[str]:
        """Words before the name in its own phrase, and in the apposition after or before it."""
        before = start - 1
        if before >= 0 and items[before].text == ",":
            before -= 1
        words: list[Word] = []
        while before >= 0 and start - before <= _DESCRIPTION_BEFORE:
            item = items[before]
            if _is_outside_description(item) or item.classes & VERB:
                break
            words.append(item)
            before -= 1
        if end < len(items) and items[end].text == ",":
            words += _apposition(items[end + 1 : end + 1 + _DESCRIPTION_AFTER])
        return _role_words(words)

    def _read_namings(self, sentences: Sequence[Sentence]) -> None:
        by_surname = self._by_surname
        for index, sentence in enumerate(sentences):
            items = sentence.items
            for place in sentence.capitals:
                known = by_surname.get(items[place].plain)
                if known:
                    start = sentence.starts[place]
                    person = self._nearest(known, start)
                    self.people[person].namings.append(start)  # though it names his wife in full
                    whole = self._in_full(known, items, place)
                    named = [person] if whole in {None, person} else [whole, person]
                    self._named_in.setdefault(index, []).extend((start, one) for one in named)

    def _in_full(self, people: list[int], items: Sequence[Word], surname: int) -> int | None:
        """Of several with one surname, the one whose full name ends with it here."""
        before = [item.plain for item in items[: surname + 1]]
        whole = (p for p in people if before[-len(self.people[p].words) :] == self.people[p].words)
        return next(whole, None)

    def _nearest(self, people: list[int], start: int) -> int:
        """Of several with one surname, the one named last before this place."""
        if len(people) == 1:
            return people[0]
        return max(people, key=lambda place: (self._last_named(place, start), -place))

    def _last_named(self, person: int, start: int) -> int:
        namings = self.people[person].namings
        place = bisect_left(namings, start)
        return namings[place - 1] if place else -1

    def _is_known(self, place: int, start: int) -> bool:
        """Whether the person is named before, or the mention stands in headline or lead."""
        return start < self._lead_end or self._last_named(place, start + _APPOSITION) >= 0

    def _only_former(
        self, words: set[str], heads: set[str], start: int
    ) -> tuple[int, Confidence] | None:
        """Whom "the former statesman" means: the one person of whom the text says "former".

        "The former treasurer" is not the former mechanic.
        """
        if not words & self._words.past or not heads & self._words.any_former:
            return None
        former = [place for place in self._former if self._is_known(place, start)]
        return (former[0], Confidence.MEDIUM) if len(former) == 1 else None

    def _role_score(self, words: set[str], heads: set[str], place: int) -> float:
        """How well a description fits a person; 0 or less for not at all."""
        described = self.people[place].description
        score = 1.0 + len(heads & described)
        score += 0.5 * len((words - heads) & described - self._words.small)
        for group in (self._words.past, self._words.deputy):
            if bool(words & group) != bool(described & group):
                score -= 0.75
        return score


@cache
def _speaker_words(language: str) -> "_SpeakerWords":
    return _SpeakerWords(language)


class _SpeakerWords:
    """Titles, roles and bodies of a language; all empty where it has no such list."""

    def __init__(self, language: str) -> None:
        self.titles: dict[str, str] = {}
        if lexicons.exists(language, "titles"):
            for row in lexicons.sections(language, "titles")[""]:
                self.titles[row[0]] = row[1] if len(row) > 1 else ""
        self.roles: dict[str, frozenset[str]] = {}
        if lexicons.exists(language, "roles"):
            for row in lexicons.sections(language, "roles")[""]:
                for word in row:
                    self.roles[word] = self.roles.get(word, frozenset()) | frozenset(row)
        self.role_nouns = frozenset(self.roles)
        has_list = lexicons.exists(language, "speakers")
        sections = lexicons.sections(language, "speakers") if has_list else {}
        words = {name: frozenset(row[0] for row in rows) for name, rows in sections.items()}
        self.bodies = words.get("body", frozenset())
        self.particles = words.get("particle", frozenset())
        self.unnamed = words.get("unnamed", frozenset())
        self.answer = words.get("answer", frozenset())
        self.past = words.get("past", frozenset())
        self.any_former = words.get("any former", self.role_nouns)
        self.deputy = words.get("deputy", frozenset())
        self.small = words.get("small", frozenset())
        self.articles = words.get("article", frozenset())
        self.no_name = words.get("no name", frozenset())
        self.never_in_name = self.bodies | self.roles.keys() | load(language).words
        self._compounds = [(row[0], row[1].strip("-")) for row in sections.get("compound", ())]

    def gender_of_role(self, norm: str) -> str | None:
        """The gender that a role tells, empty where it tells none; None for what is no role.

        In some languages a role may end a longer word: "Verkehrsministerin".
        """
        for ending, gender in self._compounds:
            if norm.endswith(ending):
                return gender
        return "" if norm in self.roles else None


def _is_oblique(sentence: Sentence, start: int) -> bool:
    """Whether a preposition or a comma leads the name whose last word stands at an offset."""
    place = bisect_left(sentence.starts, start)
    while place > 0 and sentence.classes[place - 1] & CAPITAL:
        place -= 1
    return place > 0 and bool(sentence.classes[place - 1] & (PREPOSITION | COMMA))


def _capital_runs(sentence: Sentence, particles: frozenset[str]) -> list[Range]:
    """Runs of two words and more, from one capitalised word to another one.

    Particles may stand inside a run; a possessive ends it.
    """
    items = sentence.items
    runs = []
    start = end = 0  # end: past the last capitalised word of the current run, 0 for none
    for place in sentence.capitals:
        if place != end and not (
            end
            and items[end].norm in particles
            and all(item.norm in particles for item in items[end + 1 : place])
        ):
            if end - start > 1:
                runs.append((start, end))
            start = place
        end = place + 1
        if items[place].classes & POSSESSIVE:
            if end - start > 1:
                runs.append((start, end))
            start = end = 0
    if end - start > 1:
        runs.append((start, end))
    return runs


def _apposition(items: Sequence[Word]) -> list[Word]:
    """The words that say who somebody is, up to where the phrase ends.

    None where they run into a verb: "Questioned by Ada Moll, Brandt said …".
    """
    found: list[Word] = []
    for item in items:
        if item.classes & VERB and not item.classes & ALSO_NOUN:
            return []
        if _is_outside_description(item):
            break
        found.append(item)
    return found


def _is_outside_description(item: Word) -> bool:
    classes = item.classes
    is_adjunct = classes & PREPOSITION and not classes & NOUN_LINK
    return not classes & WORD or bool(classes & (FINITE | RELATIVE) or is_adjunct)


def _role_words(words: Sequence[Word]) -> set[str]:
    """The words and the parts of hyphenated ones: "secretary-general" is secretary and general."""
    whole = {word.stem for word in words}
    hyphenated = [word for word in whole if "-" in word]
    return whole.union(*[word.split("-") for word in hyphenated]) if hyphenated else whole
