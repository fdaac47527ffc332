"""Who stands at which end of an event: "Hull beat Derby", "Derby lost to Hull"; English.

A verb that sees the event from the other end has its subject at the other end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fidelity import lexicons
from fidelity.records import Token
from fidelity.text.function_words import OWNING, is_content, word_classes
from fidelity.text.recent import remember_recent
from fidelity.text.segments import CLAUSE_MARKS
from fidelity.text.verbs import is_passive

_LIST = "event_frames"
_NONE, _WITH_ANOTHER = "-", "*"
_BY, _HER = "by", "her"
_THINGS = frozenset({"nothing", "something", "anything", "everything"})
_OF_A_SCORE = frozenset({"-", "–", ":"})
_REACH = 8  # tokens from a verb to what it governs
_PASSED_OVER = frozenset({"auxiliary", "modal", "negator", "adverb"})
_ENDS = frozenset({"conjunction", "relative", "preposition", "auxiliary", "modal"})
_OPENS = frozenset({"article", "possessive", "demonstrative", "quantifier"})


@dataclass(frozen=True, slots=True)
class Event:
    """The tokens of its verb, and the head of each phrase that stands for one of its ends."""

    name: str
    verb: tuple[int, ...]
    ends: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    event: str
    words: tuple[str, ...]
    subject: str
    object: str
    behind: tuple[tuple[str, str], ...]


@remember_recent
def events(tokens: Sequence[Token]) -> tuple[Event, ...]:
    """The events of the list among the tokens that have two ends to be seen, in order."""
    known = _frames()
    found = []
    for index, token in enumerate(tokens):
        for frame in known.get(token.lemma, ()):
            end = index + len(frame.words)
            particles = tuple(one.norm for one in tokens[index + 1 : end])
            if particles != frame.words[1:]:
                continue
            ends = _ends(tokens, index, end, frame)
            if len(ends) > 1:
                found.append(Event(frame.event, tuple(range(index, end)), ends))
    return tuple(found)


@cache
def _frames() -> Mapping[str, tuple[_Frame, ...]]:
    found: dict[str, tuple[_Frame, ...]] = {}
    for event, rows in lexicons.sections("en", _LIST).items():
        for verb, subject, obj, *behind in rows:
            words = tuple(verb.split())
            roles = tuple((prep, role) for prep, _, role in (one.partition("=") for one in behind))
            frame = _Frame(event, words, subject, obj, roles)
            # the longest first, so that "take over" is not "take"
            frames = sorted((*found.get(words[0], ()), frame), key=lambda one: -len(one.words))
            found[words[0]] = tuple(frames)
    return found


def _ends(tokens: Sequence[Token], start: int, end: int, frame: _Frame) -> dict[str, int]:
    passive = is_passive(tokens, start)
    found: dict[str, int] = {}
    subject = _before(tokens, start)
    role = frame.object.removesuffix(_WITH_ANOTHER) if passive else frame.subject
    if subject is not None and role != _NONE:
        found[role] = subject
    first = None if passive else _phrase(tokens, end)
    if first is not None and frame.object != _NONE:
        head, after = first
        is_alone = frame.object.endswith(_WITH_ANOTHER) and _phrase(tokens, after) is None
        if not is_alone and not tokens[head].text[0].isdigit():
            found[frame.object.removesuffix(_WITH_ANOTHER)] = head
    roles = dict(frame.behind)
    if passive and frame.subject != _NONE:
        roles[_BY] = frame.subject
    for index in range(end, min(len(tokens), end + _REACH)):
        is_score = tokens[index - 1].text.isdigit() and tokens[index].text in _OF_A_SCORE
        if not is_score and (
            tokens[index].text in CLAUSE_MARKS or _class(tokens[index]) == "relative"
        ):
            break
        role = roles.get(tokens[index].norm, _NONE)
        told = _phrase(tokens, index + 1) if role != _NONE else None
        if told is not None:
            found.setdefault(role, told[0])
    if frame.behind and frame.object == _NONE and not any(r in found for _, r in frame.behind):
        return {}
    return found


def _class(token: Token) -> str | None:
    return word_classes("en").get(token.norm)


def _before(tokens: Sequence[Token], start: int) -> int | None:
    """The subject right before a verb and its auxiliaries: a pronoun, or the head of a phrase."""
    for index in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = tokens[index]
        if not token.is_word:
            return None
        if _class(token) in _PASSED_OVER or token.norm.endswith("ly"):
            continue
        is_named = is_content(token, "en") or _class(token) == "pronoun"
        return index if is_named and not _is_behind_a_preposition(tokens, index) else None
    return None


def _is_behind_a_preposition(tokens: Sequence[Token], index: int) -> bool:
    """Whether the phrase that ends here hangs on another one: "the mayor of Hull"."""
    place = index
    while place > 0 and (is_content(tokens[place], "en") or _class(tokens[place]) in _OPENS):
        place -= 1
    return _class(tokens[place]) == "preposition"


def _phrase(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The head of the phrase that begins here, and the place behind it; None for none."""
    head = None
    index = start
    numbers = lexicons.listed("en", "numerals", "cardinal")
    while index < min(len(tokens), start + _REACH):
        token = tokens[index]
        kind = _class(token)
        if token.norm == _HER and index + 1 < len(tokens) and is_content(tokens[index + 1], "en"):
            kind = "possessive"
        elif token.norm in _THINGS:
            kind = "pronoun"
        if head is not None and (token.norm in OWNING or token.text in "£$€"):
            if token.norm not in OWNING:
                break
            index += 1
            continue
        if token.text in "£$€":
            index += 1
            continue
        # "the church | ten years ago"
        is_number = token.text[0].isdigit() or token.norm in numbers
        is_new = head is not None and (kind is not None or is_number)
        if not token.is_word or kind in _ENDS or is_new:
            break
        if kind == "pronoun":
            return index, index + 1
        if kind is None:
            head = index
        index += 1
    return None if head is None else (head, index)
