"""Which words of a long sentence stand in one clause, as far as its marks and joining words tell.

English. Without a grammar a clause is a stretch with a verb in it, between words that open one
("while", "which", "and" before a verb), commas, and marks; a phrase without a verb belongs to the
clause beside it. What a relative clause interrupts goes on behind it.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import word_classes
from fidelity.text.recent import remember_recent

_LIST, _GRAMMAR = "clauses", "verb_grammar"
_MARKS = frozenset(';:—–()"“”„«»')
_NO_PAST_FORM = ("ing", "s", "er", "est")  # endings of forms that may be a noun's or an adjective's
_SHORTLY = 3  # words behind "and" among which the verb of a clause stands
_LONGEST_SUBJECT = 7  # tokens
_FEW = 3  # words that make no clause unless one of them is a verb


class _Opening(Enum):
    """What tells that a stretch begins."""

    MARK = "mark"  # a sentence, or what stands behind ";"
    WORD = "word"  # "while", "which"
    COMMA = "comma"
    PERHAPS = "perhaps"  # "after", "and"
    SUBJECT = "subject"  # ", and the owner, who lives abroad, sold it"


def is_verb_form(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is a verb by its form: an auxiliary, or a past form or participle."""
    token = tokens[index]
    if token.norm in _words("finite"):
        return True
    if index > 0 and tokens[index - 1].norm in lexicons.words("en", _GRAMMAR, "before a noun"):
        return False  # "the elected council"
    return (
        token.is_word
        and token.norm != token.lemma
        and not token.norm.endswith(_NO_PAST_FORM)
        and token.norm not in word_classes("en")
        and not token.norm[0].isdigit()
    )


def may_be_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is one by its form, or by the "to" or "will" before it."""
    if is_verb_form(tokens, index) or tokens[index].norm.endswith("ing"):
        return True
    return index > 0 and tokens[index - 1].norm in _words("before a verb")


@remember_recent
def clauses(tokens: Sequence[Token]) -> tuple[int, ...]:
    """The number of the clause of each token, from 0 in order of where they begin."""
    found: list[int] = []
    opened, current, interrupted = -1, -1, -1
    is_pending = False  # whether the clause at hand has no verb yet
    for start, end, opening in _stretches(tokens):
        first = tokens[start].norm
        has_verb = any(is_verb_form(tokens, index) for index in range(start, end))
        after_comma = start > 0 and tokens[start - 1].text == ","
        opens_inside = first in _words("relative") and after_comma
        if current < 0 or opening in {_Opening.MARK, _Opening.SUBJECT}:
            is_new, interrupted = True, -1
        elif is_pending:
            is_new = opens_inside or _stands_alone(first)
            interrupted = current if opens_inside else -1
        elif interrupted >= 0 and opening is _Opening.COMMA and after_comma:
            is_new, current, interrupted = False, interrupted, -1
        else:
            is_new = _is_clause(tokens, start, end, has_verb=has_verb)
        if is_new:
            opened += 1
            current = opened
            is_pending = not has_verb and not opens_inside
        else:
            is_pending = is_pending and not has_verb
        found += [current] * (end - start)
    return tuple(found)


def _stands_alone(first: str) -> bool:
    """Whether the word opens a clause of its own behind one in which no verb was seen."""
    return first in _words("subordinate") and first != "that"


def _is_clause(tokens: Sequence[Token], start: int, end: int, *, has_verb: bool) -> bool:
    first = tokens[start].norm
    words = sum(token.is_word for token in tokens[start:end])
    if first in _words("own"):
        return True
    return (has_verb and words > 1) or (_opens_a_clause(first) and words > _FEW)


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int, _Opening]]:
    start, opening = 0, _Opening.MARK
    for index in range(1, len(tokens)):
        found = _opening(tokens, index)
        if found is not None:
            yield start, index, opening
            start, opening = index, found
    if tokens:
        yield start, len(tokens), opening


def _opening(tokens: Sequence[Token], index: int) -> _Opening | None:
    """What tells that a stretch begins at this token; None where it goes on."""
    token, before = tokens[index], tokens[index - 1]
    if before.text in _MARKS or before.sentence != token.sentence:
        return _Opening.MARK
    if _opens_a_clause(token.norm) and not _is_preposition(tokens, index):
        return _Opening.WORD
    if token.norm not in _words("joining"):
        if before.text == ",":
            return _Opening.COMMA
        return _Opening.PERHAPS if token.norm in _words("either") else None
    behind = range(index + 1, min(len(tokens), index + 1 + _SHORTLY))
    if any(is_verb_form(tokens, i) for i in behind):
        return _Opening.PERHAPS
    return _Opening.SUBJECT if before.text == "," and _is_described(tokens, index) else None


def _is_described(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma and a relative follow shortly, and no verb before."""
    for place in range(index + 1, min(len(tokens) - 1, index + 1 + _LONGEST_SUBJECT)):
        if tokens[place].text == ",":
            return tokens[place + 1].norm in _words("relative")
        if is_verb_form(tokens, place):
            return False
    return False


def _is_preposition(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is the "because" of "because of the rain"."""
    return index + 1 < len(tokens) and tokens[index + 1].norm == "of"


def _opens_a_clause(norm: str) -> bool:
    return norm in _words("subordinate") or norm in _words("relative")


@cache
def _words(section: str) -> frozenset[str]:
    return lexicons.words("en", _LIST, section)
