"""The question that an answer is given to: "Asked whether it would close, Moll said …".

Somebody else asked it, so it is no part of what the speaker said, and none of its words names the
speaker.
"""

from typing import NamedTuple

from fidelity.quotations.classes import (
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONNECTIVE,
    COORDINATOR,
    DETERMINER,
    INTERROGATIVE,
    MARKED,
    PRONOUN,
    RELATIVE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    VERB,
)
from fidelity.quotations.lexicon import ReportingLexicon
from fidelity.quotations.outline import Sentence
from fidelity.quotations.syntax import Range

# "said Ada Moll on Tuesday | when asked"; a question further off belongs to what was said
_NEAR = 5
_MAY_OPEN = CONNECTIVE | COORDINATOR  # "But asked whether …"
_NAMES = CAPITAL | DETERMINER | PRONOUN | SUBJECT_PRONOUN
_OPENS_CLAUSE = INTERROGATIVE | RELATIVE | SUBORDINATOR | COMPLEMENTISER | AUXILIARY
_AFTER_VERB = COMMA | COLON | COMPLEMENTISER | MARKED


class Question(NamedTuple):
    """The two parts of a sentence with a question that its speaker answers, as item indices.

    Attributes:
        words: the question.
        opened: past the phrase that opens it ("asked", "when asked").
        answer: the rest of the sentence.
    """

    words: Range
    opened: int
    answer: Range


def find_question(sentence: Sentence, lexicon: ReportingLexicon) -> Question | None:
    """The question that opens a sentence, or ends it ("Moll said when asked whether …")."""
    classes = sentence.classes
    first = 1 if classes[0] & _MAY_OPEN and len(classes) > 1 else 0
    opened = _past_phrase(sentence, first, lexicon)
    if not opened:
        return _closing(sentence, lexicon) if len(sentence.clued) > 1 else None
    if "second" in lexicon.grammar.verb_place:
        answer = _at_verb(classes, opened)
    else:
        verbs = (place for place in sentence.clued if place > opened and classes[place] & VERB)
        answer = next(filter(None, (_clause_of(classes, verb, opened) for verb in verbs)), 0)
    return Question((0, answer), opened, (answer, len(classes))) if answer else None


def _closing(sentence: Sentence, lexicon: ReportingLexicon) -> Question | None:
    """The question behind a verb that reports the answer, without a comma between them."""
    classes = sentence.classes
    last_mark = sentence.marked[-1] if sentence.marked else -1
    for place in sentence.clued[1:]:
        start = place - 1
        if (
            start > last_mark
            and _past_phrase(sentence, start, lexicon) == place + 1
            and not classes[start - 1] & COMMA
            and any(
                classes[clue] & VERB for clue in sentence.clued if start - _NEAR <= clue < start
            )
        ):
            return Question((start, len(classes)), place + 1, (0, start))
    return None


def _past_phrase(sentence: Sentence, first: int, lexicon: ReportingLexicon) -> int:
    """Past the phrase that opens a question; 0 where none does."""
    items = sentence.items
    for phrase in lexicon.grammar.question.get(items[first].norm, ()):
        end = first + len(phrase)
        if all(item.norm == word for item, word in zip(items[first:end], phrase, strict=False)):
            return end if end < len(items) else 0
    return 0


def _at_verb(classes: list[int], after: int) -> int:
    """The verb that comes second: "Auf die Frage, ob …, | sagte Moll", "… Termin | sagte Moll"."""
    for place in range(after, len(classes) - 1):
        if classes[place - 1] & COMMA and classes[place] & (VERB | AUXILIARY):
            return place
    for place in range(after, len(classes) - 1):
        if classes[place] & COMMA:
            return 0
        if classes[place] & VERB and classes[place + 1] & _NAMES:
            return place
    return 0


def _clause_of(classes: list[int], verb: int, after: int) -> int:
    """Where the clause of a verb begins, its subject before it or behind; 0 where none does."""
    comma = _comma_before(classes, verb, after)
    if not comma:
        return 0
    if comma < verb - 1:
        return 0 if classes[comma + 1] & _OPENS_CLAUSE else comma + 1
    if verb + 1 < len(classes) and classes[verb + 1] & _AFTER_VERB:  # "Moll, the chair, said that"
        name = _comma_before(classes, _comma_before(classes, comma, after), after)
        if name and not classes[name + 1] & _OPENS_CLAUSE and classes[name + 1] & _NAMES:
            return name + 1
    return verb


def _comma_before(classes: list[int], place: int, after: int) -> int:
    """The last comma before a place, past the phrase; 0 for none."""
    return next((k for k in range(place - 1, after - 1, -1) if classes[k] & COMMA), 0)
