"""Who is meant: people of the document, and the person that each mention names.

A mention is resolved inside the document only. A full name or surname is sure; a role or a
pronoun is as sure as the document makes it; a speaker carried over from the sentence before is a
reading, and says so by its confidence.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from fidelity import lexicons
from fidelity.quotations.drafts import Draft
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.outline import Item, Sentence
from fidelity.records import Confidence, Span, Speaker

# How many sentences back a pronoun may look for its person.
_PRONOUN_REACH = 4
_LONGEST_NAME = 4
# Headline, standfirst and lead may describe a person whom only a later sentence names.
_LEAD = 4
# "The governor, Ingrid Solheim,": the name may follow its description by so many characters.
_APPOSITION = 80
_DESCRIPTION_BEFORE = 7
_DESCRIPTION_AFTER = 10


@dataclass(slots=True)
class Person:
    """Somebody whom the document names, gathered while it is read."""

    name: str
    gender: str = ""
    description: set[str] = field(default_factory=set)

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A person named at a place of the text."""

    start: int
    sentence: int
    person: int


class Cast:
    """The people of a document, and where each is named outside quotation marks."""

    def __init__(self, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> None:
        self._lexicon = lexicon
        self._words = _SpeakerWords(lexicon.language)
        self.people: list[Person] = []
        self.namings: list[_Naming] = []
        self._lead_end = sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0
        self._by_name: dict[str, int] = {}
        self._by_surname: dict[str, list[int]] = {}
        for sentence in sentences:
            self._read_full_names(sentence)
        for index, sentence in enumerate(sentences):
            self._read_namings(index, sentence)

    def _read_full_names(self, sentence: Sentence) -> None:
        for run_start, end in _capital_runs(sentence.items, self._words.particles):
            start, gender = self._without_titles(sentence.items, run_start, end)
            if end - start < 2 or not self._is_person(sentence.items, start, end):
                continue
            name = " ".join(_plain(item.text) for item in sentence.items[start:end])
            place = self._by_name.get(name)
            if place is None:
                place = len(self.people)
                self.people.append(Person(name))
                self._by_name[name] = place
                self._by_surname.setdefault(self.people[place].surname, []).append(place)
            person = self.people[place]
            person.gender = person.gender or gender
            person.description |= self._description(sentence.items, start, end)

    def _without_titles(self, items: Sequence[Item], start: int, end: int) -> tuple[int, str]:
        """Leave out "Governor", "Mr.", "NATO Secretary General" before the name itself."""
        gender = ""
        for place in range(end - 2, start - 1, -1):
            norm = items[place].norm
            if norm in self._words.titles or norm in self._words.roles:
                return place + 1, self._words.titles.get(norm, "") or gender
            if items[place].text.isupper() and len(_plain(norm)) > 1:
                return place + 1, gender
            if norm in self._words.past or norm in self._words.deputy or norm.endswith("'s"):
                return place + 1, gender
        return start, gender

    def _is_person(self, items: Sequence[Item], start: int, end: int) -> bool:
        """Whether a run of capitalised words can be a person's full name."""
        grammar = self._lexicon.grammar
        never_in = self._words.bodies | self._words.roles.keys() | self._lexicon.words
        never_first = grammar.preposition | grammar.finite | grammar.time | grammar.determiner
        return (
            end - start <= _LONGEST_NAME
            and not any(_plain(item.norm) in never_in for item in items[start:end])
            and not any(item.text.isupper() and len(item.text) > 2 for item in items[start:end])
            and all(item.text[0].isalpha() for item in items[start:end])
            and items[start].norm not in never_first
            and (start == 0 or items[start - 1].norm not in self._words.articles)
        )

    def _description(self, items: Sequence[Item], start: int, end: int) -> set[str]:
        """Words before the name in its own phrase, and in the apposition after or before it."""
        grammar = self._lexicon.grammar
        stops = grammar.finite | grammar.relative | (grammar.preposition - grammar.noun_link)
        before = start - 1
        if before >= 0 and items[before].text == ",":
            before -= 1
        words: list[str] = []
        while before >= 0 and start - before <= _DESCRIPTION_BEFORE:
            item = items[before]
            if not item.is_word or item.norm in stops or item.norm in self._lexicon.words:
                break
            words.append(item.norm)
            before -= 1
        if end < len(items) and items[end].text == ",":
            for item in items[end + 1 : end + 1 + _DESCRIPTION_AFTER]:
                if not item.is_word or item.norm in stops:
                    break
                words.append(item.norm)
        return _role_words(words)

    def _read_namings(self, index: int, sentence: Sentence) -> None:
        for item in sentence.items:
            if not item.is_capital:
                continue
            known = self._by_surname.get(_plain(item.text))
            if known:
                self.namings.append(_Naming(item.start, index, self._nearest(known, item.start)))

    def _nearest(self, people: list[int], start: int) -> int:
        """Of several with one surname, the one named last before this place."""
        for naming in reversed(self.namings):
            if naming.start < start and naming.person in people:
                return naming.person
        return people[0]

    @property
    def role_nouns(self) -> Collection[str]:
        """The nouns that name a person by what the person is."""
        return self._words.roles.keys()

    def named_in(self, items: Sequence[Item]) -> int | None:
        """The person whose name stands among these items: a full name before a surname."""
        plain = [_plain(item.text) for item in items]
        joined = f" {' '.join(plain)} "
        full = [place for name, place in self._by_name.items() if f" {name} " in joined]
        if full:
            return max(full, key=lambda place: joined.rfind(self.people[place].name))
        for position in range(len(items) - 1, -1, -1):
            known = self._by_surname.get(plain[position])
            if known and items[position].is_capital:
                return self._nearest(known, items[position].start + 1)
        return None

    def by_role(self, items: Sequence[Item], start: int) -> tuple[int, Confidence] | None:
        """The person whom "the former NATO chief" describes."""
        words = _role_words([item.norm for item in items if item.is_word])
        if items and items[0].norm in self._words.unnamed:
            return None
        heads = words & self._words.roles.keys()
        if not heads:
            return None
        known = [p for p in range(len(self.people)) if self._is_known(p, start)]
        scored = []
        for place in known:
            score = self._role_score(words, heads, place)
            if score > 0:
                scored.append((score, self._last_named(place, start), place))
        if not scored:
            return self._only_former(words, known)
        scored.sort(reverse=True)
        best = scored[0]
        is_alone = len(scored) == 1 or scored[1][0] < best[0]
        return best[2], Confidence.HIGH if is_alone else Confidence.MEDIUM

    def _is_known(self, place: int, start: int) -> bool:
        """Whether the person is named before, or the mention stands in headline or lead."""
        return start < self._lead_end or self._last_named(place, start + _APPOSITION) >= 0

    def _only_former(self, words: set[str], known: list[int]) -> tuple[int, Confidence] | None:
        """Whom "the former statesman" means: the one person of whom the text says "former"."""
        if not words & self._words.past:
            return None
        former = [p for p in known if self.people[p].description & self._words.past]
        return (former[0], Confidence.MEDIUM) if len(former) == 1 else None

    def _role_score(self, words: set[str], heads: set[str], place: int) -> float:
        described = self.people[place].description
        exact = len(heads & described)
        akin = any(self._words.roles[head] & described or head in described for head in heads)
        if not akin:
            return 0.0
        score = 1.0 + exact
        score += 0.5 * len((words - heads) & described - self._words.small)
        for group in (self._words.past, self._words.deputy):
            if bool(words & group) != bool(described & group):
                score -= 0.75
        return score

    def subject_of(self, sentence: int) -> int | None:
        """The person whom a sentence names first."""
        return next((n.person for n in self.namings if n.sentence == sentence), None)

    def _last_named(self, person: int, start: int) -> int:
        return max(
            (n.start for n in self.namings if n.person == person and n.start < start), default=-1
        )


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolved speaker; `person` is its place in the cast, None for bodies and the unnamed."""

    name: str
    person: int | None
    confidence: Confidence


class Resolver:
    """Names the speakers of drafts, in order of appearance."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], cast: Cast, lexicon: ReportingLexicon
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._cast = cast
        self._lexicon = lexicon
        self._spoken: list[tuple[int, Resolved]] = []  # sentence -> who spoke there

    def resolve(self, draft: Draft) -> Speaker | None:
        """The speaker of the next draft."""
        if draft.mention is None and not (draft.is_carried or draft.is_answer):
            return None
        resolved = self._of_mention(draft) if draft.mention else self._carried(draft)
        if resolved is None:
            return None
        is_pronoun = resolved.person is None and resolved.confidence is Confidence.LOW
        if not draft.is_nested and not is_pronoun:
            self._spoken.append((draft.sentence, resolved))
        return Speaker(name=resolved.name, mention=draft.mention, confidence=resolved.confidence)

    def _of_mention(self, draft: Draft) -> Resolved:
        assert draft.mention is not None
        mention = draft.mention
        items = [
            item
            for sentence in self._sentences[draft.sentence : draft.sentence + 3]
            for item in sentence.items
            if mention.start <= item.start < mention.end
        ]
        items = _head(items, self._cast.role_nouns, self._lexicon.grammar.preposition)
        person = self._cast.named_in(items)
        if person is not None and not _is_of_somebody(items, self._cast.people[person]):
            return self._person(person, Confidence.HIGH)
        first = items[0].norm if items else ""
        if first in self._lexicon.genders and len(items) <= 2:
            return self._pronoun(self._lexicon.genders[first], draft, mention)
        role = self._cast.by_role(items, mention.start)
        if role is not None:
            return self._person(*role)
        return Resolved(mention.of(self._text), None, Confidence.HIGH)

    def _person(self, place: int, confidence: Confidence) -> Resolved:
        return Resolved(self._cast.people[place].name, place, confidence)

    def _pronoun(self, gender: str, draft: Draft, mention: Span) -> Resolved:
        unknown = Resolved(mention.of(self._text), None, Confidence.LOW)
        if gender == "p":
            return next(
                (
                    Resolved(r.name, r.person, Confidence.LOW)
                    for _, r in reversed(self._spoken[-3:])
                    if r.person is None
                ),
                unknown,
            )
        for place in self._candidates(draft.sentence, mention.start):
            person = self._cast.people[place]
            if person.gender in ("", gender):
                person.gender = gender
                return self._person(place, Confidence.MEDIUM)
        return unknown

    def _candidates(self, sentence: int, start: int) -> Iterable[int]:
        """People in reach of a pronoun: sentence by sentence back, the speaker first."""
        for back in range(_PRONOUN_REACH):
            index = sentence - back
            named = [
                n.person for n in self._cast.namings if n.sentence == index and n.start < start
            ]
            spoke = [r.person for s, r in self._spoken if s == index and r.person is not None]
            yield from reversed(spoke)
            yield from named

    def _carried(self, draft: Draft) -> Resolved | None:
        """Who goes on speaking: the last speaker, or whom a sentence in between is about."""
        if draft.is_answer and self._spoken:
            last = self._spoken[-1][1]
            other = next((r for _, r in reversed(self._spoken) if r.name != last.name), None)
            if other:
                return Resolved(other.name, other.person, Confidence.LOW)
        paragraph = self._sentences[draft.sentence].paragraph
        index = draft.sentence
        spoken = self._spoken
        while index >= 0 and self._sentences[index].paragraph == paragraph:
            here = [r for s, r in spoken if s == index]
            if here:
                return Resolved(here[0].name, here[0].person, Confidence.MEDIUM)
            named = self._cast.subject_of(index)
            if named is not None and index < draft.sentence:
                return self._person(named, Confidence.MEDIUM)
            index -= 1
        if not spoken:
            return None
        return Resolved(spoken[-1][1].name, spoken[-1][1].person, Confidence.LOW)


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
        has_list = lexicons.exists(language, "speakers")
        sections = lexicons.sections(language, "speakers") if has_list else {}
        words = {name: frozenset(row[0] for row in rows) for name, rows in sections.items()}
        self.bodies = words.get("body", frozenset())
        self.particles = words.get("particle", frozenset())
        self.unnamed = words.get("unnamed", frozenset())
        self.past = words.get("past", frozenset())
        self.deputy = words.get("deputy", frozenset())
        self.small = words.get("small", frozenset())
        self.articles = words.get("article", frozenset())


def _capital_runs(items: Sequence[Item], particles: frozenset[str]) -> list[tuple[int, int]]:
    """Runs of capitalised words, particles inside them included; a possessive ends a run."""
    runs = []
    start = end = 0  # end: past the last capitalised word of the current run
    for index, item in enumerate(items):
        if item.is_capital:
            start = index if end == 0 else start
            end = index + 1
            if not _is_possessive(item):
                continue
        elif end and item.norm in particles:
            continue
        if end:
            runs.append((start, end))
            end = 0
    if end:
        runs.append((start, end))
    return runs


def _is_possessive(item: Item) -> bool:
    return item.norm.endswith("'s")


def _head(items: list[Item], roles: Collection[str], prepositions: frozenset[str]) -> list[Item]:
    """Leave out "to President Zelenskyy" of "the adviser to President Zelenskyy"."""
    for index, item in enumerate(items):
        if item.norm not in prepositions:
            continue
        has_role = any(part in roles for before in items[:index] for part in before.norm.split("-"))
        has_comma = any(after.text == "," for after in items[index:])
        return items[:index] if has_role and not has_comma else items
    return items


def _is_of_somebody(items: Sequence[Item], person: Person) -> bool:
    """Whether the mention is of somebody else: "Solheim's spokesman" is not Solheim."""
    return any(_is_possessive(item) and _plain(item.text) == person.surname for item in items[:-1])


def _plain(word: str) -> str:
    for ending in ("'s", "’s", "'", "’", "."):
        word = word.removesuffix(ending)
    return word


def _role_words(words: Iterable[str]) -> set[str]:
    """The words and the parts of hyphenated ones: "secretary-general" is secretary and general."""
    plain = {_plain(word) for word in words}
    return plain | {part for word in plain for part in word.split("-")}
