"""Reports without a verb: a noun ("the warning that"), a stance, a colon."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fidelity.quotations.classes import (
    ADVERB,
    APPEARANCE,
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONNECTIVE,
    DETERMINER,
    FINITE,
    INFINITIVE,
    INTERROGATIVE,
    MODAL,
    NEGATION,
    NOUN,
    POSSESSED,
    POSSESSIVE,
    PRONOUN,
    PURPOSE,
    RELATIVE,
    SEMICOLON,
    SHOWS_FINITE,
    STANCE,
    SUBJECT_PRONOUN,
    THOUGHT_NOUN,
    WORD,
)
from fidelity.quotations.cues import Cue
from fidelity.quotations.endings import after_quotation, object_end, right_end
from fidelity.quotations.lexicon import Form, Frame
from fidelity.quotations.syntax import Range, Syntax
from fidelity.quotations.words import Word
from fidelity.text.lemmas import dictionary_form

# "Guardian: " before a headline has at most so many items.
_LONGEST_LABEL = 6
_LONGEST_COLON_SPEAKER = 8
# "Secretary General Anders Rasmussen: " before what is said, at least so many items
_LONGEST_NAME = 5
_SHORTEST_LABELLED = 4
_NOUN_FORM = Form((), "", Frame.SPEECH)
_OPENS_CLAUSE = RELATIVE | COMPLEMENTISER | INTERROGATIVE | SUBJECT_PRONOUN
_OWNER = PRONOUN | DETERMINER
_BEFORE_VERB = AUXILIARY | ADVERB | NEGATION | MODAL


class ReportedClause(NamedTuple):
    """Reported words in one sentence; all ranges are of item indices, ends exclusive.

    Attributes:
        contents: the reported words, in order; two ranges where ", she said," interrupts.
        cue: the words that report; None for a colon alone.
        speaker: the words that name the speaker.
        is_attitude: a thought or an intention, not speech.
        is_same_speaker: of the report before (", adding that").
        is_anonymous: a passive without an agent ("was told not to"): nobody can be named.
        fragments_only: nothing is reported but what stands in marks.
    """

    contents: tuple[Range, ...]
    cue: Range | None
    speaker: Range | None
    is_attitude: bool = False
    is_same_speaker: bool = False
    is_anonymous: bool = False
    fragments_only: bool = False

    def moved(self, by: int) -> "ReportedClause":
        """The same in a sentence that has so many items before it."""
        return self._replace(
            contents=tuple([(start + by, end + by) for start, end in self.contents]),
            cue=self.cue and (self.cue[0] + by, self.cue[1] + by),
            speaker=self.speaker and (self.speaker[0] + by, self.speaker[1] + by),
        )

    def holds(self, words: Range) -> bool:
        """Whether these words stand among the reported ones."""
        return any(start <= words[0] < end for start, end in self.contents)


def skip_opening(syntax: Syntax, start: int, end: int) -> int:
    """Leave out "However," and a headline's "Guardian:"."""
    if syntax.clues & COLON:
        for place in range(start, min(start + _LONGEST_LABEL, end)):
            if syntax.classes[place] & COLON:
                return place + 1
    if start < end and syntax.classes[start] & CONNECTIVE:
        start += 1
        if syntax.classes[start] & COMMA:
            start += 1
    return start


def by_possession(syntax: Syntax) -> Iterator[ReportedClause]:
    """What "in Moss's words" and "in her view" report: the rest of the sentence."""
    for place in syntax.clued:
        if place < 2 or not syntax.classes[place] & POSSESSED or not _owns(syntax, place - 1):
            continue
        start = next(
            (
                k
                for k in range(place - 2, max(-1, place - _LONGEST_NAME - 2), -1)
                if syntax.items[k].norm == "in"
            ),
            None,
        )
        is_first = start == 0
        if start is None or not (is_first or syntax.classes[start - 1] & COMMA):
            continue
        contents = () if is_first else syntax.trimmed(skip_opening(syntax, 0, start), start)
        rest = place + 1 + bool(syntax.classes[place + 1] & COMMA)
        if is_first or (rest > place + 1 and syntax.has_finite(rest, syntax.end)):
            contents += syntax.trimmed(rest, after_quotation(syntax, rest, syntax.end))
        if contents:
            yield ReportedClause(
                contents=contents, cue=(start, place + 1), speaker=(start + 1, place)
            )
        return


def by_noun(syntax: Syntax, cues: Sequence[Cue]) -> Iterator[ReportedClause]:
    """What follows a noun that reports: "a stark warning that …"."""
    for index in syntax.clued:
        if not syntax.classes[index] & NOUN or not 0 < index < syntax.end - 2:
            continue
        if not syntax.classes[index + 1] & COMPLEMENTISER or any(c.start == index for c in cues):
            continue
        start = index + 2
        if syntax.classes[start] & FINITE or not syntax.has_finite(start, syntax.end):
            continue
        if any(_takes_as_object(syntax, cue, index) for cue in cues):
            continue
        end = right_end(syntax, (_as_cue(index), *cues), 0, start)
        subject = syntax.sentence_subject(index)
        owner = next(
            ((k, k + 1) for k in range(index - 1, max(-1, index - 4), -1) if _owns(syntax, k)),
            None,
        )
        yield ReportedClause(
            contents=syntax.trimmed(start, end),
            cue=(index, index + 1),
            speaker=owner or subject,
            is_attitude=bool(syntax.classes[index] & THOUGHT_NOUN),
        )


def _takes_as_object(syntax: Syntax, cue: Cue, noun: int) -> bool:
    """Whether the verb reports the noun with its clause: "rejected claims that it had failed"."""
    return (
        cue.carries_content
        and cue.end <= noun
        and not syntax.shows(SHOWS_FINITE | COMMA | COMPLEMENTISER, cue.end, noun)
    )


def by_stance(syntax: Syntax, cues: Sequence[Cue]) -> Iterator[ReportedClause]:
    """What an attitude is about: "her criticism of the plan", "wary of the bank"."""
    grammar = syntax.lexicon.grammar
    for index in syntax.clued:
        is_opening = syntax.classes[index] & (STANCE | PURPOSE) and index < syntax.end - 2
        if not is_opening or any(cue.start == index for cue in cues):
            continue
        to_do = syntax.phrase_at(index, grammar.purpose)
        start = index + (to_do or syntax.phrase_at(index, grammar.stance))
        if start in (index, syntax.end) or syntax.marked[start]:
            continue
        end = object_end(syntax, start)
        span = (start - 1, end) if to_do else (start, _before_predicate(syntax, start, end))
        is_owned = syntax.classes[index - 1] & (POSSESSIVE | PRONOUN)
        if contents := syntax.trimmed(*span):
            yield ReportedClause(
                contents=contents,
                cue=(index, start),
                speaker=(index - 1, index) if is_owned else syntax.sentence_subject(index),
                is_attitude=True,
            )


def _before_predicate(syntax: Syntax, start: int, end: int) -> int:
    """Where the verb begins whose subject the noun is: "opposition to the plan | has grown"."""
    for place in range(start, end):
        if syntax.classes[place] & _OPENS_CLAUSE:
            return end
        if place > start and syntax.classes[place] & FINITE:
            return place
    return end


def by_appearance(syntax: Syntax) -> Iterator[ReportedClause]:
    """Both parts of "the plan seems to work": somebody, unnamed, sees it so."""
    for index in syntax.clued:
        if not syntax.classes[index] & APPEARANCE or index >= syntax.end - 1:
            continue
        length = syntax.phrase_at(index, syntax.lexicon.grammar.appearance)
        end = index + length
        if length == 0 or syntax.marked[end]:
            continue
        start = end - bool(syntax.classes[end - 1] & INFINITIVE)
        verb = index
        while syntax.classes[verb - 1] & _BEFORE_VERB:
            verb -= 1
        subject = syntax.trimmed(syntax.phrase_start(verb, 0), verb)
        contents = (*subject, *syntax.trimmed(start, object_end(syntax, end)))
        if subject and len(contents) > len(subject):
            yield ReportedClause(
                contents=contents,
                cue=(index, start),
                speaker=None,
                is_attitude=True,
                is_anonymous=True,
            )


def _owns(syntax: Syntax, index: int) -> bool:
    classes = syntax.classes[index]
    return bool(classes & POSSESSIVE) or classes & _OWNER == _OWNER


def _as_cue(index: int) -> Cue:
    """A noun in the place of a verb, for finding where its clause ends."""
    return Cue(group=index, start=index, end=index + 1, form=_NOUN_FORM)


def by_label(syntax: Syntax) -> Iterator[ReportedClause]:
    """What a headline or a transcript puts behind a name: "Torsen: No one knew", "Q: Why?"."""
    nearby = range(1, min(_LONGEST_NAME + 1, syntax.end))
    colon = next((k for k in nearby if syntax.classes[k] & COLON), 0)
    if colon == 0 or colon + _SHORTEST_LABELLED > syntax.end or syntax.marked[colon + 1]:
        return
    label = syntax.items[:colon]
    grammar = syntax.lexicon.grammar
    is_name = all(
        item.is_capital or item.norm in grammar.noun_link or item.text in "-.&" for item in label
    )
    is_heading = _is_topic(label) or " ".join(item.norm for item in label) in grammar.label
    is_clause = syntax.items[colon + 1].is_capital and syntax.has_finite(colon + 1, syntax.end)
    # nouns have capitals in German: only a full name is sure there
    is_sure = bool(grammar.finite) or len(label) > 1 or label[0].text.isupper()
    is_sure = is_sure and (bool(grammar.finite) or label[0].norm not in grammar.determiner)
    if grammar.label and is_name and is_clause and is_sure and not is_heading:
        yield ReportedClause(
            contents=syntax.trimmed(colon + 1, syntax.end), cue=None, speaker=(0, colon)
        )


def _is_topic(label: Sequence[Word]) -> bool:
    """Whether a label in capitals is of words that name nobody: "TRAM STRIKE"."""
    return len(label) > 1 and all(
        word.text.isupper() and len(word.text) > 2 and dictionary_form(word.norm) is not None
        for word in label
    )


def by_colon(syntax: Syntax) -> Iterator[ReportedClause]:
    """A speaker, a colon, and a quotation to the end: "Chair Liv Torsen: “No one …”"."""
    for index in range(1, syntax.end - 1):
        if not syntax.classes[index] & COLON or not syntax.marked[index + 1]:
            continue
        start = max(
            (k + 1 for k in range(index) if syntax.classes[k] & (COMMA | SEMICOLON)), default=0
        )
        is_named = any(item.is_capital for item in syntax.items[start:index])
        if not syntax.shows(WORD, index + 1, syntax.end):
            yield ReportedClause(
                contents=syntax.trimmed(index + 1, syntax.end),
                cue=None,
                speaker=(start, index)
                if is_named and index - start <= _LONGEST_COLON_SPEAKER
                else _named_subject(syntax, index),
            )
        return


def _named_subject(syntax: Syntax, colon: int) -> Range | None:
    """Whom a sentence before a colon is about: "Derek Poole, however, has had enough: “…”"."""
    subject = syntax.sentence_subject(colon)
    names = [
        place
        for place in range(*(subject or (0, 0)))
        if syntax.classes[place] & CAPITAL and not syntax.classes[place] & (DETERMINER | PRONOUN)
    ]
    return subject if len(names) > 1 else None
