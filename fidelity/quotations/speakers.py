"""Who is meant: the person that each mention names.

A mention is resolved inside the document only. A full name or surname is sure; a role or a
pronoun is as sure as the document makes it; a speaker carried over from the sentence before is a
reading, and says so by its confidence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from fidelity.quotations.cast import Cast
from fidelity.quotations.draft import Draft
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.mentions import (
    belongs_to_name,
    ends_with_name,
    head,
    is_of_named,
    is_of_somebody,
    names_relation,
    own_name,
    tells_age,
    tells_role,
)
from fidelity.quotations.outline import Sentence
from fidelity.quotations.questions import find_question
from fidelity.quotations.words import Word
from fidelity.records import Confidence, QuotationKind, Span, Speaker

_MIXED = QuotationKind.MIXED
# named here, because to look up a member of an enum costs more than what is done with it
_LOW, _MEDIUM, _HIGH = Confidence
# How many sentences back a pronoun may look for its person, and a quotation for its speaker.
_PRONOUN_REACH = 4
_CARRY_REACH = 30
# How many sentences a mention may run through: a full stop in a name may seem to end one.
_LONGEST_MENTION = 3
_START = attrgetter("start")
_GENDERED = (("spokeswoman", "f"), ("chairwoman", "f"), ("spokesman", "m"), ("chairman", "m"))


class _Resolved(NamedTuple):
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
        self._spoken: list[_Resolved] = []
        self._spoken_in: dict[int, list[_Resolved]] = {}  # sentence -> who spoke there

    def resolve(self, draft: Draft) -> Speaker | None:
        """The speaker of the next draft."""
        if draft.is_interviewed:
            return self._interviewed(draft)
        if draft.mention is None and not (draft.is_carried or draft.is_answer):
            return None
        resolved = self._of_mention(draft) if draft.mention else self._carried(draft)
        if resolved is None:
            return None
        is_pronoun = resolved.person is None and resolved.confidence is _LOW
        if not draft.is_nested and not is_pronoun:
            self._spoken.append(resolved)
            self._spoken_in.setdefault(draft.sentence, []).append(resolved)
        return Speaker(name=resolved.name, mention=draft.mention, confidence=resolved.confidence)

    def _interviewed(self, draft: Draft) -> Speaker | None:
        """Whom the text above an interview names first."""
        if not self._is_introduced(draft.extent.start):
            return None
        return Speaker(name=self._cast.people[0].name, mention=None, confidence=_LOW)

    def _of_mention(self, draft: Draft) -> _Resolved:
        assert draft.mention is not None
        mention = draft.mention
        items, starts = self._words_of(mention)
        whole = items
        items = head(
            items,
            self._cast.role_nouns,
            self._lexicon.grammar,
            names_person=lambda before: self._cast.by_name(before, starts) is not None,
        )
        person = self._cast.by_name(items, starts)
        if (
            person is not None
            and not is_of_somebody(items, self._cast.people[person])
            and not belongs_to_name(items, self._lexicon.grammar)
            and not is_of_named(items, self._cast.role_nouns)
        ):
            return self._person(person, _HIGH)
        first = items[0].norm if items else mention.of(self._text).lower()  # inside marks
        if first in self._lexicon.genders and not names_relation(items, self._cast.role_nouns):
            return self._pronoun(self._lexicon.genders[first], draft, mention)
        is_answer = first in self._cast.answer and len(items) == 1
        if is_answer and self._is_introduced(mention.start):
            return self._person(0, _LOW)
        if ends_with_name(items):
            return self._as_named(items, starts, mention)
        described = self._described(items, draft, mention)
        if described is None and tells_age(whole):
            described = self._in_paragraph(draft, mention)
        if described is None and tells_role(items, self._cast.role_nouns, self._cast.definite):
            described = self._without_role(draft)
        return described or self._as_named(items, starts, mention)

    def _is_introduced(self, before: int) -> bool:
        """Whether somebody is named above an interview: the first one is whom it is with."""
        people = self._cast.people
        return bool(people and people[0].namings and people[0].namings[0] < before)

    def _described(self, items: Sequence[Word], draft: Draft, mention: Span) -> _Resolved | None:
        """Somebody who is told by what he is: "the analyst", "the former NATO chief"."""
        unnamed = self._unnamed_before(items, draft.sentence)
        role = None if unnamed else self._cast.by_role(items, mention.start)
        return self._person(*role) if role else unnamed

    def _as_named(self, items: Sequence[Word], starts: Sequence[int], mention: Span) -> _Resolved:
        start, end = mention.start, mention.end
        if items:
            start, end = own_name(items, starts, self._lexicon.grammar)
        name = self._text[start:end]  # "Moss" in "in Moss's view"
        return _Resolved(name.removesuffix("'s").removesuffix("’s"), None, _HIGH)

    def _unnamed_before(self, items: Sequence[Word], sentence: int) -> _Resolved | None:
        """Who spoke last, where that is "another analyst" and this is "the analyst"."""
        if not self._spoken or items[:1] == [] or items[0].norm not in self._cast.definite:
            return None
        last = self._spoken[-1]
        is_near = any(
            last in self._spoken_in.get(index, ()) for index in range(sentence - 2, sentence + 1)
        )
        if last.person is not None or not is_near:
            return None
        words = last.name.lower().split()
        heads = {item.norm for item in items} & self._cast.role_nouns
        if not words or words[0] not in self._cast.indefinite or not heads.intersection(words):
            return None
        return _Resolved(last.name, None, _MEDIUM)

    def _words_of(self, mention: Span) -> tuple[list[Word], list[int]]:
        """The words of a mention, and where they stand."""
        items: list[Word] = []
        starts: list[int] = []
        index = max(0, bisect_right(self._sentences, mention.start, key=_START) - 1)
        for sentence in self._sentences[index : index + _LONGEST_MENTION]:
            if mention.end <= sentence.start:
                break
            first = bisect_left(sentence.starts, mention.start)
            last = bisect_left(sentence.starts, mention.end, first)
            items += sentence.items[first:last]
            starts += sentence.starts[first:last]
            if last < len(sentence.starts):
                break
        return items, starts

    def _person(self, place: int, confidence: Confidence) -> _Resolved:
        return _Resolved(self._cast.people[place].name, place, confidence)

    def _pronoun(self, gender: str, draft: Draft, mention: Span) -> _Resolved:
        unknown = _Resolved(mention.of(self._text), None, _LOW)
        if gender == "p":
            recent = reversed(self._spoken[-3:])
            body = next((r for r in recent if r.person is None), None)
            return _Resolved(body.name, None, _LOW) if body else unknown
        asked = self._past_question(draft, mention)
        meant = self._meant(gender, draft, mention, after=asked)
        if meant is None and asked:
            meant = self._meant(gender, draft, mention, after=0)
        return meant or unknown

    def _past_question(self, draft: Draft, mention: Span) -> int:
        """Past "Asked whether Moll would resign": a name in it is seldom whom "she said" means."""
        sentence = self._sentences[draft.sentence]
        question = find_question(sentence, self._lexicon) if sentence.clues else None
        if question is None:
            return 0
        end = sentence.span(question.words[0], question.words[1] - 1).end
        return end if end <= mention.start else 0

    def _meant(self, gender: str, draft: Draft, mention: Span, *, after: int) -> _Resolved | None:
        """The nearest speaker or person named whom a pronoun may mean, past an offset."""
        for index in range(draft.sentence, max(-1, draft.sentence - _PRONOUN_REACH), -1):
            spoke = [r.person for r in reversed(self._spoken_in.get(index, ()))]
            known = [
                p for p in spoke if p is not None and self._cast.people[p].gender in {"", gender}
            ]
            if not known:
                first = after if index == draft.sentence else 0
                known = self._cast.may_be_meant(
                    self._sentences[index], index, Span(first, mention.start), gender
                )
                if len(known) > 1:
                    return self._person(known[0], _LOW)
            if known:
                self._cast.people[known[0]].gender = gender
                return self._person(known[0], _MEDIUM)
            if (somebody := self._unnamed_speaker(index, gender)) is not None:
                return somebody
        return None

    def _unnamed_speaker(self, sentence: int, gender: str) -> _Resolved | None:
        """Who speaks in a sentence without a name: "its chief executive"."""
        for spoke in reversed(self._spoken_in.get(sentence, ())):
            roles = self._cast.role_nouns & frozenset(spoke.name.lower().split())
            told = {told for role, told in _GENDERED if role in roles}
            title = self._cast.gender_of_title(spoke.name)
            if (roles and told <= {gender}) or title == gender:
                return _Resolved(spoke.name, None, _LOW)
        return None

    def _without_role(self, draft: Draft) -> _Resolved | None:
        """Whom "the manager" means where nobody is told to be one: who spoke just before.

        Not somebody of whom the document tells another office.
        """
        before = draft.sentence - 1
        spoke = self._spoken_in.get(before, ())
        if draft.is_nested or draft.sentence in self._spoken_in:
            return None
        if not spoke or self._sentences[before].paragraph != self._sentences[before + 1].paragraph:
            return None
        last = spoke[-1]
        if last.person is None:
            return None
        described = self._cast.people[last.person].description
        return None if described & self._cast.role_nouns else last._replace(confidence=_LOW)

    def _in_paragraph(self, draft: Draft, mention: Span) -> _Resolved | None:
        """Whom "the 34-year-old" means: who is named or speaks last in its paragraph."""
        paragraph = self._sentences[draft.sentence].paragraph
        before = max(0, draft.sentence - _PRONOUN_REACH)
        for index in range(draft.sentence, before - 1, -1):
            if self._sentences[index].paragraph != paragraph:
                return None
            named = self._cast.named(index, mention.start)
            if named:
                return self._person(named[0], _MEDIUM if len(set(named)) == 1 else _LOW)
        return None

    def _carried(self, draft: Draft) -> _Resolved | None:
        """Who goes on speaking: the last speaker, or whom a sentence in between is about."""
        if not self._spoken:
            return self._subject_before(draft)
        last = self._spoken[-1]
        if draft.is_answer:
            other = next((r for r in reversed(self._spoken[-8:]) if r.name != last.name), None)
            if other:
                return _Resolved(other.name, other.person, _LOW)
        return self._subject_before(draft) or _Resolved(last.name, last.person, _LOW)

    def _subject_before(self, draft: Draft) -> _Resolved | None:
        """Who speaks, or is named first, in the nearest sentence of the same paragraph."""
        paragraph = self._sentences[draft.sentence].paragraph
        for index in range(draft.sentence, max(-1, draft.sentence - _CARRY_REACH), -1):
            if self._sentences[index].paragraph != paragraph:
                return None
            if here := self._spoken_in.get(index):
                return _Resolved(here[0].name, here[0].person, _MEDIUM)
            named = self._cast.named(index, draft.contents[0].start)
            if named and (index < draft.sentence or draft.kind is _MIXED):
                return self._person(named[0], _MEDIUM)
        return None
