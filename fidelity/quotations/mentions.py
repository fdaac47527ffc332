"""What a mention says by itself: whom it is about, and under which name."""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from fidelity.quotations.cast import Person
from fidelity.quotations.classes import (
    ADVERB,
    COMMA,
    COORDINATOR,
    DETERMINER,
    NOUN_LINK,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
    WORD,
)
from fidelity.quotations.lexicon import Grammar
from fidelity.quotations.words import Word

# "the 34-year-old", "the director of 34 years"
_AGE = re.compile(r"\d{1,3}-year-olds?|\d{1,3}-jährigen?", re.IGNORECASE)
_YEARS = frozenset({"years", "year"})
_LONGEST_ROLE = 3  # "the head coach"
_NO_NOUN = DETERMINER | PRONOUN | POSSESSIVE | PREPOSITION | ADVERB | TIME
_NOT_BEFORE_NAME = PREPOSITION | NOUN_LINK | DETERMINER | PRONOUN | POSSESSIVE | COORDINATOR


def head(
    items: list[Word],
    roles: Collection[str],
    grammar: Grammar,
    *,
    names_person: Callable[[list[Word]], bool],
) -> list[Word]:
    """The words of a mention that tell who is meant, without what they only belong to.

    "The adviser" of "the adviser to President Zelenskyy", "Karen Ostler" of "Karen Ostler of
    Brewin Lane".
    """
    for index, item in enumerate(items):
        if item.norm not in grammar.preposition:
            continue
        before = items[:index]
        has_comma = any(after.text == "," for after in items[index:])
        has_role = not has_comma and any(
            part in roles for word in before for part in word.norm.split("-")
        )
        return before if has_role or names_person(before) else items
    return items


def belongs_to_name(items: Sequence[Word], grammar: Grammar) -> bool:
    """Whether somebody is told by a name that is another's: "analysts at Brewin Lane"."""
    place = next((k for k, item in enumerate(items) if item.norm in grammar.preposition), 0)
    before, behind = items[:place], items[place + 1 :]
    return (
        any(item.classes & WORD and not item.classes & _NO_NOUN for item in before)
        and not any(item.is_capital for item in before[1:])
        and all(item.is_capital or item.classes & DETERMINER for item in behind)
    )


def is_of_named(items: Sequence[Word], roles: Collection[str]) -> bool:
    """Whether a name only tells whose office it is: "the Rovers coach" is not Kestrel Rovers."""
    last = max((place for place, item in enumerate(items) if item.is_capital), default=None)
    if last is None or last + 1 >= len(items):
        return False
    return items[last + 1].text.islower() and items[last + 1].norm in roles


def tells_age(items: Sequence[Word]) -> bool:
    """Whether somebody is called by the age alone, with no name: "the 34-year-old striker"."""
    if any(item.is_capital and place for place, item in enumerate(items)):
        return False
    return any(
        _AGE.fullmatch(item.norm)
        or (item.norm in _YEARS and place and items[place - 1].text.isdecimal())
        for place, item in enumerate(items)
    )


def tells_role(items: Sequence[Word], roles: Collection[str], definite: Collection[str]) -> bool:
    """Whether somebody is called by an office alone: "the manager", not "the bank's manager"."""
    return (
        1 < len(items) <= _LONGEST_ROLE
        and items[0].norm in definite
        and items[-1].norm in roles
        and not any(item.is_capital or item.classes & POSSESSIVE for item in items[1:])
    )


def names_relation(items: Sequence[Word], roles: Collection[str]) -> bool:
    """Whether a pronoun only opens the mention: "his daughter", but not "he himself"."""
    return len(items) > 2 or (len(items) == 2 and items[1].norm in roles)


def own_name(items: Sequence[Word], starts: Sequence[int], grammar: Grammar) -> tuple[int, int]:
    """Offsets of the name in a mention of somebody who is no person of the cast.

    Of "Holmwood Group, the kitchen maker" and "the trade union Forge" the name, of a mention
    without a name all up to a relative clause or an apposition.
    """
    first, last = 0, len(items)
    comma = next((k for k, item in enumerate(items) if item.classes & COMMA), 0)
    if comma and comma + 1 < len(items):
        if _is_named(items[:comma]) or items[comma + 1].classes & RELATIVE:
            last = comma
        elif all(item.is_capital for item in items[comma + 1 :]):
            first = comma + 1
    if "nouns" not in grammar.capitals:
        run = len([*takewhile(lambda item: item.is_capital, reversed(items[first:last]))])
        start = last - run
        before = items[start - 1] if run and start > first else None
        is_noun = before is not None and before.classes & WORD and before.text.islower()
        if is_noun and before is not None and not before.classes & _NOT_BEFORE_NAME:
            others = items[first:start]
            if not any(item.classes & (PREPOSITION | COORDINATOR) for item in others):
                first = start
    return starts[first], starts[last - 1] + len(items[last - 1].text)


def ends_with_name(items: Sequence[Word]) -> bool:
    """Whether an office is told with a name in apposition: "the chairman, Lord Innes"."""
    comma = next((k for k, item in enumerate(items) if item.classes & COMMA), 0)
    behind = items[comma + 1 :]
    return bool(
        comma
        and behind
        and all(item.is_capital and not item.classes & (DETERMINER | PRONOUN) for item in behind)
        and not _is_named(items[1:comma])
    )


def _is_named(items: Sequence[Word]) -> bool:
    return any(item.is_capital and not item.classes & (DETERMINER | PRONOUN) for item in items)


def is_of_somebody(items: Sequence[Word], person: Person) -> bool:
    """Whether the mention is of somebody else: "Solheim's spokesman" is not Solheim."""
    return len(items) > 1 and any(
        item.classes & POSSESSIVE and item.plain == person.surname for item in items[:-1]
    )
